"""Quoted words are found in the source, however the quote is spaced."""

import pytest

from assistant.web.quotes import quote_spans
from corpus.citation import Citation
from corpus.document import Document
from corpus.library import Library


@pytest.fixture
def document(library: Library) -> Document:
    return library.document("hohhot-tic")


def words(document: Document, place: str, *quotes: str) -> list[str]:
    node = document.find(Citation.parse(place))
    return [document.quote(span) for span in quote_spans(document, node, quotes)]


def test_a_quote_is_a_slice_of_the_source(document: Document) -> None:
    assert words(document, "9(6)", "公示时间不少于5个工作日") == ["公示时间不少于5个工作日"]


def test_width_and_spaces_may_differ(document: Document) -> None:
    assert words(document, "9(6)", "公示时间 不少于５个\n工作日") == ["公示时间不少于5个工作日"]


def test_a_quote_runs_over_a_repaired_line_break(document: Document) -> None:
    assert words(document, "11", "召开会议，研究审定技术创新中心") == ["召开会议，研究审定技术创新中心"]


def test_a_quote_spans_several_items(document: Document) -> None:
    (found,) = words(document, "27", "撤销其资格。（一）严重违反国家法律")
    assert found.startswith("撤销其资格。\n（一）严重违反")


def test_several_quotes_come_in_the_order_of_the_text(document: Document) -> None:
    assert words(document, "26", "3年内不得再行申报", "给予1年整改期") == [
        "给予1年整改期",
        "3年内不得再行申报",
    ]


def test_what_does_not_stand_there_is_not_found(document: Document) -> None:
    assert words(document, "9(5)", "公示时间不少于5个工作日", "") == []
