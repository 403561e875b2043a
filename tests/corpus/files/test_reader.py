from pathlib import Path

import pytest

from corpus.files import reader
from corpus.files.file_text import MAX_BYTES, MAX_CHARACTERS, FileProblem
from corpus.files.reader import read_file, read_path
from tests.corpus.files.support import RULES, pdf, word

MARKDOWN = """---
title: x
---
# 某办法

<!-- 注 -->
## 第一章 总则
**第一条** 甲[乙](http://x)\\*丙，见下表：

| 指标 | 权重 |
|---|:--:|
| 产出 | 40% |

---
> 第二条 丁。
"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", RULES.encode("gbk")),
        ("a.docx", word(RULES.splitlines())),
        ("a.pdf", pdf(RULES.splitlines())),
        ("a.html", f"<p>{'<p>'.join(RULES.splitlines())}".encode()),
    ],
    ids=["txt", "docx", "pdf", "html"],
)
def test_the_same_words_come_out_of_every_format(name: str, data: bytes) -> None:
    text = read_file(name, data).text.removeprefix(
        "某市科学技术局文件"
    )  # on one page alone it may be no header
    assert "".join(text.split()) == "".join(RULES.split())


def test_markdown_loses_its_marks_and_no_words() -> None:
    text = read_file("a.md", MARKDOWN.encode()).text
    assert [line for line in text.splitlines() if line] == [
        "某办法", "第一章 总则", "第一条 甲乙*丙，见下表：", "指标\t权重", "产出\t40%", "第二条 丁。",
    ]  # fmt: skip


def test_line_breaks_become_one_kind_and_control_characters_go() -> None:
    assert (
        read_file("a.txt", "第一条 甲\r\n乙\r丙\x07\u2028丁\x0c".encode()).text == "第一条 甲\n乙\n丙\n丁\n"
    )
    assert read_file("a.txt", RULES.encode("gbk")).notes == ("文字编码是 GB18030",)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "文件是空的"),
        ("a.txt", b" \r\n\t", "文件是空的"),
        ("a.docx", word([""]), "没有文字.*识别软件"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "文件超过20MB"),
        ("a.txt", b"a" * (MAX_CHARACTERS + 1), "文字超过200万字"),
    ],
    ids=["empty", "blank", "no words", "large file", "long text"],
)
def test_what_holds_no_regulation_is_refused(name: str, data: bytes, said: str) -> None:
    with pytest.raises(FileProblem, match=said):
        read_file(name, data)


def test_paths_are_read_and_their_problems_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "办法.txt"
    file.write_text(RULES, "utf-8")
    assert read_path(file).text == RULES
    with pytest.raises(FileProblem, match="是文件夹"):
        read_path(tmp_path)
    with pytest.raises(FileProblem, match="读不出来，请确认它存在"):
        read_path(tmp_path / "absent.txt")
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    with pytest.raises(FileProblem, match="文件超过"):
        read_path(file)
