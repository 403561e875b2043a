"""Files as staff have them, made on the spot: Word with its own numbering, PDF with headers, encrypted and broken ones."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

RULES = """某市科技平台管理办法（试行）
第一章 总则
第一条 为了规范全市科技平台的建设和运行，提高财政资金的使用效益，根据国家和自治区的有关规定，结合本市实际情况，制定本办法。
第二条 申请应当具备下列条件：
（一）人员不少于3人；
（二）场地不小于20平方米。
第二章 附则
第三条 本办法由市科技局负责解释，自2026年3月1日起施行，有效期2年。
"""
"""A small regulation with a list, a long article and dates."""

Level = tuple[str, str]
"""Number format and text of a level of a Word list."""


def word(lines: Iterable[str | tuple[int, str]], levels: Sequence[Level] = (), extra: str = "") -> bytes:
    """Give a Word file; a line (level, words) is numbered by Word itself. `extra` is XML put behind the text."""
    document = docx.Document()
    body = document.element.body
    if levels:
        numbering = document.part.numbering_part.element
        written = "".join(
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{restart(number)}'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for number, (form, text) in enumerate(levels)
        )
        space = nsdecls("w")
        numbering.insert(
            0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{written}</w:abstractNum>')
        )
        numbering.append(parse_xml(f'<w:num {space} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for line in lines:
        if isinstance(line, str):
            document.add_paragraph(line)
        else:
            number(document.add_paragraph(line[1]), line[0])
    if extra:
        body.insert(len(body) - 1, parse_xml(extra))
    return saved(document)


def restart(level: int) -> str:
    """Articles go on through the chapters: Word's lvlRestart 0 on the second level."""
    return '<w:lvlRestart w:val="0"/>' if level == 1 else ""


def number(paragraph: Any, level: int, list_id: int = 91) -> None:
    """Let Word number `paragraph` on `level`."""
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))


def saved(document: Any) -> bytes:
    """Give a python-docx document as a file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """Give a zip file of `parts`."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def pdf(lines: Iterable[str], password: str | None = None) -> bytes:
    """Give a PDF with a header and a page number on each page; the first line is the title."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle(
        "b", fontName="STSong-Light", fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK"
    )
    title = ParagraphStyle("t", fontName="STSong-Light", fontSize=22, leading=30, alignment=1, wordWrap="CJK")
    file = BytesIO()
    template = SimpleDocTemplate(file, encrypt=StandardEncryption(password) if password else None)
    story = [Paragraph(line, body if number else title) for number, line in enumerate(lines)]
    template.build(story, onFirstPage=_margins, onLaterPages=_margins)
    return file.getvalue()


def _margins(canvas: Canvas, template: Any) -> None:
    canvas.setFont("STSong-Light", 10)
    canvas.drawString(72, 800, "某市科学技术局文件")
    canvas.drawCentredString(300, 30, f"— {template.page} —")


def drawn_pdf(draw: Callable[[Canvas], None]) -> bytes:
    """Give a PDF of what `draw` puts on it."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    file = BytesIO()
    canvas = Canvas(file)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()
