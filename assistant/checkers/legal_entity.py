"""技术创新中心是不是独立法人实体：第四条、第十条，两处写法不同。

4     技术创新中心应为独立法人实体
10    技术创新中心原则上应为独立法人实体
"""

from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.facts import Choice, Facts, fact
from assistant.checkers.findings import Condition


class CentreEntity(Choice):
    """What the centre itself is, as distinct from the units that build it."""

    LEGAL_PERSON = "legal_person", "已登记为独立法人"
    PLANNED = "planned", "尚未设立，准备设立为独立法人"
    NOT_LEGAL_PERSON = "not_legal_person", "不是独立法人，也不准备设立"


def centre_entity_fact(place: str) -> CentreEntity | None:
    """The fact that both articles ask for."""
    asked: CentreEntity | None = fact(
        "技术创新中心的法人地位",
        "技术创新中心本身是什么身份（已登记为独立法人；尚未设立，准备设立为独立法人；不是独立法人，也不准备设立）？",
        place,
    )
    return asked


def legal_entity(
    condition: Condition, facts: Facts, entity: CentreEntity | None, context: Context
) -> Finding:
    """Apply `condition`, the words of one of the two articles, to what the centre is."""
    if entity is None:
        return condition.lacks(facts, "centre_entity")
    if entity is CentreEntity.LEGAL_PERSON:
        return condition.gives(Outcome.MET, "技术创新中心是独立法人实体。", facts, "centre_entity")
    if entity is CentreEntity.PLANNED:
        return _planned(condition, facts, context)
    if context.reading("independent-legal-person") == "required":
        return condition.gives(
            Outcome.NOT_MET,
            "技术创新中心不是独立法人实体。",
            facts,
            "centre_entity",
            next_step="把中心登记为独立法人；办法另有“原则上”三字，可能留有例外，但例外的条件没有写，确有困难的请市科技局解释。",
        )
    return condition.gives(
        Outcome.NEEDS_JUDGEMENT,
        "技术创新中心不是独立法人实体，能否作为例外，条件没有写。",
        facts,
        "centre_entity",
        next_step="请市科技局解释是否属于例外。",
    )


def _planned(condition: Condition, facts: Facts, context: Context) -> Finding:
    timing = context.reading("legal-person-timing")
    if timing == "at_application":
        outcome, because = Outcome.NOT_MET, "技术创新中心还没有设立为独立法人，申请时就应已设立。"
    elif timing == "in_operation":
        outcome, because = Outcome.MET, "技术创新中心准备设立为独立法人，批复后进入运行时设立即可。"
    else:
        outcome, because = (
            Outcome.NEEDS_JUDGEMENT,
            "技术创新中心准备设立为独立法人，最迟什么时候设立，办法没有写。",
        )
    return condition.gives(
        outcome,
        because,
        facts,
        "centre_entity",
        next_step="向市科技局问明设立的时间要求，并在建设与运行实施方案中写明设立安排。",
    )
