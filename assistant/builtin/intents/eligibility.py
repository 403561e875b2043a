"""组建条件: what a message says of the team, the lead unit's place, the director, the agreement, the record."""

import re
from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.grouped import summed_up
from assistant.builtin.extraction.labels import mentions
from assistant.builtin.intents._message import GOES_ON, NOTHING, RULE, VERDICT, Heard, Message
from assistant.builtin.intents.committee.words import on_committee, weighs_sides
from assistant.builtin.intents.people.accounted import UNREAD, checked
from assistant.builtin.intents.people.left_open import left_open
from assistant.builtin.intents.people.others import EXPERTS_COUNTED, of_ours, only_titles
from assistant.builtin.intents.people.put_right_before import put_right_inside
from assistant.builtin.intents.team.as_it_counts import as_it_counts
from assistant.builtin.intents.team.as_it_is_now import as_it_is_now
from assistant.builtin.intents.team.asked_of_the_team import (
    TEAM,
    asks_for_a_check,
    asks_of_all,
    asks_of_all_at_the_end,
    goes_through_all,
    insists,
    of_our_people,
    on_the_posts,
    wants_one,
)
from assistant.builtin.intents.team.each_by_itself import each_by_itself, told_apart
from assistant.builtin.intents.team.fields import FIELDS, SHARES, UNTITLED
from assistant.builtin.intents.team.numbers import Team, team
from assistant.builtin.intents.team.room_left import asks_what_room_is_left
from assistant.builtin.intents.team.which_share import (
    BOTH_SHARES,
    OF_SHARE,
    asks_what_is_fixed,
    named_share,
    one_of_two,
    only_roughly_told,
    turns_to_the_other,
)
from assistant.builtin.intents.units.all_conditions import PLACES, lacking_for_all, whole_lead_item
from assistant.builtin.intents.units.credit import RECORD
from assistant.builtin.intents.units.head import (
    NOT_CHOSEN,
    OWN,
    of_the_head_beside_the_chair,
    put_forward,
    takes_the_chair,
    titled_otherwise,
)
from assistant.builtin.intents.units.in_clauses import told_in_clauses
from assistant.builtin.intents.units.legal_person import LICENSED
from assistant.builtin.intents.units.partners import of_any_unit
from assistant.builtin.intents.units.registration import PLACE_UNKNOWN
from assistant.builtin.intents.units.results import results_corrected, results_told, without_results
from assistant.builtin.intents.units.told import of_units
from assistant.checkers.team_room import ROOM

_OTHER_SUBJECTS = re.compile(
    r"专家组|理事|董事会|评审专家|论证会|论证专家|专家论证|评审(?:会|组|名单|那天|委员)|评委|评标|验收组|专家名单"
)
_PANEL, _FEWEST_KINDS = re.compile(r"评审(?:名单|组|会|小组)|专家名单|评委|论证"), 2
_NO_AGREEMENT = re.compile(
    r"协议[^，。；;？?]{0,6}(?:免|不用|不必|省|用不用|要不要|还(?:要|用|得|需)|签不签|没必要|不签|甭|别)|(?:免|不用|不必|省|用不用|要不要|还(?:要|用|得|需)|签不签|没必要|不签|甭|别)[^，。；;？?]{0,8}协议"
)
"""就我们一家单干，协议书免了吧."""
_COMMITMENT = re.compile(r"承诺|稳定(?:的)?(?:建设)?投入")
_COMMITMENT_WAIVED = re.compile(
    r"(?:承诺|稳定(?:的)?(?:建设)?投入)[^，,。；;？?]{0,6}(?:免了|免掉|不用|不必|省了|不写|不出|不给|不弄|不做|取消)(?![^，,。；;？?]{0,4}(?:[不没吗？?]$|是不是))"
)
"""稳定投入的承诺也一块儿免了: asked about beside the agreement."""
_WANTS_IN = re.compile(
    r"(?:想|打算|准备|要|来|去|拟|计划)[^，。？?]{0,8}(?:申报|申请|报|牵头|建|搞|当主体)|够(?:条件|资格)|就行|对[？?]|牵头|主体|申报"
)
_ASKS_ELSE = re.compile(r"哪|谁|什么|啥|甚|怎么|咋|如何|几|多少|多久|干嘛")
"""Where a unit is registered is told on the way to another question: 我们在和林，想申报，材料往哪递."""

_WHAT_FOR = re.compile(r"(?:干|做)(?:嘛|啥|什么)(?:呢|呀|的)?[？?]?$")
_CORRECTED = re.compile(r"^(?:哦|噢|啊|哎|嗯)?[，,]?(?:不对|错了|说错|搞错|记错|更正)")

_GROUPS = {
    ("中、高级职称比例", "固定人员比例"): (*FIELDS.values(), *SHARES.values(), UNTITLED, "unit_teams"),
    ("组建模式",): ("lead_type", "market"),
    ("市内注册",): ("registered_in_hohhot", "registered_place", "partners_in_hohhot"),
    ("独立法人资格",): ("lead_is_legal_person",),
    ("负责人职称",): ("director_title",),
    ("中心为独立法人实体",): ("centre_entity",),
    ("联合建设协议书",): ("has_joint_agreement",),
    ("协议书内容",): ("agreement_states_duties",),
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
    said, another = message.text, message.says(_ANOTHER_CASE)
    if another:
        message = replace(message, known={}, last=frozenset(), about=(), before="")
    through_all = goes_through_all(message)
    message = replace(message, text=put_right_inside(message.text, "team"))
    text, unclear = of_ours(without_results(message.text, chinese=through_all)), ""
    if not told_apart(message):
        text, unclear = as_it_counts(text)
    message = _of_all_groups(replace(message, text=text))
    people = _team(message)
    if (message.found and not _describes(people)) or asks_what_is_fixed(message, people.facts):
        return NOTHING
    units = (
        of_the_head_beside_the_chair(message)
        if _on_another_body(message)
        else of_units(replace(message, active=message.active or through_all))
    )
    if "director_title" in units and takes_the_chair(message):
        units = {name: value for name, value in units.items() if name != "director_title"}
    if "director_title" in units and not (_describes(people) or message.known.get("team_total")):
        people = Team()  # 她啥职称没评过: said of the one who is to head it, of nobody else
    facts = {**people.facts, **units}
    if through_all:
        facts = {**told_in_clauses(said), **_results(said, message.last), **facts}
    alone = facts.get("number_of_units") == 1 and message.says(_NO_AGREEMENT)
    if alone and message.says(_COMMITMENT_WAIVED):
        facts["has_funding_commitment"] = False
    titles = ("联合建设协议书", *(("建设投入承诺",) if message.says(_COMMITMENT) else ()))
    heard = Heard(facts, calls=True, about=titles) if alone else None
    heard = heard or _limits(people, facts, message) or _told(people, facts, message)
    heard = checked(heard, as_it_is_now(message.text), message, "team", FIELDS, SHARES)
    heard = left_open(heard, message)
    counted = heard.facts.get("team_total") or heard.facts.get("unit_teams")
    if unclear and heard.calls and counted and not heard.facts.get(UNREAD):
        heard = replace(heard, facts={**heard.facts, UNREAD: (unclear,)})
    if (
        heard.calls
        and not heard.limit
        and (asks_of_all(message) or (facts and asks_of_all_at_the_end(message)))
    ):
        heard = replace(heard, whole=True, about=heard.about if heard.needs else ())
    heard = each_by_itself(heard, message)
    return replace(heard, fresh=True) if another and people.facts else heard


def _results(text: str, last: Set[str]) -> dict[str, int]:
    """The number of results that a message tells, or puts right."""
    results = results_told(text)
    if results is None and "own_ip_results" in last:
        results = results_corrected(text)
    return {} if results is None else {"own_ip_results": results}


def _of_all_groups(message: Message) -> Message:
    """`message` with its tables summed up, unless they are told unit by unit, which the check sums up by itself."""
    summed = summed_up(message.text)
    if summed == message.text or on_the_posts(message.text):
        return message
    by_unit = _team(message)
    units = checked(Heard(by_unit.facts, calls=True), message.text, message, "team", FIELDS, SHARES)
    whole = "unit_teams" in units.facts and UNREAD not in units.facts
    return message if whole else replace(message, text=summed)


_ANOTHER_CASE = re.compile(
    r"换(?:一|个|1)?个?[拨组批套]数|换(?:一|1)?(?:个|种)(?:情况|例子|算例|团队)|(?:再|另)(?:外)?(?:看|核|算|有)(?:一|1)(?:家|个)(?:单位|公司|团队|中心)"
)
"""换一拨数：200人，中高级60: what was told before is of another team."""


def _limits(people: Team, facts: dict[str, Any], message: Message) -> Heard | None:
    """How many there must be, how large the team may be, or how many may still join it."""
    told_so_far = {name for name in ("team_total", *OF_SHARE) if facts.get(name, message.known.get(name))}
    if "team_total" in told_so_far and told_so_far - {"team_total"} and asks_what_room_is_left(message.text):
        told_of = {OF_SHARE[name] for name in told_so_far & {*OF_SHARE}}
        shares = [title for title in BOTH_SHARES if title in told_of]
        return Heard(facts, calls=True, about=(ROOM.title, *shares))
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


def _what_is_asked(facts: Mapping[str, Any], message: Message) -> tuple[str, ...]:
    """The findings on what is told and on what goes with it."""
    about = _about({name: value for name, value in facts.items() if value is not None}) or _about(facts)
    if about == ("独立法人资格",) and message.says(LICENSED):
        about = ("独立法人资格", "市内注册")  # 执照办完了，牵头没问题吧: it depends on where, too
    return (*about, _HEADS_TITLE) if about and message.says(NOT_CHOSEN) else about


def _told(people: Team, facts: dict[str, Any], message: Message) -> Heard:
    """What there is, and whether it is to be judged."""
    about = _what_is_asked(facts, message)
    given = {name for name, value in facts.items() if value is not None}
    if not (message.active and message.known):
        given -= {"number_of_units"}
    if heard := _before_any_fact(given, about, facts, message):
        return heard
    if given == {"partners_in_hohhot"} and not PLACES & (set(message.known) - set(facts)):
        calls = message.says(VERDICT) or bool(PLACES & set(facts)) or of_any_unit(message.text)
        return Heard(facts, calls=calls, about=about, limit=True, concerned=True)
    if _beside_the_question(given, message):
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
        about = (*about, *(one for one in whole_lead_item(given, message) if one not in about))
        return Heard(facts, True, about=about, beside=beside, needs=lacking_for_all(given, message))
    if message.active and facts.get("serious_dishonesty", "") is None:
        return Heard(facts, calls=True, about=about, needs=("serious_dishonesty",))
    if given & {"registered_place", "registered_in_hohhot"} and message.says(_WANTS_IN):
        return Heard(facts, calls=not message.says(_ASKS_ELSE), about=about, concerned=True)
    if message.active and message.known and message.says(_HOW_MANY_MORE):
        return Heard(facts, calls=True, about=named_share(message) or _about(dict.fromkeys(message.last)))
    if asks_for_a_check(message):
        of_the_team = message.says(TEAM) or of_our_people(message)
        return Heard(facts, calls=True, about=_about({"team_total": 0}) if of_the_team else ())
    if not facts and (asked_of := _without_a_number(message)):
        return Heard(calls=True, about=asked_of)
    if message.active and insists(message):
        return Heard(calls=True, about=_about(dict.fromkeys(message.last)))
    return Heard(facts, concerned=True) if facts else NOTHING


def _before_any_fact(
    given: Set[str], about: tuple[str, ...], facts: Mapping[str, Any], message: Message
) -> Heard | None:
    """What is asked where the very thing that it rests on is not known, or nothing is told yet."""
    if not PLACES & given and message.says(PLACE_UNKNOWN) and message.says(VERDICT):
        return Heard(facts, calls=True, about=("市内注册", *about), needs=("registered_place",))
    if given <= {"number_of_units"} and wants_one(message):
        return Heard(calls=True)
    if given == {"number_of_units"} and not (message.asked or message.says(VERDICT)):
        return Heard(facts, concerned=True)
    return None


def _without_a_number(message: Message) -> tuple[str, ...]:
    """What is to be judged of which nothing is told that can be reckoned with."""
    if only_roughly_told(message):
        return BOTH_SHARES
    if message.active and turns_to_the_other(message):
        return named_share(message)
    unknown = "director_title" not in message.known and put_forward(message)
    return (_HEADS_TITLE,) if unknown or titled_otherwise(message) else ()


def _beside_the_question(given: Set[str], message: Message) -> bool:
    """Whether what is told is not what is asked about: where the unit is, beside its record; a title, beside whom to tell."""
    if given == {"director_title"} and message.says(_NOTIFIED) and not message.says(VERDICT):
        return True
    of_places = bool(given) and given <= {*PLACES, "partners_in_hohhot"}
    return of_places and (message.says(RECORD) or _on_the_way(message))


_NOTIFIED = re.compile(
    "备案|报备|打(?:个|声)?招呼|言语|知会|(?:跟|向|给)(?:哪|谁)[^，。；;？?]{0,4}(?:说|报|讲)"
)
"""请个教授来当主任，聘下来跟哪儿打招呼: asked of what follows, not of the title."""


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
    if _on_another_body(message) or (message.others_active and not message.active and not message.says(TEAM)):
        return Team()
    if not message.known.get("team_total") and on_the_posts(message.text):
        return Team()
    if (message.found or (message.others_active and not message.active)) and only_titles(message):
        return Team()
    heard = team(message)
    alone = not (message.says(TEAM) or message.active or set(message.asked) & set(FIELDS.values()))
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
    of_experts = message.says(EXPERTS_COUNTED) and not message.says(TEAM)
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


_HOW_MANY_MORE = re.compile(r"(?:差|缺|补|加|招|添|来|请|聘|转)(?:上|够|进)?(?:几|多少)(?:个|名|人|位)?")


_HEADS_TITLE = "负责人职称"


def _about(facts: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(title for titles, names in _GROUPS.items() if set(names) & set(facts) for title in titles)
