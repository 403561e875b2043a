"""Conversations: one for each browser session, answered in the background."""

import time
from collections.abc import Callable, Iterator

import pytest

from assistant.answer import Answer
from assistant.web.chats import MOST_TURNS, Chat, Chats, Turn, TurnState
from tests.assistant.web.support import SHORT_ANSWER, ScriptedAssistant


@pytest.fixture
def chats(scripted: ScriptedAssistant) -> Iterator[Chats]:
    chats = Chats(scripted, most=2)
    yield chats
    scripted.release.set()
    chats.close()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def done(chat: Chat) -> None:
    until(lambda: not chat.busy)


def test_a_question_is_answered(chats: Chats) -> None:
    chat = chats.find("甲")
    chat.ask("  公示要几天？ ")
    done(chat)
    (turn,) = chat.turns
    assert (turn.question, turn.state, turn.tool) == ("公示要几天？", TurnState.ANSWERED, "search_articles")
    assert turn.answer and turn.draft == "草稿：公示要几天？"


def test_each_session_has_its_own(chats: Chats) -> None:
    chats.find("甲").ask("一")
    assert chats.find("乙").turns == ()
    assert chats.find("甲") is chats.find("甲")


def test_a_double_click_and_an_empty_question_ask_nothing(chats: Chats, scripted: ScriptedAssistant) -> None:
    chat = chats.find("甲")
    chat.ask("慢慢想")
    chat.ask("慢慢想")
    chat.ask("   ")
    scripted.release.set()
    done(chat)
    assert scripted.asked == ["慢慢想"]


def test_the_conversation_goes_on(chats: Chats, scripted: ScriptedAssistant) -> None:
    chat = chats.find("甲")
    for question in ("一", "二", "三"):
        chat.ask(question)
        done(chat)
    assert scripted.told == [[], ["一", "草稿：一"], ["一", "草稿：一", "二", "草稿：二"]]


def test_the_last_question_is_asked_in_other_words(chats: Chats, scripted: ScriptedAssistant) -> None:
    chat = chats.find("甲")
    chat.revise("还没有问过")
    for ask in (lambda: chat.ask("一"), lambda: chat.ask("二"), lambda: chat.revise("二，改")):
        ask()
        done(chat)
    assert [turn.question for turn in chat.turns] == ["一", "二，改"]
    assert scripted.told[-1] == ["一", "草稿：一"]
    chat.revise("  ")
    assert chat.turns[-1].question == "二，改"


def test_what_is_given_back_goes_on_where_it_was(chats: Chats, scripted: ScriptedAssistant) -> None:
    before, after = chats.find("甲"), chats.find("乙")
    before.ask("一")
    done(before)
    after.restore(before.turns)
    after.ask("二")
    done(after)
    assert scripted.told[-1] == ["一", "草稿：一"]
    assert [turn.number for turn in after.turns] == [1, 2]
    after.restore([])
    assert len(after.turns) == 2


def test_the_first_turns_of_an_endless_conversation_are_forgotten(chats: Chats) -> None:
    chat = chats.find("甲")
    chat.restore(Turn(number, "问", TurnState.STOPPED) for number in range(1, MOST_TURNS + 1))
    chat.ask("再问")
    done(chat)
    assert len(chat.turns) == MOST_TURNS and chat.turns[0].number == 2


def test_an_answer_is_judged_once_it_is_there(chats: Chats) -> None:
    chat = chats.find("甲")
    chat.ask("一")
    done(chat)
    judged = chat.judge(1, helpful=False)
    assert judged and judged.helpful is False and chat.turns == (judged,)
    assert chat.judge(2, helpful=True) is None


def test_a_question_is_remembered_with_its_answer(scripted: ScriptedAssistant) -> None:
    kept: list[tuple[str, Answer]] = []

    def remember(question: str, answer: Answer) -> int:
        kept.append((question, answer))
        return 7

    chats = Chats(scripted, remember)
    chat = chats.find("甲")
    chat.ask("一")
    done(chat)
    assert kept == [("一", SHORT_ANSWER)] and chat.turns[0].asked_id == 7
    chats.close()


def test_a_forgotten_conversation_is_empty_and_answers_nothing_more(
    chats: Chats, scripted: ScriptedAssistant
) -> None:
    chat = chats.find("甲")
    chat.ask("慢慢想")
    chats.forget("甲")
    chats.forget("从来没有")
    scripted.release.set()
    assert chat.turns == () and chats.find("甲") is not chat


def test_a_failure_says_nothing_of_its_cause_and_can_be_tried_again(
    chats: Chats, scripted: ScriptedAssistant
) -> None:
    chat = chats.find("甲")
    chat.ask("坏")
    done(chat)
    assert chat.turns[0].state is TurnState.FAILED
    chat.retry()
    done(chat)
    assert scripted.asked == ["坏", "坏"] and len(chat.turns) == 1


def test_a_stopped_answer_is_thrown_away(chats: Chats, scripted: ScriptedAssistant) -> None:
    chat = chats.find("甲")
    chat.ask("慢慢想")
    until(lambda: chat.turns[0].tool != "")
    chat.stop()
    chat.retry()
    scripted.release.set()
    done(chat)
    (turn,) = chat.turns
    assert (turn.number, turn.state) == (2, TurnState.ANSWERED)
    assert turn.draft == "草稿：慢慢想"


def test_stop_leaves_what_was_answered(chats: Chats) -> None:
    chat = chats.find("甲")
    chat.ask("一")
    done(chat)
    chat.stop()
    assert chat.turns[0].state is TurnState.ANSWERED


def test_a_cleared_conversation_stays_empty(chats: Chats, scripted: ScriptedAssistant) -> None:
    chat = chats.find("甲")
    chat.ask("慢慢想")
    chat.clear()
    scripted.release.set()
    chat.retry()
    assert chat.turns == ()


def test_the_session_longest_unused_gives_way(chats: Chats) -> None:
    first = chats.find("甲")
    chats.find("乙")
    chats.find("甲")
    chats.find("丙")
    assert chats.find("甲") is first
    assert len(chats._chats) == 2
