"""Several questions in one message, each answered by itself with what all of the message tells (自评价最后哪天交；综合评价哪天期满)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from assistant.builtin.intents._message import Heard, Message, tells

_BETWEEN = re.compile(
    r"[；;。？?！!\n]+|(?<!日期)(?<!时间)[：:](?!\s?[0-9])|[，,](?=首次|首个|第[一二三]|另外|顺便)"
)
_SHORTEST = 4
_NAMES_A_DAY = re.compile(r"(?:日|日期|期限|时限|时间)[。]?$")
"""请列出：2026年度自评价的最后提交日; a question without a word for it."""
_MATTERS = {
    "自评价": "report",
    "自评价报告期限": "report",
    "评价结果": "rectification",
    "整改期": "rectification",
    "整改结果": "rectification",
}
"""What findings are about by their titles; all others are about the periods and the evaluations at their ends."""


def each_question(
    message: Message,
    hear: Callable[[Message], Heard],
    told: Callable[[Message], Mapping[str, Any]],
) -> Heard | None:
    """Hear each question of `message`; None where all of it is on one matter, which is heard better as a whole.

    `told`: the facts that hold for all of the questions. A question that names none of them is heard as one that goes on
    from them.
    """
    pieces = [piece.strip() for piece in _BETWEEN.split(message.text)]
    asking = [one for one in pieces if len(one) >= _SHORTEST and (not tells(one) or _NAMES_A_DAY.search(one))]
    if len(asking) < 2:
        return None
    facts = told(message)
    heard: dict[tuple[str, ...], Heard] = {}
    for text in asking:
        piece = replace(message, text=text, part=True)
        if facts and not told(piece):
            piece = replace(piece, known={**message.known, **_given(facts)}, active=True, asked=())
        one = hear(piece)
        if one.calls and one.about:
            heard.setdefault(one.about, one)
    if len({_matter(about) for about in heard}) < 2:
        return None
    first, *others = heard.values()
    return replace(first, facts={**facts, **first.facts}, others=tuple(others))


def _matter(about: tuple[str, ...]) -> str:
    return _MATTERS.get(about[0], "periods")


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}
