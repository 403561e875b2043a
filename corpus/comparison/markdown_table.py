"""A 新旧对照 as a Markdown table: ~~gone~~, **new**."""

import re

from corpus.comparison.model import Comparison, Mark, Piece, Row
from corpus.comparison.wording import headline, name, pieces_of, status, summary, wording

_SPECIAL = re.compile(r"([\\`*_~|<>\[\]#])")
_WRAP = {Mark.KEPT: "", Mark.REMOVED: "~~", Mark.INSERTED: "**"}


def to_markdown(comparison: Comparison, *, unchanged: bool = False) -> str:
    """Give the table; rows without a change only where `unchanged` asks for them."""
    words = wording()
    head = f"# {words.title}\n\n{summary(comparison)}\n"
    rows = comparison.rows if unchanged else comparison.changes
    if not rows:
        return head
    columns = [headline(words.old, comparison.old), headline(words.new, comparison.new), ""]
    lines = ["| " + " | ".join(_escaped(column) for column in columns) + " |", "|---|---|---|"]
    lines += [f"| {_cell(row, Mark.REMOVED)} | {_cell(row, Mark.INSERTED)} | {status(row)} |" for row in rows]
    return head + "\n" + "\n".join(lines) + "\n"


def _cell(row: Row, side: Mark) -> str:
    shown = row.old if side is Mark.REMOVED else row.new
    if shown is None:
        return wording().none
    body = "".join(_piece(piece) for piece in pieces_of(row, side))
    return f"**{_escaped(name(shown))}** {body}"


def _piece(piece: Piece) -> str:
    """Wrap line by line: a mark does not reach over a line break, nor over spaces at its ends."""
    wrap = _WRAP[piece.mark]
    return "<br>".join(
        f"{line[: len(line) - len(line.lstrip())]}{wrap}{_escaped(line.strip())}{wrap}"
        if line.strip()
        else line
        for line in piece.text.split("\n")
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))
