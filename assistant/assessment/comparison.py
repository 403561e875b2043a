"""Two assessments side by side: finding by finding, and what was answered differently."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.assessment.assess import Assessment
from assistant.assessment.words import assessment_words
from assistant.checkers.decision import Finding, Outcome, UsedFact


@dataclass(frozen=True, slots=True)
class Row:
    """One clause in both; None where one of them has nothing to say of it."""

    title: str
    first: Finding | None
    second: Finding | None

    @property
    def finding(self) -> Finding:
        """Either of the two: they stand on the same clause."""
        found = self.first or self.second
        if found is None:
            raise ValueError("a row has at least one finding")
        return found

    @property
    def differs(self) -> bool:
        """Whether the outcomes differ; what is only stated (how many may still join) is no result, nor is that it is not."""
        return _result(self.first) != _result(self.second)


def _result(finding: Finding | None) -> Outcome | None:
    return finding.outcome if finding and finding.outcome is not Outcome.STATED else None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact that was given differently; empty where it was not given."""

    title: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two assessments come to beside each other."""

    first: Assessment
    second: Assessment
    rows: tuple[Row, ...]
    facts: tuple[FactRow, ...]

    @property
    def differing(self) -> int:
        """So many clauses come to another outcome."""
        return sum(row.differs for row in self.rows)


def compare(first: Assessment, second: Assessment) -> Comparison:
    """Lay `first` beside `second`; what neither has begun is left out."""
    return Comparison(first, second, tuple(_rows(first, second)), tuple(_facts(first, second)))


def given(assessment: Assessment) -> dict[str, UsedFact]:
    """Give what was answered, by field, with the values as people write them; 不确定 is an answer, too."""
    words = assessment_words()
    wrong = {field for problem in assessment.problems for field in problem.fields}
    answered: dict[str, UsedFact] = {}
    for part in assessment.parts:
        for field in type(part.facts).model_fields:
            title = part.facts.title_of(field)
            if used := part.facts.used(field):
                answered[field] = used[0]
            elif field in assessment.unsure:
                answered[field] = UsedFact(title, words.page.unsure)
            elif field in wrong:
                answered[field] = UsedFact(title, words.comparison.wrong)
    return answered


def _rows(first: Assessment, second: Assessment) -> Iterator[Row]:
    for mine, other in zip(first.parts, second.parts, strict=True):
        if not (mine.begun or other.begun):
            continue
        ours, theirs = _by_key(mine.decision.findings), _by_key(other.decision.findings)
        for key in dict.fromkeys((*ours, *theirs)):
            yield Row(key[1], ours.get(key), theirs.get(key))


def _by_key(findings: tuple[Finding, ...]) -> dict[tuple[str, str], Finding]:
    return {(finding.place, finding.title): finding for finding in findings}


def _facts(first: Assessment, second: Assessment) -> Iterator[FactRow]:
    mine, other = given(first), given(second)
    for field in dict.fromkeys((*mine, *other)):
        left, right = mine.get(field), other.get(field)
        if left != right:
            known = left or right
            title = known.title if known else field
            yield FactRow(title, left.value if left else "", right.value if right else "")
