"""The teams of several units, each told by itself: 甲公司10人里4个有职称3个固定，乙学院20人里4个有职称6个固定."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.labels import labels_in, mentions
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import Message
from assistant.builtin.intents._team_changes import changes

PART_FIELDS: Mapping[str, str] = {
    "titled": "titled_staff",
    "intermediate": "intermediate_staff",
    "senior": "senior_staff",
    "permanent": "permanent_staff",
}
_UNIT = re.compile(
    r"(?:牵头|主体|共建|合作|联合|参与|参建|另外?一?|[甲乙丙丁A-D]|他们|她们|人家|我们?|咱们?|俺们?|本|对)?的?"
    r"(?:(?:(?<=[甲乙丙丁A-D])组|单位|公司|企业|集团|大学|学院|高校|院校|学校|研究院|研究所|院所|(?<=[我本们])[校院所司厂]|(?<=[一我咱俺们])家(?=[出有派是只才0-9，,的])|厂)(?:那边|这边|那头|这头|方)?|(?<=[我对甲乙丙丁])方|那边|这边|那头)|(?:牵头|共建|合作)(?:方|的)?(?=(?:出|派|有|投入)?了?\s?[0-9一二两三四五六七八九十])|(?:我们|他们|对方|咱们)(?=(?:出|派|有|投入)?\s?[0-9一二两三四五六七八九十])"
    r"|[甲乙丙丁](?:(?:方|家)|(?=(?:出|派|有|投入|是)?\s?[0-9])|(?=说|也|都|不|退|撤|走))"
)
_LEADING = re.compile(r"牵头|主体")
_PARTNER = re.compile(r"共建|合作|联合|参与|参建|另|对方|他们|人家|乙|那边")
_CLAUSE_END = re.compile(r"[、，,。；;：:？?！!\n]")
_NAMELESS = re.compile(r"^(?:我们?|咱们?|俺们?|本|的)")
_LEAD, _OTHER = "牵头单位", "合作单位"


def unit_teams(message: Message) -> dict[str, Any]:
    """Give the teams of the units that `message` describes one after the other, as the checker takes them.

    A message on a partner's team that follows one on the lead's makes two teams of both. Empty where it tells of one team.
    """
    segments, together = _segments(plain(message.text))
    described = [team for segment in segments if (team := _team_of(*segment))]
    known = message.known
    if known.get("unit_teams") and (again := _told_again(known["unit_teams"], segments)):
        return again
    if (
        len(described) == 1
        and message.active
        and _PARTNER.search(described[0]["unit"])
        and known.get("team_total")
    ):
        own = {name: known[name] for name in ("team_total", *PART_FIELDS.values()) if name in known}
        described = [{"unit": _LEAD, **own}, described[0]]
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
        return units.index(_LEAD) if _LEAD in units else 0
    return 1 if len(teams) == 2 and _PARTNER.search(name) else None


_BESIDE_NAME = re.compile(r"^(?:我们?|咱们?|他们|她们|对方|那家|这家)的?|(?:那边|这边|那头|这头|方|的)+$")
_OURS = re.compile(r"我|咱|本|牵头|主体")


def _tell(team: dict[str, Any], said: str) -> bool:
    """Put what is said of one unit into its team: new numbers, and who came or went. False where nothing is said."""
    found = [count for count in counts(said, "team") if count.people is not None]
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


_TOGETHER = re.compile(
    r"(?:两|三|四|五|几|各)[家方]|合起来|加起来|[加合放凑](?:在|到)?一[起块锅堆]|合计|合并|联合|共建|合作|全部"
)
_ALL_IN_ALL = re.compile(r"一共|总共|共计|拢共|统共")


def _segments(text: str) -> tuple[list[tuple[str, str]], dict[str, int]]:
    """Each unit with all that is said of it, and what is said of all together (固定的两家一共16个).

    甲14人固定6，乙10人固定2；工程师以上甲5乙4: what a unit is told of again is put to what was said before, under the
    label that the list begins with.
    """
    starts = _named(text)
    if _TOGETHER.search(text):
        starts = _merged(starts, _named_otherwise(text))
    units: dict[str, list[str]] = {}
    together: dict[str, int] = {}
    topic, again = _topic(text[: starts[0][0]]) if starts else "", ""
    ends = [*(start for start, _ in starts[1:]), len(text)][: len(starts)]
    for (start, name), end in zip(starts, ends, strict=True):
        said = _without_the_next(text[start + len(name) : end])
        if len(starts) > 1:
            said, of_all = _own(said)
            together |= of_all
        unit = _FOR_ANOTHER.sub("", _unit_meant(name, [*units]))
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
    own = next((at for at, clause in enumerate(clauses) if at and _of_all(clause)), len(clauses))
    return "".join(clauses[:own]), _of_all_together("".join(clauses[own:]))


def _unit_meant(name: str, units: list[str]) -> str:
    """Which of the units named before `name` means (厂里 after 我们厂, 他们 after 一个大学); itself where it is a new one."""
    if name in units or _ANOTHER.match(name):
        return name
    if _MINE.match(name) and (mine := [unit for unit in units if _MINE.match(unit)]):
        return mine[0]
    if _LETTER.match(name) and (same := [unit for unit in units if unit[0] == name[0]]):
        return same[0]
    if _THEIRS.match(name):
        return units[-1] if len(units) > 1 else name
    for sort in _SORTS_OF_UNITS:
        if sort.search(name):
            same = [unit for unit in units if sort.search(unit)]
            distinct = _TELLS_APART.match(name) or any(_TELLS_APART.match(unit) for unit in same)
            return same[0] if len(same) == 1 and not distinct else name
    return name


_MINE = re.compile("我|咱|俺|本")
_THEIRS = re.compile(r"^(?:他们|她们|人家|对方|那边|那头)$")
_SORTS_OF_UNITS = (
    re.compile(r"厂|公司|企业|集团"),
    re.compile(r"大学|学院|高校|院校|学校"),
    re.compile(r"研究院|研究所|院所|所"),
)
_TELLS_APART = re.compile(r"[甲乙丙丁A-D]|另")
_LONGEST_BEFORE = 4
_ANOTHER = re.compile(r"(?:还有|另有|另外|外加|加上|跟|和|与|1|一)+(?:个|家|所)[^，。；0-9]{0,8}")


def _named(text: str) -> list[tuple[int, str]]:
    """The units that are called units, where a clause begins (还有个做设备的公司, too); 甲 and 乙 where a number follows."""
    found = []
    for match in _UNIT.finditer(text):
        before = _CLAUSE_END.split(text[: match.start()])[-1].strip()
        if _SAYS.match(text[match.end() :]):
            continue  # 甲方说得有15个: a claim, not a team
        if _ANOTHER.fullmatch(before):
            found.append((match.start() - len(before), before + match.group()))
        elif len(before) <= _LONGEST_BEFORE or _LETTER.fullmatch(match.group()):
            found.append((match.start(), match.group()))
    return found


_SAYS = re.compile(
    r"(?:们)?(?:非|硬|又|却|都)?(?:说|讲|认为|主张|要求|坚持)[^，,。；;]{0,12}(?:得|要|应|必须|就行|就够|够了)"
)
_FOR_ANOTHER = re.compile(r"^(?:还有|另有|另外|外加|加上|跟|和|与|1|一)+(?:个|家|所)(?:[^，]*的)?(?=.{2})")
_LETTER = re.compile(r"[甲乙丙丁](?:方|家)?")


def _merged(units: list[tuple[int, str]], others: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Both, where they stand apart; the others alone count where there are several."""
    free = [
        (at, name)
        for at, name in others
        if not any(at < start + len(unit) and start < at + len(name) for start, unit in units)
    ]
    return sorted([*units, *free]) if len(units) + len(free) > 1 else units


def _named_otherwise(text: str) -> list[tuple[int, str]]:
    """伊禾20人固定8，农大15人固定3: whatever stands before the number of people, where several build together."""
    names = [
        match["name"]
        for match in _ANY_NAME.finditer(text)
        if not labels_in(match["name"], "team") and not _NO_NAME.search(match["name"])
    ]
    return [
        (match.start(), name)
        for name in dict.fromkeys(names)
        for match in re.finditer(rf"(?<![\u4e00-\u9fff]){re.escape(name)}(?=[0-9的有出派是固职中高])", text)
    ]


_ANY_NAME = re.compile(
    r"(?:^|[，,。；;：:！!\n])(?P<name>[\u4e00-\u9fffA-Z]{2,8}?)(?=(?:出|有|派|投入)?(?:[0-9]+|[一二三四五六七八九十百]{1,5})\s?(?:个|名)?人)"
)
_NO_NAME = re.compile(
    "现|全|员|队|组|项目|去年|今年|明年|前年|原来|现在|目前|后来|本来|之前|人家|别人|隔壁|其中|一共|总共|合计|共|减|增|加|走|招|来|另外|还|再|又|里|家|最|至"
)


def _of_all(clause: str) -> bool:
    """Whether a clause tells numbers of all units together."""
    found = [count for count in counts(clause, "team") if count.people is not None]
    part = any(count.kind in PART_FIELDS for count in found) or any(
        kind in PART_FIELDS for kind in mentions(clause, "team")
    )
    return bool(found) and bool(_TOGETHER.search(clause) or (_ALL_IN_ALL.search(clause) and part))


def _of_all_together(said: str) -> dict[str, int]:
    fields = {**PART_FIELDS, "total": "team_total"}
    named = [kind for kind in mentions(said, "team") if kind in PART_FIELDS]
    told: dict[str, int] = {}
    for count in counts(said, "team"):
        kind = named[0] if count.kind == "total" and len(named) == 1 else count.kind
        if count.people is not None and not count.change and kind in fields:
            told[fields[kind]] = count.people
    return told


def _team_of(name: str, said: str) -> dict[str, Any] | None:
    """The team of one unit: its total, which stands first or is called so, and the parts of it."""
    found = [count for count in counts(said, "team") if count.people is not None and not count.change]
    totals = [count for count in found if count.kind == "total"]
    if len(totals) > 1 or not found:
        return None
    if not totals and (found[0].kind not in ("", "whole") or (len(found) == 1 and found[0].unit == "")):
        return None
    total = totals[0] if totals else found[0]
    if any(not count.kind for count in found if count is not total):
        return None
    team: dict[str, Any] = {"unit": _LEAD if _NAMELESS.match(name) else name, "team_total": total.people}
    for count in found:
        field = PART_FIELDS.get(count.kind)
        if field is not None:
            team[field] = team.get(field, 0) + (count.people or 0)
    return team
