"""Several questions in one message, each answered by itself with what all of the message tells (自评价最后哪天交；综合评价哪天期满)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from assistant.builtin.intents._message import Heard, Message

_BETWEEN = re.compile(r"[；;。？?！!：:\n]+|[，,](?=首|第[一二三]|另|那|还有|以及|再问|顺便)")
_SHORTEST = 4


def each_question(
    message: Message,
    hear: Callable[[Message], Heard],
    told: Callable[[Message], Mapping[str, Any]],
) -> Heard | None:
    """Hear each question of `message`; None where it asks for one thing.

    `told`: the facts that hold for all of the questions. A question that names none of them is heard as one that goes on
    from them.
    """
    pieces = [piece.strip() for piece in _BETWEEN.split(message.text) if len(piece.strip()) >= _SHORTEST]
    if len(pieces) < 2:
        return None
    facts = told(message)
    heard: dict[tuple[str, ...], Heard] = {}
    for text in pieces:
        piece = replace(message, text=text)
        if facts and not told(piece):
            piece = replace(piece, known={**message.known, **_given(facts)}, active=True, asked=())
        one = hear(piece)
        if one.calls and one.about:
            heard.setdefault(one.about, one)
    if len(heard) < 2:
        return None
    first, *others = heard.values()
    return replace(first, facts={**facts, **first.facts}, others=tuple(others))


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}
