"""The words on a 新旧对照, and what every renderer says with them."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from corpus.comparison.model import Change, Comparison, Mark, Piece, Row, Side
from corpus.document import Metadata
from corpus.toml_file import read_model


class Wording(BaseModel):
    """The entries of wording.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    old: str
    new: str
    nothing: str
    summary: str
    none: str
    outside: str
    number: str
    legend: str
    change: dict[Change, str]


@cache
def wording() -> Wording:
    """Give the words, read once."""
    return read_model(files("corpus.comparison") / "wording.toml", Wording)


def headline(side: str, meta: Metadata) -> str:
    """Give the head of a column: 旧：《某办法》（2020-01-01）."""
    day = meta.effective or meta.issued
    return f"{side}：《{meta.title}》" + (f"（{day.isoformat()}）" if day else "")


def summary(comparison: Comparison) -> str:
    """Give in one sentence how much changed."""
    if comparison.is_empty:
        return wording().nothing
    counts = "、".join(
        f"{wording().change[change]}{count}条"
        for change, count in comparison.counts.items()
        if count and change is not Change.SAME
    )
    return wording().summary.format(rows=len(comparison.rows), changes=len(comparison.changes), counts=counts)


def status(row: Row) -> str:
    """Give what became of the article: 修改、移位."""
    words = [wording().change[row.change]]
    if row.change is Change.CHANGED and row.out_of_order:
        words.append(wording().change[Change.MOVED])
    return "、".join(words)


def name(side: Side | None) -> str:
    """Give what stands above the words of a side: its number as printed."""
    if side is None:
        return ""
    return side.label or wording().outside


def pieces_of(row: Row, side: Mark) -> tuple[Piece, ...]:
    """Give the words of the old side (`Mark.REMOVED`) or of the new one (`Mark.INSERTED`)."""
    return tuple(piece for piece in row.pieces if piece.mark in (Mark.KEPT, side))
