"""What single clauses tell where all conditions are gone through: 设备有，平台也有；协议签了，各自干啥都写了 (第四条、第八条)."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.builtin.extraction.polarity import states
from assistant.builtin.intents.units.centre import centre_entity_told
from assistant.builtin.intents.units.legal_person import legal_person
from assistant.checkers.legal_entity import CentreEntity

CLAUSE_END = re.compile("[，,。；;！!\n]+")
TOPICS: Mapping[str, re.Pattern[str]] = {
    "centre_entity": re.compile("中心(?!的?(?:主任|负责人|经理|总经理))"),
    "registered_in_hohhot": re.compile("注册|登记|执照"),
    "lead_is_legal_person": re.compile("法人"),
    "own_ip_results": re.compile("专利|成果|知识产权|软著"),
    "director_title": re.compile("主任|负责人|总经理|带头人"),
    "team_total": re.compile("团队|总人数|总共|一共"),
    "titled_staff": re.compile("职称|中高级|中级|高级"),
    "permanent_staff": re.compile("固定|全职|专职"),
    "has_equipment": re.compile("装备|设备|仪器"),
    "has_resources": re.compile("资源|数据|样品|文献|平台"),
    "has_premises": re.compile("场所|场地|办公|厂房|地方|房子"),
    "number_of_units": re.compile("单位|[几两二三四五六七八九2-9]家"),
    "has_joint_agreement": re.compile("协议"),
    "agreement_states_duties": re.compile("权利|义务|权责|分工|各自|各方|谁(?:干|管|负责|出)"),
    "has_funding_commitment": re.compile("承诺"),
    "serious_dishonesty": re.compile("严重失信|黑名单"),
    "other_dishonesty": re.compile("失信|信用|不良"),
}
"""The words by which people name what each fact is on."""
_SAYS_SO: Mapping[str, re.Pattern[str]] = {
    "has_equipment": re.compile("有|齐|具备|配|够用"),
    "has_resources": re.compile("有|齐|具备|配"),
    "has_premises": re.compile("有|齐|具备|租|买|建|在(?![装修建找谈签买办租看])"),
    "has_joint_agreement": re.compile("签|有|订"),
    "agreement_states_duties": re.compile("写|明确|约定|列|载明|分清"),
    "has_funding_commitment": re.compile(
        "承诺(?:了|过|书|函|稳定|予以|投入|给)|(?:出|有|写|签|开|给|做|单位|公司|企业|主体|已经?)[^，]{0,4}承诺|承诺[^，]{0,6}投入|承诺[^，]{0,4}(?:给|交|出)了"
    ),
}
_LEFT_OPEN = re.compile(
    r"[？?吗么]|几|多少|怎么|(?<!各)哪|是不是|有没有|要不要|(.)[不没]\1|可以|(?<!不)会|愿意|能够?|准备|打算|应该|计划|正在|在谈|还在|马上|快|将|如果|要是|假如|不够|不足|不全|不太|缺|差|少|部分|一半|旧|草稿|初稿|签字?中|在[签买建找办装修谈]|有问题|有些|到期|要写|写承诺书$|^写"
)
"""可以承诺, 设备不够: what there is is not told."""
_NOT_YET = re.compile("中心[^，]{0,4}(?:还没|尚未|还未|没有?)(?:有)?(?:登记|注册|设立|成立|设|办)")


def told_in_clauses(text: str) -> dict[str, Any]:
    """The facts that the clauses of `text` tell, each by itself."""
    told: dict[str, Any] = {}
    of_centre: list[str] = []
    clauses = [piece.strip() for piece in CLAUSE_END.split(text) if piece.strip()]
    for clause in clauses:
        if not _LEFT_OPEN.search(clause):
            told |= {name: stated for name in _SAYS_SO if (stated := _stated(name, clause)) is not None}
        if centre := TOPICS["centre_entity"].search(clause):
            of_centre.append(clause)
            if _NOT_YET.search(clause):
                told["centre_entity"] = CentreEntity.PLANNED.value
            elif entity := centre_entity_told(clause[centre.start() :], {}):  # not 我司拟建技术创新中心
                told["centre_entity"] = entity.value
    rest = "，".join(clause for clause in clauses if clause not in of_centre)
    if of_centre and (legal := legal_person(rest, on_centre=False)) is not None:
        told["lead_is_legal_person"] = legal
    return told


def _stated(name: str, clause: str) -> bool | None:
    stated = states(clause.replace("什么都", "都").replace("啥都", "都"), TOPICS[name])
    if stated is False and name in _WHOLE and not _WHOLE[name].search(clause):
        return None
    return None if stated and not _SAYS_SO[name].search(clause) else stated


_WHOLE = {
    "has_equipment": re.compile("装备|设备"),
    "has_resources": re.compile("科技资源|资源"),
    "has_premises": re.compile("场所|场地|地方"),
}
"""数据没有: there may be other resources."""
