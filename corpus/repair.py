"""Finds what Word, web pages and scanners leave in a published text that is no part of it.

Three general rules. Each deletes; none adds or changes a character: every quote stays a slice of the source.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.document import Repair, Span
from corpus.marks import starts_block

_LEFTOVER = re.compile(
    r"\[bookmark:[^\]\n]*\]|\[(?:endif|if [^\]\n]*)\]|\ufeff|[\u200b\u2060\u00ad]"
    r"|<!--(?:(?!-->).)*-->|(?<![^\n\ufeff])#{1,6}(?:[ \t]+|(?=\n|\Z))"  # Markdown
)
_HEADING_GAP = re.compile(
    r"^(?:\ufeff?#{1,6})?\s*第[^\s第]{1,9}(?:[编篇章节]|部分)([ \u3000\t]{2,})(?=\S)", re.MULTILINE
)
_SENTENCE_END = tuple("。；：！？…”’）)】》，、.;:!?")

# A line this long does not end by choice in the middle of a sentence; a heading or a signature may.
_FULL_LINE = 24
_RUNNING = frozenset({None, "article", "item", "subitem"})


def repairs(source: str) -> tuple[Repair, ...]:
    """Give everything that is to be left out of `source`, in order, without overlaps."""
    found = [*_leftovers(source), *_heading_gaps(source), *_broken_lines(source)]
    return tuple(sorted(found, key=lambda repair: repair.span))


def _leftovers(source: str) -> Iterator[Repair]:
    for match in _LEFTOVER.finditer(source):
        yield _at(source, "leftover", match.start(), match.end())


def _heading_gaps(source: str) -> Iterator[Repair]:
    """One space is kept between 第二章 and its title; the rest was alignment."""
    for match in _HEADING_GAP.finditer(source):
        yield _at(source, "heading_space", match.start(1) + 1, match.end(1))


def _broken_lines(source: str) -> Iterator[Repair]:
    """A line within an article that stops in mid-sentence goes on in the next."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", source)]
    in_article = False
    for (start, end), (next_start, next_end) in pairwise(lines):
        line, following = _LEFTOVER.sub("", source[start:end]), _LEFTOVER.sub("", source[next_start:next_end])
        in_article = in_article or starts_block(line) == "article"
        if (
            in_article
            and starts_block(line) in _RUNNING
            and len(line.strip()) >= _FULL_LINE
            and not line.rstrip().endswith(_SENTENCE_END)
            and following.strip()
            and starts_block(following) is None
            and next_start == end + 1
        ):
            kept = source[start:end].rstrip()
            indent = next_end - next_start - len(source[next_start:next_end].lstrip())
            yield _at(source, "broken_line", start + len(kept), next_start + indent)


def _at(source: str, kind: str, start: int, end: int) -> Repair:
    return Repair(kind, source.count("\n", 0, start) + 1, Span(start, end))
