"""组建模式：第四条。由事实提示可采取哪一种，并指出谁是建设主体单位。

4     根据相关产业领域创新发展实际，可采取不同的组建模式。
4(1)  在龙头企业优势地位突出、行业集中度高的领域，由企业牵头建设，带动产业链上下游有关企业、高等学校、科研院所等参与建设。
4(2)  在多家企业均衡竞争、行业集中度较低的领域，可以由多家行业骨干企业联合相关高校、科研院所，通过组建平台型公司等方式，共同投资建设。
4(3)  在主要由技术研发牵引推动、市场还未培育成熟的领域，可以由具有技术优势的高校、科研院所牵头，有关企业作为重要的主体参与建设。
"""

from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.eligibility_facts import EligibilityFacts, LeadType, Market
from assistant.checkers.findings import Condition

TITLE = "组建模式"
MODES = Condition("4", "根据相关产业领域创新发展实际，可采取不同的组建模式", TITLE)
LED_BY_ENTERPRISE = Condition(
    "4(1)",
    "由企业牵头建设，带动产业链上下游有关企业、高等学校、科研院所等参与建设",
    TITLE,
    evidence=("行业集中度、龙头企业地位的说明", "产业链上下游企业、高等学校、科研院所参与建设的协议或意向书"),
)
BY_ENTERPRISES = Condition(
    "4(2)",
    "可以由多家行业骨干企业联合相关高校、科研院所，通过组建平台型公司等方式，共同投资建设",
    TITLE,
    evidence=("行业竞争格局的说明", "共同投资协议，组建平台型公司的附公司章程"),
)
LED_BY_RESEARCH = Condition(
    "4(3)",
    "可以由具有技术优势的高校、科研院所牵头，有关企业作为重要的主体参与建设",
    TITLE,
    evidence=("高校、科研院所技术优势的说明", "有关企业参与建设的协议"),
)
PLATFORM = Condition("4(2)", "通过组建平台型公司等方式，共同投资建设", "共同投资时的建设主体单位")

_MODE = {
    Market.CONCENTRATED: LED_BY_ENTERPRISE,
    Market.BALANCED: BY_ENTERPRISES,
    Market.IMMATURE: LED_BY_RESEARCH,
}
_WAY = {
    Market.CONCENTRATED: "由企业牵头建设，带动产业链上下游有关企业、高等学校、科研院所等参与",
    Market.BALANCED: "可以由多家行业骨干企业联合相关高校、科研院所，通过组建平台型公司等方式共同投资",
    Market.IMMATURE: "可以由具有技术优势的高校、科研院所牵头，有关企业作为重要的主体参与",
}
_MARKETS_OF = {
    LeadType.ENTERPRISE: Market.CONCENTRATED,
    LeadType.ENTERPRISES: Market.BALANCED,
    LeadType.UNIVERSITY: Market.IMMATURE,
    LeadType.INSTITUTE: Market.IMMATURE,
}
ASK_THE_BUREAU = "可采取的模式看领域的实际，能否采用请向市科技局核实。"


def organising_mode(facts: EligibilityFacts, _context: Context) -> Finding:
    """Suggest the mode. 可采取、可以: nothing fails here; what no item describes is for people to judge."""
    lead, market = facts.lead_type, facts.market
    if lead is LeadType.OTHER:
        return MODES.gives(
            Outcome.NEEDS_JUDGEMENT,
            "所列三种组建模式由企业或者高校、科研院所牵头，没有写由其他单位牵头。",
            facts,
            "lead_type",
            next_step=ASK_THE_BUREAU,
        )
    if market is None:
        return _from_lead(facts, lead)
    mode, way = _MODE[market], _WAY[market]
    if lead is not None and _MARKETS_OF[lead] is not market:
        return mode.gives(
            Outcome.NEEDS_JUDGEMENT,
            f"这类领域写的是{way}；{lead.chinese}与此不对应，能否采用没有写明。",
            facts,
            "lead_type",
            "market",
            next_step=ASK_THE_BUREAU,
        )
    if unfit := _without_others(facts, market):
        return unfit
    return mode.gives(
        Outcome.STATED,
        f"在{market.chinese}的领域，{way}建设。",
        facts,
        "lead_type",
        "market",
        "number_of_units",
        next_step="在建设与运行实施方案中写明所采取的组建模式和各参与单位。",
    )


def _from_lead(facts: EligibilityFacts, lead: LeadType | None) -> Finding:
    if lead is None:
        return MODES.gives(
            Outcome.STATED,
            "可以由企业牵头，可以由多家骨干企业共同投资，也可以由高校、科研院所牵头，看所在领域的市场情况。",
            facts,
            next_step="说明牵头单位的类型和所在领域的市场情况，可得到组建模式的建议。",
        )
    market = _MARKETS_OF[lead]
    return _MODE[market].gives(
        Outcome.STATED,
        f"在{market.chinese}的领域，{_WAY[market]}建设。",
        facts,
        "lead_type",
        next_step="对照所在领域的市场情况，看是否属于这类领域；不属于的，请向市科技局核实能否采用。",
    )


def _without_others(facts: EligibilityFacts, market: Market) -> Finding | None:
    """Every item describes others who take part; the third, enterprises as an important party."""
    if facts.joint is False:
        because = "只有1家单位建设，与所列模式中其他单位参与建设的内容不对应，能否单独建设没有写明。"
    elif market is Market.IMMATURE and facts.enterprise_takes_part is False:
        because = "没有有关企业作为重要的主体参与建设，与高校、科研院所牵头的模式不对应。"
    else:
        return None
    return _MODE[market].gives(
        Outcome.NEEDS_JUDGEMENT,
        because,
        facts,
        "lead_type",
        "market",
        "number_of_units",
        "enterprise_takes_part",
        next_step="联合有关企业、高校、科研院所参与建设，或者先向市科技局核实。",
    )


def construction_entity(facts: EligibilityFacts, context: Context) -> Finding:
    """Who is 建设主体单位 where several enterprises invest together: the second mode names no lead."""
    if facts.lead_type is not LeadType.ENTERPRISES:
        return PLATFORM.gives(Outcome.NOT_APPLICABLE, "只在多家企业共同投资建设时才要确定。", facts)
    lead = context.reading("platform-company-lead")
    outcome, because = {
        "platform_company": (Outcome.STATED, "平台型公司是建设主体单位。"),
        "each_investor": (Outcome.STATED, "共同投资的各家骨干企业都是建设主体单位。"),
    }.get(lead, (Outcome.NEEDS_JUDGEMENT, "共同投资的，由平台型公司还是哪一家企业作建设主体单位，没有写明。"))
    return PLATFORM.gives(
        outcome,
        because,
        facts,
        "lead_type",
        next_step="在协议书中写明由谁作建设主体单位，并向市科技局核实。",
    )
