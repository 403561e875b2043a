"""The director on the committee: whose people he is one of, and whether he is counted among them already.

12    技术指导委员会由中心主任（总经理）、技术专家、管理专家、经济专家等人员组成
"""

import re
from collections.abc import Mapping
from typing import Any

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.committee.fields import FIELDS
from assistant.builtin.intents.committee.words import holds_a_post
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
            r"(?:我们?|咱们?|俺们?|本|我司|牵头|主体)(?:的)?(?:单位|公司|企业|厂|院|校|所|方|这边|自己)*(?:里|内)?(?:[委指选]?派|推荐|推举|调|出(?!去)|的(?:人|副?总|院长|所长|员工|职工)|过[来去]|借|自己人)|(?:是|属于)(?:我们?|咱们?|牵头|本|自己)?(?:单位|公司|企业|集团|厂|院|校|所|方|这边)*(?:里|内)?(?:的|的人|自己人)(?=[，,。；;）)算]|$)"
        ),
    ),
)
_NOT_COUNTED_IN = (
    r"(?:没|不|未)(?:有)?(?:把|将)(?:中心)?(?:他|她|主任|总经理)(?!们)[^，,。；;0-9]{0,2}(?:算|计|数|列|加)"
)
"""前面4个没把他算上."""
_BESIDE = re.compile(
    rf"{_NOT_COUNTED_IN}|"
    r"不(?:占|算|计|列)(?:名额|席位?|人数|编制?|指标|在内)|另(?![一1二两]|类|行|议)|此外|外加|单算|额外|加上|再加|还有|除(?:了)?(?:此|这|他|她|以上)|(?:没|不|未)(?:有)?(?:(?:往|跟|和|同|把他|把她)[^，,。；;]{0,8}?)?(?:一块儿?|一起)?(?:算|含|计|包括|包含|数|(?:列|归|划|放)(?=[进入在到]))(?:进|入|在|上|到)*(?:他|她|主任|中心主任|总经理|里面|内)?|不在(?:这|那|其|里|上|前|[0-9])"
)
_ITEM = re.compile(
    r"[0-9]\s?(?:个|名|位|人)[^，,。；;、（(]{0,4}[、，,；;和及加+]+(?:以及|还有)?[^，,。；;、0-9是由]{0,14}(?:总经理|中心的?主任)(?:（总经理）|\(总经理\))?\s?(?:1\s?(?:个|名|位|人))?(?=[，,、。；;（(]|$)"
)
"""牵头3名、共建2名、牵头派的总经理1名: he is an item of the list like the others."""
_OF_ALL = re.compile(
    rf"(?P<n>{NUMERAL})\s?(?:个|名|位|席)?(?:人)?(?:的)?(?:名单|委员会|总数)?(?:里|中)?(?:头|面|边)?[^，,。；;0-9]{{0,4}}(?:没|未|不)(?:有)?(?:算|含|计|包括|包含|数)"
)
"""17人里没算他: there is one more in all, too."""
_OTHERS_BESIDE = re.compile(
    rf"除(?:了|开|去)?(?:这|那|上述|以上|上面|前面)(?:的)?\s?{NUMERAL}\s?(?:个|名|位|人)(?:人)?(?:以外|之外|外)?[，,]?(?:另外|还有)?(?:中心)?的?(?:主任|总经理)|除(?:了|开|去)?(?:他|她)(?!们)(?:以外|之外|外)?[^。；;！？?]{{0,8}}(?:还|另|也)?有?[^。；;！？?]{{0,3}}[0-9]|(?:主任|总经理|他|她)[^。！？?]{{0,30}}[；;。，,](?:另外|此外|除他以外|除此之外)(?:的)?(?:，)?(?:牵头|共建|合作|我们|本单位)"
)
"""中心总经理是牵头派的；另外牵头的3个: he is none of the three."""
_AMONG = re.compile(
    r"(?:含|包括|算上|算了|连)(?:了)?(?:中心)?(?:主任|总经理|他|她)|(?:主任|总经理|他|她)(?:也|已经?|都)*(?:算|计|包括|含)(?:在|进|入|里)"
)
_NOT_AMONG = re.compile(
    rf"{_NOT_COUNTED_IN}|"
    r"(?:没|不|未)(?:有)?(?:(?:往|跟|和|同|把他|把她)[^，,。；;]{0,8}?)?(?:一块儿?|一起)?(?:算|含|计|包括|(?:列|归|划|放)[进入在到])|不在"
)
_OF_THEM = re.compile(r"(?:其中|里面|里头)[^，。；]{0,6}(?:中心主任|总经理)")
"""委员会8人，其中中心主任是牵头派的，牵头另有1人: he is of the eight, not of the one."""
_IN_THESE = re.compile(
    rf"(?<!不)在(?:这|那|其中|上面)?(?:的)?(?P<n>{NUMERAL})\s?(?:个|名|位|席)?(?:人|委员)?(?:里|内|中|之)"
)
_ITEM_END = re.compile(r"[，,]|、(?=另外|还有|此外|除|中心(?:主任|总经理)也)")
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
        untold = _LEFT_OUT.search(text) or (_SITS_TOO.search(text) and not _FROM_ELSEWHERE.search(text))
        return bool(untold) and _one_more_is_too_many({**message.known, **facts})
    known = {**message.known, **facts}
    kind = "lead" if sent_by is Origin.LEAD else "partner"
    names = [name for name in (FIELDS[kind], FIELDS["insiders"]) if isinstance(known.get(name), int)]
    if not names or message.known.get("director_on_committee"):
        return False
    omitted = bool(_OMITTED.search(text)) and FIELDS["total"] in facts
    if (not omitted and _is_among_them(said, known, names)) or _HIS_OWN_NUMBER.search(text):
        facts.update({"director_on_committee": True, "director_from": sent_by.value})
    elif (
        _BESIDE.search(said)
        or omitted
        or _beside_the_experts(text, known)
        or _OTHERS_BESIDE.search(text)
        or _ITEM.search(text)
    ):
        facts[names[0]] = known[names[0]] + 1
        facts.update({"director_on_committee": True, "director_from": sent_by.value})
        total = known.get(FIELDS["total"])
        in_all = total in {
            to_int(match["n"]) for match in _IN_THESE.finditer(text)
        }  # 坐在这15个里头但没算进那3个
        if not in_all and total in {to_int(match["n"]) for match in _OF_ALL.finditer(said)}:
            facts[FIELDS["total"]] = total + 1
    else:
        return _one_more_is_too_many(known)
    return False


def _beside_the_experts(text: str, known: Mapping[str, Any]) -> bool:
    """我们两家的专家3个，中心主任也是我们派的、也算在这9个里: of all nine, and none of the three experts."""
    total = known.get(FIELDS["total"])
    in_all = any(to_int(match["n"]) == total for match in _IN_THESE.finditer(text))
    return in_all and bool(_EXPERTS_THEN_HE.search(text))


_EXPERTS_THEN_HE = re.compile(
    r"的?专家(?:有|是|占|共)?\s?[0-9]+\s?(?:个|名|位|人)[^。；;？?]{0,4}[，,；;](?:中心)?(?:主任|总经理)也是"
)
_OMITTED = re.compile(
    r"(?:漏|少|忘)(?:了|掉|记)?(?:算|数|计|加|报|写)?(?:了)?[^，,。；;0-9]{0,6}(?:主任|总经理|他|她)(?!们)|(?:把|将)[^，,。；;0-9]{0,6}(?:主任|总经理|他|她)[^，,。；;0-9]{0,3}(?:漏|忘|落)"
)
"""漏了中心主任，他是牵头单位派的，加他一共25位: with a total told anew he is one more of theirs."""
_NOW_FROM_ELSEWHERE = re.compile(
    r"(?<!委员会)(?<!副)(?:主任|总经理|他|她)(?!委员)(?:要是|如果|若是?)?(?:改|换)(?:成|为|作|个|用|聘|请)?[^，,。；;]{0,6}(?:外(?!人事)|无关|没关系|不相干|第三方)"
)
"""主任改成外头聘的人呢, where the director was counted as one of ours."""


def now_from_elsewhere(message: Message, facts: dict[str, Any]) -> bool:
    """Whether the director is to come from elsewhere now: there is one of ours fewer."""
    known = message.known
    sent_by = _spoken_of_before({"director_from": known.get("director_from")})
    if not (message.active and known.get("director_on_committee") and sent_by):
        return False
    if not _NOW_FROM_ELSEWHERE.search(message.text) or _CHAIR.search(message.text):
        return False
    kind = "lead" if sent_by is Origin.LEAD else "partner"
    name = next((one for one in (FIELDS[kind], FIELDS["insiders"]) if isinstance(known.get(one), int)), "")
    if not name:
        return False
    facts.update({name: max(known[name] - 1, 0), "director_from": Origin.OUTSIDE.value})
    return True


_HIS_OWN_NUMBER = re.compile(r"(?:中心主任|总经理)\s?[（(][^（()）0-9]{1,12}[）)]\s?1\s?(?:人|名|位|席)")
"""中心主任（牵头方派出）1人、共建2人: he is told as one of those counted."""
_HE_IS_LEFT_OUT = re.compile(
    rf"{_NOT_COUNTED_IN}|" r"(?:没|不|未)(?:有)?(?:算|含|计|包括|包含|数)(?:进|入|在|上)*(?:他|她)(?!们)"
)
_LEFT_OUT = re.compile(
    r"(?:主任|总经理|他|她)(?:[^，,。；;]{0,2})(?:另算|另计|单算|额外|不计)|(?:没|未)(?:有)?(?:算|含|计|包括|包含|数)(?:进|入|在|上)*(?:里头?|里面|内|其中|他|她|主任|总经理)|(?:主任|总经理|他|她)(?:还|也)?(?:没|未|不)(?:有)?(?:算|含|计|包括|包含|数)"
)
"""总经理没算在里头: whose people he is one of the text does not say."""


_SITS_TOO = re.compile(
    r"(?:中心(?:的)?(?:主任|总经理)|(?<![委员])总经理)(?:本人|自己)?(?:也|都|还|同时)+(?:是|进|在|算|占|当|列为|入|担任)(?:了|入|上)?(?:[^，,。；;？?0-9]{0,6}委员|[一1]?[席名]|里面|名单)"
)
"""中心主任也是委员: whose people he is one of, and whether he is counted, is not told."""
_FROM_ELSEWHERE = re.compile(
    r"外(?:聘|请|面|单位|部)[^，,。；;]{0,4}(?:主任|总经理)|(?:主任|总经理)[^，,。；;]{0,6}外(?:聘|请|面|单位|部)"
)


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
        ends = [end.end() for end in _ITEM_END.finditer(text, before, match.end() + 1)]
        clause = max((end for end in ends if end <= match.start()), default=before)
        after = _SENTENCE_END.search(text, match.end())
        return text[max(clause - 1, 0) : after.start() if after else len(text)]
    return ""
