"""Sealed turns: what comes back is what went out, and nothing else comes back."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.agent import Assistant
from assistant.web.chats import Turn, TurnState
from assistant.web.sealing import Sealer, SealError
from tests.assistant.web.support import SHORT_ANSWER

SEALER = Sealer(b"k" * 32)
TURN = Turn(1, "公示要几天？", TurnState.ANSWERED, "search_articles", SHORT_ANSWER, "草稿", 7, True)


def test_a_turn_comes_back_as_it_was() -> None:
    opened = SEALER.open(SEALER.seal(TURN), 4)
    assert opened == Turn(4, TURN.question, TURN.state, "", SHORT_ANSWER, "草稿", 7, True)


def test_an_answer_with_decisions_comes_back_as_it_was(assistant: Assistant) -> None:
    answer = assistant.ask("9月3日开始公示，最早哪天批复？")
    assert answer.decisions
    sealed = SEALER.seal(Turn(1, "问", TurnState.ANSWERED, answer=answer))
    opened = SEALER.open(sealed, 1).answer
    assert opened and opened.as_json() == answer.as_json()
    assert len(sealed) < 20_000


@pytest.mark.parametrize("sealed", ["", ".", "x", "x.y", "é.é", "甲.乙", "a" * 300_000, "YQ==.YQ=="])
def test_what_was_not_sealed_here_is_refused(sealed: str) -> None:
    with pytest.raises(SealError):
        SEALER.open(sealed, 1)


def test_another_key_or_other_words_are_refused() -> None:
    sealed = SEALER.seal(TURN)
    with pytest.raises(SealError):
        Sealer(b"another").open(sealed, 1)
    seal, _, body = sealed.partition(".")
    kept = json.loads(zlib.decompress(urlsafe_b64decode(body)))
    kept["answer"]["text"] = "不用公示。"
    forged = urlsafe_b64encode(zlib.compress(json.dumps(kept).encode())).decode()
    with pytest.raises(SealError):
        SEALER.open(f"{seal}.{forged}", 1)


@given(st.integers(0, 10_000), st.characters())
def test_no_change_of_a_letter_goes_unnoticed(at: int, letter: str) -> None:
    sealed = SEALER.seal(TURN)
    at %= len(sealed)
    changed = sealed[:at] + letter + sealed[at + 1 :]
    try:
        opened = SEALER.open(changed, 1)
    except SealError:
        return
    assert opened == SEALER.open(sealed, 1)  # padding bits that mean nothing
