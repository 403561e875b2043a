"""The director on the committee: whose people he is one of, and whether he is counted among them already.

12    技术指导委员会由中心主任（总经理）、技术专家、管理专家、经济专家等人员组成
"""

import re
from collections.abc import Mapping
from typing import Any

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._committee import FIELDS
from assistant.builtin.intents._committee_words import holds_a_post
from assistant.builtin.intents._message import Message
from assistant.checkers.committee_third import LIMIT
from assistant.checkers.governance_facts import Origin
from corpus.numerals import NUMERAL, to_int

_DIRECTOR = re.compile(
    r"中心(?:的)?(?:主任|总经理)|总经理|(?:主任|总经理)(?=[）)]|[^委，。]{0,4}(?:没|不)算)"
)
_CHAIR = re.compile(r"委员会主任|主任委员|主任兼")
_SENT_BY = (
    (
        Origin.PARTNER,
        re.compile(
            r"(?:共建|合作|联合|参建)(?:单位|方|的)*[^，。；、]{0,8}(?:派|调|出|的人|过[来去]|借)|(?:是|属于)(?:共建|合作)(?:单位|方)的"
        ),
    ),
    (
        Origin.LEAD,
        re.compile(
            r"(?:我们?|咱们?|俺们?|本|我司|牵头|主体)(?:的)?(?:单位|公司|企业|厂|院|校|所|方|这边|自己)*(?:里|内)?(?:[委指选]?派|推荐|推举|调|出(?!去)|的(?:人|副?总|院长|所长|员工|职工)|过[来去]|借|自己人)|(?:是|属于)(?:我们?|咱们?|牵头|本|自己)?(?:单位|公司|企业|集团|厂|院|校|所|方|这边)*(?:里|内)?(?:的|的人|自己人)(?=[，,。；;）)]|$)"
        ),
    ),
)
_BESIDE = re.compile(
    r"不(?:占|算|计|列)(?:名额|席位?|人数|编制?|指标|在内)|另(?![一1二两]|类|行|议)|此外|外加|单算|额外|加上|再加|还有|除(?:了)?(?:此|这|他|她|以上)|(?:没|不|未)(?:有)?(?:往[^，,。；;]{0,3})?(?:算|含|计|包括|包含|数)(?:进|入|在|上)*(?:他|她|主任|中心主任|总经理|里面|内)?|不在(?:这|那|其|里|上|前|[0-9])"
)
_ITEM = re.compile(
    r"[0-9]\s?(?:个|名|位|人)[^，,。；;、（(]{0,4}[、，,；;和及加+]+(?:以及|还有)?[^，,。；;、0-9是由]{0,14}(?:总经理|中心的?主任)(?:（总经理）|\(总经理\))?\s?(?:1\s?(?:个|名|位|人))?(?=[，,、。；;（(]|$)"
)
"""牵头3名、共建2名、牵头派的总经理1名: he is an item of the list like the others."""
_OF_ALL = re.compile(
    rf"(?P<n>[0-9]+|{NUMERAL})\s?(?:个|名|位|席)?(?:人)?(?:的)?(?:名单|委员会|总数)?(?:里|中)?(?:头|面|边)?[^，,。；;0-9]{{0,4}}(?:没|未|不)(?:有)?(?:算|含|计|包括|包含|数)"
)
"""17人里没算他: there is one more in all, too."""
_OTHERS_BESIDE = re.compile(
    r"(?:主任|总经理|他|她)[^。！？?]{0,30}[；;。，,](?:另外|此外|除他以外|除此之外)(?:的)?(?:，)?(?:牵头|共建|合作|我们|本单位)"
)
"""中心总经理是牵头派的；另外牵头的3个: he is none of the three."""
_AMONG = re.compile(
    r"(?:含|包括|算上|算了|连)(?:了)?(?:中心)?(?:主任|总经理|他|她)|(?:主任|总经理|他|她)(?:也|已经?|都)*(?:算|计|包括|含)(?:在|进|入)"
)
_NOT_AMONG = re.compile(r"(?:没|不|未)(?:有)?(?:往[^，,。；;]{0,3})?(?:算|含|计|包括)|不在")
_OF_THEM = re.compile(r"(?:其中|里面|里头)[^，。；]{0,6}(?:中心主任|总经理)")
"""委员会8人，其中中心主任是牵头派的，牵头另有1人: he is of the eight, not of the one."""
_IN_THESE = re.compile(
    rf"(?<!不)在(?:这|那|其中|上面)?(?:的)?(?P<n>[0-9]+|{NUMERAL})\s?(?:个|名|位|席)?(?:人|委员)?(?:里|内|中|之)"
)
_SENTENCE_END = re.compile(r"[。；;！!？?\n]")


def director(message: Message, facts: dict[str, Any]) -> bool:
    """Count the director, whom one of the units sends, with its people, where the message says that he is not among them yet.

    Whether it leaves open if he is, and with him they would be too many: no verdict can be given then.
    """
    text = plain(message.text)
    said = _sentences_on_him(text)
    sent_by = next((origin for origin, pattern in _SENT_BY if pattern.search(said)), None) or _counted(text)
    if sent_by is None and _HE_IS_LEFT_OUT.search(text):
        said, sent_by = text, _spoken_of_before(message.known)
    if sent_by is None:
        return bool(_LEFT_OUT.search(text)) and _one_more_is_too_many({**message.known, **facts})
    known = {**message.known, **facts}
    kind = "lead" if sent_by is Origin.LEAD else "partner"
    names = [name for name in (FIELDS[kind], FIELDS["insiders"]) if isinstance(known.get(name), int)]
    if not names or message.known.get("director_on_committee"):
        return False
    if _is_among_them(said, known, names) or _HIS_OWN_NUMBER.search(text):
        facts.update({"director_on_committee": True, "director_from": sent_by.value})
    elif _BESIDE.search(said) or _OTHERS_BESIDE.search(text) or _ITEM.search(text):
        facts[names[0]] = known[names[0]] + 1
        facts.update({"director_on_committee": True, "director_from": sent_by.value})
        total = known.get(FIELDS["total"])
        if total in {to_int(match["n"]) for match in _OF_ALL.finditer(said)}:
            facts[FIELDS["total"]] = total + 1
    else:
        return _one_more_is_too_many(known)
    return False


_HIS_OWN_NUMBER = re.compile(r"(?:中心主任|总经理)\s?[（(][^（()）0-9]{1,12}[）)]\s?1\s?(?:人|名|位|席)")
"""中心主任（牵头方派出）1人、共建2人: he is told as one of those counted."""
_HE_IS_LEFT_OUT = re.compile(r"(?:没|不|未)(?:有)?(?:算|含|计|包括|包含|数)(?:进|入|在|上)*(?:他|她)(?!们)")
_LEFT_OUT = re.compile(
    r"(?:主任|总经理|他|她)(?:[^，,。；;]{0,2})(?:另算|另计|单算|额外|不计)|(?:没|未)(?:有)?(?:算|含|计|包括|包含|数)(?:进|入|在|上)*(?:里头?|里面|内|其中|他|她|主任|总经理)|(?:主任|总经理|他|她)(?:还|也)?(?:没|未|不)(?:有)?(?:算|含|计|包括|包含|数)"
)
"""总经理没算在里头: whose people he is one of the text does not say."""


def _spoken_of_before(known: Mapping[str, Any]) -> Origin | None:
    """已经坐了仨自家人（没数他）, after he was said to be the lead unit's."""
    said = known.get("director_from") or known.get("chair_from")
    return next((one for one in (Origin.LEAD, Origin.PARTNER) if one.value == said), None)


def _counted(text: str) -> Origin | None:
    """牵头公司的总经理兼着一席: whose people he is one of is told by the name beside his number."""
    for count in counts(text, "committee"):
        clause = re.split("[，,。；;、]", text[: count.end])[-1]
        if holds_a_post(count, text) and _DIRECTOR.search(clause) and count.kind in _SIDES:
            return _SIDES[count.kind]
    return None


_SIDES = {"lead": Origin.LEAD, "insiders": Origin.LEAD, "partner": Origin.PARTNER}


def _one_more_is_too_many(known: dict[str, Any]) -> bool:
    total, insiders = known.get(FIELDS["total"]), known.get(FIELDS["insiders"])
    lead, partner = known.get(FIELDS["lead"]), known.get(FIELDS["partner"])
    if insiders is None and lead is not None and partner is not None:
        insiders = lead + partner
    return bool(total and insiders is not None and insiders <= LIMIT * total < insiders + 1)


def _is_among_them(said: str, known: dict[str, Any], names: list[str]) -> bool:
    """（含中心主任）, or 也在这3人里 where three are the unit's: 在这13人里 is said of the whole committee."""
    if _NOT_AMONG.search(said):
        return False
    if _AMONG.search(said) or (_OF_THEM.search(said) and not _BESIDE.search(said)):
        return True
    numbers = {to_int(match["n"]) for match in _IN_THESE.finditer(said)}
    return bool(numbers & {known[name] for name in names}) and known.get(FIELDS["total"]) not in numbers


def _sentences_on_him(text: str) -> str:
    """The clause before the one that names him, and the rest of that sentence."""
    for match in _DIRECTOR.finditer(text):
        around = text[max(match.start() - 5, 0) : match.end() + 2]
        if _CHAIR.search(around):
            continue
        before = max((end.end() for end in _SENTENCE_END.finditer(text[: match.start()])), default=0)
        clause = max((end.end() for end in re.finditer("[，,]", text[before : match.start()])), default=0)
        after = _SENTENCE_END.search(text, match.end())
        return text[max(before + clause - 1, 0) : after.start() if after else len(text)]
    return ""
