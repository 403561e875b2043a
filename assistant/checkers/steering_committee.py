"""技术指导委员会：第十二条。

12    技术指导委员会由中心主任（总经理）、技术专家、管理专家、经济专家等人员组成，其中牵头单位和共建单位的人员不超过总人数三分之一。
12    技术指导委员会主任应由非牵头单位、共建单位的有影响力的专家担任。
12    技术指导委员会对技术创新中心研发方向和研发内容、科研计划和项目、知识产权管理和技术服务、重大学术活动以及年度工作等提出咨询指导意见。
"""

from assistant.checkers.checker import Context
from assistant.checkers.committee_third import not_set_up
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.findings import Condition
from assistant.checkers.governance_facts import GovernanceFacts, Origin

COMPOSITION = Condition(
    "12",
    "技术指导委员会由中心主任（总经理）、技术专家、管理专家、经济专家等人员组成",
    "委员会组成",
    evidence=("技术指导委员会名单（注明单位、专业和类别）",),
)
CHAIR = Condition(
    "12",
    "技术指导委员会主任应由非牵头单位、共建单位的有影响力的专家担任",
    "委员会主任来源",
    evidence=("技术指导委员会主任的聘任文件（注明所在单位）",),
)
INFLUENCE = Condition(
    "12", "有影响力的专家", "委员会主任影响力", evidence=("技术指导委员会主任的简历、成果和行业任职证明",)
)
ADVICE = Condition(
    "12",
    "技术指导委员会对技术创新中心研发方向和研发内容、科研计划和项目、知识产权管理和技术服务、重大学术活动以及年度工作等提出咨询指导意见",
    "委员会咨询的事项",
)

MEMBERS = {
    "director_on_committee": "中心主任（总经理）",
    "technical_experts": "技术专家",
    "management_experts": "管理专家",
    "economic_experts": "经济专家",
}


def committee_composition(facts: GovernanceFacts, context: Context) -> Finding:
    """等 leaves room for others, not for leaving out one that is listed."""
    if facts.has_committee is False:
        return not_set_up(COMPOSITION, facts)
    absent = [title for name, title in MEMBERS.items() if getattr(facts, name) is False]
    if absent:
        without = f"技术指导委员会中没有{'、'.join(absent)}"
        if context.reading("committee-composition") == "examples":
            return COMPOSITION.gives(Outcome.MET, f"{without}，所列人员只是举例。", facts, *MEMBERS)
        return COMPOSITION.gives(
            Outcome.NOT_MET,
            f"{without}。",
            facts,
            *MEMBERS,
            next_step=f"增补{'、'.join(absent)}；增补后要重新核对牵头单位和共建单位人员的占比。",
        )
    if facts.missing(*MEMBERS):
        return COMPOSITION.lacks(facts, *MEMBERS)
    return COMPOSITION.gives(Outcome.MET, f"技术指导委员会有{'、'.join(MEMBERS.values())}。", facts, *MEMBERS)


def committee_chair(facts: GovernanceFacts, context: Context) -> Finding:
    """非牵头单位、共建单位: in the reading in force from neither."""
    if facts.has_committee is False:
        return not_set_up(CHAIR, facts)
    origin = facts.chair_from
    if origin is None:
        return CHAIR.lacks(facts, "chair_from")
    if origin is Origin.CENTRE:
        return CHAIR.gives(
            Outcome.NEEDS_JUDGEMENT,
            "委员会主任是中心自己聘用的人，算不算牵头单位、共建单位以外的专家，没有写明。",
            facts,
            "chair_from",
            next_step="改由牵头单位、共建单位和中心以外的专家担任最稳妥，或者先向市科技局核实。",
        )
    if origin is Origin.OUTSIDE:
        return CHAIR.gives(Outcome.MET, "委员会主任来自牵头单位、共建单位以外。", facts, "chair_from")
    partner_allowed = origin is Origin.PARTNER and context.reading("committee-chair") == "not_lead"
    return CHAIR.gives(
        Outcome.MET if partner_allowed else Outcome.NOT_MET,
        f"委员会主任来自{origin.chinese}，"
        + ("不是牵头单位。" if partner_allowed else "不是牵头单位、共建单位以外的专家。"),
        facts,
        "chair_from",
        next_step="" if partner_allowed else "改由牵头单位、共建单位以外的有影响力的专家担任。",
    )


def chair_influence(facts: GovernanceFacts, _context: Context) -> Finding:
    """An expert, certainly; of influence, people judge."""
    if facts.has_committee is False:
        return not_set_up(INFLUENCE, facts)
    if facts.chair_is_expert is False:
        return INFLUENCE.gives(
            Outcome.NOT_MET,
            "委员会主任不是专家。",
            facts,
            "chair_is_expert",
            next_step="改由有影响力的专家担任。",
        )
    return INFLUENCE.gives(Outcome.NEEDS_JUDGEMENT, "怎样算“有影响力”，没有写标准，由人工判断。", facts)


def committee_advice(facts: GovernanceFacts, context: Context) -> Finding:
    """On what the committee advises; it decides nothing."""
    power = "不作决定" if context.reading("committee-advisory") == "advisory" else "对年度发展计划也有决定权"
    return ADVICE.gives(
        Outcome.STATED,
        "技术指导委员会对研发方向和内容、科研计划和项目、知识产权管理和技术服务、重大学术活动、年度工作等"
        f"提咨询指导意见，{power}。",
        facts,
    )
