"""When what falls due for a centre: every date comes out of a checker, with its clause and its arithmetic."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from assistant.checkers.application import CHECKER as APPLICATION
from assistant.checkers.application import ApplicationFacts
from assistant.checkers.calendar import period_last
from assistant.checkers.checker import Context
from assistant.checkers.construction_periods import PeriodFacts
from assistant.checkers.decision import Decision, Finding, Milestone, Outcome
from assistant.checkers.evaluation import CHECKER as EVALUATION
from assistant.checkers.evaluation import EvaluationFacts
from assistant.checkers.evaluation_result import ResultFacts
from assistant.checkers.facts import Facts
from assistant.checkers.publicity import PublicityFacts
from assistant.checkers.reapplication import ReapplicationFacts
from assistant.checkers.revocation import CHECKER as REVOCATION
from assistant.checkers.revocation import RevocationFacts
from assistant.checkers.yearly_evaluation import COMPREHENSIVE, SELF, STAGE, YearFacts, due_in
from assistant.forms.filled import Problem, read
from assistant.forms.question import Question, question
from corpus.citation import Citation
from corpus.registers import Reading

FEWEST_PERIODS, YEARS_SHOWN = 2, 9


class Lane(StrEnum):
    """What a date is about; the lanes of the picture, from top to bottom."""

    PUBLICITY = "publicity"
    PERIOD = "period"
    SELF = "self"
    STAGE = "stage"
    COMPREHENSIVE = "comprehensive"
    RECTIFICATION = "rectification"
    BAN = "ban"


@dataclass(frozen=True, slots=True)
class Entry:
    """One date, or a span where `first` is given, with the clause it rests on and how it was counted."""

    lane: Lane
    title: str
    last: date
    how: str
    place: str
    first: date | None = None
    estimated: bool = False

    @property
    def label(self) -> str:
        """The official form of the clause."""
        return Citation.parse(self.place).label


@dataclass(frozen=True)
class Timeline:
    """The dates in their order, what else the clauses say to the facts given, and what was filled in wrong."""

    as_of: date
    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]
    publicity: PublicityFacts

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What else there is to know or to do, each once."""
        found = {
            (finding.place, finding.title, finding.because): finding
            for decision in self.decisions
            for finding in decision.findings
            if finding.outcome is not Outcome.NOT_APPLICABLE
        }
        return tuple(found.values())


SECTIONS: Mapping[str, tuple[type[Facts], tuple[str, ...]]] = {
    "centre": (
        EvaluationFacts,
        (
            "approval_date",
            "approval_received_on",
            "approved_plan_years",
            "instalment_nodes",
            "result",
            "result_from",
            "rectification_start",
            "passed_after_rectification",
        ),
    ),
    "revocation": (RevocationFacts, tuple(ReapplicationFacts.model_fields)),
    "publicity": (ApplicationFacts, tuple(PublicityFacts.model_fields)),
}
"""What is asked, by part of the form, and the facts model that it belongs to."""


def questions(section: str) -> tuple[Question, ...]:
    """Give the questions of one part of the form."""
    model, fields = SECTIONS[section]
    return tuple(question(model, field) for field in fields)


def plan(answers: Mapping[str, Any], as_of: date, readings: Mapping[str, Reading]) -> Timeline:
    """Work out the timeline for `answers`, by field, as they are typed."""
    centre = read(EvaluationFacts, questions("centre"), answers)
    revoked = read(RevocationFacts, questions("revocation"), answers)
    applied = read(ApplicationFacts, questions("publicity"), answers)
    run = _Run(as_of, readings)
    entries = [
        *run.publicity(applied.facts),
        *run.centre(centre.facts),
        *run.ban(revoked.facts),
    ]
    return Timeline(
        as_of,
        tuple(sorted(entries, key=lambda entry: (entry.last, list(Lane).index(entry.lane)))),
        tuple(run.decisions),
        (*centre.problems, *revoked.problems, *applied.problems),
        applied.facts,
    )


class _Run:
    """Asks the checkers, and keeps what they decided."""

    def __init__(self, as_of: date, readings: Mapping[str, Reading]) -> None:
        self.as_of, self.readings = as_of, readings
        self.decisions: list[Decision] = []

    def publicity(self, facts: ApplicationFacts) -> Iterator[Entry]:
        if facts.given():
            decision = APPLICATION.run(facts, self.as_of, self.readings)
            self.decisions.append(decision)
            yield from _entries(Lane.PUBLICITY, decision.milestones)

    def centre(self, facts: EvaluationFacts) -> Iterator[Entry]:
        results = _only(facts, ResultFacts.model_fields)
        if results.given():
            decision = EVALUATION.run(results, self.as_of, self.readings)
            self.decisions.append(decision)
            yield from _entries(Lane.RECTIFICATION, decision.milestones)
        yearly = _only(facts, (*PeriodFacts.model_fields, *YearFacts.model_fields))
        if yearly.approval_date is None:
            return
        self.decisions.append(EVALUATION.run(yearly, self.as_of, self.readings))
        periods = list(self._periods(yearly))
        yield from periods
        last = max(period.last for period in periods)
        first = max(yearly.approval_date.year, self.as_of.year - YEARS_SHOWN // 2)
        for year in range(first, min(last.year, first + YEARS_SHOWN - 1) + 1):
            yield from self._year(yearly, year)

    def ban(self, facts: RevocationFacts) -> Iterator[Entry]:
        if facts.given():
            decision = REVOCATION.run(facts, self.as_of, self.readings)
            self.decisions.append(decision)
            yield from _entries(Lane.BAN, decision.milestones)

    def _periods(self, facts: EvaluationFacts) -> Iterator[Entry]:
        """The period of today with the one before and after it, and at least the first two."""
        listed = EVALUATION.run(facts, self.as_of, self.readings).milestones
        around = [milestone for milestone in listed if milestone.first is not None]
        current = sum(milestone.first <= self.as_of for milestone in around if milestone.first)
        yield from _entries(Lane.PERIOD, around[: max(FEWEST_PERIODS, current + 1)])

    def _year(self, facts: EvaluationFacts, year: int) -> Iterator[Entry]:
        asked = facts.model_copy(update={"year": year})
        decision = EVALUATION.run(asked, self.as_of, self.readings)
        stated = {
            finding.title: finding for finding in decision.findings if finding.outcome is Outcome.STATED
        }
        context = Context(self.as_of, self.readings)
        due = due_in(year, asked, context)
        if COMPREHENSIVE.title in stated and due.full and due.start:
            full = period_last(due.start, due.full.years, context.reading("period-end"))
            yield _entry(Lane.COMPREHENSIVE, stated[COMPREHENSIVE.title], f"批复期满{due.full.years}年", full)
        if STAGE.title in stated:
            for node in due.nodes or ():
                yield _entry(Lane.STAGE, stated[STAGE.title], "分期拨款节点", node)
        if SELF.title in stated:
            yield from _entries(Lane.SELF, (one for one in decision.milestones if one.first is None))


def _only(facts: EvaluationFacts, fields: Iterable[str]) -> EvaluationFacts:
    return EvaluationFacts(**{name: getattr(facts, name) for name in set(fields)})


def _entries(lane: Lane, milestones: Iterable[Milestone]) -> Iterator[Entry]:
    for one in milestones:
        yield Entry(lane, one.title, one.last, one.how, one.place, one.first, one.estimated)


def _entry(lane: Lane, finding: Finding, title: str, on: date) -> Entry:
    how = finding.arithmetic or finding.because
    return Entry(lane, f"{title}，开展{finding.title}", on, how, finding.place)
