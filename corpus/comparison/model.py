"""`Comparison`: two documents side by side, article by article. Data only; the renderers stand beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from corpus.citation import Citation
from corpus.document import Metadata


class Change(StrEnum):
    """What became of an article."""

    SAME = "same"
    RENUMBERED = "renumbered"
    """The same words under another number, in the same order among the others."""
    MOVED = "moved"
    """The same words, before or behind articles that it stood behind or before."""
    CHANGED = "changed"
    ADDED = "added"
    DELETED = "deleted"


class Mark(StrEnum):
    """Whether words stand on both sides or on one."""

    KEPT = "kept"
    REMOVED = "removed"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """A run of characters within a pair of articles."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One article of one of the two documents: its number as printed, and its words line by line.

    `citation` is None for what is no article (the text before the first one, an annex); `label` names it then.
    """

    citation: Citation | None
    label: str
    text: str
    is_deleted: bool = False
    """Whether only the number is left, with （删去） behind it."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article of the old document beside the one that it became; one of the two may be missing, or be deleted.

    `pieces` are the words of both, marked: without the inserted ones they are the old text, without the
    removed ones the new text. `similarity` goes from 0 to 1. `out_of_order` also tells of changed articles
    whether they changed places with others.
    """

    change: Change
    old: Side | None
    new: Side | None
    pieces: tuple[Piece, ...]
    similarity: float
    out_of_order: bool = False

    @property
    def sides(self) -> tuple[Side | None, Side | None]:
        """The old and the new article."""
        return self.old, self.new


@dataclass(frozen=True)
class Comparison:
    """The rows in the order of the new document; what was deleted stands where it stood in the old one."""

    old: Metadata
    new: Metadata
    rows: tuple[Row, ...]

    @cached_property
    def changes(self) -> tuple[Row, ...]:
        """The rows that are not the same on both sides."""
        return tuple(row for row in self.rows if row.change is not Change.SAME)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not self.changes

    @cached_property
    def counts(self) -> Mapping[Change, int]:
        """How many rows there are of every change."""
        return {change: sum(row.change is change for row in self.rows) for change in Change}
