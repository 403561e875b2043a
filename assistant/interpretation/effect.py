"""What another option of a reading changes, found by letting the checkers decide; nothing is guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Decision, Finding, Outcome, UsedFact
from assistant.checkers.facts import Facts
from assistant.checkers.registry import checkers
from assistant.interpretation.cases import cases
from corpus.registers import Reading

_ENOUGH = 3
"""Cases of one checker that are shown."""


@dataclass(frozen=True, slots=True)
class Case:
    """Facts for which a checker finds something else; `after` is None where the finding falls away."""

    facts: tuple[UsedFact, ...]
    before: Finding
    after: Finding | None


@dataclass(frozen=True, slots=True)
class CheckerEffect:
    """A checker that takes the reading as a parameter, the cases that turn, and how many of the `tried` do."""

    title: str
    cases: tuple[Case, ...]
    turned: int
    tried: int


def effects(name: str, option: str, as_of: date, readings: Mapping[str, Reading]) -> Iterator[CheckerEffect]:
    """Give what changes when the reading `name` goes over to `option`, checker by checker.

    Each is worked out when it is asked for: all of them take seconds. One that never asks for the reading has `tried` 0.
    """
    other = {**readings, name: readings[name].model_copy(update={"in_force": option})}
    return (_effect(checker, name, as_of, readings, other) for checker in checkers().values())


def _effect(
    checker: Checker[Any],
    name: str,
    as_of: date,
    readings: Mapping[str, Reading],
    other: Mapping[str, Reading],
) -> CheckerEffect:
    tried, turning = 0, []
    for facts in cases(checker, as_of):
        context = Context(as_of, readings)
        before = checker.decide(facts, context)
        if name not in context.asked:
            continue
        tried += 1
        if pairs := _turned(before, checker.decide(facts, Context(as_of, other))):
            verdict = any(after is None or after.outcome is not one.outcome for one, after in pairs)
            turning.append((not verdict, _given(facts), facts))
    shown: dict[tuple[str, ...], Case] = {}
    for *_, facts in sorted(turning, key=lambda turned: turned[:2]):  # other outcomes first, few facts first
        least = _least(checker, facts, as_of, readings, other)
        case = _case(checker, least, as_of, readings, other)
        shown.setdefault(_kind(case), case)
        if len(shown) == _ENOUGH:
            break
    return CheckerEffect(checker.title, tuple(shown.values()), len(turning), tried)


def _least(
    checker: Checker[Any],
    facts: Facts,
    as_of: date,
    readings: Mapping[str, Reading],
    other: Mapping[str, Reading],
) -> Facts:
    """Leave out of `facts` whatever the difference does not rest on."""
    kind = _kind(_case(checker, facts, as_of, readings, other))
    for name in type(facts).model_fields:
        if getattr(facts, name) is None:
            continue
        fewer = _without(facts, name)
        before = checker.decide(fewer, Context(as_of, readings)) if fewer else None
        after = checker.decide(fewer, Context(as_of, other)) if fewer else None
        if (
            fewer
            and before
            and after
            and any(_kind(_shown(fewer, *pair)) == kind for pair in _turned(before, after))
        ):
            facts = fewer
    return facts


def _without(facts: Facts, name: str) -> Facts | None:
    try:
        return type(facts).model_validate(
            {key: value for key, value in facts if value is not None and key != name}
        )
    except ValueError:  # what is left contradicts itself
        return None


def _case(
    checker: Checker[Any],
    facts: Facts,
    as_of: date,
    readings: Mapping[str, Reading],
    other: Mapping[str, Reading],
) -> Case:
    before = checker.decide(facts, Context(as_of, readings))
    pairs = _turned(before, checker.decide(facts, Context(as_of, other)))
    return _shown(
        facts, *min(pairs, key=lambda pair: pair[1] is not None and pair[0].outcome is pair[1].outcome)
    )


def _shown(facts: Facts, before: Finding, after: Finding | None) -> Case:
    return Case(facts.used(*type(facts).model_fields), before, after)


def _kind(case: Case) -> tuple[str, ...]:
    return (
        case.before.place,
        case.before.title,
        case.before.outcome,
        case.after.outcome if case.after else "",
    )


def _turned(before: Decision, after: Decision) -> list[tuple[Finding, Finding | None]]:
    """Give the findings that turn, each with what becomes of it."""
    others = {(finding.place, finding.title): finding for finding in after.findings}
    return [
        (finding, twin)
        for finding in before.findings
        if _differ(finding, twin := others.get((finding.place, finding.title)))
    ]


def _differ(before: Finding, after: Finding | None) -> bool:
    """Whether a finding turns; where both lack facts, they only ask for others."""
    if after is not None and before.outcome is after.outcome is Outcome.NEEDS_FACTS:
        return False
    return after is None or _said(after) != _said(before)


def _said(finding: Finding) -> tuple[str, ...]:
    return (finding.outcome, finding.because, finding.arithmetic)


def _given(facts: Facts) -> int:
    return sum(value is not None for _, value in facts)
