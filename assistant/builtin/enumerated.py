"""Questions that a message numbers: 两个事 1 … 2 …, a… b…, 头一问… 二问…."""

import re

from assistant.builtin.phrases import phrases

_ANNOUNCED = (
    r"(?:(?:我|再|就|想|先)?(?:问|有|咨询|请教)?(?:您|你|一下)?(?:两|俩|2|二|三|仨|3|几)(?:个|件|样|条)?"
    r"(?:事儿?|问题|问)(?:哈|啊|呀|哦)?|[^，,。；;：:？?]{0,6}[：:])?"
)
_BEFORE = r"(?:^|(?<=[\s，,。；;：:、？?！!吗么不没呢吧哇]))"
_NO_UNIT = r"(?=[\s、.．)）:：]*[\u4e00-\u9fff])(?!\s?[个名位人年月号日天家项条次万亿成级届岁周期%点分楼])[\s、.．,，)）:：]*"
_KINDS = tuple(
    (re.compile(rf"^\s*{_ANNOUNCED}[\s，,]*{first}"), re.compile(second))
    for first, second in (
        (rf"[（(]?1{_NO_UNIT}", rf"{_BEFORE}[（(]?2{_NO_UNIT}"),
        (r"a[\s、.．)）:：]*(?=[\u4e00-\u9fff])", rf"{_BEFORE}b[\s、.．)）:：]*(?=[\u4e00-\u9fff])"),
        (r"①\s*", r"②\s*"),
        (
            r"[^？?]*?(?:头一问|第一问|一问|其一|第一[，,、])[，,：:]?",
            rf"{_BEFORE}(?:二问|第二问|其二|第二[，,、])[，,：:]?",
        ),
    )
)
_SHORTEST = 20


def without_numbering(text: str) -> str:
    """`text` with its numbered questions parted by ；; as it is where it numbers none, or only replies (1、是 2、没有)."""
    if len(text) < _SHORTEST or not phrases().match("asking", text):
        return text
    for first, second in _KINDS:
        opened = first.match(text)
        following = second.search(text, opened.end()) if opened else None
        if not (opened and following):
            continue
        told = _MARK.sub("", opened.group()) if opened.re is _KINDS[-1][0] else ""
        return (
            f"{told}{text[opened.end() : following.start()].rstrip(' ，,。；;')}；{text[following.end() :]}"
        )
    return text


_MARK = re.compile(r"(?:头一问|第一问|一问|其一|第一[，,、])[，,：:]?$")
