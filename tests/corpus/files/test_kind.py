import pytest

from corpus.files.file_text import FileProblem
from corpus.files.kind import kind_of
from tests.corpus.files.support import RULES, pdf, word, zipped

PAGE = f"<!DOCTYPE html><html><body><p>{RULES}</p></body></html>".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def name_of(value: str | bytes) -> str:
    """Name a case: pytest cannot name one by its bytes."""
    return value if isinstance(value, str) else f"{len(value)} bytes"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("办法.docx", word(["第一条 甲。"]), "docx"),
        ("办法.PDF", pdf(["标题", "第一条 甲。"]), "pdf"),
        ("办法.htm", PAGE, "html"),
        ("办法.html", PAGE.decode().encode("utf-16"), "html"),
        ("办法.html", "第一条 没有标签".encode(), "html"),
        ("办法.md", f"# 办法\n<div>\n{RULES}".encode(), "markdown"),
        ("办法.md", RULES.encode(), "markdown"),
        ("办法.txt", RULES.encode(), "text"),
        ("办法.txt", f"{RULES}<p>".encode(), "text"),
        ("办法", RULES.encode("gbk"), "text"),
        ("办法", PAGE, "html"),
        ("../../etc/passwd.txt", RULES.encode(), "text"),
    ],
    ids=name_of,
)
def test_a_file_is_known_by_its_content(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data) == kind


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.doc",
            OLE + b"\0" * 600,
            "旧版 Word 文件（.doc）或 WPS 文字文件（.wps），读不了。请用 Word 或 WPS 打开，另存为 .docx",
        ),
        ("a.wps", OLE + b"\0" * 600, "另存为 .docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码.*去掉密码"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "电子表格"),
        ("a.xlsx", zipped({"xl/workbook.xml": b"<a/>"}), "电子表格"),
        ("a.pptx", zipped({"ppt/a.xml": b"<a/>"}), "演示文稿"),
        ("a.ofd", zipped({"OFD.xml": b"<a/>"}), "OFD 版式文件.*导出为 PDF"),
        ("a.odt", zipped({"mimetype": b"m", "content.xml": b"<a/>"}), "OpenDocument"),
        ("a.zip", zipped({"a.txt": b"a"}), "压缩包。请先解压"),
        ("a.rar", b"Rar!\x1a\x07" + b"\0" * 50, "压缩包"),
        ("a.rtf", b"{\\rtf1 abc}", "RTF 文件.*另存为 .docx"),
        ("a.png", b"\x89PNG\r\n", "图片，没有可读的文字"),
        ("a.exe", b"MZ\x90\0", "不是文字文件"),
        ("a.docx", word(["第一条 甲。"])[:700], "不完整或已损坏"),
        ("a.pdf", word(["第一条 甲。"]), r"扩展名是 \.pdf，内容却是 \.docx 格式。请把扩展名改成 \.docx"),
        ("a.docx", RULES.encode(), r"扩展名是 \.docx，内容却是 \.txt 格式"),
        ("a.txt", PAGE, r"内容却是 \.html 格式"),
        ("a.txt", pdf(["标题"]), r"内容却是 \.pdf 格式"),
    ],
    ids=name_of,
)
def test_what_cannot_be_read_is_refused_with_what_to_do(name: str, data: bytes, said: str) -> None:
    with pytest.raises(FileProblem, match=said):
        kind_of(name, data)


def test_a_zip_with_a_password_is_said_to_have_one() -> None:
    data = bytearray(zipped({"word/document.xml": b"<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(FileProblem, match="加了密码"):
        kind_of("a.docx", bytes(data))
