"""`Library`: every document held, with its registers; the one door of other rooms to the texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from corpus.citation import Citation
from corpus.document import Document, Metadata, Node
from corpus.edition import METADATA, SOURCE, Edition
from corpus.errors import CitationError, CorpusError
from corpus.holdings import Holdings, digest_of, read_holdings
from corpus.lexicon import Lexicon
from corpus.register_files import RegisterFiles
from corpus.registers import Elsewhere, Policy, Premise, Reading, Silence
from corpus.shelf import Shelf
from corpus.staff_registers import StaffRegisters, read_staff_registers
from corpus.titles import core
from corpus.toml_file import read_model, read_text
from corpus.wordings import Wording

_LEAST_OF_A_TITLE = 6  # characters: 管理办法 is what half of all titles end with

MAIN_DOCUMENT = "hohhot-tic"
"""The document that a citation without a document's name means."""


@dataclass(frozen=True, eq=False)
class Library:
    """The documents by id, and what is known beside them.

    `policies` are those of catalog.toml as written there; `catalog` says of each whether its text is held by now.
    `damaged` tells of the added documents that could not be read.
    """

    documents: Shelf
    policies: tuple[Policy, ...]
    readings: Mapping[str, Reading]
    silences: Mapping[str, Silence]
    premises: Mapping[str, Premise]
    elsewheres: Mapping[str, Elsewhere]
    companions: Mapping[Citation, frozenset[Citation]]
    """For a place those that speak of the same matter and are to be read with it."""
    question_keys: tuple[tuple[Citation, str], ...]
    wordings: tuple[Wording, ...]
    """What else people say when they are after any of these."""
    lexicon: Lexicon
    damaged: tuple[str, ...] = ()

    def at(self, as_of: date | None) -> "Library":
        """Give the same library with each document in the version in force on `as_of`."""
        documents = self.documents.at(as_of)
        return self if documents is self.documents else replace(self, documents=documents)

    @cached_property
    def catalog(self) -> tuple[Policy, ...]:
        """The policies that the documents rely on; one is held as soon as a text with its title is."""
        return tuple(
            policy.model_copy(update={"held": policy.held or self.titled(policy.title) is not None})
            for policy in self.policies
        )

    def document(self, name: str) -> Document:
        """Give the document with the id `name`. Raises CitationError where it is not held."""
        if name not in self.documents:
            raise CitationError(f"库里没有文件“{name}”。用 assistant corpus list 查看已收录的文件。")
        return self.documents[name]

    def find(self, citation: Citation) -> Node:
        """Give the node that `citation` names. Raises CitationError where there is none."""
        return self.document(citation.document).find(citation)

    def text(self, citation: Citation) -> str:
        """Give the words at `citation`, as published, without the mark."""
        return self.document(citation.document).text(self.find(citation))

    def policy(self, name: str) -> Policy:
        """Give the policy of the catalog with the id `name`. Raises CorpusError where there is none."""
        found = next((policy for policy in self.catalog if policy.id == name), None)
        if found is None:
            raise CorpusError(f"目录里没有政策“{name}”。")
        return found

    @cached_property
    def readings_by_place(self) -> Mapping[Citation, tuple[Reading, ...]]:
        """The readings of each place, under the place itself and under its article."""
        found: dict[Citation, list[Reading]] = {}
        for reading in self.readings.values():
            places = [Citation.parse(place) for place in reading.citations]
            for place in dict.fromkeys([*places, *(place.article_only for place in places)]):
                found.setdefault(place, []).append(reading)
        return {place: tuple(readings) for place, readings in found.items()}

    def titled(self, title: str) -> str | None:
        """Give the id of the document that people call `title`, None where none is held under it."""
        return self._by_title.get(title) or self._by_title.get(core(title))

    def called(self, words: str) -> str | None:
        """Give the id of the document that `words` end with the name of, whole or from the middle on.

        请问绩效评价管理办法 is enough for the one document whose title ends so; None where it could be several.
        """
        if exact := self.titled(words):
            return exact
        said = core(words)
        shared = {name: _common_end(said, title) for title, name in self._by_title.items()}
        most = max(shared.values(), default=0)
        meant = [name for name, length in shared.items() if length == most]
        return meant[0] if most >= _LEAST_OF_A_TITLE and len(meant) == 1 else None

    @cached_property
    def _by_title(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for name in self.documents:
            meta = self.documents.edition(name).meta
            for called in (meta.title, meta.short_title, core(meta.title)):
                found.setdefault(called, name)
        return found

    def policy_titled(self, title: str) -> Policy | None:
        """Give the policy of the catalog that people call `title`, whole or in part."""
        part = core(title)
        return next((policy for policy in self.catalog if part and part in core(policy.title)), None)


def _common_end(one: str, other: str) -> int:
    """How many characters two titles share at their ends."""
    return next(
        (
            at
            for at, (mine, theirs) in enumerate(zip(reversed(one), reversed(other), strict=False))
            if mine != theirs
        ),
        min(len(one), len(other)),
    )


def load_library(
    root: Traversable | None = None, held: Path | None = None, as_of: date | None = None
) -> Library:
    """Read the library under `root` (by default the one inside the package) and what was added, in `held`.

    Raises CorpusError, naming file and entry, where a file of `root` is missing or an entry is not as it should be.
    A document in `held` that is damaged is left out and told in `Library.damaged`.
    """
    root = root or files("corpus")
    packaged = _packaged(root / "documents")
    registers = RegisterFiles(root, Shelf(packaged))
    holdings = read_holdings(held) if held else Holdings()
    staff = read_staff_registers(held) if held else StaffRegisters()
    documents = Shelf([*packaged, *holdings.editions], as_of)
    catalog = registers.catalog()
    silences, premises = registers.silences(catalog), registers.premises()
    elsewheres = registers.elsewheres()
    return Library(
        documents=documents,
        policies=catalog,
        readings=registers.readings(),
        silences=silences,
        premises=premises,
        elsewheres=elsewheres,
        companions=registers.companions(),
        question_keys=(*registers.question_keys(), *staff.keys(documents)),
        wordings=registers.wordings(silences, premises, elsewheres),
        lexicon=staff.over(registers.lexicon()),
        damaged=(*holdings.damaged, *staff.damaged),
    )


def _packaged(home: Traversable) -> list[Edition]:
    if not home.is_dir():
        raise CorpusError(f"找不到文件目录 {home.name}，请重新安装。")
    found: dict[str, Edition] = {}
    for folder in sorted(home.iterdir(), key=lambda entry: entry.name):
        if not folder.is_dir():
            continue
        meta = read_model(folder / METADATA, Metadata)
        if meta.id in found:
            raise CorpusError(f"两份文件的 id 都是“{meta.id}”，请在 {folder.name}/document.toml 里改一个。")
        found[meta.id] = Edition(meta, "", folder, digest_of(meta, read_text(folder / SOURCE)))
    return list(found.values())
