"""The report: what the assessment found, whole, as PDF and as Word; the same bytes for the same facts."""

from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from assistant.assessment.assess import Assessment, assess
from assistant.assessment.words import assessment_words
from assistant.exports.assessment_report import assessment_report
from assistant.exports.picture_png import picture_png
from assistant.exports.report import Bullets, Heading, Paragraph, Picture, Quote, Report, Table
from assistant.exports.report_docx import report_docx
from assistant.exports.report_pdf import report_pdf
from corpus.library import Library
from tests.conftest import AS_OF

MARKUP = '#let x = "坏" $\\ *强* _斜_ <b> @ref [x] // \x07'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 8"><text x="1" y="6" font-size="5">周期</text></svg>'


@pytest.fixture
def assessment(library: Library) -> Assessment:
    answers = {
        "team_total": "40",
        "permanent_staff": "10",
        "titled_staff": "11",
        "permanent_share": "",
        "proposed_name": "呼市乳业创新中心",
        "director_title": "associate_senior",
    }
    return assess(answers, AS_OF, library.readings)


def pdf_text(written: bytes) -> str:
    pages = pypdfium2.PdfDocument(written)
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    return "".join(text.split())


def docx_text(written: bytes) -> str:
    document = Document(BytesIO(written))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "".join("".join([*(one.text for one in document.paragraphs), *cells]).split())


def test_both_forms_say_the_same_whole_result(assessment: Assessment) -> None:
    report = assessment_report(assessment, "第一稿")
    for text in (pdf_text(report_pdf(report, AS_OF)), docx_text(report_docx(report, AS_OF))):
        for said in (
            "第一稿",
            "2026年11月23日",
            "10÷40=25%",
            "再增加2名固定人员",
            "中、高级职称和固定人员均不低于总人数的30%",
            "还缺的信息",
            "科研团队花名册",
            "第二十九条",
            "呼和浩特市乳业技术创新中心",
        ):
            assert said in text, said


def test_the_same_report_is_the_same_bytes(assessment: Assessment) -> None:
    report = assessment_report(assessment, "")
    assert report_pdf(report, AS_OF) == report_pdf(report, AS_OF)
    assert report_docx(report, AS_OF) == report_docx(report, AS_OF)


def test_an_empty_assessment_says_so(library: Library) -> None:
    report = assessment_report(assess({}, AS_OF, library.readings), "")
    assert Paragraph(assessment_words().result.nothing) in report.blocks
    assert assessment_words().result.nothing in pdf_text(report_pdf(report, AS_OF))
    assert report_docx(report, AS_OF)


def test_a_failure_that_nothing_single_cures_says_so(library: Library) -> None:
    report = assessment_report(assess({"permanent_share": "20%"}, AS_OF, library.readings), "")
    assert Paragraph(assessment_words().result.change_none) in report.blocks


def test_a_reading_that_the_bureau_has_confirmed_is_said_to_be(library: Library) -> None:
    answers = {"team_total": "40", "permanent_staff": "12", "titled_staff": "12"}
    notes = assess(answers, AS_OF, library.readings).reading_notes
    confirmed = {
        name: one.model_copy(update={"status": "confirmed"}) for name, one in library.readings.items()
    }
    assert notes, "the answers above are read in two ways"
    report = assessment_report(assess(answers, AS_OF, confirmed), "")
    said = "".join("".join(block.entries) for block in report.blocks if isinstance(block, Bullets))
    assert all(f"按市科技局确认的读法“{note.applied}”" in said for _, note in notes)


def test_readings_that_turn_nothing_are_said_to(library: Library) -> None:
    report = assessment_report(assess({"has_premises": "yes"}, AS_OF, library.readings), "")
    assert Paragraph(assessment_words().result.readings_none) in report.blocks


@pytest.mark.parametrize("numbered", [True, False])
def test_what_is_typed_is_text_and_never_markup(numbered: bool) -> None:
    blocks = (
        Heading(MARKUP),
        Heading(MARKUP, 2),
        Paragraph(MARKUP, strong=True),
        Paragraph(MARKUP, small=True),
        Quote(MARKUP, MARKUP),
        Bullets((MARKUP,), numbered),
        Table((MARKUP,), ((MARKUP,),), (1,)),
        Picture(SVG, MARKUP),
    )
    report = Report(MARKUP, MARKUP, MARKUP, blocks, MARKUP)
    wanted = "".join(MARKUP.replace("\x07", "").split())
    assert pdf_text(report_pdf(report, AS_OF)).replace("\x07", "").count("*强*") >= 7
    assert docx_text(report_docx(report, AS_OF)).count(wanted) >= 7


def test_a_picture_is_a_png_without_any_font_of_the_machine() -> None:
    assert picture_png(SVG).startswith(b"\x89PNG") and picture_png(SVG) == picture_png(SVG)
