"""A question on a whole item, or on all conditions (主体单位这条算过了不, 能不能报): what it rests on and nobody told is asked for."""

import re
from collections.abc import Set

from assistant.builtin.intents._message import VERDICT, Message

_LEAD_ITEM = re.compile(
    r"(?:主体|牵头)(?:单位|企业|方)?(?:的|资格)?(?:这|那)?一?(?:条|项|款|关|块)(?!件)|(?:主体|牵头)(?:单位|企业|方)?(?:的)?条件|第?八条?第?[（(]?[二2][)）]?项"
)
PLACES = {"registered_place", "registered_in_hohhot"}
_LEGAL = "lead_is_legal_person"
_ITS_TITLES = ("市内注册", "独立法人资格")
_ALL = re.compile(
    r"(?:能|可以|可|够)(?:不能|不可以|不够|否)?(?:去|来|直接|现在)?申?报(?!告|送|备|批|几|多少|哪)(?:了|上|名)?[^，。；;？?]{0,2}(?:[吗么不没？?]|$)"
    r"|(?:够|有|符合|满足|具备)(?:不够|没有|不符合)?(?:申报|组建|申请)?(?:的)?(?:条件|资格)|条件(?:都)?(?:够|齐|全)"
)
_OTHER_CONDITIONS = tuple(
    re.compile(words)
    for words in (
        r"专利|成果|知识产权",
        r"设备|场地|车间|仪器|装备|实验室",
        r"信用|失信",
        r"投入|承诺|拿钱|出钱",
        r"领域|规划|方向",
        r"协议",
    )
)
_SEVERAL = 2
"""Who goes through the conditions one by one has forgotten the one that is not told."""
_OF_THE_HEAD = re.compile(r"负责人|主任|带头人|总经理|掌门|当家的|领头|挑头的人")


def whole_lead_item(given: Set[str], message: Message) -> tuple[str, ...]:
    """独立法人，技术前三，主体单位这条算过了不: the item asks for more than what is told of it."""
    told = given & {_LEGAL, *PLACES}
    return _ITS_TITLES if told and message.says(_LEAD_ITEM) and message.says(VERDICT) else ()


def lacking_for_all(given: Set[str], message: Message) -> tuple[str, ...]:
    """注册地、法人、人数都说了，能不能报: without the title of the head, or the place, nothing can be said of all."""
    known = {*given, *message.known}
    described = "team_total" in known and known & {_LEGAL, *PLACES}
    told = sum(bool(words.search(message.text)) for words in _OTHER_CONDITIONS)
    if not (described and told >= _SEVERAL and message.says(_ALL)):
        return ()
    head = () if "director_title" in known or message.says(_OF_THE_HEAD) else ("director_title",)
    place = () if known & PLACES else ("registered_place",)
    return (*head, *place) if head else ()
