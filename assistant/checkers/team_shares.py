"""科研团队的职称、固定人员比例：第八条第（三）项末句。

8(3)  具有稳定科研团队，其中中、高级职称和固定人员均不低于总人数的30%。
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from assistant.checkers.arithmetic import decimal, division, percent
from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome, Parameter
from assistant.checkers.eligibility_facts import EligibilityFacts
from assistant.checkers.findings import Condition
from assistant.checkers.stated_shares import NAMES, share_finding, stated

MINIMUM_SHARE = Parameter(
    "8(3)", "中、高级职称和固定人员均不低于总人数的30%", value=Fraction(30, 100), unit="总人数的份额"
)
LIMIT = Fraction(MINIMUM_SHARE.value)
IN_PERCENT = percent(LIMIT)

TITLED = Condition(
    MINIMUM_SHARE.place,
    MINIMUM_SHARE.quote,
    title="中、高级职称比例",
    evidence=("科研团队花名册", "中、高级职称证书"),
)
PERMANENT = Condition(
    MINIMUM_SHARE.place,
    MINIMUM_SHARE.quote,
    title="固定人员比例",
    evidence=("科研团队花名册（注明固定、流动）", "固定人员的劳动（聘用）合同和社会保险缴费证明"),
)


@dataclass(frozen=True)
class Share:
    """A part of all people, known exactly (`least` = `most`) or within bounds. `whose`: the unit, where it is the only one told."""

    who: str
    gain: str
    least: int
    most: int
    total: int
    of: str
    whose: str = ""

    @cached_property
    def outcome(self) -> Outcome:
        """不低于: the limit itself is enough."""
        if Fraction(self.least, self.total) >= LIMIT:
            return Outcome.MET
        return Outcome.NOT_MET if Fraction(self.most, self.total) < LIMIT else Outcome.NEEDS_FACTS

    @property
    def needed(self) -> int:
        """So many people make up the share when the total stays as it is."""
        return ceil(LIMIT * self.total)

    @property
    def because(self) -> str:
        """The share in one sentence."""
        met = self.outcome is Outcome.MET
        count = self.least if met else self.most
        bound = "" if self.least == self.most else "至少" if met else "至多"
        share = f"{self.of}{self.total}人的{percent(Fraction(count, self.total))}"
        return f"{self.whose}{self.who}{bound}{count}人，占{share}，{self._comparison}{IN_PERCENT}。"

    @property
    def arithmetic(self) -> str:
        """The division and how it compares."""
        count = self.least if self.outcome is Outcome.MET else self.most
        return f"{division(count, self.total)}，{self._comparison}{IN_PERCENT}，{self.outcome.chinese}"

    @property
    def next_step(self) -> str:
        """What would bring the share up to the limit: from among those who are there, or from outside.

        People from outside add to the total as well, so more of them are needed.
        """
        if self.outcome is not Outcome.NOT_MET or self.least != self.most:
            return ""
        inside = self.needed - self.most
        outside = ceil((LIMIT * self.total - self.most) / (1 - LIMIT))
        grown, full = self.total + outside, IN_PERCENT
        return (
            f"总人数{self.total}人不变，{self.gain}再增加{inside}名{self.who}即满足{full}"
            f"（{division(self.needed, self.total)}）；从外面新进的，总人数随之增加，"
            f"再增加{outside}名{self.who}即满足{full}（{division(self.most + outside, grown)}）。"
        )

    @property
    def _comparison(self) -> str:
        return "不低于" if self.outcome is Outcome.MET else "低于"


_WORDS = {
    "titled_staff": ("中、高级职称人员", "现有人员取得中级以上职称，"),
    "intermediate_staff": ("中级职称人员", "现有人员取得中级职称，"),
    "senior_staff": ("高级职称人员", "现有人员取得高级职称，"),
    "permanent_staff": ("固定人员", "由流动人员转为固定人员，"),
}


def titled_share(facts: EligibilityFacts, context: Context) -> Finding:
    """均不低于: each of the two shares by itself; this is the first. The facts are completed."""
    whole = context.reading("team-total") == "whole_centre"
    if context.reading("title-shares") == "each":
        return _each_title(facts, whole)
    return _share(TITLED, facts, "titled_staff", whole)


def permanent_share(facts: EligibilityFacts, context: Context) -> Finding:
    """The second of the two shares."""
    return _share(PERMANENT, facts, "permanent_staff", context.reading("team-total") == "whole_centre")


def _share(condition: Condition, facts: EligibilityFacts, name: str, whole: bool) -> Finding:
    asked = _asked(name, whole)
    said = None if whole else stated(facts, name, _WORDS[name][0], LIMIT)
    if said is not None:
        return share_finding(condition, facts, name, said)
    if not whole and facts.team_total is None and getattr(facts, name) == 0:
        return _nobody(condition, facts, name)
    share = _known(facts, name, whole)
    if share is None or share.outcome is Outcome.NEEDS_FACTS:
        return _lacking(condition, facts, name, asked)
    return condition.gives(
        share.outcome,
        share.because,
        facts,
        *_rests_on(name, *asked),
        arithmetic=_sums(facts, name) + _left(facts, name, share) + share.arithmetic,
        next_step=share.next_step,
    )


def _nobody(condition: Condition, facts: EligibilityFacts, name: str) -> Finding:
    """Nobody is no part of any team, however large it is."""
    return condition.gives(
        Outcome.NOT_MET,
        f"{_WORDS[name][0]}0人，不论总人数多少都占0%，低于{IN_PERCENT}。",
        facts,
        *_rests_on(name, name),
        arithmetic=f"0 ÷ 总人数 = 0%，低于{IN_PERCENT}，{Outcome.NOT_MET.chinese}",
    )


def _lacking(condition: Condition, facts: EligibilityFacts, name: str, asked: tuple[str, ...]) -> Finding:
    """What is missing; with the total alone, how many people would be enough can be said."""
    lacking = condition.lacks(facts, *asked, because=f"要算{condition.title}，还缺人数。")
    total = facts.team_total
    given = getattr(facts, name)
    if total is None and given:
        return _most_in_all(lacking, name, given)
    if total is None or given is not None:
        return lacking
    needed, who = ceil(LIMIT * total), _WORDS[name][0]
    product = f"{total} × {IN_PERCENT} = {decimal(LIMIT * total)}"
    beside, more = _of_the_other_rank(facts, needed) if name == "titled_staff" else ("", "")
    return replace(
        lacking,
        because=f"科研团队总人数{total}人的，{who}至少要有{needed}人{beside}。",
        arithmetic=f"{product}，至少{needed}人（{division(needed, total)}），其余至多{total - needed}人{more}",
    )


def _of_the_other_rank(facts: EligibilityFacts, needed: int) -> tuple[str, str]:
    """With the senior ones alone, how many of the middle it takes to make up the number, and the other way round."""
    ranks = {name: getattr(facts, name) for name in ("intermediate_staff", "senior_staff")}
    known = [name for name, number in ranks.items() if number is not None]
    if len(known) != 1:
        return "", ""
    there, other = ranks[known[0]], next(name for name in ranks if name not in known)
    more = max(needed - there, 0)
    return (
        f"，已有{_WORDS[known[0]][0]}{there}人，{_WORDS[other][0]}至少要有{more}人",
        f"；{needed} − {there} = {needed - there}" if needed > there else "",
    )


def _most_in_all(lacking: Finding, name: str, given: int) -> Finding:
    """With the part alone: how large the team may be for it to be enough."""
    most, who = floor(given / LIMIT), _WORDS[name][0]
    return replace(
        lacking,
        because=f"{who}{given}人的，科研团队总人数不超过{most}人才不低于{IN_PERCENT}。",
        arithmetic=f"{given} ÷ {IN_PERCENT} = {decimal(given / LIMIT)}，总人数至多{most}人（{division(given, most)}），"
        f"其余至多{most - given}人",
    )


def _each_title(facts: EligibilityFacts, whole: bool) -> Finding:
    """The other reading: intermediate and senior titles have to reach the share each by itself."""
    if not whole and facts.given("titled_share", "intermediate_share", "senior_share"):
        return _each_stated(facts)
    asked = tuple(dict.fromkeys(_asked("intermediate_staff", whole) + _asked("senior_staff", whole)))
    shares = [_known(facts, name, whole) for name in ("intermediate_staff", "senior_staff")]
    known = [share for share in shares if share is not None and share.outcome is not Outcome.NEEDS_FACTS]
    failed = any(share.outcome is Outcome.NOT_MET for share in known)
    if failed or len(known) == len(shares):
        return TITLED.gives(
            Outcome.NOT_MET if failed else Outcome.MET,
            "；".join(share.because.rstrip("。") for share in known) + "。",
            facts,
            *_rests_on("titled_staff", *asked),
            arithmetic="；".join(f"{share.who}{share.arithmetic}" for share in known),
            next_step="".join(share.next_step for share in known),
        )
    both = _known(facts, "titled_staff", whole)
    if both is not None and both.most < 2 * both.needed:
        return TITLED.gives(
            Outcome.NOT_MET,
            f"中级、高级职称各要{both.needed}人，合计至少{2 * both.needed}人，现合计不超过{both.most}人。",
            facts,
            *_rests_on("titled_staff", *_asked("titled_staff", whole)),
            arithmetic=f"{both.needed} + {both.needed} = {2 * both.needed} > {both.most}，不符合",
        )
    if not facts.missing(*asked):
        because = "中级、高级职称要分别达到比例，团队以外的职称人员还要分开核对。"
        return TITLED.gives(Outcome.NEEDS_JUDGEMENT, because, facts, *asked)
    return TITLED.lacks(facts, *asked, because="中级、高级职称要分别达到比例，还缺分开的人数。")


def _each_stated(facts: EligibilityFacts) -> Finding:
    names = ("intermediate_staff", "senior_staff")
    shares = [stated(facts, name, _WORDS[name][0], LIMIT) for name in names]
    known = [share for share in shares if share is not None and share.outcome is not Outcome.NEEDS_FACTS]
    failed = any(share.outcome is Outcome.NOT_MET for share in known)
    both = stated(facts, "titled_staff", _WORDS["titled_staff"][0], LIMIT)
    if both is not None and both.most < 2 * LIMIT and not failed:
        return TITLED.gives(
            Outcome.NOT_MET,
            f"中级、高级职称各要{IN_PERCENT}，合计至少{percent(2 * LIMIT)}，现合计{percent(both.most)}。",
            facts,
            "titled_share",
            arithmetic=f"{IN_PERCENT} + {IN_PERCENT} = {percent(2 * LIMIT)} > {percent(both.most)}，不符合",
        )
    if failed or len(known) == len(shares):
        return TITLED.gives(
            Outcome.NOT_MET if failed else Outcome.MET,
            "；".join(share.because.rstrip("。") for share in known) + "。",
            facts,
            *NAMES.values(),
            arithmetic="；".join(f"{share.who}{share.arithmetic}" for share in known),
        )
    asked = [NAMES[name] for name in names]
    return TITLED.lacks(facts, *asked, because="中级、高级职称要分别达到比例，还缺分开的占比。")


def _rests_on(name: str, *asked: str) -> tuple[str, ...]:
    """`asked`, and the facts that these numbers may have been made from."""
    titles = ("titled_staff", "intermediate_staff", "senior_staff", "untitled_staff")
    parts = () if name == "permanent_staff" else titles
    return tuple(dict.fromkeys((*asked, *parts, "unit_teams")))


def _asked(name: str, whole: bool) -> tuple[str, ...]:
    others = {"permanent_staff": "other_permanent_staff"}.get(name, "other_titled_staff")
    return ("team_total", name, "other_staff", others) if whole else ("team_total", name)


def _known(facts: EligibilityFacts, name: str, whole: bool) -> Share | None:
    """The share as far as the facts bound it; None where the total is missing."""
    total, others = facts.team_total, facts.other_staff if whole else 0
    if total is None or others is None:
        return None
    least, most = _bounds(facts, name, total)
    if whole:
        beside = getattr(facts, _asked(name, whole)[-1])
        exact = name in ("titled_staff", "permanent_staff")
        least, most = least + (beside or 0 if exact else 0), most + (others if beside is None else beside)
    who, gain = _WORDS[name]
    teams = facts.unit_teams or ()
    whose = f"{teams[0].unit}的" if len(teams) == 1 else ""
    return Share(who, gain, least, most, total + others, "中心全部人员" if whole else "科研团队总人数", whose)


def _bounds(facts: EligibilityFacts, name: str, total: int) -> tuple[int, int]:
    """The least and the most that the number `name` can be: one person has one highest title."""
    given = getattr(facts, name)
    if given is not None:
        return given, given
    most_titled = total - (facts.untitled_staff or 0)
    if name == "titled_staff":
        return (facts.intermediate_staff or 0) + (facts.senior_staff or 0), most_titled
    if name in ("intermediate_staff", "senior_staff"):
        titled = most_titled if facts.titled_staff is None else facts.titled_staff
        return 0, titled - (facts.intermediate_staff or 0) - (facts.senior_staff or 0)
    return 0, total


def _sums(facts: EligibilityFacts, name: str) -> str:
    """How the units' numbers were put together (联合建设的合并计算)."""
    teams = facts.unit_teams or ()
    if len(teams) < 2:
        return ""
    lines = [f"总人数{_added([team.team_total for team in teams])}"]
    parts = [getattr(team, name) for team in teams]
    if None not in parts:
        lines.insert(0, f"{_WORDS[name][0]}{_added(parts)}")
    return "；".join(lines) + "；"


def _left(facts: EligibilityFacts, name: str, share: Share) -> str:
    """20人里没有职称的15人: how many are left who may have one."""
    without, total = facts.untitled_staff, facts.team_total
    bounded = (
        share.total == total
        and name == "titled_staff"
        and share.outcome is Outcome.NOT_MET
        and share.least != share.most
    )
    return f"{total} − {without} = {(total or 0) - (without or 0)}；" if bounded and without and total else ""


def _added(parts: list[int]) -> str:
    return f"{' + '.join(map(str, parts))} = {sum(parts)}"
