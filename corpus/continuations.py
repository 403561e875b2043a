"""Lines that go on in what stands above them: titles below their heading, broken clauses, signatures."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.blocks import SENTENCE_END, Block, Role
from corpus.document import Kind
from corpus.marks import Mark, Style

_WAITING = tuple("，、；,;")
_CLOSING = tuple("”’）)】》")
_LONGEST_UNMARKED = 20
_YEAR = r"(?:[12][0-9]{3}|[１２][０-９]{3}|[一二][零〇○Ｏ０一二三四五六七八九]{3})"
_DATE_LINE = re.compile(
    rf"[（(]?\s*{_YEAR}\s*年\s*\S{{1,3}}\s*月\s*(?:\S{{1,3}}\s*日)?\s*"
    r"(?:(?:印发|发布|公布|公告|通过|修正|修订|施行)[^。]{0,10})?[）)]?"
)
_LONGEST_SIGNATURE = 30


def with_titles_below(source: str, blocks: Sequence[Block]) -> list[Block]:
    """第一章 alone on its line has its title on the next, when a heading or an article follows that."""
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        above = kept[-1] if kept else None
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if above and following and _is_title_of(source, above, block, following):
            above.end = block.end
        else:
            kept.append(block)
    return kept


def _is_title_of(source: str, above: Block, block: Block, following: Block) -> bool:
    bare = above.role is Role.HEADING and above.mark and above.mark.number and not above.behind_mark(source)
    unnumbered = block.role is Role.HEADING and block.mark and not block.mark.number
    return bool(
        bare
        and (block.role is Role.TEXT or unnumbered)
        and following.role in (Role.HEADING, Role.ARTICLE)
        and block.is_title(source)
    )


def find_unmarked_headings(source: str, blocks: Sequence[Block]) -> None:
    """A title alone on its line between two articles is a heading that lost its 第二章, in a text of chapters."""
    if not any(block.role is Role.HEADING for block in blocks):
        return
    for before, block, following in zip(blocks, blocks[1:], blocks[2:], strict=False):
        opens = following.role is Role.ARTICLE or (
            following.role is Role.HEADING and following.kind is Kind.SECTION
        )
        words = block.words(source)
        if (
            block.role is Role.TEXT
            and opens
            and before.words(source).endswith("。")
            and len(words) <= _LONGEST_UNMARKED
            and block.is_title(source)
            and not words.endswith(_CLOSING)
        ):
            block.mark, block.role, block.kind = Mark("chapter", 0, 0, 0), Role.HEADING, Kind.CHAPTER


def find_signature(source: str, blocks: Sequence[Block]) -> None:
    """A date alone on its line behind the last article, with the short lines above it, signs the document."""
    annex = next((at for at, block in enumerate(blocks) if block.role is Role.ANNEX), len(blocks))
    last = max((at for at, block in enumerate(blocks[:annex]) if block.role is not Role.TEXT), default=annex)
    tail = blocks[last + 1 : annex]
    dates = [at for at, block in enumerate(tail) if _DATE_LINE.fullmatch(block.words(source))]
    if not dates:
        return
    start = dates[0]
    while start and _is_signature(source, tail[start - 1]):
        start -= 1
    for block in tail[start:]:
        block.role = Role.ASIDE


def _is_signature(source: str, block: Block) -> bool:
    words = block.words(source)
    return len(words) <= _LONGEST_SIGNATURE and not words.endswith(SENTENCE_END)


def continue_clauses(source: str, blocks: Sequence[Block]) -> None:
    """A line is no paragraph 款 of its own where the one above waits for it, or where a list goes on behind it."""
    listed = False
    for before, block in pairwise(blocks):
        if block.role is not Role.TEXT or before.role not in (Role.TEXT, Role.CONTINUED, Role.ARTICLE):
            listed = False
            continue
        above, words = before.words(source), block.words(source)
        ends = words.endswith(SENTENCE_END + _CLOSING)
        if above.endswith(_WAITING):
            listed = not words.endswith("。")
        elif above.endswith(("：", ":")) or (listed and not above.endswith("。")):
            listed = words.endswith(_WAITING) or not ends
        else:
            listed = False
            continue
        if listed or above.endswith(_WAITING):
            block.role = Role.CONTINUED
    _continue_entries(source, blocks)


def _continue_entries(source: str, blocks: Sequence[Block]) -> None:
    """What stands between entry 2 and entry 3 of one list belongs to entry 2, unless it leads to a new list."""
    last: dict[Style, tuple[int, int]] = {}
    for at, block in enumerate(blocks):
        if block.role in (Role.HEADING, Role.ARTICLE, Role.ANNEX):
            last = {}
        if block.role is not Role.ITEM or block.mark is None or block.mark.style is None:
            continue
        number, since = last.get(block.mark.style, (0, 0))
        if (
            number
            and block.mark.number == number + 1
            and not blocks[at - 1].words(source).endswith(("：", ":"))
        ):
            for other in blocks[since + 1 : at]:
                if other.role is Role.TEXT:
                    other.role = Role.CONTINUED
        last[block.mark.style] = (block.mark.number, at)
