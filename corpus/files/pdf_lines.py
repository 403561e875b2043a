"""Puts the printed lines of pages back into paragraphs, without headers, footers and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.marks import starts_block

_PAGE_NUMBER = re.compile(
    r"[-—–－~·.\s]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?[0-9０-９]{1,4}\s*页?)?[-—–－~·.\s]*"
    r"|第\s*[一二三四五六七八九十百]+\s*页"
)
_MARGIN = 2
"""So many lines at the top and at the bottom of a page may be header and footer."""
_REPEATED = 3
"""On so many pages a line must stand to be a header; on half of all pages, too."""
_INDENT = 1.2
_SHORT = 1.8
"""Both in the height of a character: what starts further in begins a paragraph, what ends further left ends one."""
_HEADING = 1.35
"""Type so much larger than the text's is a heading, which ends with its line."""


class Line(NamedTuple):
    """A printed line and where it stands on its page, in points from the lower left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """About the size of its characters."""
        return self.top - self.bottom


def paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[str, int]:
    """Give the text of `pages`, one line a paragraph, and how many headers, footers and numbers were left out."""
    repeated = _repeated(pages)
    kept = [
        [line for at, line in enumerate(page) if not _is_margin(page, at, line, repeated)] for page in pages
    ]
    lines = [line for page in kept for line in page]
    taken_out = sum(map(len, pages)) - len(lines)
    if not lines:
        return "", taken_out
    left, right = _edges(lines)
    size = median(line.height for line in lines)
    text = lines[0].text
    for before, line in pairwise(lines):
        goes_on = (
            before.right >= right - _SHORT * size
            and line.left <= left + _INDENT * size
            and "\t" not in line.text
            and starts_block(line.text) is None
            and before.height < _HEADING * size
        )
        text += line.text if goes_on else "\n" + line.text
    return text, taken_out


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """The margins that the text keeps to: where most lines begin, and as far right as one line in five goes."""
    starts = Counter(round(line.left / 4) for line in lines)
    common = [start for start, count in starts.items() if count >= 0.1 * len(lines)]
    rights = sorted(line.right for line in lines)
    return 4.0 * min(common, default=min(starts)), rights[int(0.8 * (len(rights) - 1))]


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """What stands at the top or bottom of many pages, its numbers aside."""
    counts = Counter(
        key for page in pages for key in {_key(line) for line in [*page[:_MARGIN], *page[-_MARGIN:]]}
    )
    least = max(_REPEATED, len(pages) / 2)
    return frozenset(key for key, count in counts.items() if count >= least)


def _key(line: Line) -> str:
    return re.sub(r"[0-9０-９\s]+", "", line.text)


def _is_margin(page: Sequence[Line], at: int, line: Line, repeated: frozenset[str]) -> bool:
    if not (at < _MARGIN or at >= len(page) - _MARGIN):
        return False
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    return _key(line) in repeated and starts_block(line.text) is None
