"""From understanding to tool calls."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.builtin.intents import CheckRequest
from assistant.builtin.leaning import without_going_back
from assistant.builtin.pressing import without_argument
from assistant.builtin.role import in_its_name
from assistant.builtin.understanding import Understanding
from assistant.tools.check import PREFIX, READINGS
from assistant.tools.find_figures import NAME as FIND
from assistant.tools.read_article import NAME as READ
from assistant.tools.search_articles import NAME as SEARCH


@dataclass(frozen=True)
class PlannedCall:
    """One tool call to make."""

    tool: str
    arguments: Mapping[str, Any]


def plan(understanding: Understanding) -> list[PlannedCall]:
    """Give the calls that answer the message, none where fixed words do.

    Facts are checked, places are read, everything else is looked up; a message can need several calls. Last comes the
    look-up of what it takes for granted.
    """
    if condensed := understanding.condensing:
        return [_look_up(f"{_OF_THE_CENTRE}{condensed.topic}")] if condensed.topic else []
    if understanding.talk or understanding.argued_from:
        return []
    calls = [_in_its_name(call, understanding) for call in _answering(understanding)]
    if not understanding.granted:
        return calls
    arguments: dict[str, Any] = {"question": understanding.granted}
    if understanding.foretelling:
        arguments["beliefs_only"] = True
    return [*calls, PlannedCall(SEARCH, arguments)]


def _answering(understanding: Understanding) -> list[PlannedCall]:
    if understanding.checks:
        return [
            *(_check(check) for check in understanding.checks),
            *(_look_up(question) for question in understanding.unchecked),
        ]
    if understanding.places:
        read = [PlannedCall(READ, {"place": place}) for place in understanding.places]
        about = [_look_up(understanding.about_places)] if understanding.about_places else []
        return [*read, *about]
    if understanding.figures:
        find = PlannedCall(FIND, {"figures": list(understanding.figures)})
        return [find, _look_up(understanding.text)]
    if before := understanding.earlier or understanding.context:
        alone = without_opening(without_argument(without_going_back(understanding.text)))
        together = f"{before} {alone}"
        if understanding.correcting:
            return [_look_up(together)]
        # Twice: what the message says by itself, and what it says after the one that it leans on.
        return [_look_up(text, before) for text in (alone, together)]
    if understanding.compared:
        looked_up = (understanding.text, *understanding.compared)
        return [_look_up(text) for text in looked_up]
    parts = (*understanding.parts, understanding.core) if understanding.core else understanding.parts
    return [_look_up(without_opening(part)) for part in parts]


_OF_THE_CENTRE = "技术创新中心的"
"""用途 alone is a word of anything."""


def _look_up(question: str, before: str = "") -> PlannedCall:
    return PlannedCall(SEARCH, {"question": question, **({"before": before} if before else {})})


def _in_its_name(call: PlannedCall, understanding: Understanding) -> PlannedCall:
    """The call with the body that the user speaks for where a question has 我们."""
    if call.tool != SEARCH:
        return call
    question, before = (str(call.arguments.get(name, "")) for name in ("question", "before"))
    return _look_up(in_its_name(question, understanding.role), in_its_name(before, understanding.role))


_OPENING = re.compile(
    r"^(?:(?:对了|哦对?|噢对?|哎呀?|嗯+|那个|这个|话说|顺便|顺带|请问|再问|我?(?:就|还)?想问|问)(?:问|说)?(?:一|个|下|句|您|你|一下|一句|一个|个事|一嘴)*[，,、：:；;…\s]+)+"
)
_LEAST_LEFT = 4


def without_opening(text: str) -> str:
    """对了，公示期多久: without the words that only take the floor."""
    left = _OPENING.sub("", text)
    return left if len(left) >= _LEAST_LEFT else text


def _check(check: CheckRequest) -> PlannedCall:
    readings = {READINGS: dict(check.readings)} if check.readings else {}
    return PlannedCall(PREFIX + check.checker, {**check.facts, **readings})


def plan_again(understanding: Understanding, settled: bool) -> list[PlannedCall]:
    """Give the calls that follow when the checks are done: where they settle nothing the text may be silent, or say
    otherwise than the message takes for granted.
    """
    doubtful = understanding.checks and not understanding.unchecked and not settled
    if not doubtful or not (understanding.asking or understanding.asserting) or not understanding.alone:
        return []
    if not any(check.facts and not check.needs for check in understanding.checks):
        return []
    return [_look_up(understanding.text)]
