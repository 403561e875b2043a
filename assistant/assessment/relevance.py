"""Which questions still matter: those whose answer would change a finding, found out by trying."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from assistant.assessment.assess import Assessment, Part
from assistant.assessment.changed import changed
from assistant.assessment.topics import questions
from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Finding
from assistant.checkers.facts import Facts
from assistant.forms.question import Kind, Question
from corpus.registers import Reading


def relevant(assessment: Assessment) -> frozenset[str]:
    """Give the fields that were answered, and those whose answer would change what a checker finds."""
    return frozenset(field for part in assessment.parts for field in _of_part(part))


def _of_part(part: Part) -> Iterator[str]:
    findings = _findings(part.checker, part.facts, part.as_of, part.readings)
    for field in type(part.facts).model_fields:
        if getattr(part.facts, field) is not None:
            yield field
            continue
        for value in _candidates(questions()[field], part.facts):
            tried = changed(part.facts, **{field: value})
            if tried and _findings(part.checker, tried, part.as_of, part.readings) != findings:
                yield field
                break


def _findings(
    checker: Checker[Any], facts: Facts, as_of: date, readings: Mapping[str, Reading]
) -> tuple[Finding, ...]:
    findings: tuple[Finding, ...] = checker.decide(facts, Context(as_of, readings)).findings
    return findings


def _candidates(asked: Question, facts: Facts) -> tuple[Any, ...]:
    """Answers of every sort: few are enough, for a finding also names the facts that it rests on."""
    known = sorted({number for _, number in facts if type(number) is int})
    match asked.kind:
        case Kind.YES_NO:
            return (False, True)
        case Kind.CHOICE:
            return tuple(option.key for option in asked.options)
        case Kind.NUMBER:
            return (1, 0, 2, *known, 10**6)
        case Kind.SHARE:
            return ("50%", "1%")
        case Kind.ROWS:
            return ([{"unit": unit, "team_total": 1} for unit in "甲乙"],)
        case _:
            return ("呼和浩特市", "北京市", "呼和浩特市乳业技术创新中心")
