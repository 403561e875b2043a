"""Conversations: one for each browser session, answered in the background."""

import time
from collections.abc import Callable, Iterator

import pytest

from assistant.web.chats import Chat, Chats, TurnState
from tests.assistant.web.support import ScriptedAssistant


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
    assert turn.answer and len(turn.messages) == 1


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


def test_the_conversation_goes_on(chats: Chats) -> None:
    chat = chats.find("甲")
    for question in ("一", "二"):
        chat.ask(question)
        done(chat)
    assert [message.content for message in chat.turns[-1].messages] == ["一", "二"]


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
    assert len(turn.messages) == 1


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
