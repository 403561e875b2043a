"""Tells what a file is by its content; the name only has to agree with it."""

import re
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from corpus.files.file_text import FileProblem

READABLE = {"docx": ".docx", "pdf": ".pdf", "html": ".html", "markdown": ".md", "text": ".txt"}
"""The kinds that have a reader, with the extension that each should have."""

_BY_EXTENSION = {
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再收录。"
_REFUSED = {
    "doc": f"这是旧版 Word 文件（.doc）或 WPS 文字文件（.wps），读不了。{_SAVE_AS}",
    "rtf": f"这是 RTF 文件，读不了。{_SAVE_AS}",
    "odt": f"这是 OpenDocument 文件（.odt），读不了。{_SAVE_AS}",
    "ofd": "这是 OFD 版式文件，读不了。请用 OFD 阅读器导出为 PDF 或 .docx 后再收录。",
    "locked": "文件加了密码，打不开。请先去掉密码（另存为不加密的文件）再收录。",
    "spreadsheet": "这是电子表格，不是法规文本。请收录 .docx、.pdf、.html 或 .txt 格式的正文。",
    "slides": "这是演示文稿，不是法规文本。请收录 .docx、.pdf、.html 或 .txt 格式的正文。",
    "image": "这是图片，没有可读的文字。请收录文字版，或先用识别软件转成 .docx 并核对。",
    "archive": "这是压缩包。请先解压，再逐个收录里面的文件。",
    "broken zip": "文件不完整或已损坏，打不开。请重新下载或重新导出后再收录。",
    "binary": "这不是文字文件。请收录 .docx、.pdf、.html、.md 或 .txt 格式的正文。",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\x7fELF", "binary"),
    (b"MZ\x90", "binary"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|div|p)\b", re.IGNORECASE)
_SNIFFED = 4_096


def kind_of(name: str, data: bytes) -> str:
    """Give the kind of the file, a key of READABLE. `name` is the file's name and is never opened.

    Raises FileProblem where no reader takes it, or where its name says that it is something else.
    """
    found = _content(data)
    extension = PurePath(name).suffix.lower()
    named = _BY_EXTENSION.get(extension)
    if found in _REFUSED:
        raise FileProblem(_REFUSED[found])
    if found == "text":  # a page may be saved as text, and text looks alike whatever it is called
        found = named if named in ("markdown", "html") else found
    if found == "html" and named in ("text", "markdown") and not _whole_page(data):
        found = named
    if named and named != found:
        raise FileProblem(
            f"扩展名是 {extension}，内容却是 {READABLE[found]} 格式。请把扩展名改成 {READABLE[found]}，确认能正常打开后再收录。"
        )
    return found


def _content(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return _zip_content(data)
    if data.startswith(_OLE):
        return _ole_content(data)
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if b"%PDF-" in data[:1024]:
        return "pdf"
    # UTF-16 has a zero for every Latin letter; without them its tags read as those of any other page.
    head = data[:_SNIFFED].replace(b"\0", b"")
    return "html" if _HTML.search(head) else "text"


def _whole_page(data: bytes) -> bool:
    head = data[:_SNIFFED].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


def _zip_content(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (BadZipFile, ValueError, NotImplementedError):
        return "broken zip"
    if locked:
        return "locked"
    if "OFD.xml" in names:
        return "ofd"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    for prefix, kind in (("word/", "docx"), ("xl/", "spreadsheet"), ("ppt/", "slides")):
        if any(name.startswith(prefix) for name in names):
            return kind
    return "archive"


def _ole_content(data: bytes) -> str:
    """What the old container holds, by the names of its streams."""
    for stream, kind in (
        ("EncryptedPackage", "locked"),
        ("Workbook", "spreadsheet"),
        ("PowerPoint", "slides"),
    ):
        if stream.encode("utf-16-le") in data:
            return kind
    return "doc"
