"""`Reference`: one place of a text that names another place or another document."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.citation import Citation
from corpus.document import Span


class Direction(StrEnum):
    """Whether a reference stays in its document."""

    INTERNAL = "internal"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference.

    `source` is the place that it stands in, None before the first article and in annexes. `targets` are the
    places named, all of them for a range; in a document that is not held their `document` is empty. `title` and
    `number` name another document as printed. `held` says that the place of this document exists, or that the
    other document is in the library.
    """

    span: Span
    direction: Direction
    source: Citation | None
    targets: tuple[Citation, ...] = ()
    title: str = ""
    number: str = ""
    document: str | None = None
    held: bool = False
