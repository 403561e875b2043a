"""治理结构和人员聘用：第十条至第十四条。

10    技术创新中心原则上应为独立法人实体，组建理事会（董事会）、技术指导委员会；实行理事会（董事会）决策制、中心主任（总经理）负责制、技术指导委员会咨询制的管理机制。
11    理事会（董事会）由牵头单位、共建单位人员组成，由理事会理事长（董事会董事长）组织定期召开会议
11    审定技术创新中心的建设发展规划、重大工程及项目、资金使用、主任（总经理）聘用等重大事项。
12    技术指导委员会由中心主任（总经理）、技术专家、管理专家、经济专家等人员组成，其中牵头单位和共建单位的人员不超过总人数三分之一。
13    中心主任（总经理）应具有较强的科技创新工作组织管理能力，负责技术创新中心的全面工作。主任（总经理）聘用报归口管理部门和市科技局备案。
14    技术创新中心实行固定与流动相结合的人员聘用制度，应通过市场化机制加强人才的选拔与聘任。
"""  # noqa: E501

from assistant.checkers.checker import Checker, Context, Rule
from assistant.checkers.committee_third import committee_third
from assistant.checkers.decision import Decision, Finding, Outcome
from assistant.checkers.findings import Condition, conclude
from assistant.checkers.governance_facts import GovernanceFacts
from assistant.checkers.legal_entity import legal_entity
from assistant.checkers.steering_committee import (
    chair_influence,
    committee_advice,
    committee_chair,
    committee_composition,
)

CHARTER = ("中心章程（制度）",)
ENTITY = Condition(
    "10",
    "技术创新中心原则上应为独立法人实体",
    "中心为独立法人实体",
    evidence=("中心的营业执照或法人证书，或者设立方案",),
)
BODIES = {
    "has_council": Condition(
        "10", "组建理事会（董事会）、技术指导委员会", "组建理事会（董事会）", evidence=("成立文件和成员名单",)
    ),
    "has_committee": Condition(
        "10", "组建理事会（董事会）、技术指导委员会", "组建技术指导委员会", evidence=("成立文件和成员名单",)
    ),
}
SYSTEMS = {
    "council_decides": Condition("10", "实行理事会（董事会）决策制", "理事会（董事会）决策制", CHARTER),
    "director_in_charge": Condition("10", "中心主任（总经理）负责制", "中心主任（总经理）负责制", CHARTER),
    "committee_advises": Condition("10", "技术指导委员会咨询制", "技术指导委员会咨询制", CHARTER),
}
COUNCIL = Condition(
    "11",
    "理事会（董事会）由牵头单位、共建单位人员组成",
    "理事会（董事会）组成",
    evidence=("理事会（董事会）名单（注明所在单位）",),
)
MEETINGS = Condition(
    "11",
    "由理事会理事长（董事会董事长）组织定期召开会议",
    "理事会（董事会）会议",
    evidence=("会议制度和会议纪要",),
)
COUNCIL_MATTERS = Condition(
    "11",
    "审定技术创新中心的建设发展规划、重大工程及项目、资金使用、主任（总经理）聘用等重大事项",
    "理事会（董事会）审定的事项",
)
HIRING = Condition(
    "11", "主任（总经理）聘用等重大事项", "主任聘用经理事会审定", evidence=("审定主任聘用的会议纪要",)
)
ABILITY = Condition(
    "13",
    "中心主任（总经理）应具有较强的科技创新工作组织管理能力",
    "主任的组织管理能力",
    evidence=("主任（总经理）的简历和组织管理业绩",),
)
DIRECTOR_DUTY = Condition("13", "负责技术创新中心的全面工作", "主任负责的事项")
FILING_WORDS = "主任（总经理）聘用报归口管理部门和市科技局备案"
FILINGS = {
    "filed_with_department": Condition(
        "13", FILING_WORDS, "主任聘用报归口管理部门备案", evidence=("备案材料",)
    ),
    "filed_with_bureau": Condition("13", FILING_WORDS, "主任聘用报市科技局备案", evidence=("备案材料",)),
}
FILING_OR_APPROVAL = Condition("13", FILING_WORDS, "备案还是批准")
STAFFING = Condition(
    "14",
    "技术创新中心实行固定与流动相结合的人员聘用制度",
    "固定与流动相结合",
    evidence=("人员聘用制度", "固定人员、流动人员名册"),
)
MARKET_HIRING = Condition(
    "14", "应通过市场化机制加强人才的选拔与聘任", "市场化选聘", evidence=("公开招聘、竞聘等选聘制度和记录",)
)

SILENT = (
    "理事会（董事会）审定重大事项，中心主任（总经理）负责全面工作，技术指导委员会提咨询指导意见；"
    "请先提供中心的治理情况，再逐项核对。"
)
NO_COUNCIL = "还没有组建理事会（董事会）。"
NOT_HIRED = "中心主任（总经理）还没有聘用。"


def decide(given: GovernanceFacts, context: Context) -> Decision:
    """Apply 第十条 to 第十四条 in their order."""
    findings = context.apply(RULES, given.completed())
    conclusion = conclude(findings, SILENT, context)
    return Decision("governance", "治理结构和人员聘用", context.as_of, conclusion, findings)


def _entity(facts: GovernanceFacts, context: Context) -> Finding:
    return legal_entity(ENTITY, facts, facts.centre_entity, context)


def _bodies(facts: GovernanceFacts, context: Context) -> tuple[Finding, ...]:
    return tuple(_body(name, facts, context) for name in BODIES)


def _body(name: str, facts: GovernanceFacts, context: Context) -> Finding:
    condition = BODIES[name]
    body = condition.title.removeprefix("组建")
    if getattr(facts, name) is False and context.reading("in-principle-scope") == "all":
        return condition.gives(
            Outcome.NEEDS_JUDGEMENT, f"没有组建{body}，能否作为例外，条件没有写。", facts, name
        )
    return condition.answered(
        facts,
        name,
        met=f"组建了{body}。",
        not_met=f"没有组建{body}。",
        next_step=f"组建{body}，并把组成和职责写进章程。",
    )


def _systems(facts: GovernanceFacts, _context: Context) -> tuple[Finding, ...]:
    return tuple(_system(name, facts) for name in SYSTEMS)


def _system(name: str, facts: GovernanceFacts) -> Finding:
    condition = SYSTEMS[name]
    return condition.answered(
        facts,
        name,
        met=f"实行{condition.title}。",
        not_met=f"没有实行{condition.title}。",
        next_step=f"在章程中写明实行{condition.title}。",
    )


def _council(facts: GovernanceFacts, context: Context) -> Finding:
    if facts.has_council is False:
        return COUNCIL.gives(Outcome.NOT_APPLICABLE, NO_COUNCIL, facts, "has_council")
    numbers = ("council_lead_members", "council_partner_members", "council_other_members")
    lead, partner, other = (getattr(facts, name) for name in numbers)
    alone = facts.number_of_units == 1
    names = ("number_of_units", *numbers) if alone else numbers
    absent = [
        unit for unit, count in (("牵头单位", lead), ("共建单位", 1 if alone else partner)) if count == 0
    ]
    if absent and (len(absent) > 1 or context.reading("council-both-sides") == "both_sides"):
        return COUNCIL.gives(
            Outcome.NOT_MET,
            f"理事会（董事会）中没有{'、'.join(absent)}的人员。",
            facts,
            *names,
            next_step=f"增加{'、'.join(absent)}的人员；席位各多少没有写。",
        )
    if other and context.reading("council-members") == "members_only":
        return COUNCIL.gives(
            Outcome.NEEDS_JUDGEMENT,
            f"理事会（董事会）中有{other}人不是牵头单位、共建单位的，可不可以，没有写明。",
            facts,
            *names,
            next_step="请向市科技局核实；最稳妥的是全由牵头单位、共建单位的人员组成。",
        )
    asked = (numbers[0], numbers[2]) if alone else numbers
    if facts.missing(*asked):
        return COUNCIL.lacks(facts, *asked)
    units = "牵头单位" if alone else "牵头单位、共建单位"
    return COUNCIL.gives(Outcome.MET, f"理事会（董事会）由{units}的人员组成。", facts, *names)


def _meetings(facts: GovernanceFacts, _context: Context) -> Finding:
    if facts.has_council is False:
        return MEETINGS.gives(Outcome.NOT_APPLICABLE, NO_COUNCIL, facts, "has_council")
    return MEETINGS.answered(
        facts,
        "council_meets_regularly",
        met="理事长（董事长）定期组织召开会议。",
        not_met="没有由理事长（董事长）定期组织召开会议。",
        next_step="在章程中写明由理事长（董事长）定期组织召开会议；多长时间开一次没有写。",
    )


def _hiring(facts: GovernanceFacts, _context: Context) -> Finding:
    if facts.director_hired is False:
        return HIRING.gives(Outcome.NOT_APPLICABLE, NOT_HIRED, facts, "director_hired")
    return HIRING.answered(
        facts,
        "council_hires_director",
        met="主任（总经理）聘用经理事会（董事会）审定。",
        not_met="主任（总经理）聘用没有经理事会（董事会）审定。",
        next_step="把主任（总经理）聘用提交理事会（董事会）审定。",
    )


def _filings(facts: GovernanceFacts, _context: Context) -> tuple[Finding, ...]:
    return tuple(_filing(name, facts) for name in FILINGS)


def _filing(name: str, facts: GovernanceFacts) -> Finding:
    condition = FILINGS[name]
    where = condition.title.removeprefix("主任聘用报").removesuffix("备案")
    if facts.director_hired is False:
        return condition.gives(Outcome.NOT_APPLICABLE, NOT_HIRED, facts, "director_hired")
    return condition.answered(
        facts,
        name,
        met=f"主任（总经理）聘用已报{where}备案。",
        not_met=f"主任（总经理）聘用还没有报{where}备案。",
        next_step=f"报{where}备案；期限没有写，宜尽快补报。",
    )


def _filing_or_approval(facts: GovernanceFacts, context: Context) -> Finding:
    if context.reading("filing-or-approval") == "filing":
        return FILING_OR_APPROVAL.gives(
            Outcome.STATED, "主任（总经理）聘用是备案，不是报批；归口管理部门和市科技局两家都要报。", facts
        )
    return FILING_OR_APPROVAL.gives(
        Outcome.STATED, "主任（总经理）聘用要备案；更换主任还须作为重大事项变更报批。", facts
    )


def _staffing(facts: GovernanceFacts, _context: Context) -> Finding:
    names = ("hires_permanent", "hires_mobile")
    kinds = (("固定人员", facts.hires_permanent), ("流动人员", facts.hires_mobile))
    absent = [kind for kind, hired in kinds if hired is False]
    if absent:
        return STAFFING.gives(
            Outcome.NOT_MET,
            f"人员聘用制度中没有{'、'.join(absent)}。",
            facts,
            *names,
            next_step="实行固定与流动相结合的人员聘用制度，两类人员的比例没有写。",
        )
    if facts.missing(*names):
        return STAFFING.lacks(facts, *names)
    return STAFFING.gives(Outcome.MET, "人员聘用制度中既有固定人员，又有流动人员。", facts, *names)


def _market_hiring(facts: GovernanceFacts, _context: Context) -> Finding:
    return MARKET_HIRING.answered(
        facts,
        "market_hiring",
        met="通过市场化机制选拔、聘任人才。",
        not_met="没有通过市场化机制选拔、聘任人才。",
        next_step="建立市场化的选拔、聘任机制；具体方式没有写。",
    )


RULES: tuple[Rule[GovernanceFacts], ...] = (
    _entity,
    _bodies,
    _systems,
    _council,
    _meetings,
    COUNCIL_MATTERS.stated(
        "理事会（董事会）审定建设发展规划、重大工程及项目、资金使用、主任（总经理）聘用等重大事项。"
    ),
    _hiring,
    committee_composition,
    committee_third,
    committee_chair,
    chair_influence,
    committee_advice,
    ABILITY.judged("组织管理能力怎样算较强，没有写标准，由人工判断。"),
    DIRECTOR_DUTY.stated("中心主任（总经理）负责技术创新中心的全面工作。"),
    _filings,
    _filing_or_approval,
    _staffing,
    _market_hiring,
)

CHECKER = Checker(
    name="governance",
    title="治理结构核对",
    description=(
        "按第十条至第十四条核对技术创新中心的治理：独立法人、理事会（董事会）组成和审定事项、技术指导委员会组成、"
        "牵头和共建单位人员不超过三分之一、委员会主任来源、主任负责制和聘用备案、固定与流动相结合的用人。"
    ),
    facts=GovernanceFacts,
    decide=decide,
    places=("10", "11", "12", "13", "14"),
)
