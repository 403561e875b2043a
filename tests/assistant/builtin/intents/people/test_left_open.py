from datetime import date

import pytest

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import requests


def unread(*messages: str) -> tuple[str, ...]:
    (request,) = requests(Dialogue(tuple(map(Exchange, messages)), date(2026, 11, 23)))
    return request.unread


@pytest.mark.parametrize(
    "messages",
    [
        ("团队28人，固定10人，其中3人是返聘的，中高级12人，达标吗",),
        ("团队28人，固定10人，中高级12人，达标吗", "其中固定的有3人是外聘"),
    ],
)
def test_part_timers_among_the_permanent_are_asked_about(messages: tuple[str, ...]) -> None:
    assert unread(*messages)


@pytest.mark.parametrize(
    "message",
    [
        "团队28人，固定10人，18人是兼职的，中高级12人，达标吗",
        "团队28人，非固定的18人都是外聘，中高级12人，达标吗",
    ],
)
def test_part_timers_beside_the_permanent_are_no_question(message: str) -> None:
    assert not unread(message)
