"""The reverse questions on the third: how many from the units beside so many from elsewhere, how large a committee."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.registry import checkers
from tests.assistant.checkers.support import AS_OF, readings_with

TITLE = "牵头和共建单位人员占比"


def _third(**facts: int) -> Finding:
    checker = checkers()["governance"]
    decision = checker.run(checker.facts.model_validate(facts), AS_OF, readings_with({}))
    return next(finding for finding in decision.findings if finding.title == TITLE)


@pytest.mark.parametrize(("outsiders", "most"), [(1, 0), (2, 1), (9, 4), (10, 5)])
def test_so_many_from_the_units_may_sit_beside_those_from_elsewhere(outsiders: int, most: int) -> None:
    finding = _third(committee_outsiders=outsiders)
    assert finding.outcome is Outcome.NEEDS_FACTS
    assert f"合计至多{most}人" in finding.because


@given(outsiders=st.integers(1, 10_000))
def test_the_most_that_is_told_passes_and_one_more_does_not(outsiders: int) -> None:
    told = re.search(r"合计至多([0-9]+)人", _third(committee_outsiders=outsiders).because)
    assert told
    most = int(told[1])
    assert _third(committee_outsiders=outsiders, committee_insiders=most).outcome is not Outcome.NOT_MET
    assert _third(committee_outsiders=outsiders, committee_insiders=most + 1).outcome is Outcome.NOT_MET


@given(insiders=st.integers(1, 10_000))
def test_the_least_total_that_is_told_passes_and_one_less_does_not(insiders: int) -> None:
    told = re.search(r"总人数至少要有([0-9]+)人", _third(committee_insiders=insiders).because)
    assert told
    least = int(told[1])
    assert _third(committee_total=least, committee_insiders=insiders).outcome is not Outcome.NOT_MET
    assert _third(committee_total=least - 1, committee_insiders=insiders).outcome is Outcome.NOT_MET
