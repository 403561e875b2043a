"""组建条件：第四条、第八条。

4     技术创新中心应为独立法人实体，根据相关产业领域创新发展实际，可采取不同的组建模式。
8(2)  建设主体单位应在呼和浩特市内注册登记，具有独立法人资格，在该领域科技创新优势突出、代表性强，具有较强的资源整合能力和技术转化能力。
8(3)  具有稳定科研团队，其中中、高级职称和固定人员均不低于总人数的30%。
"""

from fractions import Fraction

from pydantic import model_validator

from assistant.checkers.arithmetic import division, percent
from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Clause, Decision, Finding, Outcome, Parameter
from assistant.checkers.facts import Facts, fact

REGISTRATION = Clause("8(2)", "建设主体单位应在呼和浩特市内注册登记，具有独立法人资格")
MINIMUM_SHARE = Parameter(
    "8(3)", "中、高级职称和固定人员均不低于总人数的30%", value=Fraction(30, 100), unit="总人数的份额"
)


class EligibilityFacts(Facts):
    """What a unit says of itself before it applies."""

    registered_in_hohhot: bool | None = fact(
        "建设主体单位在呼和浩特市内注册", "建设主体单位是在呼和浩特市内注册登记的吗？", "8(2)"
    )
    lead_is_legal_person: bool | None = fact(
        "建设主体单位有独立法人资格", "建设主体单位有独立法人资格吗？", "8(2)"
    )
    team_total: int | None = fact("科研团队总人数", "科研团队一共多少人（联合建设的合并计算）？", "8(3)", ge=1)
    titled_staff: int | None = fact(
        "中、高级职称人数", "其中有中级或高级职称的共多少人？", "8(3)", ge=0
    )
    permanent_staff: int | None = fact("固定人员人数", "其中固定人员多少人？", "8(3)", ge=0)

    @model_validator(mode="after")
    def _parts_within_the_whole(self) -> "EligibilityFacts":
        for name in ("titled_staff", "permanent_staff"):
            part = getattr(self, name)
            if self.team_total is not None and part is not None and part > self.team_total:
                raise ValueError(
                    f"{self.title_of(name)}（{part}）多于科研团队总人数（{self.team_total}），请核对后再算。"
                )
        return self


def decide(facts: EligibilityFacts, context: Context) -> Decision:
    """Apply 第八条 to `facts`, item by item."""
    findings = (
        _registration(facts),
        _legal_person(facts),
        _share(facts, "titled_staff", "中、高级职称比例"),
        _share(facts, "permanent_staff", "固定人员比例"),
    )
    return Decision("eligibility", "组建条件", context.as_of, "", findings)


def _registration(facts: EligibilityFacts) -> Finding:
    return _yes_or_no(
        facts,
        "registered_in_hohhot",
        "市内注册",
        met="建设主体单位在呼和浩特市内注册登记。",
        not_met="建设主体单位不在呼和浩特市内注册登记。",
        next_step="由在呼和浩特市内注册登记的单位作建设主体单位，外地单位可以作共建单位。",
    )


def _legal_person(facts: EligibilityFacts) -> Finding:
    return _yes_or_no(
        facts,
        "lead_is_legal_person",
        "独立法人资格",
        met="建设主体单位具有独立法人资格。",
        not_met="建设主体单位没有独立法人资格。",
        next_step="由具有独立法人资格的单位作建设主体单位。",
    )


def _yes_or_no(facts: EligibilityFacts, name: str, title: str, *, met: str, not_met: str, next_step: str) -> Finding:
    given = getattr(facts, name)
    if given is None:
        return Finding(
            REGISTRATION,
            title,
            Outcome.NEEDS_FACTS,
            f"还不知道{facts.title_of(name)}这一条。",
            missing=facts.missing(name),
        )
    return Finding(
        REGISTRATION,
        title,
        Outcome.MET if given else Outcome.NOT_MET,
        met if given else not_met,
        facts=facts.used(name),
        next_step="" if given else next_step,
    )


def _share(facts: EligibilityFacts, name: str, title: str) -> Finding:
    """均不低于: each of the two shares by itself, the limit included."""
    part, total = getattr(facts, name), facts.team_total
    if part is None or total is None:
        return Finding(
            MINIMUM_SHARE,
            title,
            Outcome.NEEDS_FACTS,
            f"要算{title}，还缺人数。",
            facts=facts.used("team_total", name),
            missing=facts.missing("team_total", name),
        )
    enough = Fraction(part, total) >= MINIMUM_SHARE.value
    limit = percent(Fraction(MINIMUM_SHARE.value))
    needed = -(-MINIMUM_SHARE.value * total // 1)
    return Finding(
        MINIMUM_SHARE,
        title,
        Outcome.MET if enough else Outcome.NOT_MET,
        f"{title}{'不低于' if enough else '低于'}{limit}。",
        arithmetic=f"{division(part, total)}，{'不低于' if enough else '低于'}{limit}，{'符合' if enough else '不符合'}",
        facts=facts.used("team_total", name),
        next_step="" if enough else f"总人数{total}人不变时，至少要{needed}人，还差{needed - part}人。",
    )


CHECKER = Checker(
    name="eligibility",
    title="组建条件自查",
    description="按第四条、第八条核对申请单位是否具备组建技术创新中心的条件（注册地、法人资格、科研团队职称和固定人员比例）。",
    facts=EligibilityFacts,
    decide=decide,
    places=("8(2)", "8(3)"),
)
