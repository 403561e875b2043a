"""What would change the result: the fewest people, or the one fact, found by asking the checker itself.

Nothing is worked out beside the checkers: a change is tried, the checker decides, and the change is told with
what the checker then finds. A number is the smallest that is enough: one less was tried and was not.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.assessment.changed import changed
from assistant.assessment.moves import MOVES, Move, changed_facts, plain_facts
from assistant.checkers.centre_name import CentreName
from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Decision, Finding, Outcome
from assistant.checkers.eligibility_facts import MOST_PEOPLE, DirectorTitle
from assistant.checkers.facts import Facts
from corpus.registers import Reading

_BETTER = (Outcome.MET, Outcome.NEEDS_JUDGEMENT)


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change of the facts, in words, and what the checker then finds of what was not met."""

    said: str
    facts: Facts
    after: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A clause that is not met, and the ways to meet it; none where no single change of the facts is enough."""

    finding: Finding
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """All that is not met with its remedies; `together` cure several at once, `after` is with all of them."""

    shortfalls: tuple[Shortfall, ...]
    together: tuple[Remedy, ...]
    steps: tuple[str, ...]
    after: Decision


@dataclass(frozen=True)
class _Search:
    checker: Checker[Any]
    as_of: date
    readings: Mapping[str, Reading]

    def decide(self, facts: Facts) -> Decision:
        decision: Decision = self.checker.decide(facts, Context(self.as_of, self.readings))
        return decision

    def met(self, facts: Facts, failed: tuple[Finding, ...]) -> bool:
        """Whether with `facts` none of `failed` is failed any more."""
        after = {_key(finding): finding.outcome for finding in self.decide(facts).findings}
        return all(after.get(_key(finding)) in _BETTER for finding in failed)

    def cures(self, facts: Facts, failed: tuple[Finding, ...], before: Decision) -> bool:
        """Whether with `facts` none of `failed` is failed any more, and nothing else has become so."""
        was = {_key(finding) for finding in _failed(before)}
        now = {_key(finding) for finding in _failed(self.decide(facts))}
        return self.met(facts, failed) and now <= was

    def remedy(self, said: str, facts: Facts, failed: tuple[Finding, ...]) -> Remedy:
        cured = {_key(finding) for finding in failed}
        after = tuple(finding for finding in self.decide(facts).findings if _key(finding) in cured)
        return Remedy(said, facts, after)


def outlook(checker: Checker[Any], facts: Facts, as_of: date, readings: Mapping[str, Reading]) -> Outlook:
    """Give what would change the result of `checker` for `facts`."""
    search = _Search(checker, as_of, readings)
    before = search.decide(facts)
    failed = _failed(before)
    shortfalls = tuple(
        Shortfall(finding, tuple(_ways(search, facts, (finding,), before))) for finding in failed
    )
    together = tuple(_moves(search, facts, failed, before, several=True))
    steps, last = _all_of_them(search, facts)
    return Outlook(shortfalls, together, steps, last)


def _all_of_them(search: _Search, facts: Facts) -> tuple[tuple[str, ...], Decision]:
    """Take the first way out of each shortfall in turn; what then comes of it, the checker says."""
    steps: list[str] = []
    decision = search.decide(facts)
    while failed := _failed(decision):
        ways = list(_moves(search, facts, failed, decision, several=True))
        for finding in failed:
            ways += list(_ways(search, facts, (finding,), decision))[:1]
        if not ways:
            break
        facts = ways[0].facts
        steps.append(ways[0].said)
        decision = search.decide(facts)
    return tuple(steps), decision


def _ways(search: _Search, facts: Facts, failed: tuple[Finding, ...], before: Decision) -> Iterator[Remedy]:
    moved = list(_moves(search, facts, failed, before, several=False))
    yield from moved
    if not moved:
        yield from _single_facts(search, facts, failed, before)


def _moves(
    search: _Search, facts: Facts, failed: tuple[Finding, ...], before: Decision, *, several: bool
) -> Iterator[Remedy]:
    """People who come, change or leave: the fewest of them that are enough."""
    plain = plain_facts(facts)
    titles = {finding.title: finding for finding in failed}
    for move in MOVES.get(search.checker.name, ()):
        if not set(move.cures) <= set(titles) or (len(move.cures) > 1) is not several:
            continue
        wanted = tuple(titles[title] for title in move.cures)
        if not all(_stands(search, plain, finding) for finding in wanted):
            continue
        count = _fewest(search, move, plain, wanted)
        moved = changed_facts(move, plain, count)
        if moved is not None and search.cures(moved, wanted, before):
            yield search.remedy(move.words.format(count=count), moved, wanted)


def _stands(search: _Search, facts: Facts, finding: Finding) -> bool:
    """Whether the facts in their plain form fail in the same way as those that were given."""
    return any(
        _key(other) == _key(finding) and other.outcome is Outcome.NOT_MET
        for other in search.decide(facts).findings
    )


def _fewest(search: _Search, move: Move, facts: Facts, failed: tuple[Finding, ...]) -> int:
    """The smallest number of people that is enough, for more people never make a share worse.

    Where no number is enough, one that the facts do not allow.
    """
    numbers = range(1, MOST_PEOPLE + 1)
    possible = bisect_left(numbers, True, key=lambda count: changed_facts(move, facts, count) is None)

    def enough(count: int) -> bool:
        moved = changed_facts(move, facts, count)
        return moved is not None and search.met(moved, failed)

    return bisect_left(numbers[:possible], True, key=enough) + 1


def _single_facts(
    search: _Search, facts: Facts, failed: tuple[Finding, ...], before: Decision
) -> Iterator[Remedy]:
    """One fact with another answer, of those that the failed findings rest on."""
    used = {fact.title for finding in failed for fact in finding.facts}
    for field in type(facts).model_fields:
        title = facts.title_of(field)
        if title not in used:
            continue
        cured = [
            (value, other)
            for value in _other_answers(field, getattr(facts, field))
            if (other := changed(facts, **{field: value})) and search.cures(other, failed, before)
        ]
        if cured:
            words = "或".join(f"“{written(value)}”" for value, _ in cured)
            old = written(getattr(facts, field))
            yield search.remedy(f"“{title}”由“{old}”变为{words}", cured[0][1], failed)


def _other_answers(field: str, value: Any) -> list[Any]:
    if field == "proposed_name":
        return [CentreName(value).corrected]
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    if hasattr(value, "chinese"):
        return [
            other
            for other in type(value)
            if other not in (value, DirectorTitle.SENIOR, DirectorTitle.BELOW_SENIOR)
        ]
    return []


def written(value: Any) -> str:
    """Give an answer as people read it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(getattr(value, "chinese", value))


def _failed(decision: Decision) -> tuple[Finding, ...]:
    return tuple(finding for finding in decision.findings if finding.outcome is Outcome.NOT_MET)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.place, finding.title
