"""Decides what every stretch of a text opens, with the whole text in view.

A mark alone does not tell: 一、 is a heading above 第一条, an entry below it, and the unit to be cited where there
is no 第一条 at all; 第三条 within “…” belongs to another text; a table of contents names every chapter before
it comes.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.blocks import HEADINGS, Block, Role
from corpus.continuations import continue_clauses, find_signature, find_unmarked_headings, with_titles_below
from corpus.document import Kind, Span
from corpus.marks import Style, read_mark
from corpus.units import find_list_headings, find_units

_NAMES_PAGE = re.compile(r"(?:[.…·．]{2,}|\t)\s*[0-9０-９]{1,4}$")


def outline(source: str, spans: Sequence[Span]) -> list[Block]:
    """Give the blocks of `source`: one for each of `spans`, or for two where a title stands below its heading."""
    blocks = [_block(source, span) for span in spans]
    _leave_quotations(source, blocks)
    _leave_contents(source, blocks)
    if any(block.role is Role.ARTICLE for block in blocks):
        find_list_headings(source, blocks)
    else:
        find_units(source, blocks)
    _widen_last_heading(blocks)
    blocks = with_titles_below(source, blocks)
    find_unmarked_headings(source, blocks)
    find_signature(source, blocks)
    continue_clauses(source, blocks)
    return blocks


def _block(source: str, span: Span) -> Block:
    words = source[span.start : span.end]
    if words.startswith("|"):
        return Block(*span, None, Role.TABLE)
    mark = read_mark(words)
    if mark is None:
        return Block(*span, None, Role.TEXT)
    kind = Kind(mark.opens)
    return Block(*span, mark, Role.HEADING if kind in HEADINGS else Role(mark.opens), kind)


def _leave_quotations(source: str, blocks: Sequence[Block]) -> None:
    """第三条 within “…” that runs over several lines is quoted; it belongs to the text that is amended.

    Where a ” was forgotten the quotation seems to go on: what counts on from before it to behind it is kept.
    """
    ranges = iter(list(_quotations(source)))
    current = next(ranges, None)
    quoted: list[Block] = []
    outside: dict[tuple[str, Style | None], int] = {}
    for block in blocks:
        while current and current.end <= block.start:
            current = next(ranges, None)
        mark = block.mark
        if mark is None:
            continue
        if current and current.start < block.start:
            quoted.append(block)
            continue
        before = outside.get((mark.opens, mark.style), 0)
        for other in quoted:
            assert other.mark is not None
            same = (other.mark.opens, other.mark.style) == (mark.opens, mark.style)
            if not (same and before and before + 1 == other.mark.number == mark.number - 1):
                other.make_text()
        outside[mark.opens, mark.style] = mark.number
        quoted = []
    for block in quoted:
        block.make_text()


def _quotations(source: str) -> Iterator[Span]:
    """Give the quotations of more than one line. Every line of one may open “ again; only its last closes ”."""
    opened: list[int] = []
    for match in re.finditer(r"[“”]", source):
        at = match.start()
        if match.group() == "“":
            continues = opened and not source[source.rfind("\n", 0, at) + 1 : at].strip()
            if not continues:
                opened.append(at)
        elif opened:
            start = opened.pop()
            if not opened and "\n" in source[start:at]:
                yield Span(start, at)


def _leave_contents(source: str, blocks: Sequence[Block]) -> None:
    """Headings that come again before any article were a table of contents, and so is what names a page."""
    for block in blocks:
        if block.mark and block.role is not Role.ITEM and _NAMES_PAGE.search(block.words(source)):
            block.make_text()
    first_article = next((at for at, block in enumerate(blocks) if block.role is Role.ARTICLE), len(blocks))
    headings = [
        at for at, block in enumerate(blocks[:first_article]) if block.role is Role.HEADING and block.mark
    ]
    if not headings:
        return
    name = _name(blocks[headings[0]])
    again = [at for at in headings[1:] if _name(blocks[at]) == name]
    for block in blocks[: again[-1] if again else 0]:
        block.make_text()


def _name(block: Block) -> tuple[Kind, int]:
    assert block.mark is not None
    return block.kind, block.mark.number


def _widen_last_heading(blocks: Sequence[Block]) -> None:
    """附则 without a number ends the widest division there is: in a code of 编 it is no chapter of the last."""
    widest = min(
        (block.kind for block in blocks if block.role is Role.HEADING and block.mark and block.mark.number),
        key=list(Kind).index,
        default=Kind.CHAPTER,
    )
    for block in blocks:
        if block.role is Role.HEADING and block.mark and not block.mark.number:
            block.kind = widest
