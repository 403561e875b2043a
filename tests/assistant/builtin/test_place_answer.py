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
