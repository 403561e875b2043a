"""`RegisterFiles`: the files beside the texts, each entry held against the text that it speaks of."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TypeVar

from corpus.citation import Citation
from corpus.consistency import held, known, printed_places, unique, verbatim
from corpus.document import Document
from corpus.errors import RegistryError
from corpus.lexicon import Lexicon, read_lexicon
from corpus.registers import (
    Elsewhere,
    Policy,
    Premise,
    Reading,
    Silence,
    read_catalog,
    read_companions,
    read_elsewheres,
    read_premises,
    read_question_keys,
    read_readings,
    read_silences,
)
from corpus.wordings import ELSEWHERE, PREMISE, RIGHT, SILENCE, Wording, read_wordings

Entry = TypeVar("Entry", Reading, Silence, Premise)


@dataclass(frozen=True)
class RegisterFiles:
    """The register files under `root`. A document without one has no entries. All raise RegistryError."""

    root: Traversable
    documents: Mapping[str, Document]

    def catalog(self) -> tuple[Policy, ...]:
        """Give the policies; the places that cite them exist."""
        file = self.root / "catalog.toml"
        policies = read_catalog(file)
        unique(file, [policy.id for policy in policies])
        for policy in policies:
            for place in policy.cited_in:
                held(file, policy.id, place, self.documents, "")
        return policies

    def readings(self) -> dict[str, Reading]:
        """Give the readings by id; each wording stands verbatim at each of its places."""
        found: dict[str, Reading] = {}
        for file, document, entry in self._entries("readings", read_readings):
            for place in entry.citations:
                citation = held(file, entry.id, place, self.documents, document)
                verbatim(file, entry.id, entry.wording, citation, self.documents)
            found[entry.id] = entry
        return found

    def silences(self, policies: tuple[Policy, ...]) -> dict[str, Silence]:
        """Give the silences by id; their places exist, and the catalog has the policies that decide."""
        found: dict[str, Silence] = {}
        for file, document, entry in self._entries("silences", read_silences):
            for place in (*entry.near, *printed_places(file, entry.id, entry.says)):
                held(file, entry.id, place, self.documents, document)
            if entry.decided_by:
                known(file, entry.id, entry.decided_by, {policy.id for policy in policies})
            found[entry.id] = entry
        return found

    def premises(self) -> dict[str, Premise]:
        """Give the mistaken beliefs by id; their places exist."""
        found: dict[str, Premise] = {}
        for file, document, entry in self._entries("premises", read_premises):
            for place in (*entry.places, *printed_places(file, entry.id, entry.says)):
                held(file, entry.id, place, self.documents, document)
            found[entry.id] = entry
        return found

    def companions(self) -> dict[Citation, frozenset[Citation]]:
        """Give for each place those to be read with it; all exist."""
        found: dict[Citation, frozenset[Citation]] = {}
        for name, file in self._files("companions"):
            for entry in read_companions(file):
                places = {held(file, entry.about, place, self.documents, name) for place in entry.places}
                for place in places:
                    found[place] = found.get(place, frozenset()) | places - {place}
        return found

    def elsewheres(self) -> dict[str, Elsewhere]:
        """Give the kinds of question that lie outside the library, by id."""
        file = self.root / "silences" / "elsewhere.toml"
        entries = read_elsewheres(file) if file.is_file() else ()
        unique(file, [entry.id for entry in entries])
        return {entry.id: entry for entry in entries}

    def question_keys(self) -> Iterator[tuple[Citation, str]]:
        """Give (place, question) for every key, in the order of the files; the places exist."""
        for name, file in self._files("questions"):
            for place, question in read_question_keys(file):
                yield held(file, place, place, self.documents, name), question

    def wordings(
        self, silences: Collection[str], premises: Collection[str], elsewheres: Collection[str]
    ) -> tuple[Wording, ...]:
        """Give the further wordings; each leads to a place or an entry that exists."""
        file = self.root / "wordings.tsv"
        if not file.is_file():
            return ()
        wordings = tuple(read_wordings(file))
        ids = {SILENCE: silences, PREMISE: premises, RIGHT: premises, ELSEWHERE: elsewheres}
        entries = {f"{prefix}{name}" for prefix, names in ids.items() for name in names}
        for target in sorted({wording.target for wording in wordings} - entries):
            if target.startswith(tuple(ids)):
                raise RegistryError(f"{file.name} 的“{target}”：没有这样的条目。")
            held(file, target, target, self.documents, "")
        return wordings

    def lexicon(self) -> Lexicon:
        """Give the lexicon, an empty one where there is no file."""
        file = self.root / "lexicon.toml"
        return read_lexicon(file) if file.is_file() else Lexicon()

    def _files(self, folder: str) -> list[tuple[str, Traversable]]:
        found = [(name, self.root / folder / f"{name}.toml") for name in self.documents]
        return [(name, file) for name, file in found if file.is_file()]

    def _entries(
        self, folder: str, read: Callable[[Traversable], tuple[Entry, ...]]
    ) -> Iterator[tuple[Traversable, str, Entry]]:
        seen: list[str] = []
        for name, file in self._files(folder):
            entries = read(file)
            seen += [entry.id for entry in entries]
            unique(file, seen)
            yield from ((file, name, entry) for entry in entries)
