"""What a message tells of the units, the centre and its head, each read by the file of its own (第四条、第八条)."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.polarity import states
from assistant.builtin.intents._message import VERDICT, Message
from assistant.builtin.intents.team.asked_of_the_team import of_several_directors, without_deputies
from assistant.builtin.intents.units.centre import (
    centre_entity,
    centre_entity_told,
    leaves_the_centre_open,
)
from assistant.builtin.intents.units.credit import credit
from assistant.builtin.intents.units.head import HANDED_OVER, OWN, director_title
from assistant.builtin.intents.units.mode import mode
from assistant.builtin.intents.units.registration import registration
from corpus.numerals import to_int

_AGREEMENT = re.compile(r"(?:联合|共建|合作)?(?:建设)?协议书?")
_WHO_DOES_WHAT = r"(?:各自|各家|各方|各单位|谁家?|谁)[^，,。；;？?]{0,3}(?:干|做|管|负责|承担|出)(?:些|点)?(?:什么|啥|甚|哪些)"
_DUTIES = re.compile(r"(?<!法律)(?<!纳税)义务")
_LEFT_OUT = re.compile(
    rf"协议[^。？?！!]{{0,24}}(?:没|未)(?:有)?(?:写|提|列|说|讲|明确|约定|规定|载明|体现)(?:明白?|清楚?|上|到|了)?(?:{_WHO_DOES_WHAT}|[^，,。；;？?]{{0,6}}义务)(?![吗？?])"
)
"""协议里没写各自要干啥, so there is one, and it leaves that out."""
_NOT_ALL_SIGNED = re.compile(
    r"算有[^，,。；;？?]{0,6}协议|分之[一二三四五六七八九][^，,。；;？?]{0,3}(?:签|盖)|还?[差缺少][一两二三四1-9]家[^，,。；;？?]{0,3}(?:没|未|签|盖)?"
    r"|(?:第[一二三四五六1-6]|其中一|有一|那|另一)家[^。；;？?]{0,8}(?:没|未|等|再|回头|以后|过后|拖)[^，,。；;？?]{0,6}(?:签|盖|补)"
)
"""三分之二签了，算有协议了吧: whether there is one nobody told."""
_COMMITMENT = re.compile(r"(?:投入)?承诺(?:书)?")
_ALONE = re.compile(
    r"(?:一家|自己|独自)(?:单独|独立|自己|独家)?(?:建(?!议)|搞|干|办|弄|申报)(?!不)|(?:就|只有?|单独)(?![看算按认管数统审核])[^，。？?]{0,4}(?:一家|1家|自己|单位自己)|单干|独家|没有?(?:别的|其他)(?:的)?(?:合作|共建)"
)
_PARTNERS = re.compile(
    r"(?P<n>[二两三四五六七八九十]|[2-9]|1[0-9])(?:家|方)(?:单位|企业|公司)?(?:一起|联合|共同|合作|共建|合伙)"
)
_BASICS = {
    "has_equipment": re.compile(r"技术装备|设备|仪器"),
    "has_resources": re.compile(r"科技资源"),
    "has_premises": re.compile(r"服务场所|场地|场所|办公地方"),
}


def _stands_alone(text: str) -> bool:
    """就我们一家单独建; not 就我们一家牵头，工大参建, where only the lead is one."""
    said = _ALONE.search(text)
    if said is None or _ONLY_LEADS.match(text[said.end() :]):
        return False
    return not _TAKES_PART.search(text)


_ONLY_LEADS = re.compile(r"(?:公司|单位|企业)?(?:来|在)?(?:牵头|挑头|领头|当头|打头|带头|主导)")
_TAKES_PART = re.compile(
    r"(?:[一二两三四五六七八九1-9]家|[\u4e00-\u9fff](?:大|学院|院|所|校|厂|公司|企业|集团|单位))(?:都|也|一起|来)*(?:参建|参与(?!过)|入伙|搭伙|共建(?!单位|方|协议))"
    r"|(?:参建|共建|参与|合作)(?:的|单位|方)*(?:有|是)?[一二两三四五六七八九1-9]家"
)


def of_units(message: Message) -> dict[str, Any]:
    """What the message says of the units, the centre and its head; it speaks of no other body."""
    facts = registration(message)
    text = message.text
    if (entity := centre_entity(text)) is not None:
        facts.pop("lead_is_legal_person", None)
        facts["centre_entity"] = entity.value
    elif _asked_of_the_centre(message) and (told := centre_entity_told(text, facts)):
        facts.pop("lead_is_legal_person", None)
        facts["centre_entity"] = told.value
    elif "centre_entity" in message.asked and leaves_the_centre_open(text, facts):
        facts.pop("lead_is_legal_person", None)
    of_the_head = replace(message, text=without_deputies(text))
    if (found := director_title(of_the_head)) and not of_several_directors(text):
        facts["director_title"] = found
    elif message.says(HANDED_OVER) and "director_title" in message.known:
        facts["director_title"] = None
    if _stands_alone(text):
        facts["number_of_units"] = 1
    elif units := _PARTNERS.search(text):
        facts["number_of_units"] = to_int(units["n"])
    for name, pattern in _STATED.items():
        if (stated := states(text, pattern)) is not None and (
            message.says(OWN) or message.says(VERDICT) or message.declares
        ):
            facts[name] = stated
    if message.says(_LEFT_OUT):
        facts["agreement_states_duties"] = False
        facts.pop("has_joint_agreement", None)
    if facts.get("has_joint_agreement") and message.says(_NOT_ALL_SIGNED):
        del facts["has_joint_agreement"]
    facts |= credit(message) | mode(message)
    return {
        name: value
        for name, value in facts.items()
        if name not in _ONLY_WITH or message.says(_ONLY_WITH[name]) or message.says(_LEFT_OUT)
    }


def _asked_of_the_centre(message: Message) -> bool:
    """Whether its status was asked for; 那准备单独注册 goes on from one that was told."""
    if "centre_entity" in message.asked:
        return True
    spoken_of = message.in_check and message.last == {"centre_entity"}
    return spoken_of and "lead_is_legal_person" not in message.asked


_STATED = {
    "has_joint_agreement": _AGREEMENT,
    "agreement_states_duties": _DUTIES,
    "has_funding_commitment": _COMMITMENT,
    **_BASICS,
}
_ONLY_WITH = {
    "has_joint_agreement": re.compile(
        r"协议书?(?:还|都|也)?(?:没|未|签|有)|协议[^，。？?]{0,8}(?:没|未)签|(?:没|未|签|有|无)[^，。？?]{0,6}协议"
    ),
    "agreement_states_duties": re.compile(
        r"协议[^。？?！!]{0,24}义务(?:[^，。；;？?]{0,6}(?:没|未|不|空|缺)|[，,]?(?:一个字|半个字|只字|一句|压根|根本|却|则|还)[^，。；;？?]{0,4}(?:没|未))|协议[^。？?！!]{0,24}(?:没|未|缺|漏|少|忘)(?:有|写|提|列|了|明确|约定|上)*[^，。；;？?]{0,6}义务"
    ),
    "has_funding_commitment": re.compile(
        r"(?:没|未|不|出具|写|有|给|做)[^，。？?]{0,8}承诺|承诺书?(?:还|都|也)?(?:没|未|签|有|写)"
    ),
    "has_equipment": re.compile(r"没(?:有)?[^，。？?]{0,4}(?:设备|仪器|装备)"),
    "has_premises": re.compile(r"没(?:有)?[^，。？?]{0,4}(?:场地|场所|办公地方)"),
}
