"""`Library`: every document held, with its registers; the one door of other rooms to the texts."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from corpus.citation import Citation
from corpus.document import Document, Metadata, Node
from corpus.errors import CitationError
from corpus.lexicon import Lexicon, read_lexicon
from corpus.parser import parse
from corpus.registers import (
    Elsewhere,
    Policy,
    Premise,
    Reading,
    Silence,
    read_catalog,
    read_elsewheres,
    read_premises,
    read_question_keys,
    read_readings,
    read_silences,
)
from corpus.toml_file import read_model

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
        """Give the policy of the catalog with the id `name`."""
        return next(policy for policy in self.catalog if policy.id == name)

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

    @cached_property
    def fingerprint(self) -> str:
        """A digest of everything that is indexed: another text, key or silence gives another one."""
        digest = hashlib.sha256()
        for document in self.documents.values():
            digest.update(f"{document.id}\0{document.source}\0".encode())
        for citation, question in self.question_keys:
            digest.update(f"{citation.ref}\0{question}\0".encode())
        for entry in (*self.silences.values(), *self.elsewheres.values()):
            digest.update(f"{entry.id}\0{chr(0).join(entry.questions)}\0".encode())
        for premise in self.premises.values():
            digest.update(f"{premise.id}\0{chr(0).join(premise.claims)}\0".encode())
        return digest.hexdigest()[:16]


def _core(title: str) -> str:
    """A title without its （试行） and white space, by which people leave it out."""
    return re.sub(r"\s|（[^）]*）|\([^)]*\)", "", title)


def load_library(root: Traversable | None = None) -> Library:
    """Read the library under `root`; by default the one that travels inside the package.

    Raises CorpusError with the file's name where a file is missing or not as it should be.
    """
    root = root or files("corpus")
    documents = {}
    for folder in sorted(
        (entry for entry in (root / "documents").iterdir() if entry.is_dir()), key=lambda entry: entry.name
    ):
        meta = read_model(folder / "document.toml", Metadata)
        documents[meta.id] = parse((folder / "source.txt").read_text(encoding="utf-8"), meta)
    beside = _Beside(root, tuple(documents))
    keys = [
        (Citation.parse(place, name), question)
        for name, file in beside.files("questions")
        for place, question in read_question_keys(file)
    ]
    readings = [entry for _, file in beside.files("readings") for entry in read_readings(file)]
    silences = [entry for _, file in beside.files("silences") for entry in read_silences(file)]
    premises = [entry for _, file in beside.files("premises") for entry in read_premises(file)]
    elsewhere, lexicon = root / "silences" / "elsewhere.toml", root / "lexicon.toml"
    return Library(
        documents=documents,
        catalog=read_catalog(root / "catalog.toml"),
        readings={entry.id: entry for entry in readings},
        silences={entry.id: entry for entry in silences},
        premises={entry.id: entry for entry in premises},
        elsewheres={entry.id: entry for entry in (read_elsewheres(elsewhere) if elsewhere.is_file() else ())},
        question_keys=tuple(keys),
        lexicon=read_lexicon(lexicon) if lexicon.is_file() else Lexicon(),
    )


@dataclass(frozen=True)
class _Beside:
    """The register files that stand beside the documents; a document without one has no entries."""

    root: Traversable
    names: tuple[str, ...]

    def files(self, folder: str) -> list[tuple[str, Traversable]]:
        found = [(name, self.root / folder / f"{name}.toml") for name in self.names]
        return [(name, file) for name, file in found if file.is_file()]
