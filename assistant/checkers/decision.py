"""What a checker gives: a `Decision`, one `Finding` for each clause, in the article's own order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from corpus.citation import Citation


class Outcome(StrEnum):
    """What a clause comes to for the given facts. The order is the weight in an overall outcome."""

    NOT_MET = "not_met"
    NEEDS_FACTS = "needs_facts"
    NEEDS_JUDGEMENT = "needs_judgement"
    MET = "met"
    STATED = "stated"
    NOT_APPLICABLE = "not_applicable"

    @property
    def chinese(self) -> str:
        """The word that people read."""
        return _CHINESE[self]


_CHINESE = {
    Outcome.NOT_MET: "不符合",
    Outcome.NEEDS_FACTS: "缺少信息",
    Outcome.NEEDS_JUDGEMENT: "需人工判断",
    Outcome.MET: "符合",
    Outcome.STATED: "说明",  # the clause says something to do or to know; there is nothing to pass or fail
    Outcome.NOT_APPLICABLE: "不适用",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of the regulation that a rule applies: where they stand, and the words, verbatim.

    A test holds every clause against the corpus, so a changed text breaks the build.
    """

    place: str
    quote: str

    @property
    def citation(self) -> Citation:
        """Where the words stand."""
        return Citation.parse(self.place)


@dataclass(frozen=True, slots=True)
class Parameter(Clause):
    """A number of the law: a clause, and the value and unit that its quote states."""

    value: Fraction | int
    unit: str


@dataclass(frozen=True, slots=True)
class UsedFact:
    """A fact as it went into a finding: its Chinese title and its value as people write it."""

    title: str
    value: str


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that a finding still needs: the field of the facts model and the question that asks for it."""

    field: str
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """A reading that a finding depends on; `other_outcome` is what it would be under `other`.

    `confirmed` says that the bureau has confirmed the one applied.
    """

    reading: str
    applied: str
    other: str
    other_outcome: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date that was worked out: what falls on it, from when (None: one day only), and how it was counted.

    `estimated` marks a date that rests on a calendar not yet published (推算).
    """

    title: str
    place: str
    last: date
    first: date | None = None
    how: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one clause comes to. `because` is one sentence in official Chinese that a clerk would sign."""

    clause: Clause
    title: str
    outcome: Outcome
    because: str
    arithmetic: str = ""
    facts: tuple[UsedFact, ...] = ()
    missing: tuple[MissingFact, ...] = ()
    next_step: str = ""
    evidence: tuple[str, ...] = ()
    readings: tuple[ReadingNote, ...] = ()
    place: str = ""  # always made from the clause; Pydantic leaves fields with init=False out of the JSON
    label: str = ""

    def __post_init__(self) -> None:
        ref, label = _named(self.clause.place)
        object.__setattr__(self, "place", ref)
        object.__setattr__(self, "label", label)


@cache
def _named(place: str) -> tuple[str, str]:
    """The canonical and the official form of `place`; parsing it anew took most of a decision's time."""
    citation = Citation.parse(place)
    return citation.ref, citation.label


@dataclass(frozen=True, slots=True)
class Decision:
    """The result of one checker for one set of facts on one day."""

    checker: str
    title: str
    as_of: date
    conclusion: str
    findings: tuple[Finding, ...]
    milestones: tuple[Milestone, ...] = ()
    outcome: Outcome = Outcome.NOT_APPLICABLE  # always made from the findings
    schema: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", overall(finding.outcome for finding in self.findings))

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """The facts still needed, each once, in the order of the findings."""
        return tuple(dict.fromkeys(fact for finding in self.findings for fact in finding.missing))

    def with_findings(self, findings: Iterable[Finding]) -> "Decision":
        """Give the same decision with other findings."""
        return replace(self, findings=tuple(findings))

    def as_json(self) -> dict[str, Any]:
        """Give the decision as versioned JSON values."""
        values: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return values


def overall(outcomes: Iterable[Outcome]) -> Outcome:
    """Give the outcome of the whole: 不符合 before 缺少信息 before 需人工判断 before 符合."""
    return min(outcomes, key=_WEIGHT.__getitem__, default=Outcome.NOT_APPLICABLE)


_WEIGHT = {outcome: weight for weight, outcome in enumerate(Outcome)}
_ADAPTER = TypeAdapter(Decision)
