"""By how many the team falls short: 差一个？补一个就够？ is said of the share that is too small, where one alone is."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.fields import FIELDS
from assistant.checkers.team_shares import LIMIT

_SHORT_BY = re.compile(r"(?:差|缺|欠|短)(?:了|着|的是|也就|就|才|只)*\s?$")
_MADE_UP = re.compile(r"(?:补|添|凑|填|配|增补)(?:上|够|足|齐|进|回|了|个)*\s?$")


def without_the_gap(found: Sequence[Count], text: str) -> list[Count]:
    """`found` without the number by which it is short: nobody is counted by it."""
    return [
        one
        for one in found
        if not (not one.kind and one.people and not one.change and _SHORT_BY.search(text[: one.start]))
    ]


def made_up(moved: Count, text: str, message: Message) -> set[str]:
    """Who they are that make up what is missing: of the one share that is too small by what is known."""
    short = _short(message.known)
    said = moved.change > 0 and message.active and _MADE_UP.search(text[: moved.start])
    return short if said and len(short) == 1 else set()


def _short(known: Mapping[str, Any]) -> set[str]:
    """Of which kinds there are too few; of a number that is not known that is not known either."""
    total = known.get("team_total")
    if not total:
        return set()
    ranks = [known.get(FIELDS[kind]) for kind in ("intermediate", "senior")]
    counted = [rank for rank in ranks if isinstance(rank, int)]
    titled = known.get(FIELDS["titled"])
    if titled is None and len(counted) == len(ranks):
        titled = sum(counted)
    there = {"titled": titled, "permanent": known.get(FIELDS["permanent"])}
    return {kind for kind, number in there.items() if isinstance(number, int) and number < LIMIT * total}
