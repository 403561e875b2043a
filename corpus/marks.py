"""The marks that open a block of a Chinese regulation: 第二章, 第八条, （三）, 1., 附件."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from corpus.numerals import NUMERAL, to_int

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LARGEST = 9999
_GAP = r"(?=[ \u3000\t\u00a0]|$)"

_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "part": re.compile(rf"第(?P<number>{NUMERAL})编{_GAP}"),
    "subpart": re.compile(rf"第(?P<number>{NUMERAL})分编{_GAP}"),
    "chapter": re.compile(rf"第(?P<number>{NUMERAL})章(?:之(?P<inserted>{NUMERAL}))?{_GAP}"),
    "section": re.compile(rf"第(?P<number>{NUMERAL})节{_GAP}"),
    "article": re.compile(
        rf"第(?P<number>{NUMERAL})条(?:之(?P<inserted>{NUMERAL}))?"
        r"(?=[ \u3000\t\u00a0【（(]|$|[^，。、；第款项规和至或与及])"
    ),
    "item": re.compile(r"[（(](?P<number>[零〇一二三四五六七八九十百]+)[）)]"),
    "subitem": re.compile(
        rf"(?:(?P<number>[0-9０-９]{{1,2}})[.．、](?![0-9])|[（(](?P<bracketed>[0-9０-９]{{1,2}})[）)]|(?P<circled>[{_CIRCLED}]))"
    ),
    "annex": re.compile(r"(?:附件|附表|附录)(?=[0-9０-９一二三四五六七八九十：:\s]|$)|附[：:]"),
}


class Mark(NamedTuple):
    """The mark at the start of a line: what it opens, its number (0: none), how many characters it takes."""

    opens: str
    number: int
    inserted: int
    length: int


def read_mark(line: str) -> Mark | None:
    """Give the mark that `line` starts with; white space before it counts into its length."""
    indent = len(line) - len(line.lstrip())
    for opens, pattern in _PATTERNS.items():
        if not (match := pattern.match(line, indent)):
            continue
        try:
            return Mark(opens, _number(match), _number(match, "inserted"), match.end())
        except ValueError:  # 第十十条 is no mark but words
            continue
    return None


def _number(match: re.Match[str], *names: str) -> int:
    """Give the first number of the groups `names`, 0 where there is none. Raises ValueError for 十十."""
    groups = match.groupdict()
    if not names and (circled := groups.get("circled")):
        return _CIRCLED.index(circled) + 1
    written = next((groups[name] for name in names or ("number", "bracketed") if groups.get(name)), None)
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
