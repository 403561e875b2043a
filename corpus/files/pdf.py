"""PDF files (.pdf): the words of each page as printed lines, put back into paragraphs by `pdf_lines`."""

import re
import unicodedata
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from corpus.files.file_text import MAX_CHARACTERS, FileProblem, FileText, too_long
from corpus.files.pdf_lines import Line, paragraphs

_MOST_PAGES = 2_000
_LEAST_CHARACTERS = 12
"""A page with fewer on average is a picture of a page, with a number or a stamp as text."""

# Fonts of some programs map 一 and 立 to the signs for radicals that look like them.
_RADICALS = re.compile("[\u2f00-\u2fd5]")
_COLUMN_GAP = 1.5


def read(data: bytes) -> FileText:
    """Give the text of a PDF. Raises FileProblem where it is broken, locked, or has pictures in place of text."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise _why(problem) from problem
    try:
        if len(document) > _MOST_PAGES:
            raise too_long()
        pages = list(_pages(document))
    except pypdfium2.PdfiumError as problem:
        raise _broken() from problem
    finally:
        document.close()
    found = sum(len(line.text) for page in pages for line in page)
    if found < _LEAST_CHARACTERS * max(len(pages), 1):
        raise FileProblem(
            "这个 PDF 是扫描件，没有可读的文字。请收录文字版；没有的话，先用识别软件转成 .docx 并逐字核对。"
        )
    text, taken_out = paragraphs(pages)
    notes = [f"PDF 共{len(pages)}页，已把分行、分页断开的句子接上"]
    if taken_out:
        notes.append(f"去掉页眉、页脚、页码{taken_out}处")
    if _RADICALS.search(text):
        notes.append("PDF 字体把一些字写成了部首，已换回原字，请核对")
    return FileText(_RADICALS.sub(_plain, text), tuple(notes))


def _why(problem: pypdfium2.PdfiumError) -> FileProblem:
    if problem.err_code == raw.FPDF_ERR_PASSWORD:
        return FileProblem("PDF 加了密码，打不开。请先去掉密码（打印或另存为不加密的 PDF）再收录。")
    return _broken()


def _broken() -> FileProblem:
    return FileProblem("PDF 不完整或已损坏，打不开。请重新下载或重新导出后再收录。")


def _plain(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[Line]]:
    length = 0
    for page in document:
        text = page.get_textpage()
        lines = _lines(text)
        text.close()
        page.close()
        length += sum(len(line.text) for line in lines)
        if length > MAX_CHARACTERS:
            raise too_long()
        yield lines


def _lines(page: pypdfium2.PdfTextPage) -> list[Line]:
    """The printed lines of a page from top to bottom; what stands far apart in one line is apart by a tab."""
    runs = []
    for number in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(number)
        words = page.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", "")
        if words.strip() and top > bottom:
            runs.append(Line(words.strip(), left, right, top, bottom))
    return [_joined(sorted(line, key=lambda run: run.left)) for line in _rows(runs)]


def _rows(runs: list[Line]) -> Iterator[list[Line]]:
    """Runs whose middles lie within each other's height stand in one line."""
    row: list[Line] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.left)):
        if row and not row[0].bottom <= run.middle <= row[0].top:
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _joined(row: list[Line]) -> Line:
    text = ""
    end = row[0].left
    for run in row:
        apart = run.left - end
        text += ("\t" if text and apart > _COLUMN_GAP * run.height else "") + run.text
        end = run.right
    return Line(text, row[0].left, end, max(run.top for run in row), min(run.bottom for run in row))
