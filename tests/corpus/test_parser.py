"""The parser: the shape of the regulation held, and what holds for any text at all."""

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.document import Document, Kind, Metadata, Node, without
from corpus.library import Library
from corpus.parser import parse

META = Metadata(id="made-up", title="某办法", short_title="本办法")


def made(*lines: str) -> Document:
    return parse("\n".join(lines), META)


def items(document: Document, article: int) -> list[Node]:
    return [node for node in document.articles[article - 1].walk() if node.kind is Kind.ITEM]


def places(document: Document) -> list[str]:
    return [node.citation.place for node in document.root.walk() if node.citation]


# ── the regulation held ──


def test_the_regulation_has_its_chapters_and_articles(library: Library) -> None:
    document = library.document("hohhot-tic")
    assert len(document.chapters) == 6
    assert [article.number for article in document.articles] == list(range(1, 30))
    assert document.oddities == ()


def test_the_regulation_has_its_items(library: Library) -> None:
    document = library.document("hohhot-tic")
    counted = {number: len(items(document, number)) for number in range(1, 30)}
    assert {number: count for number, count in counted.items() if count} == {
        4: 3, 5: 4, 6: 3, 7: 5, 8: 6, 9: 6, 27: 8,
    }  # fmt: skip
    for number in counted:
        assert [item.number for item in items(document, number)] == list(range(1, counted[number] + 1))


def test_chapters_have_their_titles_without_alignment(library: Library) -> None:
    titles = [(chapter.label, chapter.title) for chapter in library.document("hohhot-tic").chapters]
    assert titles == [
        ("第一章", "总则"), ("第二章", "管理职责"), ("第三章", "组建条件和程序"),
        ("第四章", "运行管理"), ("第五章", "动态管理"), ("第六章", "附则"),
    ]  # fmt: skip


def test_every_article_stands_in_its_chapter(library: Library) -> None:
    document = library.document("hohhot-tic")
    held = {
        chapter.label: [
            article.number for article in document.articles if document.chapter_of(article) == chapter
        ]
        for chapter in document.chapters
    }
    assert held == {
        "第一章": [1, 2, 3, 4], "第二章": [5, 6, 7], "第三章": [8, 9], "第四章": list(range(10, 21)),
        "第五章": list(range(21, 28)), "第六章": [28, 29],
    }  # fmt: skip


# ── structure ──


def test_the_only_paragraph_is_not_counted() -> None:
    document = made("第一条 条件：", "（一）甲；", "（二）乙。", "1.丙；", "2.丁。")
    assert places(document) == ["1", "1.1", "1(1)", "1(2)", "1(2)[1]", "1(2)[2]"]


def test_items_of_several_paragraphs_are_told_apart() -> None:
    document = made("第一条 条件：", "（一）甲。", "其他条件：", "（一）乙。")
    assert places(document) == ["1", "1.1", "1.1(1)", "1.2", "1.2(1)"]


def test_an_article_with_its_items_right_below_has_no_paragraph() -> None:
    document = made("第一条", "（一）甲；", "（二）乙。")
    assert places(document) == ["1", "1(1)", "1(2)"]


def test_inserted_articles() -> None:
    document = made("第二十六条　甲。", "第二十六条之一　乙。", "第二十七条　丙。")
    assert [article.citation.place for article in document.articles if article.citation] == [
        "26",
        "26-1",
        "27",
    ]
    assert len(document.oddities) == 1, "only the first article is out of sequence"


def test_parts_chapters_and_sections_nest() -> None:
    document = made(
        "第一编 总则", "第一分编 通则", "第一章 范围", "第一节 甲", "第一条 乙。", "第二章 丙", "第二条 丁。"
    )
    part = document.root.children[0]
    subpart = part.children[0]
    assert (part.kind, subpart.kind) == (Kind.PART, Kind.SUBPART)
    assert [chapter.title for chapter in subpart.children] == ["范围", "丙"]
    assert [section.title for section in subpart.children[0].children] == ["甲"]


def test_marks_of_every_form_open_items_and_sub_items() -> None:
    document = made("第一条 甲：", "（一）乙：", "1．丙；", "2、丁；", "（3）戊；", "④己。", "(二)庚。")
    assert places(document)[2:] == ["1(1)", "1(1)[1]", "1(1)[2]", "1(1)[3]", "1(1)[4]", "1(2)"]


def test_what_stands_before_the_first_article_is_kept() -> None:
    document = made("某办法", "（一）不是分项", "第一条 甲。")
    assert [node.kind for node in document.root.children] == [Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.ARTICLE]


def test_an_annex_ends_the_last_article() -> None:
    document = made("第一条 甲。", "附件1：申请表", "填表说明。")
    annex = document.root.children[1]
    assert (annex.kind, annex.title) == (Kind.ANNEX, "附件1：申请表")
    assert document.text(document.articles[0]) == "甲。"


def test_a_line_that_speaks_of_an_article_opens_none() -> None:
    document = made("第一条 甲。", "第一条所称甲，是指乙。", "第一条、第二条的规定。", "第二条 丙。")
    assert places(document) == ["1", "1.1", "1.2", "1.3", "2", "2.1"]


def test_an_article_may_follow_its_mark_without_a_gap() -> None:
    document = made("第一条甲。", "第二条【名称】乙。", "第三条")
    assert [document.text(article) for article in document.articles] == ["甲。", "【名称】乙。", ""]


def test_what_only_looks_like_a_mark_is_text() -> None:
    document = made("第一条 甲。", "第十十条 乙。", "（十十）丙。", "第零条 丁。", "1.5倍戊。")
    assert len(document.articles) == 1
    assert document.text(document.articles[0]) == "甲。\n第十十条 乙。\n（十十）丙。\n第零条 丁。\n1.5倍戊。"


def test_a_gap_in_the_numbers_is_reported_with_its_line() -> None:
    (oddity,) = made("某办法", "第一条 甲。", "第三条 乙。").oddities
    assert str(oddity) == "第3行：第1条之后是第3条" and oddity.kind == "sequence"


def test_a_leftover_alone_on_its_line_is_no_paragraph() -> None:
    document = made("第一条 甲：", "[bookmark: _GoBack]", "（一）乙。")
    assert places(document) == ["1", "1.1", "1(1)"]


def test_a_leftover_in_a_heading_is_no_part_of_its_title() -> None:
    assert made("第一章 [bookmark: _Toc1]总 则", "第一条 甲。").chapters[0].title == "总则"


# ── any text at all ──

_words = st.text(
    alphabet="甲乙丙丁不少于5个工作日，。；：“”‘’（）()、|#＝《》 \t\u3000\u200b\ue004[]", max_size=30
)
_numeral = st.sampled_from(
    ["一", "二", "三", "十", "十一", "二十六", "十十", "零", "零十零", "8", "1", "2", "０", "99999"]
)
_leftover = st.sampled_from(
    ["", "", "", "[bookmark: _GoBack]", "\ufeff", "\u200b", "[endif]", "  \u3000", "# ", "<!-- x -->"]
)
_marks = [
    "", "第{}编", "第{}分编 ", "第{}章", "第{}章　　", "第{}章之一 ", "第{}节", "第{}条", "第{}條 ", "第 {} 条　",
    "第{}条之一 ", "（{}）", "({})", "{}.", "{}．", "{}、", "（{}", "{}）", "附件{}", "附：", "③", "⒊", "| {} | ", "“第{}条 ",
    "”第{}条 ", "第{}章 总则 第一条 ", "下列：（一）甲；（二）乙；（{}）", "。 第{}条 ", "目录", "附则", "（删去）",
    "2024年3月{}日",
]  # fmt: skip


@st.composite
def lines(draw: st.DrawFn) -> str:
    mark = draw(st.sampled_from(_marks)).replace("{}", draw(_numeral))
    return draw(_leftover) + mark + draw(_leftover) + draw(_words) + draw(_leftover)


texts = st.lists(lines() | st.just("") | _words, max_size=18).map("\n".join) | st.text(max_size=80)


def _leaves(document: Document) -> list[tuple[int, int]]:
    """The marks and the own words of all nodes; an article's own words are those of its first paragraph."""
    spans = set()
    for node in document.root.walk():
        if node is not document.root:
            spans |= {(node.span.start, node.own.start), (node.own.start, node.own.end)}
    return sorted(span for span in spans if span[0] < span[1])


@given(texts)
@example("第一条 甲，乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸研究  \n  [bookmark: x]  审定丙。")
@example("第零十零条 甲")
@example("第一条　甲：\n| 乙 |\n丙，\n丁。")
def test_leaves_and_separators_are_the_source(source: str) -> None:
    document = parse(source, META)
    repaired = {at for repair in document.repairs for at in range(*repair.span)}
    rebuilt, at = [], 0
    for start, end in [*_leaves(document), (len(source), len(source))]:
        separator = source[at:start]
        assert at <= start, "leaves do not overlap"
        assert all(
            character.isspace() or at + offset in repaired for offset, character in enumerate(separator)
        )
        rebuilt += [separator, source[start:end]]
        at = end
    assert "".join(rebuilt) == source


@given(texts)
def test_nodes_lie_within_their_parents_in_order(source: str) -> None:
    def check(node: Node) -> None:
        assert node.span.start <= node.own.start <= node.own.end <= node.span.end
        at = node.span.start
        for child in node.children:
            assert at <= child.span.start <= child.span.end <= node.span.end
            at = child.span.end
            check(child)

    check(parse(source, META).root)


@given(texts)
def test_every_cited_node_is_found_again_and_quoted_from_the_source(source: str) -> None:
    document = parse(source, META)
    for node in document.root.walk():
        if node.citation:
            assert document.find(node.citation).citation == node.citation
            assert node.citation.label
        kept = "".join(
            source[at]
            for at in range(*node.own)
            if not any(r.span[0] <= at < r.span[1] for r in document.repairs)
        )
        assert document.quote(node.own) == kept == without(source, node.own, document.repairs)


@given(texts)
def test_repairs_are_in_order_and_apart(source: str) -> None:
    at = 0
    for repair in parse(source, META).repairs:
        assert at <= repair.span.start < repair.span.end <= len(source)
        at = repair.span.end
