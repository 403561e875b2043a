"""Which documents a search looks in: all as of today, one document, or those in force on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from corpus.edition import Edition, Standing
from corpus.shelf import Shelf
from corpus.titles import core, subject

_LEAST = 4  # characters; people say 办法 of any document


@dataclass(frozen=True)
class Selection:
    """`document` is an id or an id with its version; `as_of` leaves only what is in force on that day."""

    document: str | None = None
    as_of: date | None = None

    def editions(self, shelf: Shelf) -> dict[str, str]:
        """Give the names to cite the selected versions by, under their exact names."""
        shelf = shelf.at(self.as_of) if self.as_of else shelf
        names = [self.document] if self.document else list(shelf)
        chosen = [shelf.edition(name) for name in names if name in shelf]
        return {
            edition.exact_name: shelf.shortest_name(edition)
            for edition in chosen
            if self._in_force(edition, shelf)
        }

    def _in_force(self, edition: Edition, shelf: Shelf) -> bool:
        return self.as_of is None or shelf.standing(edition, self.as_of) is Standing.IN_FORCE


class Titles:
    """The titles of all documents, to see which of them a question names."""

    def __init__(self, shelf: Shelf, studied: Iterable[str] = ()) -> None:
        """`studied`: what the studied documents say and what is asked about them."""
        metas = [(name, shelf.edition(name).meta) for name in shelf]
        self._folded = [
            (name, folded)
            for name, meta in metas
            for folded in {core(meta.title), core(meta.short_title)}
            if len(folded) >= _LEAST
        ]
        known = "\n".join(studied)
        pairs = set(pairwise(known))  # most subjects have one that is nowhere: seen at once
        self._subjects = [
            (name, about)
            for name, about in ((name, subject(meta.title)) for name, meta in metas)
            if len(about) >= _LEAST
            and (any(pair not in pairs for pair in pairwise(about)) or about not in known)
        ]

    def named_in(self, question: str) -> frozenset[str]:
        """Give the ids of the documents whose title stands in `question`, whole or short, without its （试行）."""
        asked = core(question)
        return frozenset([name for name, title in self._folded if title in asked])

    def about(self, question: str) -> frozenset[str]:
        """Give the ids of the documents whose subject stands in `question` (技术转移机构 of 技术转移机构管理办法) and
        that no studied document has a word on.
        """
        return frozenset([name for name, about in self._subjects if about in question])
