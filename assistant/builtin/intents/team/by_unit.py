"""The teams of several units, each told by itself: 甲公司10人里4个有职称3个固定，乙学院20人里4个有职称6个固定."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.labels import UNTITLED, labels_in, mentions, none_or_all
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.changes import changes
from assistant.builtin.intents.team.unit_names import (
    FOR_ANOTHER,
    MINE,
    merged,
    named_otherwise,
    named_units,
    unit_meant,
)
from corpus.numerals import NUMERAL

PART_FIELDS: Mapping[str, str] = {
    "titled": "titled_staff",
    "intermediate": "intermediate_staff",
    "senior": "senior_staff",
    "permanent": "permanent_staff",
}
_LEADING = re.compile(r"牵头|主体")
_PARTNER = re.compile(r"共建|合作|联合|参与|参建|另|对方|他们|人家|乙|那边")
_NAMELESS = re.compile(r"^(?:我们?|咱们?|俺们?|本|的)")
LEAD = "牵头单位"


def unit_teams(message: Message) -> dict[str, Any]:
    """Give the teams of the units that `message` describes one after the other, as the checker takes them.

    A message on a partner's team that follows one on the lead's makes two teams of both. Empty where it tells of one team.
    """
    segments, together = told_by_unit(plain(message.text))
    described: list[dict[str, Any]] = []
    for name, said in segments:
        if team := team_of(name, said, _parts_of(described[:1])):
            described.append(team)
    known = message.known
    if known.get("unit_teams") and (again := _told_again(known["unit_teams"], segments)):
        return again
    if (
        len(described) == 1
        and message.active
        and _PARTNER.search(described[0]["unit"])
        and known.get("team_total")
        and not NOT_BESIDE.search(message.text)
        and not with_ours(message.text, known)
    ):
        own = {name: known[name] for name in ("team_total", *PART_FIELDS.values()) if name in known}
        described = [{"unit": LEAD, **own}, described[0]]
    if len(described) == 1 and len(described[0]) > 2 and _is_the_lead(segments):
        return {name: value for name, value in described[0].items() if name != "unit"}
    if len(described) < 2 or len({team["unit"] for team in described}) < len(described):
        return {}
    if max(len(team) for team in described) < 3:
        return {**summed(described), **together} if together else {}
    return {"unit_teams": described, **together}


def _is_the_lead(segments: list[tuple[str, str]]) -> bool:
    """Whether all that is told is told of the lead unit, and of nobody who comes or goes."""
    return any(_LEADING.match(name) for name, _ in segments) and not any(
        count.change for _, said in segments for count in counts(said, "team")
    )


def summed(teams: list[dict[str, Any]]) -> dict[str, int]:
    """The numbers of all units together, of those that every unit has given."""
    names = [
        name for name in teams[0] if name != "unit" and all(team.get(name) is not None for team in teams)
    ]
    return {name: sum(team[name] for team in teams) for name in names}


def _told_again(teams: list[dict[str, Any]], segments: list[tuple[str, str]]) -> dict[str, Any]:
    """研究所变28人、固定6: the teams that are known, one of them with other numbers. Empty where no known unit is named."""
    told = [(_same_unit(name, teams), said) for name, said in segments]
    gone = {at for at, said in told if at is not None and _LEAVES.search(said) and not counts(said, "team")}
    if gone and len(gone) < len(teams):
        return {"unit_teams": [team for at, team in enumerate(teams) if at not in gone]}
    if not told or any(at is None for at, _ in told):
        return {}
    changed = [dict(team) for team in teams]
    heard: list[bool] = []
    for at, team in enumerate(changed):
        said = "，".join(words for which, words in told if which == at)
        heard.append(_tell(team, said))
    return {"unit_teams": changed} if any(heard) else {}


_LEAVES = re.compile(
    r"不干了|退出|撤(?:走|出|了|资)|不参(?:加|与)|不来了|散伙|不(?:搞|做|玩|合作|掺和)了|散了"
)


def _same_unit(name: str, teams: list[dict[str, Any]]) -> int | None:
    """Which of the known units `name` means: by its name, or 我们 for the first and 对方 for the second of two."""
    units = [team["unit"] for team in teams]
    core = _BESIDE_NAME.sub("", name)
    cores = [_BESIDE_NAME.sub("", unit) for unit in units]
    named = [
        at for at, unit in enumerate(units) if (core and core in unit) or (cores[at] and cores[at] in name)
    ]
    if len(named) == 1:
        return named[0]
    if _OURS.match(name):
        return units.index(LEAD) if LEAD in units else 0
    return 1 if len(teams) == 2 and _PARTNER.search(name) else None


_BESIDE_NAME = re.compile(r"^(?:我们?|咱们?|他们|她们|对方|那家|这家)的?|(?:那边|这边|那头|这头|方|的)+$")
_OURS = re.compile(r"我|咱|本|牵头|主体")


def _tell(team: dict[str, Any], said: str) -> bool:
    """Put what is said of one unit into its team: new numbers, and who came or went. False where nothing is said."""
    found = [count for count in counts(said, "team") if count.people is not None]
    if (put_right := _by_so_many(team, said)) is not None:
        team.update(put_right)
        return bool(put_right)
    here = [count for count in found if not count.change]
    moved = [count for count in found if count.change]
    told: dict[str, Any] = {}
    for count in here:
        field = PART_FIELDS.get(count.kind) or (
            "team_total" if count.kind in ("", "total", "whole") else None
        )
        if field:
            told[field] = count.people
    if moved:
        message = Message(said, as_of=date.min, known=team)
        after = dict(told)
        changes(found, said, message, after)
        told = {**after, **told}
    team.update(told)
    return bool(told)


INSTEAD = re.compile(rf"{_LEAVES.pattern}|剩|换成|改成|变成")
NOT_BESIDE = re.compile(rf"{INSTEAD.pattern}|其中|里头|里面|含|包括")
"""共建单位退出了，剩22人: those told of are none who come to ours."""
_WITH_OURS = re.compile(
    r"(?:加|算|连|带|并|搭)上?(?![0-9])[^，,。；;0-9]{1,10}[，,]?(?:现在|就|团队|那|这样)*(?:一共|总共|合计|拢共|统共|共|合起来|加起来|变成|达到|有了)[是有就]?(?P<n>[0-9]+)"
)


def with_ours(text: str, known: Mapping[str, Any]) -> bool:
    """加上合作单位，一共30人: whether so many are ours and theirs together; fewer than ours are not."""
    told = _WITH_OURS.search(text)
    return told is not None and int(told["n"]) >= (known.get("team_total") or 0)


_SO_MANY_LESS = re.compile(
    rf"(?P<way>少|漏|多)(?:报|算|写|数|填|统计|记)?了?(?P<n>[0-9]+|{NUMERAL})\s?(?:个|名|位|人)(?:[，,](?:它|他们?|那边|应该|应|实际|其实|总共)*(?:是|为|有)(?P<now>[0-9]+|{NUMERAL})\s?(?:个|名|位|人))?"
)


def _by_so_many(team: dict[str, Any], said: str) -> dict[str, int] | None:
    """丙家少报一个，它是4个: the one number of the unit that comes out so; none where that is no single one. None where nothing
    of the kind is said.
    """
    less = _SO_MANY_LESS.search(said)
    if less is None or any(one.kind for one in counts(less.group(), "team")):
        return None
    step, now = exact(less["n"]), exact(less["now"]) if less["now"] else None
    step = (step or 0) * (-1 if less["way"] == "多" else 1)
    fits = [name for name, value in team.items() if type(value) is int and now in (None, value + step)]
    return {fits[0]: team[fits[0]] + step} if len(fits) == 1 else {}


_TOGETHER = re.compile(
    r"(?:两|三|四|五|几|各)[家方]|[合并]成(?:一|1)?个|并(?:到|为|入)|合起来|加起来|[加合放凑拢](?:在|到)?一[起块锅堆搭]|(?:家|方|单位)凑|合计|合并|联合|共建|合作(?!客户|项目|对象|伙伴)|全部"
)
_A_UNIT = re.compile(r"[\u4e00-\u9fff][大院所厂司校]$")
_ALL_IN_ALL = re.compile(r"一共|总共|共计|拢共|统共")


def told_by_unit(text: str) -> tuple[list[tuple[str, str]], dict[str, int]]:
    """Each unit with all that is said of it, and what is said of all together (固定的两家一共16个).

    甲14人固定6，乙10人固定2；工程师以上甲5乙4: what a unit is told of again is put to what was said before, under the
    label that the list begins with.
    """
    starts = named_units(text)
    if _TOGETHER.search(text):
        starts = merged(starts, named_otherwise(text))
    elif starts:  # 我们厂14人…，农大9人…
        starts = merged(starts, [one for one in named_otherwise(text) if _A_UNIT.search(one[1])])
    units: dict[str, list[str]] = {}
    together: dict[str, int] = {}
    topic, again = _topic(text[: starts[0][0]]) if starts else "", ""
    ends = [*(start for start, _ in starts[1:]), len(text)][: len(starts)]
    for (start, name), end in zip(starts, ends, strict=True):
        said = text[start + len(name) : end]
        said = _without_the_next(said) if end < len(text) else said
        if len(starts) > 1:
            said, of_all = _own(said)
            together |= of_all
        unit = FOR_ANOTHER.sub("", unit_meant(name, [*units]))
        of_them = (again if unit in units else "") or topic
        units.setdefault(unit, []).append(f"{of_them}{said}" if _ONLY_A_NUMBER.match(said) else said)
        topic = (topic if _ONLY_A_NUMBER.fullmatch(said) else "") or _topic(said)
        again = _topic_with_a_number(said)
    return [(name, "，".join(parts)) for name, parts in units.items()], together


def _without_the_next(said: str) -> str:
    """…，内大（那边）: what stands before the name of the unit that comes next is said of that one."""
    said = _BEFORE_NEXT.sub("", said)
    left = _LEFT_OF_NEXT.search(said)
    return said[: left.start()] if left and not labels_in(left.group(), "team") else said


_LEFT_OF_NEXT = re.compile(r"(?<=[，,。；;、：:])[^，,。；;、：:0-9]{1,4}$")
_BEFORE_NEXT = re.compile(r"(?:跟|和|与|同|还有|外加|加上|另有|，|,|、|；|;)*(?:1|一|另)?(?:个|家|所)?$")
_ONLY_A_NUMBER = re.compile(r"\s?(?:的|有|是|出)?\s?[0-9]+\s?(?:个|名|位|人)?\s?(?:[，,、；;。]|$)")


def _topic(said: str) -> str:
    """工程师以上甲5乙4: the label at the end of what was said before, which the numbers of the units come after."""
    named = [label for label in labels_in(said, "team") if label.kind in PART_FIELDS]
    if not named or not re.fullmatch(r"[的是有分别各：:，,\s]*", said[named[-1].end :]):
        return ""
    return "" if re.search(r"[0-9]\s?(?:个|名|位|人)?$", said[: named[-1].start]) else named[-1].word


def _topic_with_a_number(said: str) -> str:
    """我家有职称的5个、学校9个: what the number of the unit told of next is said of, too, where its people are known already."""
    named = [label for label in labels_in(said, "team") if label.kind in PART_FIELDS]
    alone = len(named) == 1 and _ONLY_A_NUMBER.fullmatch(said[named[0].end :])
    return named[0].word if alone else ""


def _own(said: str) -> tuple[str, dict[str, int]]:
    """What is said of one unit, without the clauses behind it on all of them."""
    clauses = re.split(r"(?<=[，,；;。])", said)
    own = next(
        (at for at, clause in enumerate(clauses) if at and _of_all(clause, "".join(clauses[:at]))),
        len(clauses),
    )
    return "".join(clauses[:own]), _of_all_together("".join(clauses[own:]))


def _of_all(clause: str, before: str) -> bool:
    """Whether a clause tells numbers of all units together: 投入11人，固定6人，总共43人 is more than the unit itself has."""
    found = [count for count in counts(clause, "team") if count.people is not None]
    part = any(count.kind in PART_FIELDS for count in found) or any(
        kind in PART_FIELDS for kind in mentions(clause, "team")
    )
    if not found or _TOGETHER.search(clause):
        return bool(found)
    first = next(iter(counts(before, "team")), None)
    more = first and first.kind in ("", "whole") and (first.people or 0) < (found[0].people or 0)
    return bool(_ALL_IN_ALL.search(clause)) and (part or bool(more))


def _of_all_together(said: str) -> dict[str, int]:
    fields = {**PART_FIELDS, "total": "team_total"}
    named = [kind for kind in mentions(said, "team") if kind in PART_FIELDS]
    told: dict[str, int] = {}
    for count in counts(said, "team"):
        kind = named[0] if count.kind == "total" and len(named) == 1 else count.kind
        if count.people is not None and not count.change and kind in fields:
            told[fields[kind]] = count.people
    return told


_MORE = re.compile("再|又|新|补|加|多|后来")


def _parts_of(first: list[dict[str, Any]]) -> list[str]:
    """甲家18人有中高级6个，乙家15人3个: what the numbers of the first unit are of, in their order."""
    kinds = {field: kind for kind, field in PART_FIELDS.items()}
    return [kinds[name] for team in first for name in team if name in kinds]


_STAFF = re.compile("教职|职工|员工")
_ANY_UNIT, _ALL_OF_IT = (
    re.compile("(?:全|整个|我们)?(?:公司|集团|企业|单位|学校|学院|院|厂)"),
    re.compile("(?:里|现在|目前)?(?:总共|一共|上下|全部|总人数|总计)"),
)
"""我们有37个人，学校里教职工97人，公司总共220人: the staff of a unit is no part of the team."""
_ASIDE = re.compile(
    r"[^，,。；;、：:\s（(][，,。；;、]\s?(?!(?:我们?|他们?|咱们?|那边|这边|就|一共|总共|共|有|派|出|投入|来|的|团队|了|也|才|只)*\s?$)[^，,。；;、]+$"
)
"""在北京，党员4人: told behind something else, and who they are is told, too."""
_OF_THINGS = re.compile(
    r"(?:专利|软著|著作权|论文|课题|项目|成果|设备|仪器|实验室|场地|样机|产品|订单|客户|标准|奖项?|中试线|产线|基地|平台)(?:一共|总共|有|是|共|了)*\s?$"
)
"""在研课题35个: no people."""
_A_SHARE = re.compile("(?:比例|指标|条件|标准|要求|占比)")


def team_of(name: str, said: str, parts: list[str]) -> dict[str, Any] | None:
    """The team of one unit: its total, which stands first or is called so, and the parts of it; `parts`: what numbers
    without a label are of.
    """
    found = _of_people(name, said)
    totals = [count for count in found if count.kind == "total"]
    if len(totals) > 1 or not found:
        return None
    if len(found) == 1 and found[0].at > found[0].start and UNTITLED.search(found[0].word):
        # 学校那15人没有职称的
        return {
            "unit": LEAD if _NAMELESS.match(name) else name,
            "team_total": found[0].people,
            "titled_staff": 0,
        }
    if not totals and (found[0].kind not in ("", "whole") or (len(found) == 1 and found[0].unit == "")):
        return None
    total = totals[0] if totals else found[0]
    if _STAFF.search(total.word) or (_ANY_UNIT.fullmatch(name) and _ALL_OF_IT.match(said)):
        return None
    if not total.kind and _ASIDE.search(said[: total.start]):
        return None
    others = [count for count in found if count is not total]
    if len(others) == len(parts) and not any(count.kind for count in others):
        others = [replace(count, kind=kind) for count, kind in zip(others, parts, strict=True)]
    if any(not count.kind for count in others):
        return None
    team: dict[str, Any] = {"unit": LEAD if _NAMELESS.match(name) else name, "team_total": total.people}
    for count in others:
        field = PART_FIELDS.get(count.kind)
        if field is not None:
            team[field] = team.get(field, 0) + (count.people or 0)
        elif count.kind == "mobile" and count.people == total.people:
            team.setdefault("permanent_staff", 0)  # 大学20人，兼职20人
    return {**_nobody(said), **_senior_alone(team, said)}


def _of_people(name: str, said: str) -> list[Count]:
    """The numbers of people of one unit, without those who come or go."""
    found = [count for count in counts(said, "team") if count.people is not None]
    of_theirs = len(found) > 1 or not MINE.match(name)
    if found and found[0].change > 0 and of_theirs and not _MORE.search(said[: found[0].start]):
        found[0] = replace(found[0], change=0)  # 合作的大学还来8个人: so many are theirs
    return [
        count
        for count in found
        if not (count.change or _OF_THINGS.search(said[: count.start]) or _A_SHARE.match(said[count.end :]))
    ]


def _senior_alone(team: dict[str, Any], said: str) -> dict[str, Any]:
    """副教授3个，其余是研究生; 全是副教授: those with a senior title are all that have one."""
    senior = team.get("senior_staff")
    alone = senior is not None and not team.keys() & {"titled_staff", "intermediate_staff"}
    of_all = senior == team["team_total"] or _REST_UNTITLED.search(said)
    return {**team, "titled_staff": senior} if alone and of_all else team


_REST_UNTITLED = re.compile(
    r"(?:其余|其他|其它|剩下|余下|别的)[^，,。；;0-9]{0,6}(?:研究生|学生|博士生|硕士生|没(?:有)?(?:什么|啥)?职称|无职称|初级|助理|实习|没评)"
)


def _nobody(said: str) -> dict[str, int]:
    """有2个高工，没中级; 都不是固定的: the parts of which there is nobody."""
    named = none_or_all(said, "team")
    nobody = {PART_FIELDS[kind]: 0 for kind, everybody in named if kind in PART_FIELDS and not everybody}
    return nobody | ({"permanent_staff": 0} if _NONE_PERMANENT.search(said) else {})


_NONE_PERMANENT = re.compile(r"(?:都|全|均|全都)(?:不|非|没)(?:是|算|有|签)?(?:固定|在编|全职|长期合同)")
