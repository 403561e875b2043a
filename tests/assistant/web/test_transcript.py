"""The transcript: what is shown while a question is being answered, and how an answer is revealed."""

import asyncio
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Status
from assistant.services import Services
from assistant.web.chats import Chats, Turn, TurnState
from assistant.web.transcript import Transcript
from assistant.web.words import web_words
from tests.assistant.web.support import SHORT_ANSWER, ScriptedAssistant


@pytest.fixture
def chats(scripted: ScriptedAssistant) -> Iterator[Chats]:
    chats = Chats(scripted)
    yield chats
    scripted.release.set()
    chats.close()


@pytest.fixture
def transcript(services: Services) -> Transcript:
    return Transcript(services)


async def everything(transcript: Transcript, chats: Chats) -> list[list[str]]:
    return [shown async for shown in transcript.follow(chats.find("甲"), web_words())]


def test_an_empty_conversation_shows_the_welcome(transcript: Transcript, chats: Chats) -> None:
    (((welcome,)),) = asyncio.run(everything(transcript, chats))
    assert 'data-state="empty"' in welcome and 'data-ask="公示要几天？"' in welcome


def test_an_answer_is_revealed_block_by_block_after_it_is_verified(
    transcript: Transcript, chats: Chats, scripted: ScriptedAssistant
) -> None:
    async def watch() -> list[str]:
        chats.find("甲").ask("慢慢想")
        states = []
        async for (turn,) in transcript.follow(chats.find("甲"), web_words()):
            states.append(turn.split('data-state="')[1].split('"')[0] + str(turn.count('class="block"')))
            if "查找" in turn:
                scripted.release.set()
        return states

    states = asyncio.run(watch())
    assert states[0] == "running0"
    assert states[-2:] == ["revealing1", "answered2"]


def test_a_new_turn_breaks_off_the_reveal(
    transcript: Transcript, chats: Chats, scripted: ScriptedAssistant
) -> None:
    async def watch() -> str:
        chat = chats.find("甲")
        chat.ask("慢慢想")
        last = ""
        async for shown in transcript.follow(chat, web_words()):
            last = shown[-1]
            scripted.release.set()
            if "revealing" in last:
                chat.clear()
        return last

    assert 'data-state="empty"' in asyncio.run(watch())


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        (Turn(1, "问", tool="check_eligibility"), "正在逐项核对条件"),
        (Turn(1, "问", tool="read_article"), "正在阅读条文"),
        (Turn(1, "问"), "正在理解问题"),
        (Turn(1, "问", TurnState.STOPPED), "已停止"),
        (Turn(1, "问", TurnState.FAILED), "系统出了点问题"),
    ],
)
def test_every_state_has_its_words(transcript: Transcript, turn: Turn, said: str) -> None:
    assert said in transcript.show((turn,), web_words())[0]


def test_after_a_question_that_led_nowhere_one_example_for_each_reader_is_offered(
    transcript: Transcript,
) -> None:
    lost = Turn(1, "天气", TurnState.ANSWERED, answer=Answer(status=Status.OUT_OF_SCOPE, text="不在范围里"))
    (shown,) = transcript.show((lost,), web_words())
    for group in web_words().chat.example_groups:
        assert f'data-ask="{group.questions[0]}"' in shown


def test_a_question_is_text(transcript: Transcript) -> None:
    assert "&lt;img" in transcript.show((Turn(1, "<img src=x>"),), web_words())[0]


def test_only_the_last_turn_can_be_answered_again(transcript: Transcript) -> None:
    turns = tuple(Turn(number, "问", TurnState.ANSWERED, answer=SHORT_ANSWER) for number in (1, 2))
    first, last = transcript.show(turns, web_words())
    assert "data-retry" not in first and "data-retry" in last and "data-copy" in first
