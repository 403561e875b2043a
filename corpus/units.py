"""What the entries of lists are: headings above articles, the units of a text without 第X条, or entries."""

from collections.abc import Sequence

from corpus.blocks import Block, Role
from corpus.document import Kind
from corpus.marks import Style

_NEAR = 2
"""So many numbers may be missing in a row before a list is another one."""


def find_list_headings(source: str, blocks: Sequence[Block]) -> None:
    """一、 and （一） are headings where an article follows at once; a list goes on with its next entry."""
    has_chapters = any(block.kind is Kind.CHAPTER and block.role is Role.HEADING for block in blocks)
    wide, narrow = (Kind.SECTION, Kind.SECTION) if has_chapters else (Kind.CHAPTER, Kind.SECTION)
    for at in range(len(blocks) - 2, -1, -1):
        block, following = blocks[at], blocks[at + 1]
        if block.role is not Role.ITEM or block.mark is None or not block.is_title(source):
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
    return block is not None and block.words(source).endswith("。")


def find_units(source: str, blocks: Sequence[Block]) -> None:
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
    for at, block in enumerate(body):
        assert block.mark is not None
        if block.mark.style is chosen and _counts_on(number, block, body[at + 1 :]):
            block.role, number = Role.ARTICLE, block.mark.number
        elif chosen in through and block.mark.style is Style.CHINESE_COMMA and block.is_title(source):
            block.role, block.kind = Role.HEADING, Kind.CHAPTER


def _counts_on(number: int, block: Block, following: Sequence[Block]) -> bool:
    """Whether a unit counts on from `number`; one may be missing where the next goes on from this one."""
    assert block.mark is not None
    if block.mark.number == number + 1 or not 0 < block.mark.number - number <= _NEAR + 1:
        return block.mark.number == number + 1
    later = [other.mark.number for other in following if other.mark and other.mark.style is block.mark.style]
    return number + 1 not in later and later[:1] == [block.mark.number + 1]


def _run(blocks: Sequence[Block], style: Style) -> int:
    """How far the numbers of `style` count up from 1."""
    number = 0
    for block in blocks:
        if block.mark and block.mark.style is style and block.mark.number == number + 1:
            number += 1
    return number


def _begins(block: Block, style: Style) -> bool:
    return block.mark is not None and block.mark.style is style and block.mark.number == 1
