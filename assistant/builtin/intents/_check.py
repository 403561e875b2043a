"""The check of all conditions gone through two questions at a time (我们能报吗): replies to what it asked, and what is none."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.titles import title
from assistant.builtin.intents._message import NOTHING, Heard, Message
from assistant.builtin.intents._replies import replied, with_counts
from assistant.builtin.intents._subject import Subject
from assistant.builtin.intents.units.centre import centre_entity_told
from assistant.builtin.intents.units.in_clauses import CLAUSE_END, TOPICS
from assistant.builtin.intents.units.results import results_told
from assistant.builtin.phrases import phrases
from assistant.builtin.talk.kinds import Talk, challenges, talk
from assistant.checkers.eligibility_facts import SeriousRecord
from assistant.checkers.facts import Facts
from assistant.checkers.legal_entity import CentreEntity
from corpus.citation import Citation
from corpus.numerals import NUMERAL, to_int

_SOFT = r"(?:的|了|呢|吧|呀|啊|啦|哦|嘛|咧|勒|嘞|哩|哇|[，,。.！!\s])*"
_WHO = "(?:我们?|咱们?|俺们?|我司|公司|单位|中心|目前|现在|到现在|暂时|嗯+|额|呃|啊|哦|，|,)*"
# 还没登记, 没注册呢, 尚未设立: said of the centre, or of the unit, whichever was asked about.
_NOT_YET_SET_UP = re.compile(
    rf"^{_WHO}(?:都|也|还)*(?:没有?|未|尚未|还未)(?:去|来得及|正式|开始|有|能)*(?P<what>登记|注册|设立|成立|设|成立起来|办(?:下来|照|证|手续)?|建立?)(?:这个)?(?:中心|公司|单位)?{_SOFT}$"
    rf"|^{_WHO}还没(?:有)?{_SOFT}$|^{_WHO}尚未{_SOFT}$|^{_WHO}(?:it is |we are )?not (?:yet|(?:yet )?(?:registered|set up|established)(?: yet)?){_SOFT}$",
    re.IGNORECASE,
)
_NAMED = {"centre_entity": re.compile("中心"), "registered_in_hohhot": re.compile("公司|单位|我司")}
_FOUNDED = re.compile("设立|成立|建立?|设")
_NO_RESULTS = re.compile(
    rf"^{_WHO}(?:一[项个件]|半[项个件]|啥|什么|任何)(?:成果|知识产权|的)?(?:都|也)(?:还)?(?:没有?|无){_SOFT}$"
    rf"|^{_WHO}(?:还)?(?:没有?|无)(?:任何|什么|啥|自己的|具有)*(?:自主)?(?:知识产权)?(?:的)?(?:高?科技?)?(?:成果|自主知识产权){_SOFT}$|^(?:零|0)[项个件]?{_SOFT}$"
)
_PARTNER = "(?:联合|合作|共建|参建|协作|搭伙|合伙|一起建?)(?:建设|申报|共建)?的?"
_UNIT = "(?:单位|方|企业|公司|高校|院校|院所|对象|伙伴|搭档|的|家|人)"
_NO_PARTNERS = re.compile(
    rf"^{_WHO}(?:没有?|无|木有|冇|么有|不(?:跟|和|找|搞|打算|准备|需要|用)?)(?:有|别的?人?|其他人?|其它|什么|啥|任何|外面|外头|谁|第二家|跟|和|找|搞)*(?:{_PARTNER}{_UNIT}*|(?:别的?|其他|其它|第二家|旁的){_UNIT}*|(?:伙伴|搭档)){_SOFT}$"
    rf"|^{_WHO}(?:就|只|只有|光|是|由|纯粹)*(?:我们?|咱们?|俺们?|我司|本单位|本公司|公司|单位|自己|自家|个)*(?:自己|自家|一家|独家|单独|独立|一个|单干|独干)(?:家|单位|公司|企业|自己|一家|单独|独立|来|建设|建|申报|报|搞|干|办|做)*{_SOFT}$"
    r"|^(?:no partners?|just us|only us|alone|on our own|by ourselves|none)[.!\s]*$",
    re.IGNORECASE,
)
_IN_THE_CITY = re.compile(
    r"^(?:yes,? )?(?:it is |it's |we are |we're |the company is )?(?:registered )?in (?:hohhot|saihan|xincheng|huimin|yuquan|tuoketuo|togtoh|helinge'?er|horinger|qingshuihe|wuchuan|tumd?e[dt] left)(?: (?:district|county|city|banner))?(?:,? hohhot)?[.! ]*$",
    re.IGNORECASE,
)
_SO_MANY_UNITS = re.compile(
    rf"^{_WHO}(?:一共|总共|共|有|是|就|加起来|合起来|联合|由)*(?P<n>{NUMERAL})家(?:单位|企业|公司)?(?:联合|一起|共建|参与|合作)?(?:建设|建)?{_SOFT}$"
)
_NO_RECORD_AT_ALL = re.compile(
    rf"^{_WHO}(?:各?单位|各家|大家|几家|都|也|全|从来?|一直)*(?:没有?|无|未|没发生|木有|冇|么有)(?:有|过|任何|什么|啥|一点|半点|出现|发生)*(?:失信|不良|信用)(?:行为|信用)?(?:的)?(?:记录|问题|情况)?(?:过)?{_SOFT}$"
    rf"|^{_WHO}(?:各?单位|各家|大家|几家|都|也|全)*(?:清清白白|干干净净|清白|干净得很|一清二白){_SOFT}$|^(?:no records?|none|clean)[.!\s]*$",
    re.IGNORECASE,
)
_OF_PARTNERS = re.compile("一家|独家|单位|合作|联合|共建|partner|us$")
_NONE_WHATEVER = re.compile("任何|从来|从没|从未|半点|什么失信")
_RECORDS = ("serious_dishonesty", "other_dishonesty")
_NUMBER_ALONE = re.compile(
    rf"^(?:大约|大概)?{_WHO}(?:有|是|就|分别)*(?P<n>{NUMERAL})\s?(?:个|名|位|人)?(?:人)?{_SOFT}$"
)
_ROUGHLY = re.compile("大约|大概|左右|来|多|几|上下|差不多|近|约")
_OPTION = re.compile(
    r"^(?:我们?|选|是|属于|算)*第?(?P<n>[一二三123])(?:种|类|个选项|项选择)(?:情况|情形)?[吧了的。！!\s]*$|^[选]?(?P<letter>[ABCabc])[。.！!\s]*$"
)
_CHOICES: Mapping[str, tuple[str, ...]] = {"centre_entity": tuple(one.value for one in CentreEntity)}
"""The choices that a question lists in this order."""


def reply_in_check(message: Message, facts: type[Facts]) -> Heard:
    """What a short reply says of the facts that the check asked for; nothing where it says more, or may be said of two of them.

    继续 wants the next questions; 不清楚 and 跳过 leave those that were asked open.
    """
    text, known = message.text.strip(), phrases()
    if known.match("next_item", text):
        return Heard(calls=True, goes_on=True)
    if not message.asked or re.search("[？?吗]", text):
        return NOTHING
    if told := _told(text, message.asked, facts):
        return Heard(told, calls=True)
    if (one_by_one := _in_order(message, facts)) is not NOTHING:
        return one_by_one
    if known.match("passing_over", text) and len(CLAUSE_END.split(text.rstrip("。，,.！!"))) <= _SHORT:
        on_them = frozenset(name for name in message.asked if _may_be_on(name, text, message.asked))
        return Heard(calls=True, declined=on_them)
    return NOTHING


_NUMBERED = re.compile(r"(?:^|[\s，,。；;、])[（(]?(?:[1-3]|[一二三])(?:[.．:：)）]|、)\s*|[①②③]")
_IN_ORDER = re.compile(r"[\s，,。；;、]+")


def _in_order(message: Message, facts: type[Facts]) -> Heard:
    """1、已登记 2、是: as many replies as questions, each to its own; nothing where one of them could not be read."""
    text = message.text.strip("。.！! ")
    for parted in (_NUMBERED, _IN_ORDER):
        pieces = [piece for one in parted.split(text) if (piece := one.strip(" ，,。；;、"))]
        if len(pieces) == len(message.asked) > 1:
            break
    else:
        return NOTHING
    told: dict[str, Any] = {}
    declined: set[str] = set()
    for name, piece in zip(message.asked, pieces, strict=True):
        heard = _of_one(replace(message, text=piece, asked=(name,), last=frozenset()), facts)
        if {*heard.facts} | heard.declined != {name}:
            return NOTHING
        told |= heard.facts
        declined |= heard.declined
    return Heard(told, calls=True, declined=frozenset(declined))


_REGISTERED = {"centre_entity", "registered_in_hohhot", "lead_is_legal_person"}
"""已登记 may be of any of them."""


def _of_one(message: Message, facts: type[Facts]) -> Heard:
    """What one of several replies says of the fact that it is to."""
    (name,) = message.asked
    others = [
        other
        for other, words in TOPICS.items()
        if other != name and words.search(message.text) and {name, other} - _REGISTERED
    ]
    if others and not TOPICS[name].search(message.text):
        return NOTHING
    if told := _told(message.text, message.asked, facts):
        return Heard(told)
    if phrases().match("passing_over", message.text):
        return Heard(declined=frozenset(message.asked))
    if name == "centre_entity" and (entity := centre_entity_told(message.text, {})):
        return Heard({name: entity.value})
    if name == "own_ip_results" and (results := results_told(message.text)) is not None:
        return Heard({name: results})
    if name == "director_title" and (found := title(message.text)):
        return Heard({name: found[0].value})
    heard = replied(message, facts)
    return heard if heard is not NOTHING else with_counts(NOTHING, message, facts)


_SHORT = 1
"""So many clauses leave all that was asked open; in a longer message others may tell something."""


def _told(text: str, asked: tuple[str, ...], facts: type[Facts]) -> dict[str, Any]:
    """The facts that a bare reply tells, in the light of what was asked."""
    return _named(text, asked) or _option(text, asked[0]) or _counted(text, asked, facts)


def _named(text: str, asked: tuple[str, ...]) -> dict[str, Any]:
    """What a clause says that can only be of one of the facts asked for: 还没登记, 没有联合单位, 一项都没有."""
    if _NOT_YET_SET_UP.match(text):
        return _not_set_up(text, asked)
    if "own_ip_results" in asked and _NO_RESULTS.match(text):
        return {"own_ip_results": 0}
    if (
        len(text) <= _TITLE_ALONE
        and not _NO_TITLE_ALONE.search(text)
        and not _DOES.search(text)
        and (found := title(text))
    ):
        return {"director_title": found[0].value}
    if "registered_in_hohhot" in asked and _IN_THE_CITY.match(text):
        return {"registered_in_hohhot": True}
    if units := _SO_MANY_UNITS.match(text):
        number = exact(units["n"])
        return {"number_of_units": number} if number else {}
    of_partners = _OF_PARTNERS.search(text) or {"number_of_units", "has_joint_agreement"} & {*asked}
    if of_partners and _NO_PARTNERS.match(text):
        return {"number_of_units": 1}
    if ({*_RECORDS} <= {*asked} or _NONE_WHATEVER.search(text)) and _NO_RECORD_AT_ALL.match(text):
        return {"serious_dishonesty": SeriousRecord.NO.value, "other_dishonesty": False}
    return {}


_TITLE_ALONE = 8
_DOES = re.compile("[在招带找请聘派缺][^，,。]*")
"""工程师在招, 教授带队: nobody's title."""
_NO_TITLE_ALONE = re.compile(
    "[0-9一二两三四五六七八九十几个名位人没不未都全]|高级(?!工程|实验|会计|经济|农艺|畜牧|兽医|教师)|中级|初级|职称"
)
"""高工, 研究员: said of the head, for nobody else is spoken of one at a time."""


def _not_set_up(text: str, asked: tuple[str, ...]) -> dict[str, Any]:
    """Whether it is the centre or the unit that is not registered yet; nothing where it may be either."""
    of = [name for name, words in _NAMED.items() if words.search(text)]
    if not of:
        of = [name for name in _NAMED if name in asked]
        what = _NOT_YET_SET_UP.match(text)
        if what and what["what"] and _FOUNDED.match(what["what"]) and "centre_entity" in of:
            of = ["centre_entity"]
    if len(of) != 1:
        return {}
    return {of[0]: CentreEntity.PLANNED.value if of[0] == "centre_entity" else False}


def _option(text: str, asked: str) -> dict[str, Any]:
    """第二种, of the choices that the first question lists."""
    said = _OPTION.match(text)
    if not said or asked not in _CHOICES:
        return {}
    at = "abc".index(said["letter"].lower()) if said["letter"] else to_int(said["n"]) - 1
    return {asked: _CHOICES[asked][at]}


def with_replies(heard: Heard, message: Message) -> Heard:
    """`heard` with what single clauses of a longer reply say (中心还没设立，3项专利); 专利不清楚 leaves that open."""
    clauses = [piece.strip() for piece in CLAUSE_END.split(message.text) if piece.strip()]
    if not clauses[1:] or not message.asked or re.search("[？?吗]", message.text):
        return heard
    told: dict[str, Any] = {}
    for clause in clauses:
        told |= _named(clause, message.asked)
    facts = {**told, **heard.facts}
    unsure = [clause for clause in clauses if phrases().match("passing_over", clause)]
    declined = frozenset(
        name
        for name in message.asked
        if name not in facts and any(_may_be_on(name, clause, message.asked) for clause in unsure)
    )
    if not facts or not (told or declined) or (heard.calls and facts == heard.facts and not declined):
        return heard
    return replace(heard, facts=facts, calls=True, declined=heard.declined | declined)


def _may_be_on(name: str, clause: str, asked: tuple[str, ...]) -> bool:
    """Whether a clause names what the question is on, or none of the questions."""
    return bool(TOPICS[name].search(clause)) or not any(TOPICS[one].search(clause) for one in asked)


def _counted(text: str, asked: tuple[str, ...], facts: type[Facts]) -> dict[str, Any]:
    """30，10: as many bare numbers as people were asked about, in this order."""
    counts = [name for name in asked if re.search("多少人|几项|几家", facts.question_of(name))]
    if counts == [*asked] and all(name in _PARTS for name in counts) and _NONE_OF_THEM.match(text):
        return dict.fromkeys(counts, 0)
    pieces = [piece for piece in re.split("[，,、；; 和]+", text) if piece]
    said = [_NUMBER_ALONE.match(piece) for piece in pieces]
    if (
        not pieces
        or len(counts) != len(asked)
        or len(pieces) > len(counts)
        or not all(said)
        or _ROUGHLY.search(text)
    ):
        return {}
    numbers = [exact(one["n"]) for one in said if one]
    if None in numbers or (len(numbers) == 1 and len(counts) > 1 and "项" in facts.question_of(counts[0])):
        return {}
    return dict(zip(counts, numbers, strict=False))


_PARTS = ("titled_staff", "intermediate_staff", "senior_staff", "permanent_staff")
_NONE_OF_THEM = re.compile(
    rf"^{_WHO}(?:(?:全|都|两样|两种)+(?:还)?(?:没有?|无)|一个(?:人)?(?:都|也)没有?){_SOFT}$"
)


_DIALECT = (
    (re.compile("(?<![什怎这那多甚])么有|木有|冇|毛有|没得"), "没有"),
    (re.compile("[咧嘞哩]+(?=$|[，,。！!])"), "了"),
)


def without_dialect(text: str) -> str:
    """么有咧: 没有了. Only in a check, where little else is said."""
    for words, plain in _DIALECT:
        text = words.sub(plain, text)
    return text


def goes_on_from(text: str, subject: Subject) -> tuple[str, ...]:
    """The facts that the check asked for before a question on the rule (高级职称指啥), where the message asks nothing itself."""
    return () if phrases().match("asking", text) else subject.still_asked


_OF_ITS_OWN = (
    "asking",
    "doubting",
    "disputing",
    "basis",
    "challenging",
    "meaning",
    "next_step",
    "what_to_do",
    "interpreting",
    "comparing",
    "going_back",
    "turning",
    "restart",
    "about",
)
"""What a message with these words wants is no matter of the check."""


def in_check(text: str, heard: dict[str, Heard], subjects: Mapping[str, Subject]) -> dict[str, Heard]:
    """`heard`, or where nothing was understood of what should have been a reply in the check: its questions once more."""
    if any(one.calls for one in heard.values()) or not _may_be_a_reply(text):
        return heard
    asked = {name: one for name, one in subjects.items() if one.in_check and one.asking and one.answered_last}
    return {**heard, **{name: replace(NOTHING, calls=True, misheard=True) for name in asked}}


def _may_be_a_reply(text: str) -> bool:
    """嗯, 差不多, 我们实力很强: asks nothing, names no place, and is no small talk but a mere 好的."""
    known = phrases()
    kind = talk(text)
    agrees = kind is Talk.THANKS and known.match("agreeing", text) and not known.match("thanks", text)
    if (
        known.match("other_matters", text)
        or (kind and not agrees)
        or challenges(text)
        or next(iter(Citation.find(text)), None)
    ):
        return False
    return not any(known.match(intent, text) for intent in _OF_ITS_OWN)
