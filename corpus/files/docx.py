"""Word files (.docx): paragraphs and tables in place, and the numbers that Word makes up itself written out.

Only the parts with the text are unpacked, and only the XML is read: pictures, macros and links are never opened.
"""

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from corpus.files.docx_numbering import Numbering
from corpus.files.file_text import MAX_CHARACTERS, FileProblem, FileText, too_long
from corpus.files.zip_parts import Parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = W.strip("{}").encode()
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN_PART = re.compile(rb'<Relationship\b[^>]*Type="[^"]*/officeDocument"[^>]*>')
_TARGET = re.compile(rb'Target="/?([^"]+)"')

# What was deleted in a tracked change, the code of a field, the pronunciation over a word: not part of the text.
_NO_TEXT = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "rt", "txbxContent", "delText")}
) | {_FALLBACK}
_CHARACTERS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read(data: bytes) -> FileText:
    """Give the text of a Word file. Raises FileProblem where it is broken, locked, or unpacks to too much."""
    parts = Parts(data)
    name = _main_part(parts.read("_rels/.rels") or b"")
    main = _parse(parts.read(name))
    if main is None or (body := main.find(f"{W}body")) is None:
        raise FileProblem("这个 Word 文件里没有正文。请用 Word 或 WPS 打开确认，另存为 .docx 后再收录。")
    beside = posixpath.dirname(name)
    numbering = Numbering.read(
        _parse(parts.read(f"{beside}/numbering.xml")), _parse(parts.read(f"{beside}/styles.xml"))
    )
    lines: list[str] = []
    length = 0
    for line in _lines(body, numbering):
        lines.append(line)
        length += len(line) + 1
        if length > MAX_CHARACTERS:
            raise too_long()
    return FileText("\n".join(lines), tuple(_notes(body, numbering)))


def _main_part(relations: bytes) -> str:
    """The name of the part with the text, which is not always word/document.xml."""
    relation = _MAIN_PART.search(relations)
    target = _TARGET.search(relation.group()) if relation else None
    return posixpath.normpath(target[1].decode("utf-8", "replace")) if target else "word/document.xml"


def _parse(part: bytes | None) -> etree._Element | None:
    if part is None:
        return None
    # No entities, no network, lxml's own limits: a Word file is data from outside.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part.replace(_STRICT, _USUAL), parser)
    except etree.XMLSyntaxError as problem:
        raise FileProblem("文件不完整或已损坏，打不开。请重新下载或重新导出后再收录。") from problem


def _lines(block: etree._Element, numbering: Numbering) -> Iterator[str]:
    """Give the lines of `block` in order: paragraphs, the rows of tables, what stands in text boxes."""
    for child in block:
        if child.tag == f"{W}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbering)
        elif child.tag not in _NO_TEXT:
            yield from _lines(child, numbering)  # content controls, custom XML, accepted insertions


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> Iterator[str]:
    words = "".join(_words(paragraph))
    if words.strip():
        yield from (numbering.mark(paragraph) + words).split("\n")
    else:
        yield ""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from _lines(box, numbering)


def _words(node: etree._Element) -> Iterator[str]:
    for child in node:
        if child.tag in _NO_TEXT or not isinstance(child.tag, str):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}br":
            yield "" if child.get(f"{W}type") in ("page", "column") else "\n"
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif not (child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None):
            yield from _words(child)


def _table(table: etree._Element, numbering: Numbering) -> Iterator[str]:
    """One line a row, cells apart by a tab. A cell alone in its row is a frame around text, and stays lines."""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl"), None) is not table:
            continue  # of a table within a cell, which is read with the cell
        cells = [list(filter(str.strip, _lines(cell, numbering))) for cell in row.findall(f"{W}tc")]
        if len(cells) == 1:
            yield from cells[0]
        elif any(cells):
            yield "\t".join(" ".join(line.strip() for line in cell) for cell in cells).rstrip()


def _notes(body: etree._Element, numbering: Numbering) -> Iterator[str]:
    if numbering.written:
        yield f"Word 自动编号{numbering.written}处，已写成文字"
    if tables := len(list(body.iter(f"{W}tbl"))):
        yield f"表格{tables}个，已按行转成文字"
    if any(next(body.iter(f"{W}{name}"), None) is not None for name in ("ins", "del", "moveFrom")):
        yield "有未处理的修订标记，按接受全部修订后的文字读入"
    if any(
        next(body.iter(f"{W}{name}"), None) is not None for name in ("footnoteReference", "endnoteReference")
    ):
        yield "有脚注或尾注，没有读入"
