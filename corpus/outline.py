"""Decides what every stretch of a text opens, with the whole text in view.

A mark alone does not tell: 一、 is a heading above 第一条, an entry below it, and the unit to be cited where there
is no 第一条 at all; 第三条 within “…” belongs to another text; a table of contents names every chapter before
it comes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Kind, Span
from corpus.marks import Mark, Style, read_mark

_HEADINGS = frozenset({Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION})
_SENTENCE_END = tuple("。；：，、！？.;:,!?…")
_LONGEST_TITLE = 40
_YEAR = r"(?:[12][0-9]{3}|[１２][０-９]{3}|[一二][零〇○Ｏ０一二三四五六七八九]{3})"
_DATE_LINE = re.compile(
    rf"[（(]?\s*{_YEAR}\s*年\s*\S{{1,3}}\s*月\s*(?:\S{{1,3}}\s*日)?\s*"
    r"(?:(?:印发|发布|公布|公告|通过|修正|修订|施行)[^。]{0,10})?[）)]?"
)
_LONGEST_SIGNATURE = 30


class Role(StrEnum):
    """What a stretch is."""

    TEXT = "text"
    HEADING = "heading"
    ARTICLE = "article"
    ITEM = "item"
    ANNEX = "annex"
    TABLE = "table"
    ASIDE = "aside"
    """A signature: it follows the last article and is no part of it."""


@dataclass(slots=True)
class Block:
    """A stretch of the source with its mark. `kind` is that of a heading, `citable` speaks of articles."""

    start: int
    end: int
    mark: Mark | None
    role: Role
    kind: Kind = Kind.PARAGRAPH
    citable: bool = True
    in_body: bool = False
    """Of an article: it goes on where the body stopped, whatever stood between."""

    def text(self) -> None:
        """Make it words that go on in what is open."""
        self.mark, self.role = None, Role.TEXT


def outline(source: str, spans: Sequence[Span]) -> list[Block]:
    """Give the blocks of `source`, one for each of `spans` (two where a heading's title stands below it)."""
    blocks = [_block(source, span) for span in spans]
    _leave_quotations(source, blocks)
    _leave_contents(blocks)
    if any(block.role is Role.ARTICLE for block in blocks):
        _find_list_headings(source, blocks)
    else:
        _find_units(source, blocks)
    _widen_last_heading(blocks)
    blocks = _with_titles_below(source, blocks)
    _find_signature(source, blocks)
    return blocks


def _block(source: str, span: Span) -> Block:
    words = source[span.start : span.end]
    if words.startswith("|"):
        return Block(*span, None, Role.TABLE)
    mark = read_mark(words)
    if mark is None:
        return Block(*span, None, Role.TEXT)
    kind = Kind(mark.opens)
    return Block(*span, mark, Role.HEADING if kind in _HEADINGS else Role(mark.opens), kind)


def _leave_quotations(source: str, blocks: Sequence[Block]) -> None:
    """第三条 within “…” that runs over several lines is quoted; it belongs to the text that is amended."""
    ranges = iter(list(_quotations(source)))
    current = next(ranges, None)
    for block in blocks:
        while current and current.end <= block.start:
            current = next(ranges, None)
        if current and current.start < block.start:
            block.text()


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


def _leave_contents(blocks: Sequence[Block]) -> None:
    """Headings that come again before any article were a table of contents."""
    first_article = next((at for at, block in enumerate(blocks) if block.role is Role.ARTICLE), len(blocks))
    headings = [
        at for at, block in enumerate(blocks[:first_article]) if block.role is Role.HEADING and block.mark
    ]
    if not headings:
        return
    name = _name(blocks[headings[0]])
    again = [at for at in headings[1:] if _name(blocks[at]) == name]
    for block in blocks[: again[-1] if again else 0]:
        block.text()


def _name(block: Block) -> tuple[Kind, int]:
    assert block.mark is not None
    return block.kind, block.mark.number


def _is_title(source: str, block: Block) -> bool:
    length = block.mark.length if block.mark else 0
    words = source[block.start + length : block.end].strip()
    return 0 < len(words) <= _LONGEST_TITLE and not words.endswith(_SENTENCE_END)


def _find_list_headings(source: str, blocks: Sequence[Block]) -> None:
    """一、 and （一） are headings where an article follows at once; a list goes on with its next entry."""
    has_chapters = any(block.kind is Kind.CHAPTER and block.role is Role.HEADING for block in blocks)
    wide, narrow = (Kind.SECTION, Kind.SECTION) if has_chapters else (Kind.CHAPTER, Kind.SECTION)
    for at in range(len(blocks) - 2, -1, -1):
        block, following = blocks[at], blocks[at + 1]
        if block.role is not Role.ITEM or block.mark is None or not _is_title(source, block):
            continue
        opens = following.role is Role.ARTICLE or (
            following.role is Role.HEADING and following.kind is narrow
        )
        if block.mark.style is Style.CHINESE_COMMA and opens:
            block.role, block.kind = Role.HEADING, wide
        elif block.mark.style is Style.CHINESE_BRACKETS and following.role is Role.ARTICLE:
            before = blocks[at - 1] if at else None
            if _ends_sentence(source, before) or (
                before is not None and before.mark and before.mark.style is Style.CHINESE_COMMA
            ):
                block.role, block.kind = Role.HEADING, narrow


def _ends_sentence(source: str, block: Block | None) -> bool:
    return block is not None and source[block.start : block.end].rstrip().endswith("。")


def _find_units(source: str, blocks: Sequence[Block]) -> None:
    """Where there is no 第X条, the outermost list gives the units that are cited."""
    annex = next((at for at, block in enumerate(blocks) if block.role is Role.ANNEX), len(blocks))
    body = [block for block in blocks[:annex] if block.role is Role.ITEM and block.mark]
    run = {style: _run(body, style) for style in Style}
    through = {style for style in (Style.DIGITS_POINT, Style.DIGITS_COMMA) if run[style] > 2}
    through = {style for style in through if sum(_begins(block, style) for block in body) == 1}
    chosen: Style | None
    if through and run[Style.CHINESE_COMMA] > 1:
        chosen = max(through, key=lambda style: run[style])
    else:
        chosen = next((style for style in Style if run[style] > 1), None)
    number = 0
    for block in body:
        assert block.mark is not None
        if block.mark.style is chosen and block.mark.number == number + 1:
            block.role, number = Role.ARTICLE, number + 1
        elif chosen in through and block.mark.style is Style.CHINESE_COMMA and _is_title(source, block):
            block.role, block.kind = Role.HEADING, Kind.CHAPTER


def _run(blocks: Sequence[Block], style: Style) -> int:
    """How far the numbers of `style` count up from 1."""
    number = 0
    for block in blocks:
        if block.mark and block.mark.style is style and block.mark.number == number + 1:
            number += 1
    return number


def _begins(block: Block, style: Style) -> bool:
    return block.mark is not None and block.mark.style is style and block.mark.number == 1


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


def _with_titles_below(source: str, blocks: Sequence[Block]) -> list[Block]:
    """第一章 alone on its line has its title on the next, when a heading or an article follows that."""
    kept: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        following = blocks[at + 1 : at + 3]
        if (
            block.role is Role.HEADING
            and block.mark
            and block.mark.number
            and not source[block.start + block.mark.length : block.end].strip()
            and [other.role for other in following] in ([Role.TEXT, Role.HEADING], [Role.TEXT, Role.ARTICLE])
            and _is_title(source, following[0])
        ):
            block.end = following[0].end
            at += 1
        kept.append(block)
        at += 1
    return kept


def _find_signature(source: str, blocks: Sequence[Block]) -> None:
    """A date alone on its line behind the last article, with the short lines above it, signs the document."""
    annex = next((at for at, block in enumerate(blocks) if block.role is Role.ANNEX), len(blocks))
    last = max((at for at, block in enumerate(blocks[:annex]) if block.role is not Role.TEXT), default=annex)
    tail = blocks[last + 1 : annex]
    dates = [
        at for at, block in enumerate(tail) if _DATE_LINE.fullmatch(source[block.start : block.end].strip())
    ]
    if not dates:
        return
    start = dates[0]
    while start and _is_signature(source, tail[start - 1]):
        start -= 1
    for block in tail[start:]:
        block.role = Role.ASIDE


def _is_signature(source: str, block: Block) -> bool:
    words = source[block.start : block.end].strip()
    return len(words) <= _LONGEST_SIGNATURE and not words.endswith(_SENTENCE_END)
