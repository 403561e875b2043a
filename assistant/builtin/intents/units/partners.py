"""Whose a place is where a clause does not name the unit: 有个合作的研究院，在新城区注册 tells it of the partner."""

import re

from assistant.builtin.intents.units.legal_person import LEAD, PARTNER
from assistant.checkers.divisions import divisions

_NOUN = r"公司|企业|集团|厂子?|大学|学院|高校|学校|研究所|研究院|设计院|医院|合作社|(?<!研究)(?<!学)院|(?<!研究)所"
_OWN = re.compile(
    r"我们?(?!们?市)|咱们?(?!们?(?:市|呼|本地|这边|这儿|当地))|俺们?|我司|本(?:单位|公司|企业|集团|院|所|校|厂)"
)
"""本地有家合作的设计院 is nothing of one's own."""
_UNIT = re.compile(rf"{_NOUN}|单位|[那这]家|一家")
_RESEARCH = re.compile(r"学|研究|设计院|医院|院$|所$")
_KIND = re.compile(r"公司|企业|集团|厂|学|院|所")
_AS_PARTNER = re.compile(
    rf"(?:{PARTNER.pattern})(?:建设)?(?:的|单位|方|伙伴|对象)|(?:当|做|作为?|是)(?:个|一个)?(?:{PARTNER.pattern})"
)
"""有个合作的研究院, 研究院当共建: a unit is named as a partner; 跟大学合作 says it of whoever speaks."""
_ITS_NOUN = re.compile(
    rf"(?:{PARTNER.pattern})(?:建设)?的[^，,。；;？?]{{0,4}}?(?P<of>{_NOUN})"
    rf"|(?P<as>{_NOUN})(?:那边|那头|方)?(?:只|就|光|来|去)*(?:当|做|作为?|是)(?:个|一个)?(?:{PARTNER.pattern})"
)
_LEADS = re.compile(
    rf"(?P<as>{_NOUN})(?:那边|那头|方|子)?(?:只|就|来|去)*(?:当|做|作为?|是)?(?:个|一个)?(?:{LEAD.pattern})"
    rf"|(?:牵头|主体|主家|挑头|领头|主导)(?:单位|方|那家)?(?:的|是|为)[^，,。；;？?]{{0,6}}?(?P<of>{_NOUN})"
)
_OF_ANY_UNIT = re.compile(
    r"^(?:[^，,。；;]{0,8}(?:理解|以为|觉得|听说|意思)(?:是|为)?)?(?:那|其实|是不是)?(?:外地|外省|外市|市外|外面|外头|别处|区外|[^，,。；;]{2,4}(?=的?(?:企业|公司|单位|学校|大学)))(?:来)?的?(?:企业|公司|单位|学校|大学|院校)"
    r"(?:也|都|照样|倒是|是|其实)*(?:可以|能|行|准|让|允许)"
)
_IF_THE_LEAD = re.compile(
    r"(?:只要|但|不过|可|前提是|要求|得|必须|需要)[^，,。；;]{0,4}(?:主体|牵头|主家|挑头|领头)"
)


def with_partners(text: str) -> str:
    """`text` with the partner named in each clause that tells of its place without it."""
    leaders = {one["as"] or one["of"] for one in _LEADS.finditer(text)}
    if not (leaders or PARTNER.search(text)):
        return text
    nouns = {one["of"] or one["as"] for one in _ITS_NOUN.finditer(text)} - leaders
    written, of_partner = [], False
    for clause in re.split(r"(?<=[，,。；;？?！!])", text):
        unit = list(_UNIT.finditer(clause))
        if LEAD.search(clause) or _OWN.search(clause):
            of_partner = False
        elif PARTNER.search(clause):
            of_partner = bool(_AS_PARTNER.search(clause))
        elif unit:
            named_so = {one.group() for one in unit}
            of_partner = bool(named_so & nouns) or _of_the_other_kind(named_so, leaders)
        named = LEAD.search(clause) or PARTNER.search(clause)
        told = of_partner and not named and any(divisions(clause))
        written.append(f"共建方{clause}" if told else clause)
    return "".join(written)


def of_any_unit(text: str) -> bool:
    """外地企业可以进来，只要牵头那家是本市的: where a partner may be, and nothing of the unit that leads."""
    return bool(_OF_ANY_UNIT.search(text) and _IF_THE_LEAD.search(text))


def _of_the_other_kind(units: set[str], leaders: set[str]) -> bool:
    """企业牵头，学校在新城区注册: a firm leads, so a school does not."""
    of_research = {bool(_RESEARCH.search(one)) for one in leaders}
    told = {bool(_RESEARCH.search(one)) for one in units if _KIND.search(one)}
    return len(of_research) == len(told) == 1 and of_research != told
