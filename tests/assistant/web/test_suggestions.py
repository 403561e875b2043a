"""What may be asked next: near, not yet told, and answered where it says."""

import pytest

from assistant.agent import Assistant
from assistant.answer import Answer, Cited, Status
from assistant.web.chats import Turn, TurnState
from assistant.web.suggestions import Suggestion, all_suggestions, suggest
from corpus.citation import Citation
from corpus.library import Library


def turn(*places: str, status: Status = Status.ANSWERED) -> Turn:
    cited = tuple(Cited(ref=f"hohhot-tic/{place}", label=place, quote="") for place in places)
    return Turn(1, "问", TurnState.ANSWERED, answer=Answer(status=status, text="话", citations=cited))


def test_what_is_near_is_suggested_and_what_is_told_is_not() -> None:
    asked = suggest([turn("9(6)")])
    assert len(asked) == 3 and "公示要几天？" not in asked
    assert "申报意向向哪个部门提出？" in asked
    later = suggest([turn("9(2)"), turn("9(6)")])
    assert "申报意向向哪个部门提出？" not in later


def test_a_whole_article_told_leaves_none_of_its_items_to_ask() -> None:
    assert not any("第九条" in one or "公示" in one for one in suggest([turn("9")]))


@pytest.mark.parametrize("status", [Status.NEEDS_FACTS, Status.OUT_OF_SCOPE, Status.SMALLTALK])
def test_nothing_is_suggested_where_the_answer_was_none(status: Status) -> None:
    assert suggest([turn("9(6)", status=status)]) == ()


def test_nothing_is_suggested_before_an_answer() -> None:
    assert suggest([]) == suggest([Turn(1, "问")]) == ()


def test_both_languages_suggest_the_same(library: Library) -> None:
    chinese, english = all_suggestions("zh"), all_suggestions("en")
    assert [(one.place, one.after) for one in chinese] == [(one.place, one.after) for one in english]
    for one in chinese:
        for place in (one.place, *one.after):
            library.find(Citation.parse(place))


@pytest.mark.parametrize("one", all_suggestions(), ids=lambda one: one.question)
def test_a_suggested_question_is_answered_where_it_says(assistant: Assistant, one: Suggestion) -> None:
    answer = assistant.ask(one.question)
    cited = [Citation.parse(cited.ref) for cited in answer.citations]
    assert any(one.answer_at.covers(place) or place.covers(one.answer_at) for place in cited), answer.text
