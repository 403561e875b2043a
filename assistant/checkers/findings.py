"""Findings that the checkers word alike, and the conclusion drawn from them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.checkers.checker import Context
from assistant.checkers.decision import Clause, Finding, MissingFact, Outcome
from assistant.checkers.facts import Facts

AT_MOST = 3
"""So many findings of one kind are told in a conclusion; the rest are counted."""

_TOLD = {
    Outcome.NOT_MET: "不符合：",
    Outcome.NEEDS_JUDGEMENT: "需人工判断：",
    Outcome.MET: "符合：",
    Outcome.STATED: "",
}


@dataclass(frozen=True, slots=True)
class Condition(Clause):
    """A condition of the law: its words, the title of its finding, and the papers that would show it."""

    title: str
    evidence: tuple[str, ...] = ()

    def gives(
        self,
        outcome: Outcome,
        because: str,
        facts: Facts,
        *names: str,
        arithmetic: str = "",
        next_step: str = "",
    ) -> Finding:
        """A finding on this condition that rests on the fields `names` of `facts`."""
        return Finding(
            self,
            self.title,
            outcome,
            because,
            arithmetic=arithmetic,
            facts=facts.used(*names),
            next_step=next_step,
            evidence=self.evidence,
        )

    def lacks(self, facts: Facts, *names: str, because: str = "", next_step: str = "") -> Finding:
        """缺少信息: the finding waits for those of the fields `names` that were not given."""
        missing = facts.missing(*names)
        titles = "、".join(f"“{fact.title}”" for fact in missing)
        return Finding(
            self,
            self.title,
            Outcome.NEEDS_FACTS,
            because or f"缺少{titles}的信息。",
            facts=facts.used(*names),
            missing=missing,
            next_step=next_step,
            evidence=self.evidence,
        )

    def unclear(self, facts: Facts, name: str, because: str) -> Finding:
        """缺少信息: the field `name` was given, yet it does not say enough, and is asked for once more."""
        asked = MissingFact(name, facts.title_of(name), facts.question_of(name))
        lacking = self.gives(Outcome.NEEDS_FACTS, because, facts, name)
        return replace(lacking, missing=(asked,))

    def judged(self, because: str) -> Callable[[Facts, object], Finding]:
        """A rule: whatever the facts, people judge this condition."""
        return lambda facts, _context: self.gives(Outcome.NEEDS_JUDGEMENT, because, facts)

    def stated(self, because: str) -> Callable[[Facts, object], Finding]:
        """A rule: whatever the facts, there is something to know, and nothing to pass or fail."""
        return lambda facts, _context: self.gives(Outcome.STATED, because, facts)

    def answered(
        self, facts: Facts, name: str, *beside: str, met: str, not_met: str, next_step: str = ""
    ) -> Finding:
        """符合 or 不符合 as the yes-or-no field `name` says, 缺少信息 where it says nothing.

        `beside`: the fields for which the condition applies at all.
        """
        given = getattr(facts, name)
        if given is None:
            return self.lacks(facts, name)
        if given:
            return self.gives(Outcome.MET, met, facts, *beside, name)
        return self.gives(Outcome.NOT_MET, not_met, facts, *beside, name, next_step=next_step)


def conclude(findings: Sequence[Finding], otherwise: str, context: Context) -> str:
    """Say what the given facts come to, failures first; `otherwise` where nothing was given.

    Where a reading is only tried, its findings are compared and nobody reads a conclusion: there is none.
    """
    if context.tried:
        return ""
    rests_on_facts = [finding for finding in findings if finding.facts]
    told = [_told(outcome, rests_on_facts) for outcome in _TOLD]
    if not any(told):
        return _lacking(rests_on_facts) or otherwise
    untold = [finding for finding in findings if finding.missing or not finding.facts]
    return "".join(told) + _counted(untold)


def _told(outcome: Outcome, findings: Iterable[Finding]) -> str:
    """What came to `outcome`, those with a calculation first: their numbers are what people asked for."""
    same = [finding for finding in findings if finding.outcome is outcome]
    same.sort(key=lambda finding: not finding.arithmetic)
    if not same:
        return ""
    sentences = "；".join(finding.because.rstrip("。") for finding in same[:AT_MOST])
    more = f"；等{len(same)}项" if len(same) > AT_MOST else ""
    change = "".join(finding.next_step for finding in same[:1] if finding.arithmetic and len(same) == 1)
    return f"{_TOLD[outcome]}{sentences}{more}。{change}"


def _lacking(started: Sequence[Finding]) -> str:
    missing = dict.fromkeys(fact.title for finding in started for fact in finding.missing)
    return f"还不能下结论，请再提供：{'、'.join(list(missing)[:AT_MOST])}。" if missing else ""


def _counted(findings: Iterable[Finding]) -> str:
    outcomes = [finding.outcome for finding in findings]
    parts = [
        f"{count}项{outcome.chinese}"
        for outcome in (Outcome.NEEDS_FACTS, Outcome.NEEDS_JUDGEMENT)
        if (count := outcomes.count(outcome))
    ]
    return f"另有{'、'.join(parts)}。" if parts else ""
