"""From understanding to tool calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.builtin.intents import CheckRequest
from assistant.builtin.leaning import without_going_back
from assistant.builtin.pressing import without_argument
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
    if understanding.talk or understanding.argued_from:
        return []
    calls = _answering(understanding)
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
            *(PlannedCall(SEARCH, {"question": question}) for question in understanding.unchecked),
        ]
    if understanding.places:
        read = [PlannedCall(READ, {"place": place}) for place in understanding.places]
        about = (
            [PlannedCall(SEARCH, {"question": understanding.about_places})]
            if understanding.about_places
            else []
        )
        return [*read, *about]
    if understanding.figures:
        find = PlannedCall(FIND, {"figures": list(understanding.figures)})
        return [find, PlannedCall(SEARCH, {"question": understanding.text})]
    if before := understanding.earlier or understanding.context:
        alone = without_argument(without_going_back(understanding.text))
        together = f"{before} {alone}"
        if understanding.correcting:
            return [PlannedCall(SEARCH, {"question": together})]
        # Twice: what the message says by itself, and what it says after the one that it leans on.
        return [PlannedCall(SEARCH, {"question": text}) for text in (alone, together)]
    if understanding.compared:
        looked_up = (understanding.text, *understanding.compared)
        return [PlannedCall(SEARCH, {"question": text}) for text in looked_up]
    parts = (*understanding.parts, understanding.core) if understanding.core else understanding.parts
    return [PlannedCall(SEARCH, {"question": part}) for part in parts]


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
    return [PlannedCall(SEARCH, {"question": understanding.text})]
