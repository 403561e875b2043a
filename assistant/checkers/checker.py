"""`Checker`: a decision with its facts model; `Context`: what it may know besides the facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic, TypeVar

from assistant.checkers.decision import Decision, Finding, Outcome, ReadingNote
from assistant.checkers.facts import Facts
from corpus.registers import Reading

F = TypeVar("F", bound=Facts)


@dataclass(frozen=True)
class Context:
    """The day on which is decided, and the readings in force. It remembers which readings were asked for."""

    as_of: date
    readings: Mapping[str, Reading]
    asked: set[str] = field(default_factory=set)
    tried: str = ""
    """The reading that is tried in another option; empty where all are as in force."""
    made: "dict[Rule[Any], tuple[tuple[Finding, ...], set[str]]]" = field(default_factory=dict)
    """What each rule gave with all readings in force, and the readings that it asked for."""

    def reading(self, name: str) -> str:
        """Give the key of the option in force of the reading `name`."""
        self.asked.add(name)
        return self.readings[name].in_force

    def trying(self, name: str, key: str) -> "Context":
        """Give this context with the option `key` of the reading `name` in force."""
        other = self.readings[name].model_copy(update={"in_force": key})
        return Context(self.as_of, {**self.readings, name: other}, tried=name, made=self.made)

    def apply(self, rules: "Iterable[Rule[F]]", facts: F) -> tuple[Finding, ...]:
        """Give what `rules` find, in their order. A rule that never asked for the reading tried stands."""
        findings: list[Finding] = []
        for rule in rules:
            found, asked = self.made.get(rule, ((), {self.tried}))
            if self.tried in asked:
                own = Context(self.as_of, self.readings)
                given = rule(facts, own)
                found, asked = (given,) if isinstance(given, Finding) else given, own.asked
            if not self.tried:
                self.made[rule] = found, asked
            self.asked.update(asked)
            findings.extend(found)
        return tuple(findings)


Rule = Callable[[F, Context], Finding | tuple[Finding, ...]]
"""One rule of a checker: the same facts and the same readings give the same findings."""


@dataclass(frozen=True)
class Checker(Generic[F]):
    """One decision: `decide` applies the articles to the facts.

    `name` is how CLI, tools and forms call it; `description` tells a model when to use it.
    """

    name: str
    title: str
    description: str
    facts: type[F]
    decide: Callable[[F, Context], Decision]
    places: tuple[str, ...]
    """The clauses that it applies, `8(3)`; the coverage page is made of them."""

    def run(self, facts: F, as_of: date, readings: Mapping[str, Reading]) -> Decision:
        """Decide, and say of every reading that was applied where another option would change a finding."""
        context = Context(as_of, readings)
        decision = self.decide(facts, context)
        notes: dict[str, list[ReadingNote]] = {}
        for name in sorted(context.asked):
            reading = readings[name]
            for option in reading.options:
                if option.key == reading.in_force:
                    continue
                other = self.decide(facts, context.trying(name, option.key))
                for place, outcome in _turned(decision, other):
                    notes.setdefault(place, []).append(
                        ReadingNote(
                            name, reading.applied.text, option.text, outcome, reading.status == "confirmed"
                        )
                    )
        if not notes:
            return decision
        return decision.with_findings(
            replace(finding, readings=tuple(notes[_key(finding)])) if _key(finding) in notes else finding
            for finding in decision.findings
        )


def _key(finding: Finding) -> str:
    return f"{finding.place}|{finding.title}"


def _turned(decision: Decision, other: Decision) -> list[tuple[str, str]]:
    """Where the other reading gives another outcome or, for dates, another sentence: (key, what it gives)."""
    untouched = set(map(id, other.findings))
    touched = [finding for finding in decision.findings if id(finding) not in untouched]
    others = {_key(finding): finding for finding in other.findings} if touched else {}
    turned = []
    for finding in touched:
        twin = others.get(_key(finding))
        if twin is None:
            turned.append((_key(finding), "不适用"))
        elif twin.outcome is not finding.outcome:
            turned.append((_key(finding), twin.outcome.chinese))
        elif finding.outcome is Outcome.NEEDS_FACTS:
            continue  # the other reading asks for other facts; nothing has turned
        elif (twin.because, twin.arithmetic) != (finding.because, finding.arithmetic):
            turned.append((_key(finding), twin.because))
    return turned
