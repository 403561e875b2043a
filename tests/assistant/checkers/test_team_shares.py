"""The reverse questions on the thirty per cent: how many are needed of so many, and of how many so many are enough."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.registry import checkers
from tests.assistant.checkers.support import AS_OF, readings_with

TITLES = {"titled_staff": "中、高级职称比例", "permanent_staff": "固定人员比例"}
EACH = pytest.mark.parametrize("name", sorted(TITLES))


def _share(name: str, **facts: int) -> Finding:
    checker = checkers()["eligibility"]
    decision = checker.run(checker.facts.model_validate(facts), AS_OF, readings_with({}))
    return next(finding for finding in decision.findings if finding.title == TITLES[name])


def _told(pattern: str, finding: Finding) -> int:
    told = re.search(pattern, finding.because)
    assert told, finding.because
    return int(told[1])


@EACH
@given(total=st.integers(1, 10_000))
def test_as_many_as_are_needed_pass_and_one_less_does_not(name: str, total: int) -> None:
    needed = _told(r"至少要有([0-9]+)人", _share(name, team_total=total))
    assert _share(name, team_total=total, **{name: needed}).outcome is Outcome.MET
    assert _share(name, team_total=total, **{name: needed - 1}).outcome is Outcome.NOT_MET


@EACH
@given(people=st.integers(1, 10_000))
def test_the_largest_team_for_so_many_passes_and_one_more_does_not(name: str, people: int) -> None:
    most = _told(r"总人数不超过([0-9]+)人", _share(name, **{name: people}))
    assert _share(name, team_total=most, **{name: people}).outcome is Outcome.MET
    assert _share(name, team_total=most + 1, **{name: people}).outcome is Outcome.NOT_MET
