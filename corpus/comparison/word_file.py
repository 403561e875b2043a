"""A 新旧对照 as a Word file."""

import io
import re

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.table import _Cell
from docx.text.run import Run

from corpus.comparison.model import Comparison, Mark, Row
from corpus.comparison.wording import headline, name, pieces_of, status, summary, wording

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FONT = "仿宋"
_GONE, _NEW = RGBColor(0x9F, 0x1D, 0x1D), RGBColor(0x0B, 0x5A, 0x2B)


def to_docx(comparison: Comparison, *, unchanged: bool = False) -> bytes:
    """Give the file's bytes; rows without a change only where `unchanged` asks for them."""
    words = wording()
    file = docx.Document()
    style = file.styles["Normal"]
    style.font.name = _FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    page = file.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    file.add_heading(words.title, level=1)
    file.add_paragraph(summary(comparison))
    rows = comparison.rows if unchanged else comparison.changes
    if rows:
        file.add_paragraph(words.legend)
        table = file.add_table(rows=1, cols=3)
        table.style = "Table Grid"
        heads = (headline(words.old, comparison.old), headline(words.new, comparison.new), "")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.text = _kept(head)
        for row in rows:
            old, new, change = table.add_row().cells
            _fill(old, row, Mark.REMOVED)
            _fill(new, row, Mark.INSERTED)
            change.text = status(row)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def _fill(cell: _Cell, row: Row, side: Mark) -> None:
    shown = row.old if side is Mark.REMOVED else row.new
    paragraph = cell.paragraphs[0]
    if shown is None:
        paragraph.add_run(wording().none)
        return
    paragraph.add_run(_kept(name(shown)) + "　").bold = True
    for piece in pieces_of(row, side):
        run = paragraph.add_run(_kept(piece.text))
        if piece.mark is not Mark.KEPT:
            _show(run, piece.mark)


def _show(run: Run, mark: Mark) -> None:
    run.font.strike = mark is Mark.REMOVED
    run.font.underline = mark is Mark.INSERTED
    run.font.color.rgb = _GONE if mark is Mark.REMOVED else _NEW


def _kept(text: str) -> str:
    """Leave out control characters, which no Word file can hold."""
    return _NOT_XML.sub("", text)
