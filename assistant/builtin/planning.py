"""From understanding to tool calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.builtin.understanding import Understanding
from assistant.tools.check import PREFIX
from assistant.tools.read_article import NAME as READ
from assistant.tools.search_articles import NAME as SEARCH


@dataclass(frozen=True)
class PlannedCall:
    """One tool call to make."""

    tool: str
    arguments: Mapping[str, Any]


def plan(understanding: Understanding) -> list[PlannedCall]:
    """Give the calls that answer the message, none where fixed words do.

    Facts are checked, places are read, everything else is looked up; a message can need several calls.
    """
    if understanding.talk:
        return []
    calls = [PlannedCall(PREFIX + check.checker, dict(check.facts)) for check in understanding.checks]
    if calls:
        return calls
    if understanding.places:
        return [PlannedCall(READ, {"place": place.ref}) for place in understanding.places]
    return [PlannedCall(SEARCH, {"question": part}) for part in understanding.parts]
