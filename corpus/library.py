"""`Library`: every document held, with its registers; the one door of other rooms to the texts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from corpus.citation import Citation
from corpus.document import Document, Metadata, Node
from corpus.errors import CitationError, CorpusError
from corpus.lexicon import Lexicon
from corpus.parser import parse
from corpus.register_files import RegisterFiles
from corpus.registers import Elsewhere, Policy, Premise, Reading, Silence
from corpus.toml_file import read_model, read_text

MAIN_DOCUMENT = "hohhot-tic"
"""The document that a citation without a document's name means."""


@dataclass(frozen=True)
class Library:
    """The documents by id, and what is known beside them."""

    documents: Mapping[str, Document]
    catalog: tuple[Policy, ...]
    readings: Mapping[str, Reading]
    silences: Mapping[str, Silence]
    premises: Mapping[str, Premise]
    elsewheres: Mapping[str, Elsewhere]
    question_keys: tuple[tuple[Citation, str], ...]
    lexicon: Lexicon

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
        return next(
            (
                document.id
                for document in self.documents.values()
                if title in (document.meta.title, document.meta.short_title)
                or _core(title) == _core(document.meta.title)
            ),
            None,
        )

    def policy_titled(self, title: str) -> Policy | None:
        """Give the policy of the catalog that people call `title`, whole or in part."""
        core = _core(title)
        return next((policy for policy in self.catalog if core and core in _core(policy.title)), None)


def _core(title: str) -> str:
    """A title without its （试行） and white space, by which people leave it out."""
    return re.sub(r"\s|（[^）]*）|\([^)]*\)", "", title)


def load_library(root: Traversable | None = None) -> Library:
    """Read the library under `root`; by default the one that travels inside the package.

    Raises CorpusError, naming file and entry, where a file is missing or an entry is not as it should be.
    """
    root = root or files("corpus")
    documents = _documents(root / "documents")
    registers = RegisterFiles(root, documents)
    catalog = registers.catalog()
    return Library(
        documents=documents,
        catalog=catalog,
        readings=registers.readings(),
        silences=registers.silences(catalog),
        premises=registers.premises(),
        elsewheres=registers.elsewheres(),
        question_keys=tuple(registers.question_keys()),
        lexicon=registers.lexicon(),
    )


def _documents(home: Traversable) -> dict[str, Document]:
    if not home.is_dir():
        raise CorpusError(f"找不到文件目录 {home.name}，请重新安装。")
    found: dict[str, Document] = {}
    for folder in sorted(home.iterdir(), key=lambda entry: entry.name):
        if not folder.is_dir():
            continue
        meta = read_model(folder / "document.toml", Metadata)
        if meta.id in found:
            raise CorpusError(f"两份文件的 id 都是“{meta.id}”，请在 {folder.name}/document.toml 里改一个。")
        found[meta.id] = parse(read_text(folder / "source.txt"), meta)
    return found
