"""Dates come out of the checkers, each with its clause; wrong ones are said and left out."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.timeline.plan import SECTIONS, Entry, Lane, Timeline, plan, questions
from corpus.library import Library
from tests.conftest import AS_OF

Plan = Callable[..., Timeline]


@pytest.fixture
def planned(library: Library) -> Plan:
    return lambda **answers: plan(answers, AS_OF, library.readings)


def of(timeline: Timeline, lane: Lane) -> list[Entry]:
    return [entry for entry in timeline.entries if entry.lane is lane]


def days(timeline: Timeline, lane: Lane) -> list[str]:
    return [entry.last.isoformat() for entry in of(timeline, lane)]


def test_nothing_filled_in_is_no_date(planned: Plan) -> None:
    timeline = planned()
    assert timeline.entries == () and timeline.findings == () and timeline.problems == ()


def test_a_centre_has_periods_evaluations_and_reports(planned: Plan) -> None:
    timeline = planned(approval_date="2024-03-15", instalment_nodes=["2025-06-30"])
    assert days(timeline, Lane.PERIOD) == ["2027-03-15", "2030-03-15"]
    assert days(timeline, Lane.COMPREHENSIVE) == ["2027-03-15", "2030-03-15"]
    assert days(timeline, Lane.STAGE) == ["2025-06-30"]
    assert days(timeline, Lane.SELF) == ["2025-01-31", "2027-01-31", "2029-01-31", "2030-01-31"]
    assert of(timeline, Lane.COMPREHENSIVE)[0].title == "批复期满3年，开展综合评价"
    assert {entry.label for entry in of(timeline, Lane.SELF)} == {"第二十四条"}
    assert list(timeline.entries) == sorted(timeline.entries, key=lambda entry: entry.last)


def test_a_failed_result_has_its_rectification(planned: Plan) -> None:
    timeline = planned(result="failed", rectification_start="2026-05-01")
    assert days(timeline, Lane.RECTIFICATION) == ["2027-05-01"]
    assert "整改期" in {finding.title for finding in timeline.findings}


def test_a_result_without_a_start_says_what_is_missing(planned: Plan) -> None:
    timeline = planned(result="failed")
    assert timeline.entries == ()
    assert any(finding.missing for finding in timeline.findings)


def test_a_revoked_centre_may_apply_again(planned: Plan) -> None:
    timeline = planned(revoked_on="2026-06-01", ground="26")
    assert days(timeline, Lane.BAN) == ["2029-06-01", "2029-06-02"]


def test_a_publicity_is_counted(planned: Plan) -> None:
    timeline = planned(publicity_start="2026-09-28")
    assert days(timeline, Lane.PUBLICITY) == ["2026-10-09", "2026-10-10"]
    assert not of(timeline, Lane.PUBLICITY)[0].estimated


def test_a_year_without_a_calendar_is_marked(planned: Plan) -> None:
    assert of(planned(publicity_start="2031-09-28"), Lane.PUBLICITY)[0].estimated


def test_what_is_wrong_is_left_out_and_the_rest_stands(planned: Plan) -> None:
    timeline = planned(approval_date="昨天", publicity_start="2026-09-28", publicity_end="2026-09-01")
    assert [problem.fields for problem in timeline.problems] == [
        ("approval_date",),
        ("publicity_start", "publicity_end"),
    ]
    assert timeline.entries == ()


def test_an_old_centre_shows_the_periods_around_today(planned: Plan) -> None:
    timeline = planned(approval_date="2001-05-01")
    assert [entry.title for entry in of(timeline, Lane.PERIOD)] == [
        "第8个建设周期",
        "第9个建设周期",
        "第10个建设周期",
    ]
    assert all(abs(entry.last.year - AS_OF.year) <= 9 for entry in timeline.entries)


def test_every_question_has_its_clause() -> None:
    for section in SECTIONS:
        assert all(asked.ref and asked.text.endswith("？") for asked in questions(section))


@given(
    st.dates().map(str),
    st.lists(st.dates().map(str), max_size=3),
    st.dates().map(str),
)
def test_any_dates_give_a_timeline_in_order(
    library: Library, approved: str, nodes: list[str], begun: str
) -> None:
    answers: dict[str, Any] = {"approval_date": approved, "instalment_nodes": nodes, "publicity_start": begun}
    timeline = plan(answers, AS_OF, library.readings)
    lasts = [entry.last for entry in timeline.entries]
    assert lasts == sorted(lasts)
    assert all(entry.how and (entry.first or entry.last) <= entry.last for entry in timeline.entries)
