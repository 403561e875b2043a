"""组建条件：第四条、第八条。

4     技术创新中心应为独立法人实体，根据相关产业领域创新发展实际，可采取不同的组建模式。
8     组建技术创新中心应具备以下基本条件：
8(1)  与呼和浩特市重大战略、重大任务、重大工程部署紧密结合，聚焦事关全市长远发展的关键技术领域，符合首府产业与技术创新发展的趋势，坚持“少而精”原则，有序组织开展创新中心建设。
8(2)  建设主体单位应在呼和浩特市内注册登记，具有独立法人资格，在该领域科技创新优势突出、代表性强，具有较强的资源整合能力和技术转化能力。
8(3)  拥有一批技术含量高、市场前景广阔，具有自主知识产权的高科技成果。中心负责人应具有高级专业技术职称，有强烈的事业心和责任感，自觉践行新时代科学家精神，在行业内有较强的竞争力、影响力、号召力。具有稳定科研团队，其中中、高级职称和固定人员均不低于总人数的30%。
8(4)  具备一定规模的技术装备、科技资源、服务场所等基础条件。
8(5)  多个单位联合建设的应当有联合建设协议书，明确各方在技术创新中心建设与运行中的权利、义务。建设主体单位应当承诺对技术创新中心予以稳定的建设投入。
8(6)  各建设单位须有良好的科研信用，无严重失信行为记录。
"""  # noqa: E501

from dataclasses import replace

from assistant.checkers.checker import Checker, Context, Rule
from assistant.checkers.decision import Decision, Finding, Outcome
from assistant.checkers.divisions import locate
from assistant.checkers.eligibility_facts import DirectorTitle, EligibilityFacts
from assistant.checkers.findings import Condition, conclude
from assistant.checkers.joint_construction import agreement_content, funding_commitment, joint_agreement
from assistant.checkers.legal_entity import legal_entity
from assistant.checkers.organising_mode import construction_entity, organising_mode
from assistant.checkers.team_room import room_for_others
from assistant.checkers.team_shares import permanent_share, titled_share
from assistant.checkers.unit_credit import good_credit, serious_record

ENTITY = Condition(
    "4",
    "技术创新中心应为独立法人实体",
    "中心为独立法人实体",
    evidence=("中心的营业执照或法人证书，或者设立方案",),
)
WHEN = Condition("8", "组建技术创新中心应具备以下基本条件", "适用时间和材料")
STRATEGY = Condition(
    "8(1)",
    "与呼和浩特市重大战略、重大任务、重大工程部署紧密结合，聚焦事关全市长远发展的关键技术领域，符合首府产业与技术创新发展的趋势",
    "战略契合",
    evidence=("与全市重大战略、重大任务、重大工程衔接的说明", "关键技术领域和产业趋势的分析材料"),
)
FEW_BUT_FINE = Condition("8(1)", "坚持“少而精”原则，有序组织开展创新中心建设", "少而精原则")
REGISTRATION = Condition(
    "8(2)",
    "建设主体单位应在呼和浩特市内注册登记",
    "市内注册",
    evidence=("建设主体单位的营业执照或法人证书（载明住所）",),
)
LEGAL_PERSON = Condition(
    "8(2)",
    "具有独立法人资格",
    "独立法人资格",
    evidence=("建设主体单位的营业执照、事业单位法人证书等法人资格证明",),
)
STANDING = Condition(
    "8(2)",
    "在该领域科技创新优势突出、代表性强，具有较强的资源整合能力和技术转化能力",
    "领域优势和能力",
    evidence=("科技奖励、平台、行业地位等证明", "资源整合和成果转化的案例"),
)
OWN_RESULTS = Condition(
    "8(3)",
    "拥有一批技术含量高、市场前景广阔，具有自主知识产权的高科技成果",
    "自主知识产权成果",
    evidence=("成果清单", "专利、软件著作权、植物新品种权等权属证明", "技术水平和市场前景的说明"),
)
DIRECTOR_TITLE = Condition(
    "8(3)", "中心负责人应具有高级专业技术职称", "负责人职称", evidence=("中心负责人的高级专业技术职称证书",)
)
DIRECTOR_QUALITIES = Condition(
    "8(3)",
    "有强烈的事业心和责任感，自觉践行新时代科学家精神，在行业内有较强的竞争力、影响力、号召力",
    "负责人素质和影响力",
    evidence=("中心负责人的简历、业绩和行业任职证明",),
)
STABLE_TEAM = Condition(
    "8(3)",
    "具有稳定科研团队",
    "稳定科研团队",
    evidence=("科研团队花名册", "近年人员变动情况", "劳动（聘用）合同"),
)
BASICS = {
    "has_equipment": Condition(
        "8(4)", "具备一定规模的技术装备、科技资源、服务场所等基础条件", "技术装备", evidence=("技术装备清单",)
    ),
    "has_resources": Condition(
        "8(4)", "具备一定规模的技术装备、科技资源、服务场所等基础条件", "科技资源", evidence=("科技资源清单",)
    ),
    "has_premises": Condition(
        "8(4)",
        "具备一定规模的技术装备、科技资源、服务场所等基础条件",
        "服务场所",
        evidence=("场所的权属或租用证明",),
    ),
}


SILENT = "组建条件有六项，要一一具备；请先提供单位和科研团队的情况，再逐项核对。"


def decide(given: EligibilityFacts, context: Context) -> Decision:
    """Apply 第四条, then 第八条 item by item."""
    findings = context.apply(RULES, given.completed())
    conclusion = conclude(findings, SILENT, context)
    room = context.apply((room_for_others,), given.completed())  # beside the conditions, not one of them
    return Decision("eligibility", "组建条件", context.as_of, conclusion, (*findings, *room))


def _entity(facts: EligibilityFacts, context: Context) -> Finding:
    return legal_entity(ENTITY, facts, facts.centre_entity, context)


def _when(facts: EligibilityFacts, context: Context) -> Finding:
    if not facts.already_approved:
        return WHEN.gives(
            Outcome.STATED,
            "以下条件是组建时应具备的；各项所附材料是建议准备的，办法没有列材料清单，以归口管理部门和市科技局的要求为准。",
            facts,
        )
    if context.reading("conditions-continuing") == "continuing":
        return WHEN.gives(
            Outcome.STATED, "这些条件在批复以后的运行期间也应一直具备。", facts, "already_approved"
        )
    return WHEN.gives(
        Outcome.NEEDS_JUDGEMENT,
        "这些条件是组建时应具备的，批复以后是否须一直保持，办法没有写明。",
        facts,
        "already_approved",
        next_step="请向归口管理部门或市科技局核实；撤销资格的情形中没有列这一项。",
    )


def _registration(facts: EligibilityFacts, context: Context) -> Finding:
    lead = _lead_registration(facts)
    lead_in_city = ("registered_place", "registered_in_hohhot")
    scope = context.reading("lead-in-city")
    if scope == "lead_only":
        return _with_partners_elsewhere(lead, facts)
    if lead.outcome is Outcome.NOT_MET:
        return lead
    if facts.joint is False:
        return replace(lead, facts=(*lead.facts, *facts.used("number_of_units")))
    if facts.partners_in_hohhot is False:
        return REGISTRATION.gives(
            Outcome.NOT_MET,
            "有共建单位不在呼和浩特市内注册登记。",
            facts,
            *lead_in_city,
            "partners_in_hohhot",
            next_step="联合在呼和浩特市内注册登记的单位共建。",
        )
    if facts.partners_in_hohhot is None or lead.outcome is Outcome.NEEDS_FACTS:
        return REGISTRATION.lacks(facts, "registered_in_hohhot", "partners_in_hohhot")
    return REGISTRATION.gives(
        Outcome.MET,
        "建设主体单位和共建单位都在呼和浩特市内注册登记。",
        facts,
        *lead_in_city,
        "partners_in_hohhot",
    )


def _lead_registration(facts: EligibilityFacts) -> Finding:
    place = locate(facts.registered_place or "")
    where = ""
    if place is not None and place.name != place.belongs_to:
        where = f"{place.name}属于{place.belongs_to}，"
    finding = REGISTRATION.answered(
        facts,
        "registered_in_hohhot",
        met=f"{where}建设主体单位在呼和浩特市内注册登记。",
        not_met=f"{where}建设主体单位不在呼和浩特市内注册登记。",
        next_step="由在呼和浩特市内注册登记的单位作建设主体单位，外地单位可以作共建单位。",
    )
    return replace(finding, facts=(*facts.used("registered_place"), *finding.facts))


def _with_partners_elsewhere(lead: Finding, facts: EligibilityFacts) -> Finding:
    """The words bind the lead unit alone; a partner from elsewhere is worth a word, and changes nothing."""
    if facts.partners_in_hohhot is not False:
        return lead
    also = "共建单位不要求在呼和浩特市内注册登记，外地单位可以参与共建。"
    said = also + "建设主体单位在哪里注册登记还不知道。" if lead.missing else lead.because + also
    return replace(lead, because=said, facts=(*lead.facts, *facts.used("partners_in_hohhot")))


def _legal_person(facts: EligibilityFacts, _context: Context) -> Finding:
    return LEGAL_PERSON.answered(
        facts,
        "lead_is_legal_person",
        met="建设主体单位具有独立法人资格。",
        not_met="建设主体单位没有独立法人资格。",
        next_step="由具有独立法人资格的单位作建设主体单位。",
    )


def _own_results(facts: EligibilityFacts, _context: Context) -> Finding:
    """一批: more than none; how many, and how good, the text does not say."""
    results = facts.own_ip_results
    if results is None:
        return OWN_RESULTS.lacks(facts, "own_ip_results")
    if results == 0:
        return OWN_RESULTS.gives(
            Outcome.NOT_MET,
            "没有具有自主知识产权的高科技成果。",
            facts,
            "own_ip_results",
            next_step="先形成并取得具有自主知识产权的高科技成果。",
        )
    return OWN_RESULTS.gives(
        Outcome.NEEDS_JUDGEMENT,
        f"有{results}项自主知识产权成果；“一批”是几项、技术含量和市场前景怎样才够，没有写标准。",
        facts,
        "own_ip_results",
    )


def _director_title(facts: EligibilityFacts, context: Context) -> Finding:
    title = facts.director_title
    if title is None:
        return DIRECTOR_TITLE.lacks(facts, "director_title")
    if context.reading("centre-head") == "judgement":
        return DIRECTOR_TITLE.gives(
            Outcome.NEEDS_JUDGEMENT,
            "“中心负责人”是主任（总经理）还是理事长（董事长）、法定代表人，由人工判断。",
            facts,
            "director_title",
        )
    senior = {DirectorTitle.FULL_SENIOR}
    if context.reading("senior-title") == "with_associate":
        senior |= {DirectorTitle.ASSOCIATE_SENIOR, DirectorTitle.SENIOR}
    elif title is DirectorTitle.SENIOR:
        because = "只有正高级才算，还不知道是正高级还是副高级。"
        return DIRECTOR_TITLE.unclear(facts, "director_title", because)
    met = title in senior
    return DIRECTOR_TITLE.gives(
        Outcome.MET if met else Outcome.NOT_MET,
        f"中心负责人的职称是{title.chinese}，{'具有' if met else '不算具有'}高级专业技术职称。",
        facts,
        "director_title",
        next_step="" if met else "由具有高级专业技术职称的人担任中心负责人，或者在申报前取得高级职称。",
    )


def _basics(facts: EligibilityFacts, context: Context) -> tuple[Finding, ...]:
    return tuple(_basic(name, facts, context) for name in BASICS)


def _basic(name: str, facts: EligibilityFacts, context: Context) -> Finding:
    """一定规模: how large, the text does not say. 等: more than the three may count."""
    condition = BASICS[name]
    given = getattr(facts, name)
    if given is None:
        return condition.lacks(facts, name)
    if given:
        return condition.gives(
            Outcome.NEEDS_JUDGEMENT, f"有{condition.title}；多大算“一定规模”，没有写标准。", facts, name
        )
    required = context.reading("basic-conditions") == "all_listed"
    return condition.gives(
        Outcome.NOT_MET if required else Outcome.NEEDS_JUDGEMENT,
        f"没有{condition.title}" + ("。" if required else "，其他基础条件能否抵上由人工判断。"),
        facts,
        name,
        next_step=f"先具备一定规模的{condition.title}。",
    )


RULES: tuple[Rule[EligibilityFacts], ...] = (
    _entity,
    organising_mode,
    construction_entity,
    _when,
    STRATEGY.judged("是否与全市重大部署紧密结合、符合产业与技术趋势，由市科技局判断。"),
    FEW_BUT_FINE.stated("坚持“少而精”，有序组织建设；具体数量没有写。"),
    _registration,
    _legal_person,
    STANDING.judged("优势是否突出、能力是否较强，没有写标准，由市科技局判断。"),
    _own_results,
    _director_title,
    DIRECTOR_QUALITIES.judged("负责人的事业心、影响力等，没有写标准，由市科技局判断。"),
    STABLE_TEAM.judged("科研团队怎样算稳定，没有写标准，由市科技局判断。"),
    titled_share,
    permanent_share,
    _basics,
    joint_agreement,
    agreement_content,
    funding_commitment,
    good_credit,
    serious_record,
)

CHECKER = Checker(
    name="eligibility",
    title="组建条件自查",
    description=(
        "按第四条、第八条核对申请单位是否具备组建技术创新中心的条件：中心法人地位、组建模式、战略契合、主体单位注册地和法人资格、"
        "自主知识产权成果、负责人职称、科研团队职称和固定人员比例、装备场所、联合建设协议书、投入承诺、信用。"
    ),
    facts=EligibilityFacts,
    decide=decide,
    places=("4", "4(1)", "4(2)", "4(3)", "8", "8(1)", "8(2)", "8(3)", "8(4)", "8(5)", "8(6)"),
)
