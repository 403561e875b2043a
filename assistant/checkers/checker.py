"""`Checker`: a decision with its facts model; `Context`: what it may know besides the facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

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

    def reading(self, name: str) -> str:
        """Give the key of the option in force of the reading `name`."""
        self.asked.add(name)
        return self.readings[name].in_force


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
                changed = {**readings, name: reading.model_copy(update={"in_force": option.key})}
                other = self.decide(facts, Context(as_of, changed))
                for place, outcome in _turned(decision, other):
                    notes.setdefault(place, []).append(
                        ReadingNote(name, reading.applied.text, option.text, outcome)
                    )
        if not notes:
            return decision
        return decision.with_findings(
            replace(finding, readings=tuple(notes.get(_key(finding), ()))) for finding in decision.findings
        )


def _key(finding: Finding) -> str:
    return f"{finding.place}|{finding.title}"


def _turned(decision: Decision, other: Decision) -> list[tuple[str, str]]:
    """Where the other reading gives another outcome or, for dates, another sentence: (finding's key, what it gives)."""
    others = {_key(finding): finding for finding in other.findings}
    turned = []
    for finding in decision.findings:
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
