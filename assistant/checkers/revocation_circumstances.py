"""应撤销资格的情形：第二十七条第（一）至第（四）项和第（八）项。

27(1)  严重违反国家法律、行政法规或地方性法规的
27(2)  发生重大安全事故或质量事故造成严重不良影响的
27(3)  立项申报或考核评估中存在严重弄虚作假行为的
27(4)  拒不接受检查验收、考核评估等监督管理的
27(8)  其他依法应予撤销的情形
"""

from pydantic import model_validator

from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.facts import Facts, fact
from assistant.checkers.findings import Condition
from assistant.checkers.three_valued import all_of, any_of

VIOLATION = Condition("27(1)", "严重违反国家法律、行政法规或地方性法规的", "没有严重违反法律法规")
ACCIDENT = Condition("27(2)", "发生重大安全事故或质量事故造成严重不良影响的", "没有造成严重不良影响的事故")
FRAUD = Condition("27(3)", "立项申报或考核评估中存在严重弄虚作假行为的", "没有严重弄虚作假")
REFUSAL = Condition("27(4)", "拒不接受检查验收、考核评估等监督管理的", "没有拒不接受监督管理")
OTHER = Condition("27(8)", "其他依法应予撤销的情形", "没有其他依法应予撤销的情形")
_SERIOUS = "（是否严重，条文没有写标准；有认定文书的按文书填，拿不准的不填）"


class CircumstanceFacts(Facts):
    """What has happened at the centre."""

    serious_violation: bool | None = fact(
        "严重违反法律法规", f"有严重违反国家法律、行政法规或地方性法规的情形吗{_SERIOUS}？", "27(1)"
    )
    major_safety_accident: bool | None = fact("发生重大安全事故", "发生过重大安全事故吗？", "27(2)")
    quality_accident: bool | None = fact("发生质量事故", "发生过质量事故吗？", "27(2)")
    quality_accident_major: bool | None = fact("质量事故属于重大", "质量事故属于重大质量事故吗？", "27(2)")
    serious_adverse_impact: bool | None = fact("事故造成严重不良影响", "事故造成严重不良影响了吗？", "27(2)")
    fraud_in_application: bool | None = fact(
        "立项申报中严重弄虚作假", f"申报技术创新中心时有严重弄虚作假行为吗{_SERIOUS}？", "27(3)"
    )
    fraud_in_evaluation: bool | None = fact(
        "考核评估中严重弄虚作假", f"绩效评价中有严重弄虚作假行为吗{_SERIOUS}？", "27(3)"
    )
    fraud_in_projects: bool | None = fact(
        "科研项目中严重弄虚作假", f"中心申报、承担科研项目时有严重弄虚作假行为吗{_SERIOUS}？", "27(3)"
    )
    refused_supervision: bool | None = fact(
        "拒不接受监督管理", "有拒不接受检查验收、考核评估等监督管理的情形吗？", "27(4)"
    )
    other_ground: bool | None = fact(
        "其他依法应予撤销的情形", "有没有法律规定应予撤销的其他情形（拿不准的不填）？", "27(8)"
    )

    @model_validator(mode="after")
    def _a_consequence_has_a_cause(self) -> "CircumstanceFacts":
        none = self.major_safety_accident is False and self.quality_accident is False
        if none and self.serious_adverse_impact:
            raise ValueError("填了没有发生安全事故和质量事故，又填了事故造成严重不良影响，请核对。")
        if self.quality_accident is False and self.quality_accident_major:
            raise ValueError("填了没有发生质量事故，又填了质量事故属于重大，请核对。")
        return self


def circumstance(
    condition: Condition, holds: bool | None, facts: Facts, *names: str, held: str, not_held: str
) -> Finding:
    """不符合 where the circumstance certainly holds, 符合 where it certainly does not, else 缺少信息."""
    if holds is None:
        return condition.lacks(facts, *names)
    if holds:
        return condition.gives(Outcome.NOT_MET, f"{held}，属于应撤销资格的情形。", facts, *names)
    return condition.gives(Outcome.MET, f"{not_held}。", facts, *names)


def conduct_findings(facts: CircumstanceFacts, context: Context) -> tuple[Finding, ...]:
    """（一）至（四）, in the order of the text."""
    return (
        circumstance(
            VIOLATION,
            facts.serious_violation,
            facts,
            "serious_violation",
            held="严重违反国家法律、行政法规或地方性法规",
            not_held="没有严重违反国家法律、行政法规或地方性法规的情形",
        ),
        _accident(facts, context),
        _fraud(facts, context),
        circumstance(
            REFUSAL,
            facts.refused_supervision,
            facts,
            "refused_supervision",
            held="拒不接受检查验收、考核评估等监督管理",
            not_held="没有拒不接受监督管理的情形",
        ),
    )


def _accident(facts: CircumstanceFacts, context: Context) -> Finding:
    impact = facts.serious_adverse_impact
    safety_needs_impact = context.reading("accident-consequence") == "both"
    quality_must_be_major = context.reading("accident-major") == "both"
    safety = all_of(facts.major_safety_accident, impact if safety_needs_impact else True)
    quality = all_of(
        facts.quality_accident, facts.quality_accident_major if quality_must_be_major else True, impact
    )
    return circumstance(
        ACCIDENT,
        any_of(safety, quality),
        facts,
        "major_safety_accident",
        "quality_accident",
        *(
            ("quality_accident_major",)
            if quality_must_be_major and (facts.quality_accident or facts.given("quality_accident_major"))
            else ()
        ),
        *(
            ("serious_adverse_impact",)
            if facts.given("serious_adverse_impact") or _any_accident(facts)
            else ()
        ),
        held=_what_happened(bool(safety), bool(quality), impact),
        not_held="没有条文所说的造成严重不良影响的事故",
    )


def _any_accident(facts: CircumstanceFacts) -> bool:
    return bool(facts.major_safety_accident or facts.quality_accident)


def _what_happened(safety: bool, quality: bool, impact: bool | None) -> str:
    accidents = [name for name, held in (("重大安全事故", safety), ("质量事故", quality)) if held]
    return f"发生{'和'.join(accidents)}{'，造成严重不良影响' if impact else ''}"


def _fraud(facts: CircumstanceFacts, context: Context) -> Finding:
    same_evaluation = context.reading("evaluation-terms") == "same"
    projects_too = context.reading("false-application") == "projects_too"
    names = ("fraud_in_application", "fraud_in_evaluation")
    certain = any_of(
        facts.fraud_in_application,
        facts.fraud_in_evaluation if same_evaluation else False,
        facts.fraud_in_projects if projects_too else False,
    )
    doubtful = (facts.fraud_in_projects and not projects_too) or (
        facts.fraud_in_evaluation and not same_evaluation
    )
    if doubtful and not certain:
        return FRAUD.gives(
            Outcome.NEEDS_JUDGEMENT,
            "有严重弄虚作假行为，是否属于条文所说的立项申报或考核评估，须人工判断。",
            facts,
            *names,
            "fraud_in_projects",
            next_step="向市科技局核实。",
        )
    return circumstance(
        FRAUD,
        certain,
        facts,
        *names,
        *(("fraud_in_projects",) if projects_too else ()),
        held="存在严重弄虚作假行为",
        not_held="申报技术创新中心和绩效评价中没有严重弄虚作假行为",
    )


def other_finding(facts: CircumstanceFacts) -> Finding:
    """其他 is open: no machine decides it, whatever is said."""
    if facts.other_ground is False:
        return OTHER.gives(
            Outcome.STATED,
            "所填为没有其他依法应予撤销的情形；这一项没有列明，是否存在由市科技局依法判断。",
            facts,
            "other_ground",
        )
    return OTHER.gives(
        Outcome.NEEDS_JUDGEMENT,
        "其他情形条文没有列明，是否依法应予撤销须人工判断。",
        facts,
        "other_ground",
        next_step="由市科技局依法判断。",
    )
