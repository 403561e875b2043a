"""Articles as HTML: every word of the source, escaped, anchored, the quoted ones marked."""

import re
from dataclasses import replace
from html import unescape

import pytest

from assistant.web.articles import (
    Dressing,
    citation_at,
    link_to,
    parse_marks,
    render_article,
    render_document,
    write_marks,
)
from assistant.web.quotes import quote_spans
from corpus.citation import Citation
from corpus.document import Document, Metadata, Span
from corpus.errors import CitationError
from corpus.library import Library
from corpus.parser import parse


@pytest.fixture
def document(library: Library) -> Document:
    return library.document("hohhot-tic")


def text_of(html: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", html)))


def test_every_article_is_shown_with_every_word(document: Document) -> None:
    for node in document.articles:
        assert node.citation
        shown = text_of(render_article(document, node.citation))
        assert re.sub(r"\s+", "", document.text(node)) in shown


def test_the_whole_document_has_every_article_and_chapter(document: Document) -> None:
    html = render_document(document)
    assert re.findall(r'<section class="article" id="([^"]+)"', html) == [
        str(number) for number in range(1, 30)
    ]
    assert html.count("<h3 id=") == 6
    assert "bookmark" not in html


def test_the_place_asked_for_is_told_apart_and_its_quote_marked(document: Document) -> None:
    citation = Citation.parse("8(3)")
    spans = quote_spans(document, document.find(citation), ["中、高级职称和固定人员均不低于总人数的30%"])
    html = render_article(document, citation, Dressing(spans))
    assert re.search(r'class="line line-item is-target" id="8-3"', html)
    assert re.findall("<mark>(.*?)</mark>", html) == ["中、高级职称和固定人员均不低于总人数的30%"]


def test_a_mark_over_several_items_stays_within_each(document: Document) -> None:
    citation = Citation.parse("27")
    spans = quote_spans(document, document.find(citation), ["撤销其资格。（一）严重违反国家法律"])
    html = render_article(document, citation, Dressing(spans))
    assert re.findall("<mark>(.*?)</mark>", html) == ["撤销其资格。", "严重违反国家法律"]
    assert '<section class="article is-target"' in html


def test_neighbours_end_at_the_first_and_the_last_article(document: Document) -> None:
    first, last = (render_article(document, Citation.parse(place)) for place in ("1", "29"))
    assert 'rel="prev"' not in first and 'href="#2" rel="next"' in first
    assert 'rel="next"' not in last and 'href="#28" rel="prev"' in last


def test_marks_survive_an_address() -> None:
    spans = (Span(3, 9), Span(12, 20))
    assert parse_marks(write_marks(spans)) == spans
    assert parse_marks("") == ()


@pytest.mark.parametrize("place", ["12", "8(3)", "27"])
def test_an_anchor_leads_back_to_its_place(document: Document, place: str) -> None:
    citation = Citation.parse(place)
    assert citation_at(document, citation.anchor) == citation


@pytest.mark.parametrize(
    ("anchor", "said"),
    [("99", "共29条，没有第九十九条"), ("8-9", "第八条里没有这一处"), ("abc", "不是条款号")],
)
def test_an_unknown_anchor_says_why(document: Document, anchor: str, said: str) -> None:
    with pytest.raises(CitationError, match=said):
        citation_at(document, anchor)


def test_another_document_is_named_in_its_links_and_escaped() -> None:
    source = "目录说明<b>\n第一条 第一款<script>。\n第二款。\n第二条 内容：\n（一）甲。\n附件\n附件的话。"
    other = parse(source, Metadata(id="other", title="另一部<办法>", short_title="另一部"))
    html = render_document(other) + render_article(other, Citation.parse("2", "other"))
    assert "<script>" not in html and "<b>" not in html and "<办法>" not in html
    assert 'href="#other/1"' in html
    assert citation_at(other, "1-p2") == Citation("other", 1, paragraph=2)
    assert link_to("other", "8-3") == "#other/8-3"


def test_a_text_without_chapters_has_no_chapter_line(document: Document) -> None:
    bare = replace(document, root=replace(document.root, children=document.articles))
    assert "article-chapter" not in render_article(bare, Citation.parse("3"))
