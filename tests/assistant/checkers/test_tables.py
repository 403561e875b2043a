"""Every case of every table in tables/: what a clerk would expect of the checker of that name."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.checkers.decision import Decision, Outcome
from assistant.checkers.registry import checkers
from tests.assistant.checkers.support import AS_OF, TABLES, assert_well_formed, readings_with


class Expected(BaseModel):
    """What a case expects. Findings and milestones go by their titles; only those named are compared."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    outcome: Outcome | None = None
    findings: dict[str, Outcome] = {}
    absent: list[str] = []
    places: dict[str, str] = {}
    arithmetic: dict[str, str] = {}
    because: dict[str, str] = {}
    next_step: dict[str, str] = {}
    evidence: dict[str, list[str]] = {}
    uses: dict[str, list[str]] = {}
    """The fields that a finding shows as its facts: these and no others."""
    milestones: dict[str, date] = {}
    first_days: dict[str, date] = {}
    estimated: dict[str, bool] = {}
    how: dict[str, str] = {}
    conclusion: str = ""
    conclusion_ends: str = ""
    missing: list[str] = []
    turns: list[str] | None = None
    """The readings noted at any finding; an empty list says that none may be noted."""


class Case(BaseModel):
    """One entry of a table: facts, and either what is expected or what the refusal says."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1)
    as_of: date = AS_OF
    readings: dict[str, str] = {}
    facts: dict[str, Any]
    expect: Expected | None = None
    error: str | None = None

    @model_validator(mode="after")
    def _either(self) -> "Case":
        if (self.expect is None) == (self.error is None):
            raise ValueError("写 expect 或 error，二者取一")
        if self.expect is not None and not self.expect.model_fields_set:
            raise ValueError("expect 是空的，这一条什么也不检查")
        return self


def _cases(file: Path) -> list[Any]:
    return yaml.safe_load(file.read_text(encoding="utf-8")) or []


ALL = [(file.stem, raw) for file in sorted(TABLES.glob("*.yaml")) for raw in _cases(file)]


@pytest.mark.parametrize(("checker", "raw"), ALL, ids=[f"{name}：{raw.get('name')}" for name, raw in ALL])
def test_case(checker: str, raw: dict[str, Any]) -> None:
    case = Case.model_validate(raw)
    given = json.loads(json.dumps(case.facts, default=str))
    model = checkers()[checker].facts
    if case.error is not None:
        with pytest.raises(ValidationError) as refused:
            model.model_validate(given)
        assert case.error in "；".join(problem["msg"] for problem in refused.value.errors())
        return
    assert case.expect is not None
    decision = checkers()[checker].run(model.model_validate(given), case.as_of, readings_with(case.readings))
    _compare(case.expect, decision)
    for title, names in case.expect.uses.items():
        shown = next(finding.facts for finding in decision.findings if finding.title == title)
        assert {fact.title for fact in shown} == {model.title_of(name) for name in names}
    assert (decision.checker, decision.as_of) == (checker, case.as_of)
    assert_well_formed(decision, given)


def _compare(expected: Expected, decision: Decision) -> None:
    findings = {finding.title: finding for finding in decision.findings}
    milestones = {milestone.title: milestone for milestone in decision.milestones}
    if expected.outcome is not None:
        assert decision.outcome is expected.outcome
    assert {title: findings[title].outcome for title in expected.findings} == expected.findings
    assert not set(expected.absent) & set(findings)
    assert {title: findings[title].clause.place for title in expected.places} == expected.places
    for attribute in ("arithmetic", "because", "next_step"):
        for title, words in getattr(expected, attribute).items():
            assert words in getattr(findings[title], attribute)
    for title, papers in expected.evidence.items():
        assert set(papers) <= set(findings[title].evidence)
    assert {title: milestones[title].last for title in expected.milestones} == expected.milestones
    assert {title: milestones[title].first for title in expected.first_days} == expected.first_days
    assert {title: milestones[title].estimated for title in expected.estimated} == expected.estimated
    for title, words in expected.how.items():
        assert words in milestones[title].how
    assert expected.conclusion in decision.conclusion
    assert decision.conclusion.endswith(expected.conclusion_ends)
    assert set(expected.missing) <= {fact.field for fact in decision.missing}
    if expected.turns is not None:
        noted = {note.reading for finding in decision.findings for note in finding.readings}
        assert set(expected.turns) <= noted if expected.turns else not noted


@pytest.mark.parametrize("file", sorted(TABLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_table_names_no_case_twice(file: Path) -> None:
    names = [raw["name"] for raw in _cases(file)]
    assert sorted(names) == sorted(set(names))


def test_every_checker_has_a_table_and_every_table_a_checker() -> None:
    assert {file.stem for file in TABLES.glob("*.yaml")} == set(checkers())


@pytest.mark.parametrize("checker", sorted(checkers()))
def test_a_table_refuses_and_accepts_and_reaches_several_outcomes(checker: str) -> None:
    """A table in which all goes well tests half of a rule."""
    cases = [Case.model_validate(raw) for name, raw in ALL if name == checker]
    outcomes = {
        outcome
        for case in cases
        if case.expect
        for outcome in (
            *case.expect.findings.values(),
            *([case.expect.outcome] if case.expect.outcome else []),
        )
    }
    assert len(cases) >= 5
    assert len(outcomes) >= 2 or outcomes == {Outcome.STATED}
