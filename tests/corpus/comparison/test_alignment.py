"""Aligning two versions: the cases that lawyers meet, and what holds for any two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison import Change, Comparison, compare
from corpus.comparison.model import Mark
from corpus.document import Document
from tests.corpus.comparison.support import version

AIM = "为了加强技术创新中心建设和管理，根据有关规定，结合本市实际，制定本办法。"
DUTY = "市科技局负责技术创新中心的规划布局、论证认定、运行监测和监督检查工作。"
MONEY = "经费应当专款专用，不得挪作他用，接受审计部门的审计和监督检查。"
END = "本办法自印发之日起施行，由市科技局负责解释。"


def changes(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [
        (
            row.change.value,
            row.old.citation.place if row.old and row.old.citation else "",
            row.new.citation.place if row.new and row.new.citation else "",
        )
        for row in comparison.changes
    ]


def test_a_document_beside_itself_has_no_changes() -> None:
    one = version(AIM, DUTY, END, annex="附件：表")
    comparison = compare(one, one)
    assert comparison.is_empty and comparison.counts[Change.SAME] == 5


def test_an_added_article_renumbers_the_others() -> None:
    comparison = compare(version(AIM, DUTY, END), version(AIM, MONEY, DUTY, END))
    assert changes(comparison) == [("added", "", "2"), ("renumbered", "2", "3"), ("renumbered", "3", "4")]


def test_a_deleted_article_stands_where_it_stood() -> None:
    comparison = compare(version(AIM, MONEY, DUTY), version(AIM, DUTY))
    assert changes(comparison) == [("deleted", "2", ""), ("renumbered", "3", "2")]
    assert changes(compare(version(AIM, MONEY), version(AIM))) == [("deleted", "2", "")]


def test_a_changed_article_shows_the_words() -> None:
    comparison = compare(version(DUTY), version(DUTY.replace("监督检查", "绩效评价")))
    assert changes(comparison) == [("changed", "1", "1")]
    assert [piece.text for piece in comparison.changes[0].pieces if piece.mark is Mark.REMOVED] == [
        "监督检查"
    ]
    assert [piece.text for piece in comparison.changes[0].pieces if piece.mark is Mark.INSERTED] == [
        "绩效评价"
    ]
    assert 0.8 < comparison.changes[0].similarity < 1


@pytest.mark.parametrize(
    ("old", "new"),
    [("10", "15"), ("3.5", "3.25"), ("三十", "二十"), ("２０２５", "２０２６"), ("一百零五", "一百一十")],
)
def test_a_number_is_marked_as_a_whole(old: str, new: str) -> None:
    text = "从业人员不少于{}人，并应当有固定的办公场所。"
    (change,) = compare(version(text.format(old)), version(text.format(new))).changes
    marked = [(piece.mark, piece.text) for piece in change.pieces if piece.mark is not Mark.KEPT]
    assert marked == [(Mark.REMOVED, old), (Mark.INSERTED, new)]


def test_an_article_that_went_over_others_is_moved_and_they_are_not() -> None:
    comparison = compare(version(AIM, DUTY, MONEY, END), version(DUTY, MONEY, END, AIM))
    assert changes(comparison) == [
        ("renumbered", "2", "1"),
        ("renumbered", "3", "2"),
        ("renumbered", "4", "3"),
        ("moved", "1", "4"),
    ]


def test_a_changed_article_can_be_out_of_order_too() -> None:
    comparison = compare(version(AIM, DUTY, MONEY), version(DUTY, MONEY, AIM.replace("本市", "我市")))
    (row,) = (row for row in comparison.rows if row.change is Change.CHANGED)
    assert row.out_of_order


def test_a_rewritten_article_between_the_same_neighbours_stays_one() -> None:
    old = "对违反规定使用经费的单位，由市科技局责令限期改正。"
    new = "违规使用经费，由市科技局会同财政部门追回，三年内不予支持。"
    assert changes(compare(version(AIM, old, END), version(AIM, new, END))) == [("changed", "2", "2")]
    assert changes(compare(version(AIM, old, END), version(AIM, END, new))) == [
        ("deleted", "2", ""),
        ("renumbered", "3", "2"),
        ("added", "", "3"),
    ]


def test_an_article_of_which_only_the_number_is_left_is_deleted() -> None:
    old, new = version(AIM, MONEY, END), version(AIM, "（删去）", END)
    (row,) = compare(old, new).changes
    assert (row.change, row.old and row.old.text, row.new and row.new.text) == (
        Change.DELETED,
        MONEY,
        "（删去）",
    )
    (back,) = compare(new, old).changes
    assert back.change is Change.ADDED
    assert compare(new, new).is_empty


def test_a_line_broken_elsewhere_is_no_change() -> None:
    assert compare(
        version("甲：\n（一）乙；\n（二）丙。"), version("甲：\n （一）乙；\n\n（二）丙。")
    ).is_empty


def test_a_sign_of_another_width_is_no_change() -> None:
    assert compare(version("甲(乙)，不少于５个工作日。"), version("甲（乙）,不少于5个工作日。")).is_empty


def test_annexes_and_the_text_before_are_compared_too() -> None:
    comparison = compare(version(AIM, annex="附件：旧表"), version(AIM, title="某新办法", annex="附件：新表"))
    assert [(row.change.value, row.old.citation if row.old else None) for row in comparison.changes] == [
        ("changed", None),
        ("changed", None),
    ]


def test_documents_that_share_nothing_are_all_deleted_and_added() -> None:
    comparison = compare(version(AIM, title="甲" * 9), version("子丑寅卯辰巳", title="乙" * 9))
    assert comparison.counts[Change.ADDED] == comparison.counts[Change.DELETED] == 2


@pytest.mark.parametrize("empty", ["", "　"])
def test_an_empty_document_can_be_compared(empty: str) -> None:
    nothing = version(title=empty)
    assert compare(nothing, nothing).rows == ()
    assert {row.change for row in compare(nothing, version(AIM)).rows} == {Change.ADDED}


# ── any two texts ──

_sentences = st.sampled_from([AIM, DUTY, MONEY, END, AIM[:20], DUTY[5:], "（删去）", "甲。", "乙。", ""])
_versions = st.lists(_sentences | st.text(alphabet="甲乙丙丁，。", max_size=12), max_size=8).map(
    lambda texts: version(*texts)
)


@given(_versions)
def test_any_document_beside_itself_is_empty(one: Document) -> None:
    assert compare(one, one).is_empty


@given(_versions, _versions)
def test_every_article_of_both_sides_appears_exactly_once(old: Document, new: Document) -> None:
    comparison = compare(old, new)
    for side, document in ((0, old), (1, new)):
        shown = [row.sides[side].citation for row in comparison.rows if row.sides[side] is not None]
        named = [citation for citation in shown if citation]
        assert sorted(named, key=lambda c: c.article) == [article.citation for article in document.articles]


@given(_versions, _versions)
def test_the_other_way_round_added_and_deleted_are_exchanged(old: Document, new: Document) -> None:
    mirrored = {Change.ADDED: Change.DELETED, Change.DELETED: Change.ADDED}

    def shape(comparison: Comparison, *, turned: bool) -> set[object]:
        return {
            (
                mirrored.get(row.change, row.change) if turned else row.change,
                (row.new if turned else row.old),
                (row.old if turned else row.new),
                row.out_of_order,
            )
            for row in comparison.rows
        }

    assert shape(compare(old, new), turned=False) == shape(compare(new, old), turned=True)


@given(_versions, _versions)
def test_the_marked_words_give_both_texts_back(old: Document, new: Document) -> None:
    for row in compare(old, new).rows:
        for side, gone in ((row.old, Mark.INSERTED), (row.new, Mark.REMOVED)):
            if side and row.change is Change.CHANGED:
                assert "".join(piece.text for piece in row.pieces if piece.mark is not gone) == side.text
