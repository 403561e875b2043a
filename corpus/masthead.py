"""Reads what a published text says of itself: title, number, issuer, when it was issued and from when it is in force.

It stands before the first chapter or article (title, 题注, the notice that came with it), in the last articles
(自…起施行) and in the signature. What is not found stays None: staff see it in the preview and fill it in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.chinese_dates import DATE
from corpus.marks import starts_block
from corpus.publication import read_publication
from corpus.titles import bare_title, core, is_title

_LIST = re.compile(r"[一二三四五六七八九十]+、")
_CONTENTS = re.compile(r"目\s*录")
_STATE = re.compile(r"[（(](?:试行|暂行|草案|修订|修正|修订草案|征求意见稿|[0-9]{4}年(?:修订|修正|版))[）)]")
_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,14}\s*[〔［\[【（(]\s*(?:19|20)[0-9]{2}\s*[〕］\]】）)]\s*第?\s*[0-9]{1,5}\s*号)(?P<rest>.{0,24})"
)
_ORDER = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,30}?)(?:令|公告)\s*[（(]?(?P<number>第\s*[0-9一二三四五六七八九十百千零〇]+\s*号)?[）)]?"
)
_ORDER_NUMBER = re.compile(r"[（(]?(第?\s*[0-9一二三四五六七八九十百千零〇]+\s*号)[）)]?")
_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,30}(?:人民政府|办公厅|办公室|委员会|代表大会|科技局|财政局|[局厅部院署会])(?:文件)?"
)
_NARROW = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_LONGEST_PREFACE = 200
_JOINED_TITLE = 40


@dataclass(frozen=True)
class Masthead:
    """What a text says of itself; None where it does not say it or it was not understood."""

    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued: date | None = None
    effective: date | None = None
    until: date | None = None
    doubts: tuple[str, ...] = ()


def read_masthead(text: str) -> Masthead:
    """Give what `text` says of itself."""
    lines = [line.strip() for line in text.translate(_NARROW).splitlines()]
    preface = _preface(lines)
    publication = read_publication(preface, _closing(lines))
    number, body = _number(preface)
    return Masthead(
        title=_title(preface),
        number=number or publication.number,
        issuer=body or publication.issuer or _issuer(preface),
        issued=publication.issued,
        effective=publication.effective,
        until=publication.until,
        doubts=publication.doubts,
    )


def _preface(lines: Sequence[str]) -> list[str]:
    """The lines before the first chapter, article or list; before the contents where there are some."""
    kept: list[str] = []
    for line in lines[:_LONGEST_PREFACE]:
        if _CONTENTS.fullmatch(line) or starts_block(line) in (
            "part",
            "subpart",
            "chapter",
            "section",
            "article",
        ):
            break
        if _LIST.match(line):
            break
        if line:
            kept.append(line)
    return kept


def _closing(lines: Sequence[str]) -> list[str]:
    """The last lines that may say when the text comes into force, and the signature; annexes lie behind them."""
    body = list(lines)
    articles = [at for at, line in enumerate(body) if starts_block(line) == "article"]
    last = articles[-3:][0] if articles else max(0, len(body) - 12)
    annex = next((at for at in range(last, len(body)) if starts_block(body[at]) == "annex"), len(body))
    return [line for line in body[last:annex] if line][:40]


def _title(preface: Sequence[str]) -> str | None:
    """The last line before the text that is a title: what stands before it is the notice that came with it."""
    found = [at for at, line in enumerate(preface) if is_title(bare_title(line))]
    if not found:
        return None
    at = found[-1]
    title = bare_title(preface[at])
    whole = [other for at in found if core(title) in core(other := bare_title(preface[at]))]
    if len(whole) > 1 and len(core(whole[0])) >= len(core(title)):
        return whole[0]  # printed once above the notice, and again, in several lines, above the text
    if at + 1 < len(preface) and _STATE.fullmatch(preface[at + 1]):
        title += preface[at + 1]
    while at and _is_first_half(preface[at - 1]) and len(title) + len(preface[at - 1]) <= _JOINED_TITLE:
        at -= 1
        title = bare_title(preface[at]) + title
    return title


def _is_first_half(line: str) -> bool:
    """Whether a title may have been broken behind `line`: no sentence, no body, no number, no date."""
    return not (
        re.search("[，。；：:、（(〔]", line)
        or is_title(bare_title(line))
        or _BODY.fullmatch(re.sub(r"\s", "", line))
        or _ORDER.fullmatch(line)
        or _NUMBER.match(line)
        or _ORDER_NUMBER.fullmatch(line)
        or re.search(DATE, line)
        or line.startswith(("附件", "附："))
    )


def _number(preface: Sequence[str]) -> tuple[str | None, str | None]:
    """The number of the document and, of an order, who gave it; a number within a sentence is another's."""
    for at, line in enumerate(preface):
        if (found := _NUMBER.match(line)) and not re.search("[，。》]", found["rest"]):
            return re.sub(r"\s", "", found[1]), None
        if order := _ORDER.fullmatch(re.sub(r"\s", "", line)):
            following = preface[at + 1] if at + 1 < len(preface) else ""
            number = order["number"] or (own[1] if (own := _ORDER_NUMBER.fullmatch(following)) else "")
            if number:
                return re.sub(r"[\s（()）]", "", line.partition("第")[0] + number), order["body"]
    return None, None


def _issuer(preface: Sequence[str]) -> str | None:
    """The body whose name stands alone in a line, last of all before the date of a signature."""
    bodies = [
        re.sub(r"\s+", "、", line).removesuffix("文件")
        for line in preface
        if _BODY.fullmatch(re.sub(r"\s", "", line))
    ]
    return bodies[-1] if bodies else None
