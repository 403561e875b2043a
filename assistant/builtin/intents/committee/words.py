"""How people speak of the committee (外脑班子, 九把椅子) and put its numbers: told twice (6个自己人（一共6个）), exchanged
(五个里拿一个换成外单位的).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.labels import labels_in, mentions
from assistant.builtin.extraction.spoken import plain
from corpus.numerals import NUMERAL, to_int

COMMITTEE = re.compile(
    r"(?<!学术)(?<!管理)(?<!评审)(?<!评标)委员|技委|committee|技指委|指委会?|出主意|出谋划策|外脑|智囊|军师|专家(?:班子|顾问)|(?:咨询|顾问|参谋)(?:机构|班子|团|组(?!织)|委(?!托|派|任|屈|婉))|专家委(?!员)"
)
_SEATS = re.compile(
    rf"(?:[几多]少?|[0-9]|{NUMERAL})\s?(?:个|把|张)?(?:席(?!之地|话)|椅子|坐席)|席位|席数|总席"
)
OTHER_BODIES = re.compile(
    r"专家组|理事|董事(?!长)|职称|固定人员|学术委员会|管委会|管理委员会|党委|评审|评委|论证|评标|验收|股东|监事|团队|队伍|课题组"
    r"|科研人员|研发人员|员工|职工|公示|协议|出资|投资|考察|注册|登记|法人|户口|执照|失信|信用"
)
_SIDES = frozenset({"insiders", "lead", "partner"})
_KEPT = 64  # the same message is asked about by several intents


@lru_cache(maxsize=_KEPT)
def on_committee(text: str) -> bool:
    """Whether `text` speaks of the committee, by a name or by its seats."""
    return bool(COMMITTEE.search(text)) or bool(_SEATS.search(text) and not _on_others(text))


@lru_cache(maxsize=_KEPT)
def weighs_sides(text: str) -> bool:
    """Whether `text` numbers people by whether they are ours or from elsewhere, which matters on the committee alone."""
    named = mentions(text, "committee")
    weighed = "outsiders" in named and named & _SIDES and _WEIGHED.search(text)
    seated = ({"lead", "partner"} <= named or _OWN_PEOPLE.search(text)) and _OF_A_BODY.search(text)
    if not (weighed or seated) or _on_others(text):
        return False
    found = [one for one in counts(text, "committee") if not one.share]
    return any(one.kind in (*_SIDES, "outsiders") for one in found) and any(one.people for one in found)


_OWN_PEOPLE = re.compile(r"(?:自己|自家)的?人")
_OF_A_BODY = re.compile(r"班子|名额|三分之[一1]|1/3|过线|越线|过界|超线|压线")
"""Where the lead's and the partner's people are set against a limit no team is meant, of which none knows sides."""
_WEIGHED = re.compile(
    r"超|占|比例|几[个位名席人]|多少|平衡|分之|一半|半数|/|[这么]配|搭配|组成|构成|班子|名额|席|里头|[0-9一二三四五六七八九十][个人位名]人?[里中]|合规|请核|三成|越线|过线|过界"
)


def _on_others(text: str) -> bool:
    return bool(OTHER_BODIES.search(text) or mentions(text, "team") & _OF_A_TEAM)


_OF_A_TEAM = frozenset({"titled", "intermediate", "permanent", "mobile"})


_PARENTHESES = re.compile(r"[（(](?P<inside>[^（()）]*)[）)]")
_OURS = frozenset({"insiders", "lead", "partner"})


def told_once(
    found: Sequence[Count], text: str, known: Collection[object] = (), goes_on: bool = False
) -> list[Count]:
    """The counts without those that point back at one before (上列4人里没算他), that parentheses only tell again
    (6个自己人（厂里加合作单位一共6个）), and without a number that they take apart (6个人（4个牵头的2个共建的）): its parts say
    whose people they are.
    """
    given = [
        replace(count, kind="difference") if _counted_among(count, text) else count
        for at, count in enumerate(found)
        if not _points_back(count, text, _told_before(found[:at]), known, goes_on)
    ]
    for match in _PARENTHESES.finditer(text):
        inside = [one for one in given if match.start() < one.start < match.end() and one.people]
        before = [one for one in given if one.end <= match.start() and one.people]
        if not (inside and before) or CLAUSE_END.search(text[before[-1].end : match.start()]):
            continue
        if len(inside) == 1 and inside[0].people == before[-1].people:
            named = inside[0].kind in _OURS and before[-1].kind not in _OURS
            given[given.index(before[-1])] = replace(before[-1], kind=inside[0].kind) if named else before[-1]
            given.remove(inside[0])
        elif (
            len(inside) > 1
            and {one.kind for one in inside} <= _OURS
            and sum(one.people or 0 for one in inside) == before[-1].people
        ):
            given.remove(before[-1])
    return given


def numbered(text: str) -> str:
    """另加牵头企业的总工: one of whom no number is told is one more."""
    return _UNNUMBERED.sub(r"\g<0>、1名", text)


_UNNUMBERED = re.compile(
    r"(?:另加|外加|再加|加上|另有|另派|还加)(?:了|上)?(?=(?!.{0,10}总经理)[^，,。；;、0-9一二两三四五六七八九十几]{0,10}(?:总工|董事长|院长|校长|所长|厂长|老总|副总|总监|书记)(?:程师)?(?:[，,。；;、？?）)]|本人|$))"
)


def holds_a_post(count: Count, text: str) -> bool:
    """总经理1人, 主任由共建高校的一位院士出任: whose people he is one of is told in other words than by a number."""
    before, after = text[: count.start], text[count.end :]
    if count.people != 1 or _WITH_HIM.search(re.split("[，,。；;、]", before)[-1]):
        return False
    if _POST_BEFORE.search(before) and _LISTED_WITH.match(after):
        return False  # 自己人里头主任1个、总工1个: one of the list like the others
    return bool(_POST_BEFORE.search(before) or _POST_AFTER.match(after))


_LISTED_WITH = re.compile(r"(?:人)?[、][^，,。；;、0-9]{1,12}[0-9]\s?(?:个|名|位|人)")
_WITH_HIM = re.compile("含|包括|算上|连同|在内")
_POST_BEFORE = re.compile(
    r"(?:总经理|(?<![副系室科间院部])主任|主席|交椅|一把手|负责人)[^，,。；;、0-9]{0,14}$"
)
_POST_AFTER = re.compile(
    r"[^，,。；;、0-9]{0,8}(?:总经理|中心的?主任|[当任做坐兼][^，,。；;、0-9]{0,6}(?:主任|主席|交椅|一把手))"
)


def _points_back(
    count: Count, text: str, told: Collection[object], known: Collection[object], goes_on: bool
) -> bool:
    """上列4人里没算他, 已经算在这4人里: the four of whom was spoken before, in the message or (`known`) in one before it."""
    if not count.people or count.change:
        return False
    before, after = text[: count.start], text[count.end :]
    if goes_on and count.people in known and _JUST_THESE.search(before):
        return True  # 这六个都不肯退
    if _THESE.search(before) and _AMONG_THEM.match(after):
        earlier = count.people in known or (goes_on and before.endswith(("这", "那")))
        return count.people in told or (not count.kind and earlier)
    return count.people in told and bool(_COUNTED_OR_NOT.match(after))


def _told_before(found: Sequence[Count]) -> set[object]:
    """The numbers told, and those of both sides together: 牵头4人、共建2人，没算在这6人里."""
    sides = [count.people or 0 for count in found if count.kind in _OURS and not count.change]
    return {*(count.people for count in found), *({sum(sides)} if len(sides) > 1 else ())}


def _counted_among(count: Count, text: str) -> bool:
    """没算在这6人里: of whichever six, they are no more people than were told, whoever is named before them."""
    return bool(count.people and count.kind and _AMONG_THESE.search(text[: count.start]))


_AMONG_THESE = re.compile(r"(?:算|计|数|含|列|包括)(?:进|入|在)*(?:了)?(?:这|那|上面|前面)\s?$")
_JUST_THESE = re.compile(r"这\s?$")
_THESE = re.compile(
    r"(?:在|这|那|上列|上述|上面|前面|前述|刚才)(?:说|讲)?的?(?:这|那)?\s?$|(?:算|计|数|含|列|包括)(?:进|入|在)(?:了)?(?:这|那|其中的)?\s?$|在(?:这|那)?(?:牵头|共建|合作|我们?|咱们?|本)(?:单位|公司|方|家|这边|那边|的)*\s?$"
)
_AMONG_THEM = re.compile(
    "人?(?:里|内|中|之|名单|$|[，,。；;）)])|人?(?:里|中)?(?:并|还|也|都)*(?:没|未|不)有?[把将][^，,。；;0-9]{1,6}[算计数列加]"
)
_COUNTED_OR_NOT = re.compile(
    r"人?(?:名单)?(?:里|中|内|当中)(?:头|面|边)?(?:并|还|也|都|已经?)*(?:没|不|未)?有?(?:算|含|计|包括|列|数)"
)


@dataclass(frozen=True)
class Exchange:
    """Who takes whose place, or leaves: `steps` by kind. `base`: how many of ours there were, where it is told."""

    start: int
    end: int
    steps: tuple[tuple[str, int], ...]
    base: int | None = None


_OUT_OF = re.compile(
    rf"(?P<all>{NUMERAL})\s?(?:个|名|位)?(?:人)?(?:里|中)(?:头|面|边)?[^，。；;0-9]{{0,4}}?"
    rf"(?:拿|换|撤|减|去|退|抽|走|裁|拿掉)(?:掉|下|出|走|去|来)?(?:了)?(?P<n>{NUMERAL})\s?(?:个|名|位)?(?P<then>[^，。；;]{{0,10}})"
)
_IN_PLACE_OF = re.compile(
    rf"(?:拿|用|让|以|请|由|派)(?:{NUMERAL}\s?(?:个|名|位))?(?P<new>[^，。；;0-9]{{2,24}}?)(?:去|来)?(?:换掉|换下|替换|替掉|替下|顶掉|顶替|换)(?:了)?"
    rf"(?P<n>{NUMERAL})\s?(?:个|名|位)(?P<old>[^，。；;]{{0,10}})"
)
_SWAPPED = re.compile(
    rf"(?:把|将)?(?P<old>[^，,。；;0-9]{{1,12}}?)(?:撤|换|拿|减|退|去|替)(?:掉|下来?|出来?|走)?(?:了)?(?P<n>{NUMERAL})\s?(?:个|名|位)"
    rf"[^，。；;0-9]{{0,4}}?[，,]?(?:再)?(?:换成|换上|换作|换为|换|补上|补|改请|改成|请)(?P<new>[^，。；;0-9]{{2,10}})"
)
_TAKEN_OUT = re.compile(
    rf"(?:换|撤|拿|减|退|去|替)(?:掉|下|走|出)(?:了)?(?P<old>[^，,。；;0-9]{{1,10}}?)(?:里|中)?的?(?P<n>{NUMERAL})\s?(?:个|名|位)"
    rf"[^，。；;0-9]{{0,4}}[，,]?(?:再)?(?:换成|换上|换作|换为|换|补上|补|改请|改成|请)(?P<new>[^，。；;0-9]{{2,10}})"
)
_TURNED = re.compile(
    rf"(?:把|将|拿|让)(?P<those>其中的?)?(?P<n>{NUMERAL})\s?(?:个|名|位)(?P<old>[^，,。；;0-9]{{0,12}}?)(?:换成|换为|换作|改成|改为|改由|调整为|替换为|替换成|更换为)(?:了)?(?P<new>[^，,。；;0-9]{{2,14}})"
)
"""把一个外请专家换成共建单位的."""
_TURNED_SOME_OF = re.compile(
    rf"(?:把|将|拿|让)(?P<old>[^，,。；;0-9]{{2,10}}?)的?(?P<n>{NUMERAL})\s?(?:个|名|位)(?:人)?(?:换成|换为|换作|改成|改为|调整为|替换为|替换成|更换为)(?:了)?(?P<new>[^，,。；;0-9]{{2,14}})"
)
"""把牵头的1个换成共建的."""
_SO_MANY_OUT = re.compile(
    rf"(?:换|撤|拿|减|退|去|替|清退|调整)(?:掉|下来?|走|出来?|去)?(?:了)?(?P<those>其中的?)?(?P<n>{NUMERAL})\s?(?:个|名|位|人)(?P<old>[^，,。；;0-9]{{0,12}}?)[，,]?(?:再|同时|并|又)*"
    rf"(?:换成|换上|换作|换为|换|补上|增补|补充|补进|补|改请|改成|改由|请|由)(?:了|入|进)?(?:(?P<in>{NUMERAL})\s?(?:个|名|位))?(?P<new>[^，,。；;0-9]{{2,14}})"
)
"""撤下2名牵头单位人员，换成2名外校专家."""
_CHANGED_SIDES = re.compile(
    rf"(?:(?P<n>{NUMERAL})\s?(?:个|名|位|人)|(?:有|那|这)(?:个|位|名))(?P<old>[^，,。；;0-9]{{0,12}}?)(?:正式|刚|已经?|上(?:个)?月|最近|今年|去年|前阵子|□|被|又)*(?:调入|调到|调进|调去|入职|跳槽到?|跳到|转到|转入|聘入|加入|加盟|去了|被)(?:了)?"
    r"(?P<new>[^，,。；;0-9]{2,14}?)(?:聘走|聘用|录用|挖走|招走|工作|上班|任职|去)*(?:了)?[，,；;](?:但|可|不过|人|他|她|现在)*(?:仍|还|继续|照样|依然|依旧)(?:然|旧|在|是|留|当|任|做|担任|保留|坐|挂)*(?:委员|任|在)"
)
"""一名外请专家调入牵头单位，仍留任委员."""
_OURS_SWAPPED = re.compile(
    rf"^(?:那|那么|要是|如果|假如|我们|咱们?|再)*(?:换掉|换)(?:了)?(?P<n>{NUMERAL})\s?(?:个|名|位)(?:人)?(?:呢|行|够|可以|总|了|吗|不)*[？?。]*$"
)
"""换掉一个呢: of ours, who are too many."""
_SWAPPED_FOR = re.compile(
    rf"^(?:那|那么|要是|如果|假如|我们|咱们?|再)*换(?:成|上|进|作)?(?:了)?(?P<n>{NUMERAL})\s?(?:个|名|位)(?P<new>[^，,。；;0-9]{{2,8}}?)(?:进来|来|上去)?(?:呢|行|够|可以|了|吗|不)*[？?。]*$"
)
"""换一个外面的呢: in the place of one of ours."""
_VACATED = re.compile(
    rf"(?:(?P<n>{NUMERAL})\s?(?:个|名|位|人)[^，,。；;0-9]{{0,8}}?(?:走|退|辞|撤|离|不干)|(?:走|退出?|辞|撤|离开)(?:了|掉)?(?P<m>{NUMERAL})\s?(?:个|名|位|人))[^，,。；;0-9]{{0,6}}[，,；;]?[^，,。；;0-9]{{0,6}}?"
    rf"(?:空|腾|让|余|留|缺)(?:出来?|下来?)?的?(?:这|那)?(?:{NUMERAL}?\s?(?:个|名|位|把|席|座|子|额|置|缺)*)"
    rf"[^，,。；;0-9]{{0,6}}?(?:给|换|补|由|请|让|归|交)(?P<new>[^，,。；;0-9]{{2,16}})"
)
"""其中两位走了，空出来的两把给了外人: others take the places of ours."""
_TAKEN_OVER = re.compile(
    rf"其中(?P<n>{NUMERAL})\s?(?:个|名|位|人)[^，,。；;0-9]{{0,8}}?(?:走|退|辞|撤|离|调)[^，,。；;0-9]{{0,4}}[，,；;](?:改?由|改?让|请|换|找)(?P<new>[^，,。；;0-9]{{2,16}}?)(?:接|顶|补|替|填)"
)
"""其中2人退出，由外单位专家接任."""
_PUSHED_OUT = re.compile(
    rf"(?P<new>[^，,。；;0-9]{{2,14}}?)(?:又|再|还|要|想)*(?:换|派|进|塞|补|添|加|来)(?:进|上)?(?:来|去)?(?:了)?(?P<n>{NUMERAL})\s?(?:个|名|位|人)(?:人)?[^，,。；;0-9]{{0,3}}[，,]"
    rf"(?:正好|刚好|直接|把|是)*(?:顶|替|换|挤)(?:掉|下|走|了)(?:了)?(?:(?P<m>{NUMERAL})\s?(?:个|名|位))?(?P<old>[^，,。；;]{{2,12}})"
)
"""共建的大学又换进来一个，顶掉一位外头的专家."""
_PUSHED_IN = re.compile(
    rf"(?P<new>[^，,。；;0-9]{{2,14}}?)(?:非要|硬要|死活要|偏要|也要|又|再|还|要|想)*(?:进来|挤进来|塞进来|插进来|加进来)(?:了)?[，,\s]*(?:正好|刚好|就|把)*(?:顶|替|换|挤)(?:掉|下|走|了)*"
    rf"(?P<n>{NUMERAL})\s?(?:个|名|位)(?P<m>)(?P<old>[^，,。；;]{{2,12}})"
)
"""合作厂老总非要进来，顶了一个外头的."""
_OWN = re.compile(r"(?:我们|咱们?|俺们?|自己|自家|本单位|内部)(?:单位|公司)?的?$")
_REPLACED = re.compile(r"换成|换上|换作|换为|改成|补")


def exchange(text: str, known: Mapping[str, Any]) -> Exchange | None:
    """Who takes whose place in `text`, where the numbers of the committee are `known`; None where nobody does."""
    if not known.get("committee_total"):
        return None
    if said := _IN_PLACE_OF.search(text):
        new, old, number = _kind(said["new"]), _kind(said["old"]), to_int(said["n"])
        return Exchange(*said.span(), _moved(new, old, number)) if new and old else None
    if (
        (said := _TAKEN_OUT.search(text) or _SWAPPED.search(text))
        and (new := _kind(said["new"]))
        and (old := _kind(said["old"]) or ("insiders" if _OWN.search(said["old"]) else ""))
    ):
        return Exchange(*said.span(), _moved(new, old, to_int(said["n"]))) if new != old else None
    if (
        (said := _PUSHED_OUT.search(text) or _PUSHED_IN.search(text))
        and (new := _kind(said["new"]))
        and (old := _kind(said["old"]))
    ):
        same = to_int(said["m"] or said["n"]) == to_int(said["n"])
        return Exchange(*said.span(), _moved(new, old, to_int(said["n"]))) if new != old and same else None
    if (said := _VACATED.search(text)) and (new := _kind(said["new"])):
        clause = CLAUSE_END.split(text[: said.start()])[-1]
        return Exchange(
            *said.span(), _moved(new, _kind(clause) or "insiders", to_int(said["n"] or said["m"]))
        )
    if (said := _TAKEN_OVER.search(text)) and (new := _kind(said["new"])):
        return Exchange(*said.span(), _moved(new, "insiders", to_int(said["n"])))
    if (said := _SWAPPED_FOR.match(text)) and _kind(said["new"]) == "outsiders":
        return Exchange(*said.span(), _moved("outsiders", "insiders", to_int(said["n"])))
    if bare := _OURS_SWAPPED.match(text):
        return Exchange(*bare.span(), _moved("outsiders", "insiders", to_int(bare["n"])))
    return _out_of(text, known) or _turned(text)


def _out_of(text: str, known: Mapping[str, Any]) -> Exchange | None:
    """五个里拿一个换成外单位的: ours, of whom it is told how many there were."""
    said = _OUT_OF.search(text)
    if said is None or not (
        known.get("committee_insiders") or known.get("committee_lead_members") is not None
    ):
        return None
    base, number = to_int(said["all"]), to_int(said["n"])
    if number >= base or base in (known["committee_total"], known.get("committee_outsiders")):
        return None
    replaced = _REPLACED.search(said["then"])
    new = (_kind(said["then"]) or "outsiders") if replaced else ""
    return Exchange(*said.span(), _moved(new, "insiders", number), base)


def _turned(text: str) -> Exchange | None:
    """So many of one side whose places others take, or who are the other side's now; of ours where it is not told."""
    for pattern in (_TURNED, _TURNED_SOME_OF, _SO_MANY_OUT, _CHANGED_SIDES):
        said = pattern.search(text)
        new = _kind(said["new"]) or ("insiders" if _OURS_NAMED.search(said["new"]) else "") if said else ""
        if said is None or not new:
            continue
        taken_in = said.groupdict().get("in")
        if taken_in and to_int(taken_in) != to_int(said["n"] or "1"):
            continue  # 撤下1名，增补3名: no exchange
        old = _kind(said["old"]) or ("lead" if _OURS_NAMED.search(said["old"]) else "")
        bare = not re.sub("的|人员?|委员", "", said["old"])
        old = old or ("insiders" if bare and new == "outsiders" else "")
        if old and old != new:
            return Exchange(*said.span(), _moved(new, old, to_int(said["n"] or "1")))
    return None


def uneven(text: str) -> str:
    """撤下1名牵头单位人员，增补3名外校专家: the words of an exchange that changes the total; "" where there is none."""
    said = _SO_MANY_OUT.search(text)
    return said.group() if said and said["in"] and to_int(said["in"]) != to_int(said["n"]) else ""


_OURS_NAMED = re.compile(
    "(?:我们?|我方|我司|咱们?|俺们?|本单位|本公司|自己|自家)(?![^，,。；;]{0,3}(?:推荐|请|聘|找|邀|熟|合作))"
)


def told_in_two(text: str) -> tuple[str, str]:
    """委员会12人里4个是我们的，| 想把一个外人换成共建的: how it is, and the exchange told after it; no two parts give ""."""
    there = {"committee_total": 1, "committee_insiders": 1}
    for end in CLAUSE_END.finditer(text):
        first, rest = text[: end.end()], text[end.end() :]
        clause = CLAUSE_END.search(rest)
        found = exchange(plain(rest), there)
        if found and found.start < (clause.start() if clause else len(rest)) and counts(first, "committee"):
            return (first, rest) if exchange(plain(first), there) is None else ("", text)
    return "", text


def _moved(new: str, old: str, number: int) -> tuple[tuple[str, int], ...]:
    """One sort more and the other fewer; fewer in all where nobody takes the place."""
    return ((new, number), (old, -number)) if new else ((old, -number), ("total", -number))


def _kind(words: str) -> str:
    kinds = {label.kind for label in labels_in(words, "committee")} & {*_OURS, "outsiders"}
    return next(iter(kinds)) if len(kinds) == 1 else ""


def all_the_kinds(found: Sequence[Count], text: str) -> int:
    """由技术专家4名、管理专家3名加中心主任组成: who is listed by what he is an expert of is all of them; 0 where nobody is."""
    kinds = [count for count in found if count.kind == "kinds" and count.people]
    if len(kinds) <= 1 or not _MADE_UP_OF.search(text):
        return 0
    return sum(count.people or 0 for count in kinds) + bool(_WITH_THE_DIRECTOR.search(text))


_MADE_UP_OF = re.compile("组成|构成")
_WITH_THE_DIRECTOR = re.compile(r"(?:加上?|和|及|与|、|外加|连同?)(?:[1一]名|[1一]位)?中心主任")


def another_item(before: Count, count: Count, text: str) -> bool:
    """牵头4人、共建1人、牵头的老总1人: one more of the same list, not a part of the first nor another number instead of it."""
    between = text[before.end : count.start]
    one, other = (text[each.at + len(each.word) : each.start].strip() for each in (before, count))
    told_again = not (one and other and one != other)  # 共建甲2人、共建乙2人 are two units
    same = (before.people, before.word) == (count.people, count.word) and told_again
    opened = between.count("（") + between.count("(") > between.count("）") + between.count(")")
    listed = re.search(r"[、，,；;和及加+]|还有", between)
    return bool(listed) and not (same or opened or count.change or _NO_ITEM.search(between))


_NO_ITEM = re.compile(
    r"其中|里面|里头|当中|包括|含|算上|就是|也就|即|共(?!建)|合计|加起来|不对|应该|改|换|变|后来|现在|如今|最多|至多|上限|如果|要是|假如|那(?!边|家|头|个)|[。！!？?\n]"
)


def listed_on(found: Sequence[Count], text: str) -> list[Count]:
    """牵头2人再加1个共建的: the second side of one list; nobody comes."""
    given: list[Count] = []
    for count in found:
        before = given[-1] if given else None
        sides = (
            before is not None and before.kind in _OURS and count.kind in _OURS and before.kind != count.kind
        )
        if before and sides and not before.change and _GOES_ON_WITH.fullmatch(text[before.end : count.start]):
            count = replace(count, change=0)
        given.append(count)
    return given


_GOES_ON_WITH = re.compile(r"人?\s?(?:再|又)?(?:加上?|算上|外加|搭上?|添上?)[^，,。；;、0-9]{0,8}")


def ours_beside(before: str, after: str) -> bool:
    """除他以外我们还有2个: so many of the lead's beside him; 我们还有2个名额 are nobody yet."""
    return bool(_OURS_HAVE.search(before)) and not _SEATS_FREE.match(after)


_OURS_HAVE = re.compile(
    r"(?:[，,。；;！!？?\n]|以外|之外|外)(?:我们|咱们?|俺们?|我方|我司|我单位)(?:自己|这边|这头|公司|单位)?(?:还|另|也|再)+(?:有|占|坐)(?:了)?\s?$"
)
_SEATS_FREE = re.compile(r"\s?(?:空|名额|席位?|位[子置]?|缺|没|不|外|问题|办法|方案|月|条件)")
