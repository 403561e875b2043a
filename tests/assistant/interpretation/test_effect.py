"""What a reading changes is what the checkers decide: cases turn as shown, and rest on the facts shown."""

import re
from functools import cache
from pathlib import Path

import pytest

import assistant.checkers
from assistant.checkers.decision import Outcome
from assistant.checkers.registry import checkers
from assistant.interpretation.cases import cases
from assistant.interpretation.effect import CheckerEffect, effects
from corpus.library import Library
from tests.conftest import AS_OF


@cache
def _asked() -> frozenset[str]:
    """The readings that the code of the checkers asks for by name."""
    folder = Path(assistant.checkers.__file__).parent
    found = [
        re.findall(r'context\.reading\("([a-z-]+)"\)', file.read_text("utf-8"))
        for file in folder.glob("*.py")
    ]
    return frozenset(name for names in found for name in names)


def effect(library: Library, name: str, option: str) -> tuple[CheckerEffect, ...]:
    return tuple(one for one in effects(name, option, AS_OF, library.readings) if one.tried)


def test_an_associate_title_no_longer_counts(library: Library) -> None:
    (found,) = effect(library, "senior-title", "full_only")
    assert found.title == checkers()["eligibility"].title and 0 < found.turned <= found.tried
    case = next(one for one in found.cases if one.after and one.after.outcome is Outcome.NOT_MET)
    assert case.before.outcome is Outcome.MET
    assert [(fact.title, fact.value) for fact in case.facts] == [("中心负责人的职称", "副高级")]


def test_dates_turn_in_their_sentence(library: Library) -> None:
    (found,) = effect(library, "publicity-start", "next_day")
    assert found.cases and all(
        case.after and case.before.outcome is case.after.outcome and case.before.because != case.after.because
        for case in found.cases
    )


def test_a_reading_that_no_checker_takes_changes_none(library: Library) -> None:
    assert effect(library, "funding-entitlement", "policy_only") == ()


def test_the_same_option_turns_nothing(library: Library) -> None:
    assert not any(
        one.turned or one.cases
        for one in effect(library, "lead-in-city", library.readings["lead-in-city"].in_force)
    )


@pytest.mark.parametrize("name", sorted(checkers()))
def test_the_cases_of_a_checker_are_always_the_same(name: str) -> None:
    checker = checkers()[name]
    first = cases(checker, AS_OF)
    cases.cache_clear()
    assert cases(checker, AS_OF) == first
    assert sum(facts.given() for facts in first) > len(first) / 2


def test_whatever_reading_a_checker_asks_for_is_reached_by_its_cases(library: Library) -> None:
    from assistant.checkers.checker import Context

    reached: set[str] = set()
    for checker in checkers().values():
        for facts in cases(checker, AS_OF):
            context = Context(AS_OF, library.readings)
            checker.decide(facts, context)
            reached |= context.asked
    assert _asked() <= reached
