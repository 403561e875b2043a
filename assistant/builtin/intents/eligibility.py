"""组建条件: what a message says of the team, the lead unit's place, the director, the agreement, the record."""

import re
from collections.abc import Set
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.labels import mentions
from assistant.builtin.extraction.polarity import states
from assistant.builtin.intents._accounted import checked
from assistant.builtin.intents._centre import centre_entity
from assistant.builtin.intents._committee_words import on_committee, weighs_sides
from assistant.builtin.intents._credit import RECORD, credit
from assistant.builtin.intents._head import HANDED_OVER, NOT_CHOSEN, OWN, director_title
from assistant.builtin.intents._left_open import left_open
from assistant.builtin.intents._message import GOES_ON, NOTHING, RULE, VERDICT, Heard, Message
from assistant.builtin.intents._mode import mode
from assistant.builtin.intents._others import EXPERTS_COUNTED, of_ours, only_titles
from assistant.builtin.intents._registration import registration
from assistant.builtin.intents._team import Team, as_it_is_now, team
from assistant.builtin.intents._team_fields import FIELDS, SHARES
from assistant.builtin.intents._which_share import BOTH_SHARES, OF_SHARE, named_share, one_of_two
from corpus.numerals import to_int

_TEAM = re.compile(
    r"均不低于|中级|初级|常驻|坐班|两(?:项|个|条)(?:门槛|比例|指标|占比|线|要求)|长约|职称|固定|\bteam\b|staff|permanent|researchers|titles?\b|head ?count|在编|全职|专职|团队|队伍|班子|高工|工程师|教授|研究员|中高级|正高|副高|人员(?:结构|比例|构成|配置)|科研人员|人手|配比|人(?:员|数)?够不够"
)
_ELSEWHERE = re.compile(r"委员会|委员|指委|专家组|理事|董事会|班子里?(?:自|外)|公示|评价|整改")
_OTHER_SUBJECTS = re.compile(
    r"专家组|理事|董事会|评审专家|论证会|论证专家|专家论证|评审(?:会|组|名单|那天|委员)|评委|评标|验收组|专家名单"
)
_PANEL, _FEWEST_KINDS = re.compile(r"评审(?:名单|组|会|小组)|专家名单|评委|论证"), 2
_SELF_CHECK = re.compile(
    r"(?:帮|请|给|替|麻烦)?[^，。？?]{0,6}(?:看看|看一下|看下|核下|核一核|查查|核对|核算|核验|核一下|自查|自测|预审|测算|算算|算一下|算下|判断|评估)[^，。？?]{0,10}"
    r"(?:团队|队伍|职称|固定人员|人员(?:结构|比例|构成|配置)|条件|资格|够不够格)"
)
_AGREEMENT = re.compile(r"(?:联合|共建|合作)?(?:建设)?协议书?")
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

_WANTS_IN = re.compile(
    r"(?:想|打算|准备|要|来|去|拟|计划)[^，。？?]{0,8}(?:申报|申请|报|牵头|建|搞|当主体)|够(?:条件|资格)|就行|对[？?]|牵头|主体|申报"
)
_ASKS_ELSE = re.compile(r"哪|谁|什么|啥|甚|怎么|咋|如何|几|多少|多久|干嘛")
"""Where a unit is registered is told on the way to another question: 我们在和林，想申报，材料往哪递."""

_WHAT_FOR = re.compile(r"(?:干|做)(?:嘛|啥|什么)(?:呢|呀|的)?[？?]?$")
_PLACES = {"registered_place", "registered_in_hohhot"}
_CORRECTED = re.compile(r"^(?:哦|噢|啊|哎|嗯)?[，,]?(?:不对|错了|说错|搞错|记错|更正)")

_GROUPS = {
    ("中、高级职称比例", "固定人员比例"): (*FIELDS.values(), *SHARES.values(), "unit_teams"),
    ("组建模式",): ("lead_type", "market"),
    ("市内注册",): ("registered_in_hohhot", "registered_place", "partners_in_hohhot"),
    ("独立法人资格",): ("lead_is_legal_person",),
    ("负责人职称",): ("director_title",),
    ("中心为独立法人实体",): ("centre_entity",),
    ("联合建设协议书",): ("has_joint_agreement",),
    ("建设投入承诺",): ("has_funding_commitment",),
    ("无严重失信行为记录",): ("serious_dishonesty",),
    ("科研信用良好",): ("other_dishonesty",),
    ("技术装备",): ("has_equipment",),
    ("科技资源",): ("has_resources",),
    ("服务场所",): ("has_premises",),
}
_WANTED = {
    "titled": "中、高级职称比例",
    "intermediate": "中、高级职称比例",
    "senior": "中、高级职称比例",
    "permanent": "固定人员比例",
}


def hear(message: Message) -> Heard:
    """Hear what `message` says of the conditions of 第四条、第八条."""
    if message.recent and message.says(GOES_ON) and message.says(_SO_MANY_PEOPLE):
        message = replace(message, active=True)
    another = message.says(_ANOTHER_CASE)
    if another:
        message = replace(message, known={}, last=frozenset(), about=(), before="")
    message = replace(message, text=of_ours(message.text))
    people = _team(message)
    if message.found and not _describes(people):
        return NOTHING
    units = _units(message)
    if "director_title" in units and not (_describes(people) or message.known.get("team_total")):
        people = Team()  # 她啥职称没评过: said of the one who is to head it, of nobody else
    facts = {**people.facts, **units}
    heard = _limits(people, facts, message) or _told(people, facts, message)
    heard = checked(heard, as_it_is_now(message.text), message, "team", FIELDS, SHARES)
    heard = left_open(heard, message)
    return replace(heard, fresh=True) if another and people.facts else heard


_ANOTHER_CASE = re.compile(
    r"换(?:一|个|1)?个?[拨组批套]数|换(?:一|1)?(?:个|种)(?:情况|例子|算例|团队)|(?:再|另)(?:外)?(?:看|核|算|有)(?:一|1)(?:家|个)(?:单位|公司|团队|中心)"
)
"""换一拨数：200人，中高级60: what was told before is of another team."""


def _limits(people: Team, facts: dict[str, Any], message: Message) -> Heard | None:
    """How many there must be, or how large the team may be."""
    if people.wanted and (facts.get("team_total") or message.known.get("team_total")):
        wanted = tuple(
            dict.fromkeys(
                _WANTED[kind]
                for kind in ("titled", "intermediate", "senior", "permanent")
                if kind in people.wanted
            )
        )
        told = {**facts, _LIMITED: wanted}
        return Heard(told, calls=True, about=wanted, limit=True, without=_without(people))
    limited, parts = message.known.get(_LIMITED), {*FIELDS.values(), *SHARES.values()} - {"team_total"}
    if limited and message.active and {*people.facts} == {"team_total"} and not parts & {*message.known}:
        return Heard(facts, calls=True, about=limited, limit=True)
    if {*people.facts} == {"team_total"} and message.says(_HAS_TO_BE) and not parts & {*message.known}:
        return Heard(facts, calls=True, about=BOTH_SHARES, limit=True)
    counted = {name for name in OF_SHARE if facts.get(name, message.known.get(name)) is not None} & {
        *FIELDS.values()
    }
    if people.asks_size and counted:  # it rests on those who count, not on how many there are now
        about = tuple(title for title in BOTH_SHARES if title in {OF_SHARE[name] for name in counted})
        return Heard(facts, calls=True, about=about, limit=True, without=frozenset({"team_total"}))
    if people.asks_total and set(facts) & {*FIELDS.values()} - {"team_total"}:
        return Heard(facts, calls=True, about=_about(facts), limit=True)
    return None


_HAS_TO_BE = re.compile(
    r"(?:必须|非得|就得|得|要)(?:凑|有|找|配|够)(?:出|够|齐|满)?\s?[0-9一二三四五六七八九十]+\s?(?:个|名|人)"
)
"""20个人必须凑出12个: what the rule asks for is put forward, of a team of which no more is told."""
_LIMITED = "_limited"
"""Where it is kept of which shares a message asked how many there must be: 58人，各要几个, then 换成61人呢."""


def _told(people: Team, facts: dict[str, Any], message: Message) -> Heard:
    """What there is, and whether it is to be judged."""
    about = _about({name: value for name, value in facts.items() if value is not None}) or _about(facts)
    if about and message.says(NOT_CHOSEN):
        about = (*about, _HEADS_TITLE)
    given = {name for name, value in facts.items() if value is not None}
    if not (message.active and message.known):
        given -= {"number_of_units"}
    if given == {"partners_in_hohhot"} and not _PLACES & (set(message.known) - set(facts)):
        calls = message.says(VERDICT) or bool(_PLACES & set(facts))
        return Heard(facts, calls=calls, about=about, limit=True, concerned=True)
    if given == {"number_of_units"} and not (message.asked or message.says(VERDICT)):
        return Heard(facts, concerned=True)
    if given and given <= {*_PLACES, "partners_in_hohhot"} and (message.says(RECORD) or _on_the_way(message)):
        return Heard(facts, concerned=True)
    if given and (
        message.says(VERDICT)
        or message.asked
        or message.active
        or message.declares
        or _describes(people)
        or _argues(given, message)
    ):
        about, beside = one_of_two(about, facts, message)
        return Heard(facts, calls=True, about=about, beside=beside)
    if given & {"registered_place", "registered_in_hohhot"} and message.says(_WANTS_IN):
        return Heard(facts, calls=not message.says(_ASKS_ELSE), about=about, concerned=True)
    if message.active and message.known and message.says(_HOW_MANY_MORE):
        return Heard(facts, calls=True, about=named_share(message) or _about(dict.fromkeys(message.last)))
    if _asks_for_a_check(message):
        return Heard(facts, calls=True, about=_about({"team_total": 0}) if message.says(_TEAM) else ())
    if message.active and _insists(message):
        return Heard(calls=True, about=_about(dict.fromkeys(message.last)))
    return Heard(facts, concerned=True) if facts else NOTHING


def _argues(given: Set[str], message: Message) -> bool:
    """才两成九点九，谁跟你较真; 负责人虽只是工程师，以影响力折抵: one's own case put forward, without a word that asks for a check."""
    if message.says(RULE) and not message.says(OWN):
        return False
    asks = message.says(_ASKS_ELSE) or re.search("[？?吗]|必须|没有?$", message.text)
    of_one = {"director_title", "serious_dishonesty"} & given
    own = message.says(OWN) and not asks and "director_title" in given
    return own or bool(
        (of_one and message.says(_CHALLENGES)) or (given & {*SHARES.values()} and message.says(_SETTLED))
    )


_CHALLENGES = re.compile(
    r"敢(?:说|不|拦|挡|否)|凭(?:什么|啥|哪)|拦(?:着|我|他|得)|不(?:认|让|批)[？?。！!]|难道|偏(?:要|不)|连坐|牵连|一棍子|株连|硬(?:说|要|卡)|还不(?:行|够|认)"
)
"""你们敢说一个不字, 要搞连坐: one's own case put forward against whoever might find fault with it."""
_SETTLED = re.compile(
    r"算(?:是)?(?:过了|够了|达标|成了|行了|数)|就(?:算)?(?:过了|过关|成了|得了)|凑合|差不多得了|差不多了|绰绰有余|富余|有余|盖章|放行|点头|开绿灯|没跑|妥了|稳了"
)


def _on_the_way(message: Message) -> bool:
    """Where the unit is registered is told, or put right, beside a question that no check answers: 材料往哪递."""
    if message.asked or (message.says(VERDICT) and not message.says(_WHAT_FOR)):
        return False
    asks_else = message.says(_ASKS_ELSE)
    return asks_else or (message.says(_CORRECTED) and not message.about)


def _team(message: Message) -> Team:
    """The numbers of the team, where the message speaks of one."""
    if _on_another_body(message) or (
        message.others_active and not message.active and not message.says(_TEAM)
    ):
        return Team()
    if (message.found or (message.others_active and not message.active)) and only_titles(message):
        return Team()
    heard = team(message)
    alone = not (message.says(_TEAM) or message.active or set(message.asked) & set(FIELDS.values()))
    if (
        alone
        and len(heard.facts) < 2
        and not {*SHARES.values()} & {*heard.facts}
        and not ("team_total" in heard.facts and message.says(_PEOPLE))
    ):
        return Team()
    return heard


def _on_another_body(message: Message) -> bool:
    text = message.text
    panel = message.says(_PANEL) and len(mentions(text, "panel")) >= _FEWEST_KINDS
    of_experts = message.says(EXPERTS_COUNTED) and not message.says(_TEAM)
    return (
        panel
        or message.says(_OTHER_SUBJECTS)
        or of_experts
        or on_committee(text)
        or (not message.active and weighs_sides(text))
    )


_SO_MANY_PEOPLE = re.compile(r"[0-9一二两三四五六七八九十百]\s?个?人")
_PEOPLE = re.compile(
    r"(?:我们|我这|咱|俺|就|一共|总共|拢共|统共|满打满算)[^，。？?]{0,4}[0-9一二两三四五六七八九十百]+\s?(?:个|号|名)?人"
)


def _describes(people: Team) -> bool:
    """A total with a part of it is put forward to be judged, whatever the words around it."""
    parts = [name for name, value in people.facts.items() if value is not None]
    return len(parts) > 1 or "unit_teams" in parts


def _without(people: Team) -> frozenset[str]:
    """How many there are does not matter to how many there must be; how many senior ones there are does, where only those
    with a title of the middle are asked for.
    """
    kinds = people.wanted | ({"titled", "intermediate", "senior"} if people.wanted - {"permanent"} else set())
    other = {"intermediate": "senior", "senior": "intermediate"}
    if len(ranks := people.wanted - {"permanent"}) == 1 and (rank := next(iter(ranks))) in other:
        kinds -= {other[rank]} if people.facts.get(FIELDS[other[rank]]) is not None else set()
    return frozenset(table[kind] for kind in kinds for table in (FIELDS, SHARES)) - {"team_total"}


def _asks_for_a_check(message: Message) -> bool:
    """帮我们核算一下团队 asks for it, and so does 我们团队人员够不够格 without a number."""
    if message.says(_ELSEWHERE):
        return False
    if message.says(OWN) and (message.says(_SELF_CHECK) or message.says(_SELF_CHECK_ALONE)):
        return True
    return message.says(OWN) and message.says(_TEAM) and message.says(_ENOUGH) and not message.says(RULE)


# 自查材料 and 自查报告 are what people call the yearly self-evaluation.
_SELF_CHECK_ALONE = re.compile(r"(?:自查|自测|预审|自我核对)(?!的?(?:材料|报告|表|总结|情况))|自评一下条件")
_ENOUGH = re.compile(
    r"够不够|够格|达不达标|达标|合不合格|合不合规|合规[不吗]|够线|过不过|符不符合|符合[不吗]"
)
_HOW_MANY_MORE = re.compile(r"(?:差|缺|补|加|招|添|来|请|聘|转)(?:上|够|进)?(?:几|多少)(?:个|名|人|位)?")


def _insists(message: Message) -> bool:
    """那也不行？ 执照没动，这总行了吧: nothing new is said of the facts, and the result is asked for again."""
    says_it_again = (
        message.says(GOES_ON_WITH_RESULT)
        or message.says(_MAY_WE)
        or (message.last == {"serious_dishonesty"} and message.says(_OTHER_UNIT))
    )
    return bool(message.known) and says_it_again and len(message.text) <= _SHORT


GOES_ON_WITH_RESULT = re.compile(
    r"(?:总|也|还|就|照样|仍|到底|那|一起算?|合起来|合并算?|合计|加起来|两家)(?:能|可以)?[^，。？?]{0,4}(?:行|成|中|可以|符合|达标|够)(?:了|吧|吗|不|么|嘛)*[？?。！!]*$|^(?:那|那么)?(?:两家|几家|大家)?(?:一起|一块|合起来|合在一起|凑(?:在)?一起|放(?:在)?一起|加起来|合并)(?:算|计算|来算)?(?:呢|吧)?[？?。]*$"
)
_MAY_WE = re.compile(
    r"^(?:那|所以|这样)?(?:我们?|咱们?)?(?:还|也)?(?:能不能|可不可以|能否|可否|能|可以)(?:牵头|申报|报|当头|做主体|当主体)(?:吗|么|不|了吗)?[？?。]*$"
)
_OTHER_UNIT = re.compile(
    r"^(?:但是?|可是?)?我们?(?:自己|单位|公司)?(?:没有?|清白|没事)|是[^，。？?]{0,6}(?:共建|合作|联合|参与|参建|牵头|另一家|对方|伙伴)"
)
"""Whose record it is does not matter: 第八条第（六）项 speaks of all building units."""

_SHORT = 40


def _units(message: Message) -> dict[str, Any]:
    """What the message says of the units, the centre and its head."""
    if _on_another_body(message):
        return {}
    facts = registration(message)
    text = message.text
    if (entity := centre_entity(text)) is not None:
        facts.pop("lead_is_legal_person", None)
        facts["centre_entity"] = entity.value
    if found := director_title(message):
        facts["director_title"] = found
    elif message.says(HANDED_OVER) and "director_title" in message.known:
        facts["director_title"] = None
    if message.says(_ALONE):
        facts["number_of_units"] = 1
    elif units := _PARTNERS.search(text):
        facts["number_of_units"] = to_int(units["n"])
    for name, pattern in _STATED.items():
        if (stated := states(text, pattern)) is not None and (
            message.says(OWN) or message.says(VERDICT) or message.declares
        ):
            facts[name] = stated
    facts |= credit(message) | mode(message)
    return {
        name: value
        for name, value in facts.items()
        if name not in _ONLY_WITH or message.says(_ONLY_WITH[name])
    }


_STATED = {
    "has_joint_agreement": _AGREEMENT,
    "has_funding_commitment": _COMMITMENT,
    **_BASICS,
}
_ONLY_WITH = {
    "has_joint_agreement": re.compile(
        r"协议书?(?:还|都|也)?(?:没|未|签|有)|协议[^，。？?]{0,8}(?:没|未)签|(?:没|未|签|有|无)[^，。？?]{0,6}协议"
    ),
    "has_funding_commitment": re.compile(
        r"(?:没|未|不|出具|写|有|给|做)[^，。？?]{0,8}承诺|承诺书?(?:还|都|也)?(?:没|未|签|有|写)"
    ),
    "has_equipment": re.compile(r"没(?:有)?[^，。？?]{0,4}(?:设备|仪器|装备)"),
    "has_premises": re.compile(r"没(?:有)?[^，。？?]{0,4}(?:场地|场所|办公地方)"),
}


_HEADS_TITLE = "负责人职称"


def _about(facts: dict[str, Any]) -> tuple[str, ...]:
    return tuple(title for titles, names in _GROUPS.items() if set(names) & set(facts) for title in titles)
