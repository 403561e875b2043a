"""Where the lead unit and its partners are registered, and whether the lead is a legal person, out of one message."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.polarity import states
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.units.legal_person import (
    CLAUSE,
    LEAD,
    PARTNER,
    WHICH_OF_THEM,
    legal_person,
    not_registered,
)
from assistant.builtin.intents.units.partners import of_any_unit, with_partners
from assistant.checkers.divisions import CITY, Division, divisions, located

_NO_MORE = re.compile(r"[就只光仅改](?!要)")
"""包头这头就挂个名, of a lead that lay outside: it is no lead now."""
_A_SIDE = re.compile(r"的?(?:[这那][头边家方]|方|一方)")
"""包头这头就挂个名: one of the units."""
_REGISTERED = re.compile(
    r"注册|登记|执照|[领办起持]了?照(?!片|顾|着)|住所|落(?:的)?户|工商|注册地|法人证书|设立|成立|上户"
)
_OPERATES = re.compile(
    r"租|办公|车间|厂房|厂子|工厂|仓库|门店|生产|实验室|交税|纳税|经营|项目|基地|办事处|分公司|分支|营业部|研发中心设|开会|出差"
)
_UNIT = re.compile(
    r"(?:[内农工科师医财理]|农业|工业|师范)大(?!楼|型|量|概)|医院|合作社|牧场|公司|企业|国企|央企|民企|单位|集团|厂|大学|学院|高校|学校|院校|研究所|研究院|设计院|检测[院所]|科研院所|所里|院里"
)
_DONT_KNOW = r"没(?:有)?(?:留意|注意|细?看|记住|打听|查|问)|不(?:太|大|是很)?(?:清楚|知道|晓得|记得|确定|了解)|记不|说不|拿不准|忘|搞不清|弄不清"
PLACE_UNKNOWN = re.compile(
    rf"(?:注册|登记|执照)[^，,。；;？?]{{0,6}}(?:哪|地址?|什么地方|啥地方)[^，,。；;？?]{{0,6}}[，,]?(?:我|还|也|真|都|倒)*(?:{_DONT_KNOW})"
    rf"|(?:{_DONT_KNOW})[^，,。；;？?]{{0,4}}(?:注册|登记|执照)[^，,。；;？?]{{0,4}}(?:哪|什么地方|啥地方)"
)
"""执照上注册地是哪我没留意: the place is still to be told."""
_HEADQUARTERS = re.compile(r"总公司|总部|母公司|集团公司|股东")
_BRANCH = re.compile(r"分公司|分支机构|办事处|分部|营业部|分院|分校|分所")
_HAS_ONE_HERE = re.compile(rf"(?:设|开|办|有|建)(?:了|立|有)*(?:1|一)?(?:个|家)?(?:{_BRANCH.pattern})")
_SUBSIDIARY = re.compile(r"子公司")
_NOT_THERE = re.compile(r"(?:不在|没在|没有在|不是在?|不属于|没|未在|未)[^，。]{0,3}$")
_NOT_AFTER = re.compile(r"^[^，。；;？?]{0,6}?(?:没有?注册|没有?登记|未注册|未登记|没注册)")
_BELONGS = re.compile(r"(?:算是?|属于|是不是|归)$")
_NAMED = re.compile(
    r"(?:名字|名称|起名|命名|取名|叫(?:做|作|个)?)[^，。？?]{0,6}(?:呼和浩特|呼市|内蒙古?|青城)"
)
"""名字叫呼市乳业中心行吗: where it lies is not told."""
_CENTRE_MOVES = re.compile(
    r"中心[^，。？?]{0,16}(?:搬|迁|挪)|(?:注册地|住所|地址)[^，。？?]{0,6}(?:搬|迁|挪|变更|换)"
    r"|(?:批复?(?:下来|下|了|完)?|获批|建成|建好|挂牌|运行)(?:了)?(?:以|之)?后[^，。？?]{0,12}(?:改|迁|搬|挪|换)(?:成|到|去|为|至)"
)
"""我们中心想把注册地挪到托县去, 批下来后改成包头注册: a change of 第二十条."""
_LEADS = re.compile(r"牵头|主体|申报|[能可]以?报")
_FOUNDED = re.compile(
    r"(?:注册|成立|设立|新办|开办|办|组建)(?:了|上)?(?:一|1)?[个家][^，。；;？?分]{0,6}(?:公司|企业)"
)
"""那学校出面注册一家公司来报呢: a company is a legal person of its own."""
_SUBJECT = re.compile(
    r"法人(?:资格|证|执照|地位)|独立法人|注册|登记|执照|住所|落户|分公司|子公司|牵头|挑头|领头|主体|申报|共建|搭伙|主家|出面|报[得不]?成|能报|能申|报名|够格|够条件|够资格|想报|[建设]个?中心"
)
_REGISTERED_AT = re.compile(rf"(?:{_REGISTERED.pattern})(?:的?(?:地方|地址|地点|地))?[^，。的]{{0,5}}$")
"""Right before a place: 包头注册的企业在呼和浩特有基地 says it of 包头."""
_SHORT = 16
_STREET = re.compile(r"^[东西南北中]?(?:大街|街|大道|路|巷)")
_MOVES = re.compile(
    r"^(?:那|是|不是|要是|如果|换成|在)?[^，。]{0,6}□(?:的|呢|行|可|能|吧|吗|也|就|注册|登记|[，,。；;？?！!\s]|$)|(?:搬|迁|挪)(?:到|去|至)□"
)
_BECOMES_IT = re.compile(r"(?:当|做|成为?|兼)(?:这个|那个|我们的?|咱们?的?)?中心(?!主任|负责人|总经理|的)")
"""没法人证，由它直接当中心: said of the unit."""
_CENTRE = re.compile(
    r"(?<!研究)(?<!研发)(?<!检测)(?<!测试)(?<!推广)(?<!实验)(?<!试验)中心(?:本身|自己|自身)?"
)


_SAME_PLACE = re.compile(
    r"(?<![我咱这])(?:那边|那头|那儿|那里|那块儿?|当地|原地|老家|同一个?地[方儿]|一个地[方儿])(?:的|去|呢)?"
)


def registration(message: Message) -> dict[str, Any]:
    """Read out of `message` where the units are registered."""
    text = _BUT.sub("，", message.text)
    return _of_units(replace(message, text=with_partners(_with_places(text))))


_BUT = re.compile(r"(?<![，,。；;])(?=但是?|可是|不过(?![了来关去])|然而)")
"""在呼市注册但总部迁去北京了: two clauses, each of another place."""


def _with_places(text: str) -> str:
    """总部在包头，执照也是那边的: with the place named last before, in a clause that says where a unit is registered."""
    written: list[str] = []
    before = ""
    for clause in re.split(r"(?<=[，,。；;？?！!])", text):
        named = [clause[place.start : place.end] for place in divisions(clause)]
        if before and not named and _REGISTERED.search(clause):
            clause = _SAME_PLACE.sub(f"{before}的", clause, count=1)
        before = named[-1] if named else before
        written.append(clause)
    return "".join(written)


def _of_units(message: Message) -> dict[str, Any]:
    if (turned := _turned_partner(message)) is not None:
        return turned
    facts: dict[str, Any] = {}
    asked = {"registered_in_hohhot", "registered_place"} & set(message.asked)
    if message.says(_NAMED) and not message.says(_REGISTERED):
        return facts
    if message.says(_CENTRE_MOVES) and not message.says(_LEADS):
        return facts
    if not (message.says(_SUBJECT) or message.active or asked):
        return facts
    branch = _branch(message.text, message.active and len(message.text) <= _SHORT)
    branch = None if message.says(WHICH_OF_THEM) else branch
    _told_of_places(message, facts)
    if branch is not None:
        _led_by_branch(branch, message, facts)
    elif (
        legal := legal_person(message.text, on_centre=bool(_CENTRE.search(_BECOMES_IT.sub("", message.text))))
    ) is not None:
        facts["lead_is_legal_person"] = legal
        if not legal and not_registered(message.text):
            facts.pop("registered_place", None)
    elif message.known.get("lead_is_legal_person") is False and message.says(_FOUNDED):
        facts["lead_is_legal_person"] = True
    elif "lead_is_legal_person" in message.known and message.says(_ANOTHER_LEADS):
        facts["lead_is_legal_person"] = None
    for one, other in (
        ("registered_place", "registered_in_hohhot"),
        ("registered_in_hohhot", "registered_place"),
    ):
        if one in facts and other in message.known and other not in facts:
            facts[other] = None
    return facts


_ANOTHER_LEADS = re.compile(
    r"(?:换|改|让)(?:成|由|个)?[^，,。；;、0-9]{1,6}(?:出面|牵头|挑头|当主体|做主体|来报|去报|申报)"
)
"""换学校出面: what was told of the unit before is told of another one."""


def _led_by_branch(legal_person: bool, message: Message, facts: dict[str, Any]) -> None:
    """A branch, or a subsidiary, is to lead: where the unit before it lay tells nothing of a branch."""
    facts["lead_is_legal_person"] = legal_person
    if legal_person:
        return
    for name in ("registered_place", "registered_in_hohhot"):
        facts.pop(name, None)
        if name in message.known:
            facts[name] = None


def _told_of_places(message: Message, facts: dict[str, Any]) -> None:
    if of_any_unit(message.text):
        facts["partners_in_hohhot"] = False
        return
    named = list(_places(message.text))
    registered = [one for one in named if _REGISTERED.search(one[0]) and not PARTNER.search(one[0])]
    beside = [one for one in named if PARTNER.search(one[0])]
    for clause, place in [*registered, *beside] if registered else named:
        if not _only_operates(clause, place) and not _by_who_leads(clause, place, message, facts):
            _place_of(clause, place, message, facts)


_ONLY_PARTNER = re.compile(
    r"(?:不(?:再|去)?(?:当|做|作|是|牵|挑)|让出)[^，。？?]{0,4}(?:主体|主家|头)[^。？?]{0,8}(?:当|做|作|是|来|跟着?|给|只|就|光)[^，。？?]{0,6}(?:合伙|搭伙|共建|合作|协作|参与|参建|入伙)"
    r"|(?:只|就|光|改(?:成|为)?)(?:当|做|作|跟着|来)?(?:个)?[^，。？?]{0,4}(?:合伙|搭伙|共建|合作|协作|参与|参建|入伙)(?!单位|方|的?协议)"
    r"|^(?:那|那么|要是|如果|我们?|咱们?|俺们?|改|换|给人家|给别人|它|去|来)*(?:当|做|作|算|跟着当)(?:个|一个|一家)?[^，,。；;？?0-9牵主]{0,5}(?:共建|合建|参与|合作|参建|协作|搭伙|配合)(?:建设)?的?(?:单位|方|一方|的)"
)


_AS_A_PARTNER = re.compile(
    r"^(?:那|那么|要是|如果|行吧?|好吧?|，)*(?:我们?|咱们?|它|他们?)?(?:只|就|光|改)?(?:当|做|作为?)(?:个|一个|一家)?[^，,。；;？?]{0,4}(?:共建|合作|参与|参建|搭伙|协作)(?:的)?(?:共建)?(?:单位|方|一方|伙伴)?(?=[^，,。；;？?]{0,4}(?:行|可以|成|能|没问题|够格)[^，,。；;？?]{0,3}[？?]?$)"
)
"""那当个参与的共建单位总行吧, after a lead outside the city."""


def _turned_partner(message: Message) -> dict[str, Any] | None:
    """那它不当主体，只当合伙的一方: where the unit told of lies is where a partner lies; None where none turns one."""
    turned = message.says(_ONLY_PARTNER) or message.says(_AS_A_PARTNER)
    if not (message.active and turned) or list(_places(message.text)):
        return None
    known = message.known
    inside = known.get("registered_in_hohhot")
    if inside is None:
        inside = located(known.get("registered_place"))
    if inside is None:
        return None
    return {"partners_in_hohhot": inside, "registered_in_hohhot": None, "registered_place": None}


def _branch(text: str, goes_on: bool) -> bool | None:
    """A branch is no legal person of its own, a subsidiary is one; None where neither is to lead.

    `goes_on`: 分公司行不行 after a message on the lead unit.
    """
    if _SUBSIDIARY.search(text) and states(text, _SUBSIDIARY) is not False:
        return True
    if not _BRANCH.search(text):
        return None
    leads = re.search(
        rf"(?:{_BRANCH.pattern})[^，。？?]{{0,12}}(?:{LEAD.pattern}|能|可以|当|作|出头|出面|顶上)|用[^，。？?]{{0,6}}(?:{_BRANCH.pattern})|(?:{LEAD.pattern})[^，。？?]{{0,8}}(?:{_BRANCH.pattern})",
        text,
    )
    beside = any(_BRANCH.search(one) and LEAD.search(one) for one in CLAUSE.findall(text))
    alone = LEAD.search(text) and not re.search(rf"(?:{LEAD.pattern})[^，。？?]{{0,4}}注册", text)
    if _HAS_ONE_HERE.search(text) and any(not place.inside for place in divisions(text)):
        alone = None  # 注册在包头的企业，在呼市设了个办事处: it is the firm that leads
    return False if leads or goes_on or beside or alone else None


def _places(text: str) -> Iterator[tuple[str, Division]]:
    """Each clause with the places that it names; 北京海淀区 is one place, and so is 土左旗察素齐镇."""
    for clause in CLAUSE.finditer(text):
        words = clause.group()
        whole: Division | None = None
        for place in divisions(words):
            place = replace(place, end=place.end + len(_TOWN.match(words[place.end :]).group()))  # type: ignore[union-attr]
            joined = whole is not None and place.start - whole.end <= 1 and place.inside == whole.inside
            if whole is not None and not joined and not _STREET.match(words[whole.end :]):
                yield words, whole
            whole = replace(place, start=whole.start) if whole is not None and joined else place
        if whole is not None and not _STREET.match(words[whole.end :]):
            yield words, whole


_TOWN = re.compile(r"(?:镇|乡|苏木|街道|开发区|园区|工业园)?")


def _place_of(clause: str, place: Division, message: Message, facts: dict[str, Any]) -> None:
    if place.name == CITY and _OUTSIDE_OF_IT.match(clause[place.end :]):
        place = replace(place, inside=False, name="市外")
    if _BELONGS.search(clause[: place.start]) and len(list(divisions(message.text))) > 1:
        return
    before, after = _OF_THE_REGION.sub("", clause[: place.start]), _THERE.sub("", clause[place.end :])
    around = f"{before}□{after}"
    if _LEFT.search(before) and _MOVED.search(clause):
        return
    if _aimed_at(before, after, place) or (place.name == CITY and _THE_RULE.search(before)):
        return
    registered = bool(_REGISTERED.search(around))
    of_headquarters = re.match(rf"^[^，。]{{0,3}}(?:{_HEADQUARTERS.pattern})", after) or (
        not registered and _HEADQUARTERS.search(around)
    )
    elsewhere = _OPERATES.search(after) and not _REGISTERED_AT.search(before) and not _REGISTERED.match(after)
    if (_OPERATES.search(around) and (not registered or elsewhere)) or (
        of_headquarters and not PARTNER.search(around)
    ):
        return
    if PARTNER.search(clause) and not LEAD.search(clause):
        if registered or _UNIT.search(around) or before.endswith("在") or _A_SIDE.match(clause[place.end :]):
            facts["partners_in_hohhot"] = place.inside and not _NOT_THERE.search(before)
            if _NO_MORE.search(clause) and not place.inside and _lead_outside(message):
                facts |= dict.fromkeys(("registered_in_hohhot", "registered_place"))
        return
    asked = bool({"registered_in_hohhot", "registered_place"} & set(message.asked))
    at_home = bool(
        re.search(rf"(?:{_UNIT.pattern}|主家|牵头(?:的|方)?|主体)[^，。]{{0,4}}在$", before)
        or (LEAD.search(message.text) and re.search(r"(?:我们?|咱们?|俺们?)(?:就|也|是)?在$", before))
        or (
            re.search(r"(?:我们?|咱们?|公司|单位|企业)(?:公司|单位|企业)?是$", before)
            and after.startswith("的")
        )
    )
    moved_here = bool(
        _MOVED_TO.search(before) and _REGISTERED.search(message.text) and re.search("了|已", message.text)
    )
    a_unit_of = bool(
        re.match(rf"^(?:市|区|县|旗)?(?:注册|本地|当地)?的?[^，。的]{{0,6}}?(?:{_UNIT.pattern})", after)
    )
    if not (
        registered
        or asked
        or at_home
        or moved_here
        or (message.active and len(message.text) <= _SHORT and _MOVES.search(around))
        or (a_unit_of and (LEAD.search(message.text) or _REGISTERED.search(message.text)))
    ):
        return
    if _NOT_THERE.search(before) or _NOT_AFTER.search(after):
        facts["registered_in_hohhot"] = not place.inside if place.inside and place.name == CITY else False
        return
    facts["registered_place"] = _written(clause, place)


def _only_operates(clause: str, place: Division) -> bool:
    """注册在包头但厂子在土左旗: what stands between it and the place before is said of it alone."""
    between = clause[
        max((one.end for one in divisions(clause) if one.end <= place.start), default=0) : place.start
    ]
    return (
        between != clause[: place.start]
        and bool(_OPERATES.search(between))
        and not _REGISTERED.search(between)
    )


_OF_RESEARCH = r"大学|学院|高校|学校|院校|研究院|研究所|科研院所|科研所"
_OF_BUSINESS = r"公司|企业|国企|央企|民企|集团|厂"
_LEADING = re.compile(
    rf"(?<!不是)(?<!不让)(?:(?P<research>{_OF_RESEARCH})|(?P<business>{_OF_BUSINESS}))(?:那边|那头|方)?(?:来|去|出面|负责)?(?:牵头|挑头|带头|领头|主导|[当作做]主体)"
)
_KIND = re.compile(
    rf"(?:市|区|县|旗)?(?:本地|当地)?的?[^，。的]{{0,6}}?(?:(?P<research>{_OF_RESEARCH})|(?P<business>{_OF_BUSINESS}))"
)


def _by_who_leads(clause: str, place: Division, message: Message, facts: dict[str, Any]) -> bool:
    """我们是包头的企业，跟呼市的大学一起，大学牵头: of two kinds of units the one that is said to lead is the lead. Whether
    that settles whose `place` is.
    """
    leading, unit = _LEADING.search(message.text), _KIND.match(clause[place.end :])
    if not leading or not unit:
        return False
    before = clause[: place.start]
    if unit.lastgroup != leading.lastgroup:
        facts["partners_in_hohhot"] = place.inside and not _NOT_THERE.search(before)
    elif _NOT_THERE.search(before) or _aimed_at(before, clause[place.end :], place):
        return False
    else:
        facts["registered_place"] = _written(clause, place)
    return True


def _aimed_at(before: str, after: str, place: Division) -> bool:
    """想去呼市申报, 在呼市建中心, 呼市的技术创新中心: where they want the centre, not where they are."""
    if not place.inside:
        return False
    return bool(_ITS_CENTRE.match(after) or (_TOWARDS.search(before) and _DOES_THERE.match(after)))


_OUTSIDE_OF_IT = re.compile(r"市?(?:以|之)外|市?外(?:头|面|边|地)")
"""注册在呼市以外."""
_LEFT, _MOVED = re.compile(r"(?:从|自|由)$"), re.compile(r"搬|迁|挪|转")
_MOVED_TO = re.compile(r"(?:搬|迁|挪|转)(?:到|至|入|进|去)了?$")
_ITS_CENTRE = re.compile(r"(?:市|市级)?的?(?:市级)?(?:技术)?创新中心")
_TOWARDS = re.compile(r"(?:来|到|去|往|向|在|跑|上|回)(?:咱们?|我们)?$")
_DOES_THERE = re.compile(
    r"(?:市|这边|这里|这儿)?(?:来|去)?(?:申报|申请|报|建(?!设主体|材|筑)|搞|弄|办|落地|投资|争取|拿|设(?:一|个|立)|做(?!主体|共建)|牵头建|牵头搞|开)"
)


def _lead_outside(message: Message) -> bool:
    known = message.known
    return known.get("registered_in_hohhot") is False or located(known.get("registered_place")) is False


_THE_RULE = re.compile(
    r"(?:必须|应当?|一定要|非得?|要求|得|只有|须|是不是要|要不要)(?:是)?(?:都)?(?:在|是)?$"
)
_OF_THE_REGION = re.compile(r"(?:内蒙古?(?:自治区)?|自治区|我区|中国|咱们?)$")
_THERE = re.compile(r"^(?:那边|这边|那头|这头|那儿|这儿|那里|这里|当地|本地)")


def _written(clause: str, place: Division) -> str:
    """How the checker is told: 新城区 of 西安 goes with its city, else it would be taken for the one here."""
    if place.name == "市外":
        return "外地"
    if place.inside:
        return place.name
    chain = [other for other in divisions(clause) if 0 <= place.start - other.end <= len("的")]
    start = chain[-1].start if chain and not chain[-1].inside else place.start
    end = place.end + clause.startswith("区", place.end)
    whole = clause[start:end].replace("的", "")
    return whole if len(list(divisions(whole))) > 1 else place.name
