"""`Report`: what a report says, part by part; `report_docx` and `report_pdf` set the same parts in type."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is a part of the report, 2 a part of that."""

    text: str
    level: int = 1
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain words; `strong` ones carry the result, `small` ones are notes."""

    text: str
    strong: bool = False
    small: bool = False
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a regulation with the place that they stand at."""

    text: str
    place: str
    kind: str = "quote"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` where the order matters."""

    entries: tuple[str, ...]
    numbered: bool = False
    kind: str = "bullets"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are the shares of its columns."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, and what it shows in words."""

    svg: str
    description: str
    kind: str = "picture"


Block = Heading | Paragraph | Quote | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Report:
    """A report fit for a file: its title, who issues it when, its parts, and what stands under every page."""

    title: str
    subtitle: str
    dated: str
    blocks: tuple[Block, ...]
    foot: str

    def as_json(self) -> dict[str, Any]:
        """Give the report as JSON values."""
        return asdict(self)
