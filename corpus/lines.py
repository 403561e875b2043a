"""Cuts a source into the stretches that may open a block: its lines, and what was run together in one line."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import Repair, Span
from corpus.marks import Style, read_mark
from corpus.numerals import NUMERAL

_BLANK = " \t\u3000\u00a0"
_RUN_TOGETHER = re.compile(rf"(?<=[。；])[{_BLANK}]+第{NUMERAL}条(?:之{NUMERAL})?[{_BLANK}]")
_AFTER_SENTENCE = re.compile(rf"(?<=[。；：])[{_BLANK}]+(?=\S)")
_HEADING_AND_ARTICLE = re.compile(
    rf"第{NUMERAL}[编章节][{_BLANK}]*[^{_BLANK}。；，]{{1,24}}[{_BLANK}]+(?=第{NUMERAL}条[{_BLANK}])"
)
_ENTRY = re.compile(r"(?<=[：:；;。，,、])[ \u3000]*(?=[（(①-⑳⒈-⒛0-9０-９])")


def lines(source: str, found: Sequence[Repair]) -> Iterator[Span]:
    """Give the stretches of `source` that are not blank, in order, what is repaired away at their start left out."""
    gone = {repair.span.start: repair.span.end for repair in found}
    for line in _lines(source, found):
        for span in _cut(source, line):
            start = _skip(source, span.start, gone)
            if source[start : span.end].strip():
                yield Span(start, span.end)


def _lines(source: str, found: Sequence[Repair]) -> Iterator[Span]:
    """A line break that is repaired away ends no line."""
    joined = {
        at
        for repair in found
        if repair.kind == "broken_line"
        for at in range(repair.span.start, repair.span.end)
    }
    start = 0
    for match in re.finditer(r"\n|\Z", source):
        if match.start() in joined:
            continue
        if source[start : match.start()].strip():
            yield Span(start, match.start())
        start = match.end()


def _skip(source: str, start: int, gone: dict[int, int]) -> int:
    """Pass over white space and over what is repaired away."""
    while True:
        if start in gone:
            start = gone[start]
        elif start < len(source) and source[start] in _BLANK:
            start += 1
        else:
            return start


def _cut(source: str, line: Span) -> Iterator[Span]:
    start = line.start
    heading = _HEADING_AND_ARTICLE.search(source, line.start, line.end)
    if heading and not source[line.start : heading.start()].strip("# \u3000\t\ufeff"):
        yield Span(start, heading.end())
        start = heading.end()
    cuts: list[int] = []
    if _RUN_TOGETHER.search(source, start, line.end):
        cuts = [match.end() for match in _AFTER_SENTENCE.finditer(source, start, line.end)]
    for cut in [*cuts, line.end]:
        yield from _entries(source, Span(start, cut))
        start = cut


def _entries(source: str, line: Span) -> Iterator[Span]:
    """Cut a list that is written on: …下列条件：（一）…；（二）…. One entry alone is no list."""
    cuts: list[int] = []
    style: Style | None = None
    for match in _ENTRY.finditer(source, line.start, line.end):
        mark = read_mark(source[match.end() : line.end])
        if mark is None or mark.style is None or _in_quotation(source, line.start, match.end()):
            continue
        before = source[match.start() - 1]
        if style is None and mark.number == 1 and before in "：:":
            style, cuts = mark.style, [match.end()]
        elif mark.style is style and mark.number == len(cuts) + 1 and before not in "：:":
            cuts.append(match.end())
    start = line.start
    for cut in [*(cuts if len(cuts) > 1 else []), line.end]:
        yield Span(start, cut)
        start = cut


def _in_quotation(source: str, start: int, at: int) -> bool:
    return source.count("“", start, at) > source.count("”", start, at)
