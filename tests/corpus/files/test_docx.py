from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from corpus.files import zip_parts
from corpus.files.docx import read
from corpus.files.file_text import FileProblem
from corpus.files.word_numerals import numeral
from tests.corpus.files.support import number, saved, word, zipped

CHAPTERS = [
    ("chineseCountingThousand", "第%1章"),
    ("japaneseCounting", "第%2条"),
    ("chineseCounting", "（%3）"),
]
W = nsdecls("w")


def lines(data: bytes) -> list[str]:
    return [line for line in read(data).text.split("\n") if line]


def test_paragraphs_are_lines() -> None:
    assert lines(word(["某办法", "", "第一条　甲。"])) == ["某办法", "第一条　甲。"]


def test_the_numbers_that_word_makes_up_are_written_out() -> None:
    data = word(
        [
            (0, "总则"),
            (1, "甲："),
            (2, "一；"),
            (2, "二。"),
            (1, "乙："),
            (2, "三。"),
            (0, "附则"),
            (1, "丙。"),
        ],
        CHAPTERS,
    )
    assert lines(data) == [
        "第一章　总则", "第一条　甲：", "（一）一；", "（二）二。", "第二条　乙：", "（一）三。", "第二章　附则", "第三条　丙。",
    ]  # fmt: skip
    assert "Word 自动编号8处，已写成文字" in read(data).notes


def test_a_style_may_carry_the_number() -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(
        0,
        parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/>'
            f'<w:pStyle w:val="Heading2"/><w:suff w:val="nothing"/><w:lvlText w:val="第%2条"/></w:lvl></w:abstractNum>'
        ),
    )
    root.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for name in ("Heading 1", "Heading 2"):
        style = document.styles[name].element.get_or_add_pPr()
        style.append(parse_xml(f'<w:numPr {W}><w:numId w:val="91"/></w:numPr>'))
    document.styles["Heading 3"].base_style = document.styles["Heading 1"]
    for words, style in (("甲", "Heading 2"), ("乙", "Heading 2"), ("丙", "Heading 3")):
        document.add_paragraph(words, style=style)
    plain = document.add_paragraph("丁", style="Heading 1")
    number(plain, 0, 0)  # numId 0: this one paragraph has no number
    assert lines(saved(document)) == ["第三条甲", "第四条乙", "1. 丙", "丁"]


def test_a_second_list_may_start_anew_and_a_level_may_print_nothing() -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(
        0,
        parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/>'
            f'</w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
            f'<w:lvl w:ilvl="2"><w:numFmt w:val="chineseCounting"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>'
            f'<w:lvl w:ilvl="3"><w:numFmt w:val="decimal"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
        ),
    )
    root.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    root.append(
        parse_xml(
            f'<w:num {W} w:numId="92"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
            f'</w:lvlOverride><w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/>'
            f'<w:lvlText w:val="%2)"/></w:lvl></w:lvlOverride></w:num>'
        )
    )
    for level, list_id in (
        (0, 91),
        (0, 91),
        (1, 91),
        (2, 91),
        (3, 91),
        (0, 92),
        (1, 92),
        (0, 92),
        (8, 91),
        (0, 99),
    ):
        number(document.add_paragraph("甲"), level, list_id)
    assert lines(saved(document)) == [
        "1、甲",
        "2、甲",
        "甲",
        "2.1 甲",
        "甲",
        "5、甲",
        "a)甲",
        "6、甲",
        "甲",
        "甲",
    ]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("chineseCounting", 26, "二十六"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 9, "IX"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 1, "子"),
        ("decimal", 8, "8"),
        ("unheard of", 8, "8"),
    ],
)
def test_numbers_are_printed_as_word_prints_them(form: str, number: int, printed: str) -> None:
    assert numeral(form, number) == printed


def test_tables_stay_where_they_are() -> None:
    document = docx.Document()
    document.add_paragraph("第一条　指标：")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("指标", "权重", "产出", "40%"), strict=True
    ):
        cell.text = words
    inner = table.rows[1].cells[0].add_table(1, 1)
    inner.rows[0].cells[0].text = "论文"
    document.add_paragraph("第二条　甲。")
    document.add_table(1, 1).rows[0].cells[0].text = "框里的话"
    document.add_table(1, 2)
    held = read(saved(document))
    assert [line for line in held.text.split("\n") if line] == [
        "第一条　指标：",
        "指标\t权重",
        "产出 论文\t40%",
        "第二条　甲。",
        "框里的话",
    ]
    assert any("表格" in note for note in held.notes)


def run_of(paragraph: Any, xml: str) -> None:
    paragraph._p.append(parse_xml(xml))


def test_only_what_is_printed_is_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("第一条　")
    run_of(paragraph, f'<w:ins {W} w:id="1" w:author="a"><w:r><w:t>新增</w:t></w:r></w:ins>')
    run_of(paragraph, f'<w:del {W} w:id="2" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del>')
    run_of(paragraph, f"<w:r {W}><w:instrText>PAGEREF x</w:instrText></w:r>")
    run_of(paragraph, f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>")
    run_of(
        paragraph, f"<w:r {W}><w:t>甲</w:t><w:tab/><w:noBreakHyphen/><w:footnoteReference w:id='1'/></w:r>"
    )
    run_of(paragraph, f"<w:hyperlink {W}><w:r><w:t>乙</w:t></w:r></w:hyperlink>")
    paragraph._p.append(etree.Comment("丙"))
    paragraph.add_run("。").add_break(WD_BREAK.PAGE)
    paragraph.add_run().add_break()
    paragraph.add_run("第二条　丁。")
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>第三条　戊。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    held = read(saved(document))
    assert [line for line in held.text.split("\n") if line] == [
        "第一条　新增甲\t-乙。",
        "第二条　丁。",
        "第三条　戊。",
    ]
    assert any("修订标记" in note for note in held.notes) and any("脚注" in note for note in held.notes)


def test_a_text_box_is_read_once() -> None:
    box = (
        f'<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(word(["第一条 甲。"], extra=box)) == ["第一条 甲。", "红头"]


STRICT = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>\xe7\x94\xb2</w:t></w:r></w:p></w:body></w:document>'
RELATIONS = b'<Relationships><Relationship Id="1" Type="http://x/officeDocument" Target="/word/other.xml"/></Relationships>'


def test_strict_files_and_other_part_names_are_read() -> None:
    assert lines(zipped({"_rels/.rels": RELATIONS, "word/other.xml": STRICT})) == ["甲"]
    assert lines(zipped({"word/document.xml": STRICT})) == ["甲"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word/other.xml": b"<a/>"}, "没有正文"),
        ({"word/document.xml": b"<a/>"}, "没有正文"),
        ({"word/document.xml": b"<a"}, "已损坏"),
    ],
)
def test_a_word_file_without_a_text_is_refused(parts: dict[str, bytes], said: str) -> None:
    with pytest.raises(FileProblem, match=said):
        read(zipped(parts))


def test_entities_are_not_followed() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + STRICT.replace(
        b"\xe7\x94\xb2", b"&e;\xe7\x94\xb2"
    )
    assert "root" not in read(zipped({"word/document.xml": bomb})).text


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_parts, "MAX_UNPACKED", 1000)
    with pytest.raises(FileProblem, match=r"解压后超过.*没有打开"):
        read(zipped({"word/document.xml": b" " * 2000}))


def test_a_zip_that_lies_about_its_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"word/document.xml": b" " * 400_000})
    monkeypatch.setattr(zip_parts, "MAX_UNPACKED", 100_000)
    lie = data.replace((400_000).to_bytes(4, "little"), (90_000).to_bytes(4, "little"))
    with pytest.raises(FileProblem):
        read(lie)
    parts = zip_parts.Parts(zipped({"a": b"a" * 10}))
    parts._left = 5
    with pytest.raises(FileProblem, match="解压后超过"):
        parts.read("a")


def test_a_broken_part_is_refused() -> None:
    data = bytearray(zipped({"word/document.xml": STRICT * 20}))
    data[60] ^= 0xFF
    with pytest.raises(FileProblem, match="已损坏"):
        read(bytes(data))
    with pytest.raises(FileProblem, match="已损坏"):
        zip_parts.Parts(b"PK\x03\x04")


def test_a_text_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.files.docx.MAX_CHARACTERS", 10)
    with pytest.raises(FileProblem, match="文字超过"):
        read(word(["甲" * 20]))
