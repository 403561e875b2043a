"""What holds of every checker, for whatever facts it admits, on whatever day, under whatever readings."""

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.checkers.checker import Checker
from assistant.checkers.decision import Decision, Outcome, overall
from assistant.checkers.registry import checkers
from tests.assistant.checkers.strategies import admitted, given_to, options
from tests.assistant.checkers.support import AS_OF, assert_well_formed, readings, readings_with

EVERY_CHECKER = pytest.mark.parametrize("name", sorted(checkers()))
SEARCH = settings(
    max_examples=100,
    deadline=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
"""Derandomised: the same commit gives the same result, here and in CI."""

CHINESE = re.compile("[\u4e00-\u9fff]")
SENTENCE_END = ("。", "？", "！")


def _decide(
    name: str, facts: dict[str, Any], as_of: date = AS_OF, forced: dict[str, str] | None = None
) -> Decision:
    checker: Checker[Any] = checkers()[name]
    return checker.run(checker.facts.model_validate(facts), as_of, readings_with(forced or {}))


def _bytes(decision: Decision) -> bytes:
    return json.dumps(decision.as_json(), ensure_ascii=False, sort_keys=True).encode()


@EVERY_CHECKER
@SEARCH
@given(data=st.data())
def test_facts_that_are_admitted_give_a_whole_decision(name: str, data: st.DataObject) -> None:
    """Never an exception; every finding has its own title and a sentence; the overall outcome follows."""
    facts = data.draw(admitted(checkers()[name].facts))
    decision = _decide(name, facts, data.draw(st.dates()), data.draw(options()))
    assert_well_formed(decision, json.loads(json.dumps(facts, default=str)))
    assert decision.checker == name
    assert decision.conclusion
    assert decision.outcome is overall(finding.outcome for finding in decision.findings)
    asked = {fact.field for fact in decision.missing}
    assert asked <= set(checkers()[name].facts.model_fields)


@EVERY_CHECKER
@SEARCH
@given(data=st.data())
def test_the_same_facts_give_the_same_bytes_in_whatever_order_they_come(
    name: str, data: st.DataObject
) -> None:
    facts = data.draw(admitted(checkers()[name].facts))
    backwards, sorted_by_name = dict(reversed(facts.items())), dict(sorted(facts.items()))
    expected = _bytes(_decide(name, facts))
    assert expected == _bytes(_decide(name, backwards)) == _bytes(_decide(name, sorted_by_name))
    assert expected == _bytes(_decide(name, facts))


@EVERY_CHECKER
@SEARCH
@given(data=st.data())
def test_what_one_fact_settles_no_further_fact_turns_round(name: str, data: st.DataObject) -> None:
    """A certain failure stands and a condition that is met stays met: so what is missing never counts.

    Another `year` is no further fact but another question: without it the year is that of the report handed in.
    """
    facts = data.draw(admitted(checkers()[name].facts))
    kept = data.draw(st.sets(st.sampled_from(sorted(facts)))) | {"year"} if facts else set()
    forced = data.draw(options())
    try:
        fewer = _decide(name, {key: facts[key] for key in facts if key in kept}, forced=forced)
    except ValidationError:
        return
    more = {finding.title: finding.outcome for finding in _decide(name, facts, forced=forced).findings}
    turned = {
        finding.title: (finding.outcome, more[finding.title])
        for finding in fewer.findings
        if {finding.outcome, more.get(finding.title, finding.outcome)} == {Outcome.MET, Outcome.NOT_MET}
    }
    assert not turned


@EVERY_CHECKER
@settings(SEARCH, max_examples=40)
@given(data=st.data())
def test_a_finding_rests_only_on_the_facts_that_it_shows(name: str, data: st.DataObject) -> None:
    """Whoever reads that something holds or fails sees all that it follows from."""
    facts, forced = data.draw(admitted(checkers()[name].facts)), data.draw(options())
    for finding in _decide(name, facts, forced=forced).findings:
        shown = {fact.title for fact in finding.facts}
        kept = {key: value for key, value in facts.items() if checkers()[name].facts.title_of(key) in shown}
        made_from_others = len(shown) > len(kept)
        if finding.outcome not in (Outcome.MET, Outcome.NOT_MET) or made_from_others:
            continue
        again = {one.title: one.outcome for one in _decide(name, kept, forced=forced).findings}
        assert again.get(finding.title) is finding.outcome, (finding.title, kept)


@EVERY_CHECKER
@pytest.mark.parametrize("as_of", [date.min, date(2024, 2, 29), AS_OF, date.max])
def test_nothing_known_fails_nothing(name: str, as_of: date) -> None:
    decision = _decide(name, {}, as_of)
    assert not [finding for finding in decision.findings if finding.outcome in (Outcome.NOT_MET, Outcome.MET)]
    assert decision.outcome in (Outcome.NEEDS_FACTS, Outcome.NEEDS_JUDGEMENT, Outcome.STATED)
    assert decision.conclusion.endswith(SENTENCE_END)


@EVERY_CHECKER
@SEARCH
@given(data=st.data())
def test_a_refusal_says_in_chinese_what_to_do(name: str, data: st.DataObject) -> None:
    model = checkers()[name].facts
    try:
        model.model_validate(data.draw(given_to(model)))
    except ValidationError as refused:
        for problem in refused.errors():
            if problem["type"] == "value_error":
                assert CHINESE.search(problem["msg"]), problem
                assert problem["msg"].endswith("。"), problem


@EVERY_CHECKER
def test_a_fact_that_nobody_asked_for_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        checkers()[name].facts.model_validate({"no_such_fact": 1})


@EVERY_CHECKER
@SEARCH
@given(data=st.data())
def test_a_reading_is_noted_where_and_only_where_it_turns_the_finding(name: str, data: st.DataObject) -> None:
    facts = data.draw(admitted(checkers()[name].facts))
    decision = _decide(name, facts)
    for finding in decision.findings:
        for note in finding.readings:
            reading = readings()[note.reading]
            other = next(option for option in reading.options if option.text == note.other)
            again = _decide(name, facts, forced={note.reading: other.key})
            twin = next((entry for entry in again.findings if entry.title == finding.title), None)
            assert twin is None or (twin.outcome, twin.because, twin.arithmetic) != (
                finding.outcome,
                finding.because,
                finding.arithmetic,
            )


@SEARCH
@given(total=st.integers(1, 1_000_000), data=st.data())
@pytest.mark.parametrize(
    ("field", "title"), [("titled_staff", "中、高级职称比例"), ("permanent_staff", "固定人员比例")]
)
def test_more_qualified_people_never_hurt(field: str, title: str, total: int, data: st.DataObject) -> None:
    """不低于30%: worked out here in whole numbers, the other way round than the checker does."""
    part = data.draw(st.one_of(st.integers(0, total), st.just(total * 3 // 10), st.just(-(-total * 3 // 10))))
    met = _outcome("eligibility", title, {"team_total": total, field: part}) is Outcome.MET
    assert met == (part * 10 >= total * 3)
    if part < total:
        more = _outcome("eligibility", title, {"team_total": total, field: part + 1}) is Outcome.MET
        assert more >= met


@SEARCH
@given(total=st.integers(1, 1_000_000), data=st.data())
def test_more_insiders_on_the_committee_never_help(total: int, data: st.DataObject) -> None:
    """不超过三分之一: exactly a third is allowed."""
    part = data.draw(st.one_of(st.integers(0, total), st.just(total // 3), st.just(-(-total // 3))))
    facts = {"committee_total": total, "committee_insiders": part, "director_on_committee": False}
    met = _outcome("governance", "牵头和共建单位人员占比", facts) is Outcome.MET
    assert met == (part * 3 <= total)
    if part < total:
        more = _outcome("governance", "牵头和共建单位人员占比", {**facts, "committee_insiders": part + 1})
        assert (more is Outcome.MET) <= met


def _outcome(name: str, title: str, facts: dict[str, Any]) -> Outcome:
    return next(finding.outcome for finding in _decide(name, facts).findings if finding.title == title)
