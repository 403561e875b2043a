"""`Edition`: one version of one document as it is held, known by its metadata before it is parsed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources.abc import Traversable

from corpus.document import Document, Metadata
from corpus.parser import parse
from corpus.toml_file import read_text

SOURCE, METADATA = "source.txt", "document.toml"
"""The two files of an edition's folder."""


class Standing(StrEnum):
    """How an edition stands on a day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"


@dataclass(frozen=True)
class Edition:
    """One version of a document; `version` is "" for the one that travels inside the package.

    `digest` changes with the text and with the metadata, so that nothing need be parsed to see a change.
    """

    meta: Metadata
    version: str
    folder: Traversable
    digest: str

    @property
    def exact_name(self) -> str:
        """The name that means this version on any day, `civil-code@2021-01-01`."""
        return f"{self.meta.id}@{self.version}" if self.version else self.meta.id

    @property
    def start(self) -> date | None:
        """The first day in force, None where the text does not tell."""
        return self.meta.effective or self.meta.issued

    def read(self, name: str) -> Document:
        """Parse the text; its citations start with `name`. Raises RegistryError where it cannot be read."""
        meta = self.meta if name == self.meta.id else self.meta.model_copy(update={"id": name})
        return parse(read_text(self.folder / SOURCE), meta)


def in_order(editions: list[Edition]) -> list[Edition]:
    """Give the versions of one document, the oldest first; those without a date before all others."""
    return sorted(editions, key=lambda edition: (edition.start or date.min, edition.version))
