"""`Shelf`: the documents by name, each parsed when it is first opened; which version a name means on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from corpus.document import Document
from corpus.edition import Edition, Standing, in_order

_KEPT_OPEN = 128
"""So many parsed documents are kept: a thousand laws parsed at once would take a gigabyte."""


class Shelf(Mapping[str, Document]):
    """Documents by id, in the version of a day; `id@version` gives any other version too.

    Iterating gives the ids, without parsing anything. `as_of` None means the newest of each. What travels inside
    the package is never replaced by a version that was added: the checkers are written for its text.
    """

    def __init__(self, editions: Iterable[Edition], as_of: date | None = None) -> None:
        self.editions = tuple(editions)
        self.as_of = as_of
        by_id: dict[str, list[Edition]] = {}
        for edition in self.editions:
            by_id.setdefault(edition.meta.id, []).append(edition)
        self._versions = {name: tuple(in_order(listed)) for name, listed in by_id.items()}
        self._meant = {name: self._of_the_day(versions) for name, versions in self._versions.items()}
        exact = {edition.exact_name: edition for edition in self.editions}
        self._by_name = {**exact, **self._meant}
        self._open = lru_cache(maxsize=_KEPT_OPEN)(self._read)
        self._packaged: dict[str, Document] = {}

    def __getitem__(self, name: str) -> Document:
        edition = self._by_name[name]
        if edition.version:
            return self._open(name)
        if name not in self._packaged:
            self._packaged[name] = self._read(name)
        return self._packaged[name]

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __iter__(self) -> Iterator[str]:
        return iter(self._meant)

    def __len__(self) -> int:
        return len(self._meant)

    def edition(self, name: str) -> Edition:
        """Give the edition that `name` means, unparsed. Raises KeyError where none is held."""
        return self._by_name[name]

    def versions(self, document: str) -> tuple[Edition, ...]:
        """Give all versions of a document, the oldest first."""
        return self._versions[document]

    def shortest_name(self, edition: Edition) -> str:
        """Give the id where it means this version, else the exact name."""
        return edition.meta.id if self._meant[edition.meta.id] == edition else edition.exact_name

    def at(self, as_of: date | None) -> "Shelf":
        """Give the same documents as they are in force on another day."""
        return self if as_of == self.as_of else Shelf(self.editions, as_of)

    def ends(self, edition: Edition) -> date | None:
        """The first day on which this version is in force no more: repealed, run out, or followed by another."""
        following = [
            other.start
            for other in self._versions[edition.meta.id]
            if other.start and edition.version and other.start > (edition.start or date.min)
        ]
        return min([*following, *([edition.meta.until] if edition.meta.until else [])], default=None)

    def standing(self, edition: Edition, day: date) -> Standing:
        """Give how a version stands on `day`; one whose text tells no date counts as in force."""
        if edition.start and edition.start > day:
            return Standing.NOT_YET
        end = self.ends(edition)
        return Standing.NO_LONGER if end and end <= day else Standing.IN_FORCE

    def _of_the_day(self, versions: tuple[Edition, ...]) -> Edition:
        """The newest version that has begun; the first to come where none has."""
        packaged = [edition for edition in versions if not edition.version]
        if packaged:
            return packaged[0]
        begun = [one for one in versions if self.as_of is None or (one.start or date.min) <= self.as_of]
        return begun[-1] if begun else versions[0]

    def _read(self, name: str) -> Document:
        return self._by_name[name].read(name)
