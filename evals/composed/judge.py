"""What a check makes of a composed message, against what its parts come to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import permutations
from random import Random
from typing import Any

from pydantic import ValidationError

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.extraction.counts import read
from assistant.builtin.intents import CheckRequest, requests
from assistant.checkers.decision import Decision, Outcome
from assistant.checkers.registry import checkers
from corpus.registers import Reading

AS_OF = date(2026, 11, 30)
"""The day on which every composed message is asked."""


@dataclass(frozen=True)
class Composed:
    """A message, after the messages `before` it, and its truth.

    `facts`: what they tell, by the names of the checkers' facts; of the facts `watched` no other value may be heard, and none at
    all where `facts` has none. `outcomes`: what the findings come to, by their titles, as far as they are watched; NEEDS_FACTS
    for those that nobody could decide. `ends`: the days to be worked out, by the titles of the milestones, whichever check gives
    them. `checker`: the check that must be called for.
    """

    text: str
    checker: str
    watched: frozenset[str]
    facts: Mapping[str, Any]
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    ends: Mapping[str, date] = field(default_factory=dict)
    before: tuple[str, ...] = ()


Compose = Callable[[Random], Composed]
"""Puts a message together; the same for the same state of the generator."""


class Kind(StrEnum):
    """What became of a message."""

    DECIDED = "decided"
    ASKED = "asked"
    NOT_HEARD = "not heard"
    WRONG = "wrong"


@dataclass(frozen=True)
class Judged:
    """A message with what became of it, and where it went wrong why."""

    composed: Composed
    kind: Kind
    why: str = ""


def judge(composed: Composed, readings: Mapping[str, Reading]) -> Judged:
    """Hear the message and run the check that it calls for."""
    exchanges = tuple(Exchange(text) for text in (*composed.before, composed.text))
    heard = requests(Dialogue(exchanges, AS_OF))
    decided = [request for request in heard if not (request.unread or request.needs)]
    wrong = [
        f"{request.checker}.{name} = {value}, not {composed.facts.get(name)}"
        for request in decided
        for name, value in request.facts.items()
        if name in composed.watched and not _is(name, value, composed.facts.get(name))
    ]
    if wrong:
        return Judged(composed, Kind.WRONG, "; ".join(wrong))
    ran = [decision for request in decided if (decision := _decision(request, readings))]
    outcomes = [found for decision in ran for found in _outcomes(decision, composed)]
    wrong = [f"{title}: {outcome}" for title, outcome in outcomes if outcome != composed.outcomes[title]]
    wrong += [told for decision in ran for told in _wrong_ends(decision, composed)]
    if wrong:
        return Judged(composed, Kind.WRONG, "; ".join(wrong))
    if not any(request.checker == composed.checker for request in heard):
        return Judged(composed, Kind.NOT_HEARD)
    settled = (
        outcomes or _ends(ran, composed)
        if _has_a_result(composed)
        else any(set(request.facts) & composed.watched for request in decided)
    )
    return Judged(composed, Kind.DECIDED if settled else Kind.ASKED)


def _has_a_result(composed: Composed) -> bool:
    """Whether there is something that could be decided or worked out; else it is enough that the facts are heard."""
    return bool(composed.ends) or any(one is not Outcome.NEEDS_FACTS for one in composed.outcomes.values())


def _ends(ran: list[Decision], composed: Composed) -> bool:
    return any(one.title in composed.ends for decision in ran for one in decision.milestones)


def _is(name: str, value: Any, true: Any) -> bool:
    """Whether what is heard is what is told: the same share however it is written, the same teams whatever they are called."""
    if isinstance(true, Fraction) and isinstance(value, str):
        return read(value) == true
    if name == "unit_teams" and value and true:
        heard = [{key: number for key, number in team.items() if key != "unit"} for team in value]
        return len(heard) == len(true) and any(
            all(one.items() <= other.items() for one, other in zip(heard, order, strict=True))
            for order in permutations(true)
        )
    if name == "untitled_staff" and value and true:
        return bool(value <= true)  # so many at least
    return str(value) == str(true)


def _decision(request: CheckRequest, readings: Mapping[str, Reading]) -> Decision | None:
    """What the check comes to; None where the numbers contradict each other."""
    checker = checkers()[request.checker]
    try:
        return checker.run(checker.facts(**request.facts), AS_OF, readings)
    except ValidationError:
        return None


def _outcomes(decision: Decision, composed: Composed) -> list[tuple[str, Outcome]]:
    """The findings that are decided of those watched."""
    return [
        (finding.title, finding.outcome)
        for finding in decision.findings
        if finding.title in composed.outcomes and finding.outcome in (Outcome.MET, Outcome.NOT_MET)
    ]


def _wrong_ends(decision: Decision, composed: Composed) -> list[str]:
    """The days worked out that are others than those that come to be."""
    return [
        f"{one.title}: {one.last}, not {composed.ends[one.title]}"
        for one in decision.milestones
        if one.last != composed.ends.get(one.title, one.last)
    ]
