"""Which words of a changed article are new and which are gone."""

import re
from collections.abc import Iterator

from diff_match_patch import diff_match_patch

from corpus.comparison.model import Mark, Piece

_MARKS = {
    diff_match_patch.DIFF_EQUAL: Mark.KEPT,
    diff_match_patch.DIFF_DELETE: Mark.REMOVED,
    diff_match_patch.DIFF_INSERT: Mark.INSERTED,
}
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?|[〇零一二三四五六七八九十百千]{2,}")
_UNUSED = range(0xF0000, 0xFFFFE)  # a plane of characters that stand for nothing


def marked(old: str, new: str) -> tuple[Piece, ...]:
    """Give the characters of both texts in reading order, each run marked; crumbs are joined to words, and a number is
    marked as a whole: 10 has become 15, not its 0 a 5.
    """
    standing_for: dict[str, str] = {}
    free = (chr(code) for code in _UNUSED if chr(code) not in old and chr(code) not in new)
    differ = diff_match_patch()
    differ.Diff_Timeout = 0  # the same texts give the same marks on any machine
    runs = differ.diff_main(*(_with_numbers_as_one(text, standing_for, free) for text in (old, new)))
    differ.diff_cleanupSemantic(runs)
    numbers = {one: number for number, one in standing_for.items()}
    return tuple(
        Piece(_MARKS[operation], "".join(numbers.get(one, one) for one in text))
        for operation, text in runs
        if text
    )


def _with_numbers_as_one(text: str, standing_for: dict[str, str], free: Iterator[str]) -> str:
    """Put one character in the place of each number; `standing_for` keeps which."""

    def one(match: re.Match[str]) -> str:
        number = match.group()
        if number not in standing_for:
            standing_for[number] = next(free)
        return standing_for[number]

    return _NUMBER.sub(one, text)
