"""技术指导委员会中牵头单位和共建单位的人员占比：第十二条第一句后半。

12    其中牵头单位和共建单位的人员不超过总人数三分之一
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from assistant.checkers.arithmetic import decimal, division, percent
from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome, Parameter
from assistant.checkers.findings import Condition
from assistant.checkers.governance_facts import GovernanceFacts, Origin

MAXIMUM_SHARE = Parameter(
    "12", "牵头单位和共建单位的人员不超过总人数三分之一", value=Fraction(1, 3), unit="总人数的份额"
)
LIMIT = Fraction(MAXIMUM_SHARE.value)
IN_WORDS = "三分之一"
BOTH = "牵头单位和共建单位的人员"
NO_NUMBERS = "要算牵头单位和共建单位人员的占比，还缺人数。"
MAY_BE_ONE = (0, 1)
THIRD = Condition(
    MAXIMUM_SHARE.place,
    MAXIMUM_SHARE.quote,
    "牵头和共建单位人员占比",
    evidence=("技术指导委员会名单（注明每人所在单位）",),
)


@dataclass(frozen=True)
class Insiders:
    """The people of some units on the committee, known exactly (`least` = `most`) or within bounds."""

    who: str
    least: int
    most: int
    total: int

    @cached_property
    def allowed(self) -> int:
        """So many people are not more than a third."""
        return floor(LIMIT * self.total)

    @cached_property
    def outcome(self) -> Outcome:
        """不超过: exactly a third is allowed."""
        if self.most <= self.allowed:
            return Outcome.MET
        return Outcome.NOT_MET if self.least > self.allowed else Outcome.NEEDS_FACTS

    @property
    def count(self) -> int:
        """The bound that settles the outcome."""
        return self.most if self.outcome is Outcome.MET else self.least

    @property
    def because(self) -> str:
        """The share in one sentence."""
        bound = "" if self.least == self.most else "至多" if self.outcome is Outcome.MET else "至少"
        return (
            f"{self.who}{bound}{self.count}人，{self._comparison}委员会总人数{self.total}人的{IN_WORDS}"
            f"（至多{self.allowed}人）。"
        )

    @property
    def arithmetic(self) -> str:
        """The division and how it compares, exactly: a rounded percentage would hide what lies close by."""
        exactly = f"正好{IN_WORDS}，" if Fraction(self.count, self.total) == LIMIT else ""
        compared = f"{exactly}{self._comparison}{IN_WORDS}"
        return f"{division(self.count, self.total)}，{compared}，{self.outcome.chinese}"

    @property
    def next_step(self) -> str:
        """What would bring the share down: replacing people, or adding people from elsewhere to the total."""
        if self.outcome is not Outcome.NOT_MET:
            return ""
        replaced, grown = self.count - self.allowed, ceil(self.count / LIMIT)
        return (
            f"总人数{self.total}人不变，把其中{replaced}人换成其他单位的人，即不超过{IN_WORDS}"
            f"（{division(self.allowed, self.total)}）；不换人的，再增加{grown - self.total}名其他单位的人，"
            f"总人数增至{grown}人，也不超过{IN_WORDS}（{division(self.count, grown)}）。"
        )

    @property
    def _comparison(self) -> str:
        return "不超过" if self.outcome is Outcome.MET else "超过"


def committee_third(facts: GovernanceFacts, context: Context) -> Finding:
    """Apply 不超过总人数三分之一: the people of all these units together. `facts` are completed."""
    if facts.has_committee is False:
        return not_set_up(THIRD, facts)
    separate = context.reading("committee-third") == "separate"
    if facts.committee_insiders_share is not None:
        return _stated(facts, facts.committee_insiders_share, separate)
    if separate:
        return _third_each(facts)
    asked: tuple[str, ...] = ("committee_total", "committee_insiders")
    share = _insiders(facts, "committee_insiders", BOTH)
    if share is not None and share.outcome is not Outcome.NOT_MET:
        own = _own_director(facts, context)
        share = _insiders(facts, "committee_insiders", BOTH, own)
        if own == MAY_BE_ONE:
            asked = (*asked, "director_on_committee", "director_from")
    if share is None or share.outcome is Outcome.NEEDS_FACTS:
        return _lacking(facts, asked)
    return THIRD.gives(
        share.outcome,
        share.because,
        facts,
        *_rests_on(facts, *asked),
        arithmetic=share.arithmetic,
        next_step=share.next_step or _is_the_director_counted(facts, share),
    )


def _rests_on(facts: GovernanceFacts, *names: str) -> tuple[str, ...]:
    """`names`, and the facts that the numbers among them may have been made from."""
    alone = ("number_of_units",) if facts.number_of_units == 1 else ()
    parts = ("committee_lead_members", "committee_partner_members", "committee_outsiders")
    director = ("director_on_committee", "director_from")
    return tuple(dict.fromkeys((*names, *alone, *parts, *director)))


def _lacking(facts: GovernanceFacts, asked: tuple[str, ...]) -> Finding:
    """What is missing; with the total alone, how many people of these units there may be can be said."""
    lacking, total = THIRD.lacks(facts, *asked, because=NO_NUMBERS), facts.committee_total
    if total is None and facts.committee_insiders:
        return _least_total(lacking, facts.committee_insiders)
    if total is None and facts.committee_outsiders:
        return _most_beside(lacking, facts.committee_outsiders)
    if total is None or facts.committee_insiders is not None:
        return lacking
    allowed = floor(LIMIT * total)
    others, left = total - allowed, _left_for_the_other(facts, allowed)
    return replace(
        lacking,
        because=f"委员会总人数{total}人的，{BOTH}合计至多{allowed}人，其他单位的人至少{others}人{left}。",
        arithmetic=f"{total} ÷ {LIMIT.denominator} = {decimal(LIMIT * total)}，至多{allowed}人；"
        f"{total} − {allowed} = {others}",
    )


def _left_for_the_other(facts: GovernanceFacts, allowed: int) -> str:
    """Where the people of one side alone are told: how many the other may still have."""
    lead, partner = facts.committee_lead_members, facts.committee_partner_members
    there = _known_parts(facts)
    if (lead is None) == (partner is None) or there > allowed:
        return ""
    one, other = ("牵头单位", "共建单位") if partner is None else ("共建单位", "牵头单位")
    return f"，{one}已有{there}人，{other}的人员至多还能有{allowed - there}人"


def _least_total(lacking: Finding, insiders: int) -> Finding:
    """With the people of these units alone: how large the committee must be for them to be no more than a third."""
    least = ceil(insiders / LIMIT)
    return replace(
        lacking,
        because=f"{BOTH}合计{insiders}人的，委员会总人数至少要有{least}人，其中其他单位的人至少{least - insiders}人。",
        arithmetic=f"{insiders} × {LIMIT.denominator} = {decimal(insiders / LIMIT)}，总人数至少{least}人",
    )


def _most_beside(lacking: Finding, outsiders: int) -> Finding:
    """With the people from elsewhere alone: they must be at least two thirds of all."""
    allowed = floor(outsiders * LIMIT / (1 - LIMIT))
    total = outsiders + allowed
    return replace(
        lacking,
        because=f"其他单位的人{outsiders}人的，{BOTH}合计至多{allowed}人（总人数{total}人）。",
        arithmetic=f"{outsiders} ÷ 2 = {decimal(Fraction(outsiders, 2))}，至多{allowed}人（{division(allowed, total)}，不超过{IN_WORDS}）",
    )


def _stated(facts: GovernanceFacts, share: Fraction, separate: bool) -> Finding:
    """Only the share is known. Counted separately, what holds of both units together holds of each."""
    used = ("committee_insiders_share", "committee_total")
    if separate and LIMIT < share <= 2 * LIMIT:
        return THIRD.lacks(facts, "committee_total", "committee_lead_members", "committee_partner_members")
    met = share <= LIMIT
    compared, sign = (f"不超过{IN_WORDS}", "≤") if met else (f"超过{IN_WORDS}", ">")
    exactly = f"正好{IN_WORDS}，" if share == LIMIT else ""
    outcome = Outcome.MET if met else Outcome.NOT_MET
    return THIRD.gives(
        outcome,
        f"{BOTH}占委员会总人数的{percent(share)}，{compared}。",
        facts,
        *used,
        arithmetic=_in_people(share, facts.committee_total)
        + f"{percent(share)} {sign} 1/{LIMIT.denominator}，{exactly}{compared}，{outcome.chinese}",
        next_step="" if met else f"减少{BOTH}，或者增加其他单位的人员，使占比不超过{IN_WORDS}。",
    )


def _in_people(share: Fraction, total: int | None) -> str:
    """七成 of 20人 are from elsewhere: the others are 6 ÷ 20, where the share comes to whole people."""
    people = share * (total or 0)
    return f"{division(int(people), total)}；" if total and people.denominator == 1 else ""


def not_set_up(condition: Condition, facts: GovernanceFacts) -> Finding:
    """Where there is no committee, nothing of it can be looked at; that it is missing is 第十条."""
    return condition.gives(Outcome.NOT_APPLICABLE, "还没有组建技术指导委员会。", facts, "has_committee")


def _is_the_director_counted(facts: GovernanceFacts, share: Insiders) -> str:
    """One person more would be too many, and nothing says where the director comes from: worth a look."""
    if share.count < share.allowed or facts.director_from or facts.director_on_committee is False:
        return ""
    return "中心主任（总经理）由牵头单位或共建单位派出的，也要计算在内；再多1人就超过了，请核对。"


def _own_director(facts: GovernanceFacts, context: Context) -> tuple[int, int]:
    """So many people (at least, at most) the director adds to those of the units.

    A director whom one of the units sends is among its people already and is never counted twice.
    """
    if context.reading("director-in-third") == "by_origin" or facts.director_on_committee is False:
        return 0, 0
    if facts.director_from in (Origin.LEAD, Origin.PARTNER):
        return 0, 0
    return (1, 1) if facts.director_on_committee and facts.director_from else MAY_BE_ONE


def _insiders(facts: GovernanceFacts, name: str, who: str, own: tuple[int, int] = (0, 0)) -> Insiders | None:
    total, count = facts.committee_total, getattr(facts, name)
    if total is None:
        return None
    least, most = (0, total) if count is None else (count, count)
    known = _known_parts(facts) if name == "committee_insiders" and count is None else 0
    least, most = max(least, known) + own[0], min(most + own[1], total)
    return Insiders(who, min(least, total), most, total)


def _known_parts(facts: GovernanceFacts) -> int:
    return (facts.committee_lead_members or 0) + (facts.committee_partner_members or 0)


def _third_each(facts: GovernanceFacts) -> Finding:
    """The other reading: the people of the lead unit and of the partner units at most a third each."""
    asked = ("committee_total", "committee_lead_members", "committee_partner_members")
    shares = [
        _insiders(facts, name, who)
        for name, who in zip(asked[1:], ("牵头单位的人员", "共建单位的人员"), strict=True)
    ]
    together = _insiders(facts, "committee_insiders", BOTH)
    known = [share for share in shares if share and share.outcome is not Outcome.NEEDS_FACTS]
    failed = [share for share in known if share.outcome is Outcome.NOT_MET]
    if failed or len(known) == len(shares):
        told = failed or known
        return THIRD.gives(
            Outcome.NOT_MET if failed else Outcome.MET,
            "；".join(share.because.rstrip("。") for share in told) + "。",
            facts,
            *_rests_on(facts, *asked),
            arithmetic="；".join(f"{share.who}{share.arithmetic}" for share in known),
            next_step="".join(share.next_step for share in failed),
        )
    if together and together.most <= together.allowed:
        return THIRD.gives(
            Outcome.MET,
            together.because,
            facts,
            *_rests_on(facts, "committee_total", "committee_insiders"),
            arithmetic=together.arithmetic,
        )
    if together and together.least > 2 * together.allowed:
        return THIRD.gives(
            Outcome.NOT_MET,
            f"两类单位各至多{together.allowed}人，合计至多{2 * together.allowed}人，现有{together.least}人。",
            facts,
            *_rests_on(facts, "committee_total", "committee_insiders"),
            arithmetic=f"2 × {together.allowed} = {2 * together.allowed} < {together.least}，不符合",
        )
    return THIRD.lacks(facts, *asked, because=NO_NUMBERS)
