"""Turns the answers of the form into decisions; the checkers decide, this only carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from assistant.assessment.remedies import Outlook, outlook
from assistant.assessment.topics import CHECKERS, questions, topic_of
from assistant.checkers.checker import Checker
from assistant.checkers.decision import Decision, MissingFact, Outcome, ReadingNote, overall
from assistant.checkers.facts import Facts
from assistant.checkers.registry import checkers
from assistant.forms.filled import UNSURE, Problem, read
from corpus.registers import Reading


@dataclass(frozen=True)
class Part:
    """One checker with its facts and what it decided."""

    checker: Checker[Any]
    facts: Facts
    decision: Decision
    as_of: date
    readings: Mapping[str, Reading]

    @property
    def begun(self) -> bool:
        """Whether anything was answered that this checker alone asks for."""
        own = [field for field in type(self.facts).model_fields if field not in SHARED]
        return self.facts.given(*own)

    @cached_property
    def outlook(self) -> Outlook:
        """What would change the result."""
        return outlook(self.checker, self.facts, self.as_of, self.readings)


@dataclass(frozen=True)
class Assessment:
    """What a filled form comes to. Where there are problems, the decisions leave out what is wrong."""

    as_of: date
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
    unsure: frozenset[str] = frozenset()
    """The fields that were answered with 不确定."""

    @property
    def begun(self) -> tuple[Part, ...]:
        """The parts that something was answered for."""
        return tuple(part for part in self.parts if part.begun)

    @property
    def outcome(self) -> Outcome:
        """The outcome of all parts begun together."""
        return overall(part.decision.outcome for part in self.begun)

    @property
    def missing(self) -> tuple[tuple[str, MissingFact], ...]:
        """The facts still needed, each once, with the key of the topic that asks for it."""
        needed = {fact.field: fact for part in self.begun for fact in part.decision.missing}
        return tuple((topic_of(field).key, fact) for field, fact in needed.items())

    @property
    def evidence(self) -> tuple[str, ...]:
        """The papers that would show what was said, each once, for what is not failed outright."""
        return tuple(
            dict.fromkeys(
                paper
                for part in self.begun
                for finding in part.decision.findings
                if finding.outcome is not Outcome.NOT_APPLICABLE
                for paper in finding.evidence
            )
        )

    @property
    def reading_notes(self) -> tuple[tuple[str, ReadingNote], ...]:
        """The readings that turn a finding, each with the title of that finding."""
        return tuple(
            (finding.title, note)
            for part in self.begun
            for finding in part.decision.findings
            for note in finding.readings
        )


SHARED = frozenset(
    field
    for field in questions()
    if sum(field in checkers()[name].facts.model_fields for name in CHECKERS) > 1
)
"""The facts that more than one checker asks for."""


def assess(answers: Mapping[str, Any], as_of: date, readings: Mapping[str, Reading]) -> Assessment:
    """Assess `answers`, by field, as they are typed; unknown fields are left out."""
    parts: list[Part] = []
    problems: list[Problem] = []
    for name in CHECKERS:
        checker = checkers()[name]
        asked = [questions()[field] for field in checker.facts.model_fields]
        filled = read(checker.facts, asked, answers)
        problems += filled.problems
        decision = checker.run(filled.facts, as_of, readings)
        parts.append(Part(checker, filled.facts, decision, as_of, readings))
    unsure = frozenset(field for field in questions() if answers.get(field) == UNSURE)
    return Assessment(as_of, tuple(parts), tuple(dict.fromkeys(problems)), unsure)
