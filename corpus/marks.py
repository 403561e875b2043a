"""The marks that open a block of a Chinese regulation: 第二章, 第八条, 三、, （三）, 1., 附件."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from corpus.numerals import NUMERAL, to_int

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_POINTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_LARGEST = 9999
_BLANK = " \u3000\t\u00a0"
_S = f"[{_BLANK}]*"
_CHINESE = "[零〇○一二三四五六七八九十百]+"

# 第三条所称…, 第三章的规定 and 第三条、第五条 speak of a place; they open none.
_SPEAKS_OF = r"(?![，。、；：:,;第款项的中]|规定|所[称列指述规]|之|(?:和|至|到|或者?|与|以?及)[第本前其])"
_COLON = rf"(?:{_S}[：:、.．](?!第))?"  # 第一章：总则, 第一条、为了…
_TITLE = rf"{_COLON}(?=[{_BLANK}]|$|{_SPEAKS_OF}[^。；，：]{{1,24}}$)"


class Style(StrEnum):
    """How the entries of a list are numbered."""

    CHINESE_COMMA = "一、"
    CHINESE_BRACKETS = "（一）"
    DIGITS_POINT = "1."
    DIGITS_COMMA = "1、"
    DIGITS_BRACKETS = "（1）"
    DIGITS_BRACKET = "1）"
    CIRCLED = "①"


_HEADINGS: Mapping[str, re.Pattern[str]] = {
    "part": re.compile(rf"第{_S}(?P<number>{NUMERAL}){_S}(?:[编編篇]|部分){_TITLE}"),
    "subpart": re.compile(rf"第{_S}(?P<number>{NUMERAL}){_S}分[编編]{_TITLE}"),
    "chapter": re.compile(rf"第{_S}(?P<number>{NUMERAL}){_S}章(?:之(?P<inserted>{NUMERAL}))?{_TITLE}"),
    "section": re.compile(rf"第{_S}(?P<number>{NUMERAL}){_S}[节節](?:之(?P<inserted>{NUMERAL}))?{_TITLE}"),
}
_ARTICLE = re.compile(
    rf"第{_S}(?P<number>{NUMERAL}){_S}[条條](?:之(?P<inserted>{NUMERAL}))?{_COLON}(?=[{_BLANK}]|$|{_SPEAKS_OF})"
)
_UNNUMBERED = re.compile(rf"(?:总{_S}则|總{_S}則|附{_S}[则則]|罚{_S}则)$")
_LISTS: Mapping[Style, re.Pattern[str]] = {
    Style.CHINESE_COMMA: re.compile(rf"(?P<number>{_CHINESE})、(?!{_CHINESE}[、审])"),
    Style.CHINESE_BRACKETS: re.compile(rf"[（(]{_S}(?P<number>{_CHINESE}){_S}[）)]"),
    Style.DIGITS_POINT: re.compile(
        rf"(?P<number>[0-9０-９]{{1,3}})[.．](?![0-9０-９])|(?P<pointed>[{_POINTED}])"
    ),
    Style.DIGITS_COMMA: re.compile(r"(?P<number>[0-9０-９]{1,3})、(?![0-9０-９]+、)"),
    Style.DIGITS_BRACKETS: re.compile(rf"[（(]{_S}(?P<number>[0-9０-９]{{1,3}}){_S}[）)]"),
    Style.DIGITS_BRACKET: re.compile(r"(?P<number>[0-9０-９]{1,3})[）)]"),
    Style.CIRCLED: re.compile(rf"(?P<circled>[{_CIRCLED}])"),
}
_ANNEX = re.compile(
    rf"(?:附件|附表|附录|附錄|附图){_S}(?P<number>{NUMERAL})?(?=[：:.．\s《]|$)|附[：:]|(?:附件|附表|附录)(?=[（(][^）)]*[）)]$)"
)


class Mark(NamedTuple):
    """The mark at the start of a line.

    `opens` is a kind of node; `number` is 0 where there is none, `length` counts its characters, white space
    before it included. `style` is that of a list entry. `gap` says that nothing is written right behind it.
    """

    opens: str
    number: int
    inserted: int
    length: int
    style: Style | None = None
    gap: bool = True


def read_mark(line: str) -> Mark | None:
    """Give the mark that `line` starts with, None where it only goes on or speaks of a place."""
    at = len(line) - len(line.lstrip())
    first = line[at : at + 1]
    try:
        if first == "第":
            return _place(line, at)
        if first == "附" and (annex := _ANNEX.match(line, at)):
            return Mark("annex", _number(annex), 0, annex.end())
        if first in "总總附罚" and (heading := _UNNUMBERED.match(line.rstrip(), at)):
            return Mark("chapter", 0, 0, heading.start())
        return _entry(line, at)
    except ValueError:  # 第十十条 is no mark but words
        return None


def _place(line: str, at: int) -> Mark | None:
    if article := _ARTICLE.match(line, at):
        behind = line[article.end() :]
        gap = not behind.rstrip() or behind[0] in _BLANK + "【（(〔["
        return Mark("article", _number(article), _number(article, "inserted"), article.end(), None, gap)
    for opens, pattern in _HEADINGS.items():
        if heading := pattern.match(line.rstrip(), at):
            return Mark(opens, _number(heading), _number(heading, "inserted"), heading.end())
    return None


def _entry(line: str, at: int) -> Mark | None:
    for style, pattern in _LISTS.items():
        if entry := pattern.match(line, at):
            return Mark("item", _number(entry), 0, entry.end(), style)
    return None


def _number(match: re.Match[str], name: str = "number") -> int:
    """Give the number of the group `name`, 0 where there is none. Raises ValueError for 十十."""
    groups = match.groupdict()
    for signs, drawn in ((_CIRCLED, groups.get("circled")), (_POINTED, groups.get("pointed"))):
        if drawn:
            return signs.index(drawn) + 1
    written = groups.get(name)
    if written is None:
        return 0
    number = to_int(written)
    if not 1 <= number <= _LARGEST:
        raise ValueError(f"第{written}")
    return number


def starts_block(line: str) -> str | None:
    """Give what `line` opens (`article`, `item`, …), None where it only goes on."""
    mark = read_mark(line)
    return mark.opens if mark else None
