"""The figures that a message asks about: 三分之一怎么算, 30%是哪条定的."""

import re

from corpus.quantities import Quantity, quantities

FILLER = re.compile(
    r"的|了|呢|吗|吧|啊|说|讲|写|规定|内容|原文|什么|啥|甚|怎么|咋|是|请|给我|看看|一下|念|全文|有哪些|[，。？?！!、\s]"
)
# 30%这个数是哪条定的, 哪一条说要5个工作日, which article says 30%
_WHICH_PLACE = (
    r"(?:(?:是?哪|第几|什么)[一儿]?(?:条|款|项|处|句|里)|出处|哪[儿里]?来|出自哪"
    r"|从哪(?![天日年]|个月)|which (?:article|clause|item))"
)
_SOURCE = re.compile(rf"(?:以[上内下])?[^，。！？；?!;,]{{0,8}}?{_WHICH_PLACE}", re.IGNORECASE)
_SOURCE_BEFORE = re.compile(rf"{_WHICH_PLACE}[^，。！？；?!;,0-9]{{0,8}}$", re.IGNORECASE)
_THESE = re.compile("这[几两三些]个?(?:数|期限|比例)")
_THIS = re.compile(rf"[这那]个?(?:数字?|比例|期限|天数)[^，。！？；?!;,]{{0,6}}?{_WHICH_PLACE}")
_ABOUT_A_FIGURE = re.compile(
    "怎么|算|分母|口径|理解|指|数字?|这个|那个|含义|意思|比例|期限|不少于|不超过|不低于|至少|[个要有上下以内]"
)
_ITS_BEGINNING = re.compile("从(?:哪|什么时候|啥时候?|何时|几号|多会儿)|起算|算起|打哪")
"""这一年从哪天算起: asks for the first day of it."""
_NO_FIGURES = frozenset({"", "article", "paragraph", "item", "chapter", "step", "piece", "copy"})


def figures_sourced(text: str) -> tuple[str, ...]:
    """Give the figures beside a 哪条, and all of 这两个数."""
    known = _known_figures(text)
    all_of_them = _THESE.search(text) or (len(known) == 1 and _THIS.search(text))
    return tuple(
        dict.fromkeys(
            text[one.start : one.end]
            for one in known
            if all_of_them or _SOURCE_BEFORE.search(text[: one.start]) or _SOURCE.match(text[one.end :])
        )
    )


def lone_figure(text: str) -> tuple[str, ...]:
    """Give the figure that a message is all about (三分之一怎么算)."""
    known = _known_figures(text)
    if len(known) != 1 or _ITS_BEGINNING.search(text):
        return ()
    (figure,) = known
    left = FILLER.sub("", text[: figure.start] + text[figure.end :])
    return () if _ABOUT_A_FIGURE.sub("", left) else (text[figure.start : figure.end],)


def _known_figures(text: str) -> list[Quantity]:
    return [one for one in quantities(text) if one.unit not in _NO_FIGURES]
