from contextlib import suppress

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.files import pdf as reader
from corpus.files.file_text import FileProblem
from corpus.files.pdf import read
from corpus.files.pdf_lines import Line, paragraphs
from corpus.library import MAIN_DOCUMENT, Library
from tests.corpus.files.support import RULES, drawn_pdf, pdf


def test_our_regulation_comes_back_from_a_pdf_of_many_pages(library: Library) -> None:
    document = library.document(MAIN_DOCUMENT)
    printed = [line.strip() for line in document.quote(document.root.span).splitlines() if line.strip()]
    held = read(pdf(printed))
    lines = ["".join(line.split()) for line in held.text.splitlines()]
    assert lines == ["".join(line.split()) for line in printed]
    assert "去掉页眉、页脚、页码16处" in held.notes


def test_a_line_goes_on_behind_the_end_of_a_page() -> None:
    long = "为了规范全市科技平台的建设和运行，提高财政资金的使用效益，结合本市实际制定本办法。" * 30
    lines = ["某市科技平台管理办法", f"第一条 {long}", "第二条 甲。", "第三条 乙。"]
    assert ["".join(line.split()) for line in read(pdf(lines)).text.splitlines()] == [
        "".join(line.split()) for line in lines
    ]


def test_columns_are_apart_by_a_tab() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(72, 700, "第一条 评价的指标和权重如下表所示：")
        canvas.drawString(72, 670, "产出")
        canvas.drawString(300, 670, "40%")

    assert read(drawn_pdf(draw)).text.splitlines()[-1] == "产出\t40%"


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(FileProblem, match=r"扫描件，没有可读的文字.*识别软件"):
        read(drawn_pdf(lambda canvas: canvas.rect(72, 72, 300, 300, fill=1)))


def test_a_password_is_said_to_be_one() -> None:
    with pytest.raises(FileProblem, match=r"PDF 加了密码.*去掉密码"):
        read(pdf(RULES.splitlines(), password="secret"))


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"%PDF-"], ids=["nothing", "mark"])
def test_a_broken_file_is_said_to_be_broken(data: bytes) -> None:
    with pytest.raises(FileProblem, match="PDF 不完整或已损坏"):
        read(data)


def test_a_cut_file_is_read_or_refused_and_never_fails_otherwise() -> None:
    whole = pdf(RULES.splitlines())
    for share in range(1, 10):
        with suppress(FileProblem):
            read(whole[: len(whole) * share // 10])


def test_too_many_pages_or_words_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(RULES.splitlines())
    monkeypatch.setattr(reader, "MAX_CHARACTERS", 10)
    with pytest.raises(FileProblem, match="文字超过"):
        read(data)
    monkeypatch.setattr(reader, "_MOST_PAGES", 0)
    with pytest.raises(FileProblem, match="文字超过"):
        read(data)


def test_radicals_become_the_characters_they_stand_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "paragraphs", lambda _: ("第⼀条 ⽴项。", 0))
    held = read(pdf(RULES.splitlines()))
    assert held.text == "第一条 立项。" and any("部首" in note for note in held.notes)


def line(text: str, left: float = 72, right: float = 520, top: float = 700, size: float = 16) -> Line:
    return Line(text, left, right, top, top - size)


def test_an_indented_line_begins_a_paragraph_and_a_short_one_ends_it() -> None:
    page = [
        line("第一条 甲乙丙", 104),
        line("丁戊己，"),
        line("庚。", right=200),
        line("另起一段，", 104),
        line("接着说。"),
    ]
    assert paragraphs([page])[0] == "第一条 甲乙丙丁戊己，庚。\n另起一段，接着说。"


def test_a_heading_in_larger_type_ends_with_its_line() -> None:
    page = [line("某市科技平台管理办法", size=24), line("为了规范"), line("管理。"), line("完。")]
    assert paragraphs([page])[0].splitlines()[0] == "某市科技平台管理办法"


@pytest.mark.parametrize("number", ["3", "- 3 -", "— 3 —", "第 3 页", "第3页 共20页", "3/20", "第三页", "３"])
def test_page_numbers_are_left_out_at_the_margins_only(number: str) -> None:
    page = [
        line("甲。"),
        line("乙。"),
        line(number, 280, 320),
        line("丙。"),
        line("丁。"),
        line(number, 280, 320),
    ]
    text, taken_out = paragraphs([page])
    assert taken_out == 1 and text.count(number) == 1


def test_a_page_of_numbers_alone_has_no_text() -> None:
    assert paragraphs([[line("1")]]) == ("", 1)


def test_an_article_is_no_header_however_often_it_stands_there() -> None:
    pages = [[line("第一条 甲。"), line("乙。"), line("丙。"), line("丁。"), line("戊。")]] * 4
    assert paragraphs(pages)[0].count("第一条 甲。") == 4
