"""A report as DOCX, in the fonts that Chinese offices have; it stays editable."""

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from assistant.exports.picture_png import picture_png
from assistant.exports.report import Block, Bullets, Heading, Paragraph, Picture, Quote, Report, Table

_SERIF, _SANS = "宋体", "黑体"
_BRAND, _SOFT = RGBColor(0x1F, 0x3F, 0x6E), RGBColor(0x55, 0x60, 0x6E)
_TEXT_WIDTH = Mm(210 - 2 * 26)
_FIRST_YEAR_OF_ZIP = datetime(1980, 1, 1)  # noqa: DTZ001 - a ZIP entry knows no time zone


def report_docx(report: Report, dated: date) -> bytes:
    """Give `report` as a Word file; the same report on the same day gives the same bytes."""
    document = Document()
    _styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)
    section.top_margin = section.bottom_margin = Mm(26)
    properties = document.core_properties
    properties.title, properties.author = _clean(report.title), _clean(report.subtitle)
    properties.language = "zh-CN"
    properties.created = properties.modified = datetime.combine(dated, time())
    _title(document, report)
    for block in report.blocks:
        _WRITERS[type(block)](document, block)
    _foot(document, report.foot)
    return _same_bytes(document)


def _styles(document: DocumentObject) -> None:
    for name, font, size in (
        ("Normal", _SERIF, 10.5),
        ("Heading 1", _SANS, 14),
        ("Heading 2", _SANS, 12),
        ("Title", _SANS, 20),
        ("List Bullet", _SERIF, 10.5),
        ("List Number", _SERIF, 10.5),
        ("Footer", _SERIF, 8.5),
    ):
        style: Any = document.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), font)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if font == _SANS:
            style.font.color.rgb, style.font.bold = _BRAND, False


def _title(document: DocumentObject, report: Report) -> None:
    document.add_paragraph(_clean(report.title), style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in (report.subtitle, report.dated):
        under = document.add_paragraph()
        under.alignment = WD_ALIGN_PARAGRAPH.CENTER
        under.add_run(_clean(line)).font.color.rgb = _SOFT


def _heading(document: DocumentObject, block: Heading) -> None:
    document.add_heading(_clean(block.text), block.level)


def _paragraph(document: DocumentObject, block: Paragraph) -> None:
    run = document.add_paragraph().add_run(_clean(block.text))
    run.bold = block.strong or None
    if block.small:
        run.font.size, run.font.color.rgb = Pt(9), _SOFT


def _quote(document: DocumentObject, block: Quote) -> None:
    quoted = document.add_paragraph()
    quoted.paragraph_format.left_indent = Mm(6)
    place = quoted.add_run(_clean(block.place))
    place.font.size, place.font.color.rgb = Pt(9), _BRAND
    place.add_break()
    quoted.add_run(_clean(block.text))


def _bullets(document: DocumentObject, block: Bullets) -> None:
    for number, entry in enumerate(block.entries, start=1):
        if block.numbered:  # Word would go on counting from the list before
            document.add_paragraph(f"{number}. {_clean(entry)}")
        else:
            document.add_paragraph(_clean(entry), style="List Bullet")


def _table(document: DocumentObject, block: Table) -> None:
    table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
    table.autofit = False
    widths = [int(_TEXT_WIDTH * width / sum(block.widths)) for width in block.widths]
    for row in (block.head, *block.rows):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, row, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(_clean(text))
            run.font.size = Pt(9)
            run.bold = True if row is block.head else None
    head: Any = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:tblHeader"))  # repeated on every page that the table runs over
    document.add_paragraph()


def _picture(document: DocumentObject, block: Picture) -> None:
    shape = document.add_picture(BytesIO(picture_png(block.svg)), width=_TEXT_WIDTH)
    described: Any = shape._inline.docPr
    described.set("descr", _clean(block.description))


def _foot(document: DocumentObject, foot: str) -> None:
    line = document.sections[0].footer.paragraphs[0]
    line.add_run(f"{_clean(foot)}　第")
    _field(line, "PAGE")
    line.add_run("页，共")
    _field(line, "NUMPAGES")
    line.add_run("页")


def _field(paragraph: Any, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)


def _clean(text: str) -> str:
    """XML takes no control characters."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")


def _same_bytes(document: DocumentObject) -> bytes:
    """Save without the time of day that ZIP entries carry."""
    saved, fixed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as before, ZipFile(fixed, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            stamped = ZipInfo(entry.filename, _FIRST_YEAR_OF_ZIP.timetuple()[:6])
            stamped.compress_type = ZIP_DEFLATED
            after.writestr(stamped, before.read(entry.filename))
    return fixed.getvalue()


_WRITERS: dict[type[Block], Callable[[DocumentObject, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Quote: _quote,
    Bullets: _bullets,
    Table: _table,
    Picture: _picture,
}
