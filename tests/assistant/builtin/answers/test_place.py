"""Answers with the places that a message names."""

from assistant.answer import Status
from assistant.grounding.draft import Draft
from assistant.wording import answer_words
from tests.assistant.builtin.found import clause, places, read


def test_places_are_quoted_in_order() -> None:
    draft = read("第八条和第九条", {"id": "8", "text": "甲。"}, {"id": "9", "text": "乙。"})
    assert draft == Draft(Status.ANSWERED, "[[8|甲。]]\n\n[[9|乙。]]")


def test_of_a_long_article_the_item_asked_about_is_quoted() -> None:
    article = {"id": "9", "text": "程序：公示5天…"}
    items = [clause("9(6)", "公示5天。", 0.6), clause("9(1)", "规划。", 0.1), clause("24", "丁。", 0.3)]
    assert places(read("第九条里公示要几天", article, found=items)) == ["9(6)"]
    even = [clause("9(6)", "公示5天。", 0.3), clause("9(1)", "规划。", 0.3)]
    assert places(read("第九条里要几天", article, found=even)) == ["9"]
    assert places(read("第九条里要几天", article, found=[clause("9", "程序：公示5天…", 0.3)])) == ["9"]


def test_who_asks_for_all_of_an_article_is_shown_all_of_it() -> None:
    article = {"id": "7", "text": "职责：章程…"}
    items = [clause("7(2)", "人才。", 0.6), clause("24", "丁。", 0.3)]
    for asked in ("第七条规定的五项职责，列要点", "第七条的各项职责是啥", "给我总结一下第七条讲的几项职责"):
        assert places(read(asked, article, found=items)) == ["7"]
    assert places(read("第七条五项职责里哪一项管人才", article, found=items)) == ["7(2)"]


def test_what_can_be_read_counts_and_what_cannot_is_said() -> None:
    missing = {"id": "35", "error": "没有第三十五条。"}
    assert read("第八条和第三十五条", {"id": "8", "text": "甲。"}, missing) == Draft(
        Status.ANSWERED, "[[8|甲。]]\n\n没有第三十五条。"
    )
    assert read("第三十五条", missing) == Draft(Status.NOT_IN_TEXT, "没有第三十五条。")


def test_a_document_that_is_not_held_is_named() -> None:
    held = read("《某办法》第三条", {"not_held": "某办法", "cited_in": ["22"]})
    assert held.status is Status.TEXT_NOT_HELD and "《某办法》" in held.body and places(held) == ["22"]
    assert read("《民法典》第三条", {"elsewhere": "民法典"}) == Draft(
        Status.OUT_OF_SCOPE, answer_words().out_of_scope
    )


def test_words_that_the_place_has_not_are_put_right() -> None:
    article = {"id": "27", "text": "发生下列情形之一的，撤销其资格。公示不少于5个工作日。"}
    for said in (
        "第二十七条写的是“可以撤销”，撤不撤看领导",
        "第二十七条原文就是“酌情撤销其资格”，我照着办了",
    ):
        draft = read(said, article)
        assert draft.status is Status.FALSE_PREMISE_CORRECTED and "没有写" in draft.body
    for said in (
        "第二十七条写的是“撤销其资格”，我没记错",
        "第二十七条写的是“不少于五个工作日”，我照抄了",
        "第二十七条写的是“可以撤销”还是“撤销”",
        "第二十七条写的是“可以撤销”吗",
    ):
        assert read(said, article).status is Status.ANSWERED, said


def test_a_figure_said_to_stand_where_none_does_is_a_mistake_and_one_asked_for_is_none() -> None:
    article = {"id": "8(4)", "text": "具备一定规模的基础条件。"}
    told = read("第八条第四项写得明明白白，投入占比百分之六，你承不承认", article)
    assert told.status is Status.FALSE_PREMISE_CORRECTED
    assert read("第八条第四项的投入占比要多少", article).status is Status.NOT_IN_TEXT
