import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.citation import Citation
from corpus.errors import CitationError

numbers = st.integers(1, 9999)
maybe = st.none() | numbers
citations = st.builds(
    Citation,
    document=st.from_regex(r"[a-z0-9][a-z0-9._-]{0,12}", fullmatch=True),
    article=numbers,
    inserted=st.just(0) | numbers,
    paragraph=maybe,
    item=maybe,
    subitem=maybe,
)

TYPED = {
    "第8条第3项": "8(3)",
    "第8条3项": "8(3)",
    "八条三项": "8(3)",
    "八条": "8",
    "第八条第（三）项": "8(3)",
    "第八条（三）": "8(3)",
    "第八条的第三项": "8(3)",
    "第八条，第三项": "8(3)",
    "第八条第三小项": "8(3)",
    "第八条 第三项": "8(3)",
    "第 8 条": "8",
    "第 8 条 第 3 项": "8(3)",
    "第　8　条": "8",
    "8(3)": "8(3)",
    "8 (3)": "8(3)",
    "8（3）": "8(3)",
    "8（三）": "8(3)",
    "８（３）": "8(3)",
    "第８条第３项": "8(3)",
    "第八條第三項": "8(3)",
    "第二十六条之一": "26-1",
    "第二十六条之一第三项": "26-1(3)",
    "第一千二百六十条之一": "1260-1",
    "第1260条之一": "1260-1",
    "第十八条第二款": "18.2",
    "第三条第二款第（一）项第4目": "3.2(1)[4]",
    "18.2": "18.2",
    "26-1": "26-1",
    "3.2(1)[4]": "3.2(1)[4]",
    "art. 8 item 3": "8(3)",
    "Art 8 (3)": "8(3)",
    "ARTICLE 8(3)": "8(3)",
    "article 8, item 3": "8(3)",
    "articles 8": "8",
    "arts. 8": "8",
    "article 18 paragraph 2": "18.2",
    "item 3 of article 8": "8(3)",
    "point (3) of Art. 8": "8(3)",
    " 12 ": "12",
    "二十条": "20",
    "十条": "10",
    "第两条": "2",
    "二〇条": "20",
}


@pytest.mark.parametrize(("typed", "place"), TYPED.items())
def test_reads_what_people_type(typed: str, place: str) -> None:
    assert Citation.parse(typed).ref == f"hohhot-tic/{place}"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "条",
        "第条",
        "第八章",
        "abc",
        "8(3",
        "8)3",
        "8(3)(2)",
        "第八条、第九条",
        "8(3)。",
        "公示要几天",
        "27条五",
        "-1",
    ],
)
def test_refuses_what_is_no_citation(typed: str) -> None:
    with pytest.raises(CitationError, match="不是条款号"):
        Citation.parse(typed)


@pytest.mark.parametrize(
    "typed", ["0", "第零条", "8(0)", "8.0", "26-0", "第八条第零项", "8[0]", "10000", "第十十条", "9" * 5000]
)
def test_refuses_numbers_that_count_nothing(typed: str) -> None:
    with pytest.raises(CitationError):
        Citation.parse(typed)


def test_a_refusal_is_one_short_line() -> None:
    with pytest.raises(CitationError) as refused:
        Citation.parse("请问\n" * 500)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 100


def test_a_document_can_be_named_or_stands_in() -> None:
    assert Citation.parse("civil-code/18.2").ref == "civil-code/18.2"
    assert Citation.parse("第十八条", "civil-code").ref == "civil-code/18"
    assert Citation.parse("hohhot-tic/8(3)", "civil-code").document == "hohhot-tic"


@given(citations)
def test_the_canonical_form_is_read_back(citation: Citation) -> None:
    assert Citation.parse(citation.ref) == citation


@given(citations)
@example(Citation("hohhot-tic", 26, 1, None, 3))
def test_the_official_form_is_read_back(citation: Citation) -> None:
    assert Citation.parse(citation.label, citation.document) == citation


@given(citations, citations)
@example(Citation("x", 8, item=3), Citation("x", 8, inserted=3))
@example(Citation("x", 8, item=3), Citation("x", 8, paragraph=3))
@example(Citation("x", 8, item=1, subitem=2), Citation("x", 8, paragraph=1, item=2))
def test_no_two_places_share_an_anchor(one: Citation, other: Citation) -> None:
    same_place = one.place == other.place
    assert (one.anchor == other.anchor) == same_place


def test_prints_the_official_form() -> None:
    assert Citation("x", 8, item=3).label == "第八条第（三）项"
    assert Citation("x", 26, 1).label == "第二十六条之一"
    assert Citation("x", 110, paragraph=2).label == "第一百一十条第二款"
    assert Citation("x", 3, 0, 2, 11, 4).label == "第三条第二款第（十一）项第4目"


def test_anchors_are_the_links_of_pages() -> None:
    assert Citation("x", 8, item=3).anchor == "8-3"
    assert Citation("x", 12).anchor == "12"


@given(st.text(max_size=60))
@example("第零十零条")
@example("第十十条")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        citation = Citation.parse(text)
    except CitationError:
        return
    assert Citation.parse(citation.label) == Citation.parse(citation.place)


TALK = {
    "请看第八条第三项和9(6)": ["第八条第三项", "9(6)"],
    "请问8（3）怎么说": ["8（3）"],
    "请看article 8, item 3吧": ["article 8, item 3"],
    "what does item 3 of article 8 say": ["item 3 of article 8"],
    "第八条至第十条": ["第八条", "第十条"],
    "根据第二十七条（五）处理": ["第二十七条（五）"],
    "第３５条怎么规定": ["第３５条"],
    "看第 8 条 吧": ["第 8 条"],
    "八条说了什么": ["八条"],
    "8条规定了什么": ["8条"],
    "第九条的六项程序": ["第九条"],
    "第八条，三项条件": ["第八条"],
    "第二十六条之一般规定": ["第二十六条"],
    "三条建议": [],
    "3条意见": [],
    "一共29条": [],
    "全文共二十九条": [],
    "这29条": [],
    "前三条": [],
    "提了三条": [],
    "有三条路": [],
    "2024年(3)月": [],
    "见表8(3)": [],
    "附件1(2)": [],
    "smart 8": [],
    "公示要几天": [],
    "第零条": [],
}


@pytest.mark.parametrize(("text", "cited"), TALK.items())
def test_finds_citations_in_talk(text: str, cited: list[str]) -> None:
    assert [text[start:end] for _, (start, end) in Citation.find(text)] == cited


@given(
    st.lists(
        st.sampled_from(
            ["第八条第三项", "，", "三条建议", "9(6)", "看", "art. 8 item 3", " ", "第", "（三）"]
        )
    )
)
def test_found_spans_are_in_order_apart_and_read_alike(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = 0
    for citation, (start, end) in Citation.find(text):
        assert last <= start < end
        assert Citation.parse(text[start:end]) == citation
        last = end


def test_a_place_covers_what_lies_within_it() -> None:
    article, item, sub = Citation.parse("8"), Citation.parse("8(3)"), Citation.parse("8(3)[1]")
    assert article.covers(item) and article.covers(article) and item.covers(sub)
    assert not item.covers(article)
    assert not item.covers(Citation.parse("8(4)"))
    assert not article.covers(Citation.parse("9"))
    assert not article.covers(Citation.parse("8-1"))
    assert not article.covers(Citation.parse("other/8"))


def test_the_article_of_a_place() -> None:
    item = Citation.parse("3.2(1)[4]")
    assert item.article_only == Citation.parse("3") and not item.is_article
    assert item.article_only.is_article
    assert Citation.parse("26-1(2)").article_only == Citation.parse("26-1")
