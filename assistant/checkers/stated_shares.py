"""只知道占比、不知道人数时的核对：第八条第（三）项末句。

8(3)  其中中、高级职称和固定人员均不低于总人数的30%。
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from assistant.checkers.arithmetic import division, percent
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.eligibility_facts import EligibilityFacts
from assistant.checkers.findings import Condition

NAMES = {
    "titled_staff": "titled_share",
    "intermediate_staff": "intermediate_share",
    "senior_staff": "senior_share",
    "permanent_staff": "permanent_share",
}
"""The share that stands in for each number."""


@dataclass(frozen=True, slots=True)
class StatedShare:
    """A share as it was stated, known exactly (`least` = `most`) or within bounds."""

    who: str
    least: Fraction
    most: Fraction
    limit: Fraction

    @property
    def outcome(self) -> Outcome:
        """不低于: the limit itself is enough."""
        if self.least >= self.limit:
            return Outcome.MET
        return Outcome.NOT_MET if self.most < self.limit else Outcome.NEEDS_FACTS

    @property
    def because(self) -> str:
        """The share in one sentence."""
        met = self.outcome is Outcome.MET
        bound = "" if self.least == self.most else "至少" if met else "至多"
        share = percent(self.least if met else self.most)
        return f"{self.who}占科研团队总人数的{bound}{share}，{self._comparison}{percent(self.limit)}。"

    @property
    def arithmetic(self) -> str:
        """How it compares, in signs and in words."""
        met = self.outcome is Outcome.MET
        share, sign = (self.least, "≥") if met else (self.most, "<")
        limit = percent(self.limit)
        return f"{percent(share)} {sign} {limit}，{self._comparison}{limit}，{self.outcome.chinese}"

    @property
    def _comparison(self) -> str:
        return "不低于" if self.outcome is Outcome.MET else "低于"


def stated(facts: EligibilityFacts, name: str, who: str, limit: Fraction) -> StatedShare | None:
    """The share that stands in for the number `name`, as far as the facts bound it; None where none does."""
    given = getattr(facts, NAMES[name])
    if given is not None:
        return StatedShare(who, given, given, limit)
    parts = ("intermediate_share", "senior_share")
    if name == "titled_staff" and facts.given(*parts):
        return StatedShare(who, _together(facts), Fraction(1), limit)
    if name in ("intermediate_staff", "senior_staff") and facts.given("titled_share", *parts):
        whole = Fraction(1) if facts.titled_share is None else facts.titled_share
        return StatedShare(who, Fraction(0), whole - _together(facts), limit)
    return None


def _together(facts: EligibilityFacts) -> Fraction:
    """The shares of the two kinds of title as far as they were stated."""
    return (facts.intermediate_share or Fraction(0)) + (facts.senior_share or Fraction(0))


def share_finding(condition: Condition, facts: EligibilityFacts, name: str, share: StatedShare) -> Finding:
    """Hold a stated share against the limit; where the total is known, say how many people would do."""
    parts = ("intermediate_share", "senior_share") if name == "titled_staff" else ()
    used = (NAMES[name], *parts, "team_total")
    if share.outcome is Outcome.NEEDS_FACTS:
        return condition.lacks(facts, *used[:1], because=f"要算{condition.title}，还缺{share.who}占比。")
    return condition.gives(
        share.outcome,
        share.because,
        facts,
        *used,
        arithmetic=_sum(facts, name) + _in_people(facts, share) + share.arithmetic,
        next_step=_needed(facts, share),
    )


def _sum(facts: EligibilityFacts, name: str) -> str:
    parts = (facts.intermediate_share, facts.senior_share)
    if name != "titled_staff" or parts[0] is None or parts[1] is None:
        return ""
    return f"{percent(parts[0])} + {percent(parts[1])} = {percent(parts[0] + parts[1])}；"


def _in_people(facts: EligibilityFacts, share: StatedShare) -> str:
    """三成 of 30人 are nine: so many people as the share comes to, where it comes to whole people."""
    total, part = facts.team_total, share.least
    if not total or share.least != share.most or (part * total).denominator > 1:
        return ""
    people = int(part * total)
    return (
        f"{total} × {percent(part)} = {people}，{division(people, total)}；"
        if _exact(part)
        else f"{division(people, total)}；"
    )


def _exact(share: Fraction) -> bool:
    """Whether the share is written as a percentage without rounding."""
    return (share * 10_000).denominator == 1


def _needed(facts: EligibilityFacts, share: StatedShare) -> str:
    if share.outcome is not Outcome.NOT_MET:
        return ""
    if facts.team_total is None:
        return f"把{share.who}占比提高到{percent(share.limit)}以上（含{percent(share.limit)}）。"
    needed = ceil(share.limit * facts.team_total)
    there = share.least * facts.team_total
    exact = share.least == share.most and there.denominator == 1
    short = f"，现有{int(there)}人，还差{needed - int(there)}人（总人数不变）" if exact else ""
    return f"总人数{facts.team_total}人的，{share.who}至少要有{needed}人{short}。"
