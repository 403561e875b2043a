"""Which words of a changed article are new and which are gone."""

from diff_match_patch import diff_match_patch

from corpus.comparison.model import Mark, Piece

_MARKS = {
    diff_match_patch.DIFF_EQUAL: Mark.KEPT,
    diff_match_patch.DIFF_DELETE: Mark.REMOVED,
    diff_match_patch.DIFF_INSERT: Mark.INSERTED,
}


def marked(old: str, new: str) -> tuple[Piece, ...]:
    """Give the characters of both texts in reading order, each run marked; crumbs are joined to words."""
    differ = diff_match_patch()
    differ.Diff_Timeout = 0  # the same texts give the same marks on any machine
    runs = differ.diff_main(old, new)
    differ.diff_cleanupSemantic(runs)
    return tuple(Piece(_MARKS[operation], text) for operation, text in runs if text)
