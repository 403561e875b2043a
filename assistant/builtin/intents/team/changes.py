"""Who comes to a research team, goes from it or becomes another: 又招了5个, 走了俩, 把5个外聘转成固定, 2个评上中级.

Who came or went is counted where the message says that they belong. Where it says nothing of them, how many of the team
are permanent or titled is no longer known, and is asked for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.labels import UNTITLED, labels_in
from assistant.builtin.extraction.moves import GROWN_TO, others_unchanged
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.fields import FIELDS, TITLES
from assistant.builtin.intents.team.what_is_short import made_up
from assistant.builtin.intents.team.who_they_were import left_unsure, sorts_not_told
from corpus.numerals import NUMERAL, to_int

_TRAITS = frozenset({"titled", "intermediate", "senior", "permanent", "mobile", "other_titles"})
_NOT = re.compile(r"(?:不是|不算|并非|非|没有|没|无|不)(?:一个)?$")
_OF_THEM = re.compile(
    r"^(?:（|\()?(?:而且|并且|同样|本来|原来|还|也|又|且)?(?:(?:一?进来|来了?)就|他|她|其(?![他它余])|这|那(?!么|要|就)|俩|两|都|全|均|也|是|同样|而且|并且|一样|没(?!变|动|问题)|无|不是|签)"
)
_CLAUSE_END = re.compile(r"[，,。；;？?！!\n（(]")
_BEFORE_THAT = re.compile(r"原来|本来|原先|之前|以前|原有|[走跑退来]前")


def of_those_who_moved(found: Sequence[Count], text: str, message: Message) -> list[Count]:
    """他俩也是固定的, 其中1个固定: numbers of people who came or went in this message, not of the team."""
    return [count for count in found if _whose(count, found, text, message) is not None]


def _whose(count: Count, found: Sequence[Count], text: str, message: Message) -> Count | None:
    """Those who came or went of whom `count` tells how many are permanent or titled; None where it tells of the team."""
    moved = [other for other in found if other.change and other.people and other.end <= count.start]
    if count.change or count.people is None or count.kind not in _TRAITS or not moved:
        return None
    last, clause = moved[-1], _CLAUSE_END.split(text[: count.start])[-1]
    if count.people > (last.people or 0) or _AS_IT_IS.search(clause) or GROWN_TO.search(text[: count.start]):
        return None
    name = FIELDS.get(count.kind)
    told = message.known.get(name) is not None if name else True
    told = told or any(one.kind == count.kind and not one.change and one.start < last.start for one in found)
    beside = bool(_CLAUSE_END.search(text[last.end : count.start]))
    return last if count.refers or AMONG_THEM.search(clause) or (told and beside) else None


AMONG_THEM = re.compile(r"其中|里头|里面|里边|当中|包括|含")
"""走了5个，里头固定的2个: of those who are told right before."""


_AS_IT_IS = re.compile(
    r"现在|目前|如今|眼下|还剩|还有|还是|仍是|仍然是|剩|一共|总共|总数|合计|原来|本来|原先|之前|以前|原有"
)


def told_once(found: Sequence[Count], text: str) -> list[Count]:
    """`found` without those who come or go told of again: 来2个博士后，…，他俩进来会不会拉低比例."""
    once = [count for at, count in enumerate(found) if not _again(count, found[:at], text)]
    once = [count for count in once if not (count.change and count.kind == "elsewhere")]
    return _with_the_total_once(once, text)


def _with_the_total_once(found: Sequence[Count], text: str) -> list[Count]:
    """招2个固定的，总人数跟着加2个: by how much the total grows is told of those who came, and of nobody beside them. Where the
    numbers do not go together it is not known what is meant.
    """
    totals = [one for one in found if one.people and _grows(one, text)]
    moved = [one for one in found if one.change and one.people and one not in totals]
    if not (totals and moved):
        return list(found)
    sums = {
        abs(sum((one.people or 0) * one.change for one in moved[first:last]))
        for first in range(len(moved))
        for last in range(first + 1, len(moved) + 1)
    }
    return [
        replace(one, kind="difference", change=0) if one in totals else one
        for one in found
        if not (one in totals and one.people in sums)
    ]


UNTOUCHED = re.compile(
    r"(?:团队|队伍|科研|研发|研究)[^，,。；;0-9]{0,6}(?:没动|没变|不变|不动|照旧|还是|仍是|不受影响)"
)


def _grows(count: Count, text: str) -> bool:
    """总数也加3个, 分母得减2: said of how many there are, with no other number between."""
    before = text[: count.start]
    return bool((_TOTAL_GROWS if count.change else _TOTAL_IS_MORE).search(before))


_TOTAL_IS_MORE = re.compile(
    r"(?:总(?:人)?数|总的|总量|分母|基数|人头数?|人数|盘子|规模|团队|队伍)(?:也|就|都|跟着|随着|随之|相应|同步|自然|不就|得|要|会|应该?)*(?:多|少|加|增|涨|添|减|降|掉|长|扣)(?:加|少|了|出|上|去|掉|来)*\s?$"
)
_TOTAL_GROWS = re.compile(
    r"(?:总(?:人)?数|总的|总量|分母|基数|人头数?|(?<![其多少])人数|盘子|规模)[^，,。；;、0-9]{0,8}$"
)


def _again(count: Count, before: Sequence[Count], text: str) -> bool:
    moved = [one for one in before if one.change and one.people and one.people == count.people]
    of_the_share = count.at > count.start and _SHARE_BEHIND.match(text[count.at + len(count.word) :])
    same = [one for one in moved if one.change == count.change or (of_the_share and not count.change)]
    return count.refers and bool(same)


_STILL_TO_COME = re.compile(
    r"下个?月|下周|明年|年底|下半年|要|将|准备|打算|马上|即将|以后|之后|了的?话|[走退]后|要是|如果|假如"
)


def changes(found: Sequence[Count], text: str, message: Message, facts: dict[str, Any]) -> None:
    """又招了5个, 走了俩工程师，他俩也是固定的: what there was, and so many more or fewer."""
    known = {**{name: message.known[name] for name in FIELDS.values() if name in message.known}, **facts}
    moved = [count for count in found if count.change and count.people]
    if not moved:
        return
    aside = of_those_who_moved(found, text, message)
    to_come = message.says(_STILL_TO_COME)
    changed: dict[str, int | None] = {}
    unsure: dict[str, int] = {}
    before = message.known.get("team_total")
    then = before + sum((one.people or 0) * one.change for one in moved) if isinstance(before, int) else None
    for count in moved:
        told = {kind for kind in FIELDS if _told_afterwards(kind, count, found, text, aside, to_come, then)}
        if "total" not in told:
            _add("team_total", count.change * (count.people or 0), known, changed)
        parts = [one for one in aside if _whose(one, found, text, message) is count]
        if parts:
            traits = _told_of_all(count, found, text) - {one.kind for one in parts}
        else:
            traits = _traits(count, found, text, message)
        steps = [(traits, count.people or 0), *((_of_a_part(one, text), one.people or 0) for one in parts)]
        known_of_them = {kind for kinds, _ in steps for kind in kinds}
        if count.change < 0 and known_of_them and not others_unchanged(text):
            for sort in sorts_not_told(known_of_them | told):
                unsure[sort] = unsure.get(sort, 0) + (count.people or 0)
        for kinds, people in steps:
            for kind, names in _counted_as(kinds, known).items():
                for name in names if kind not in told else ():
                    _add(name, count.change * people, known, changed)
        if not traits and not parts and not others_unchanged(text):
            unknown = [
                name
                for kind, name in FIELDS.items()
                if kind != "total" and name in known and kind not in told
            ]
            changed.update(dict.fromkeys(unknown))
    facts.update({**changed, **left_unsure(unsure, {**known, **changed}, message.known)})


def _of_a_part(part: Count, text: str) -> set[str]:
    """走2个（一个固定工程师，一个流动的）: all that is said of the one."""
    end = max(part.end, part.at + len(part.word))
    behind = re.split(r"[，,、。；;？?！!）)和跟0-9]", text[end:])[0]
    return {part.kind} | {label.kind for label in labels_in(behind, "team") if label.kind in _TRAITS}


def _add(name: str, step: int, known: dict[str, Any], changed: dict[str, int | None]) -> None:
    before = changed.get(name, known.get(name))
    if isinstance(before, int):
        changed[name] = before + step if before + step >= 0 else None  # more than there were cannot go


def _told_afterwards(
    kind: str,
    moved: Count,
    found: Sequence[Count],
    text: str,
    aside: Sequence[Count],
    to_come: bool,
    then: int | None,
) -> bool:
    """走了2个，现在固定13个: how many there are is told after those who went, unless they are still to go."""
    for count in found:
        if count.change or count.people is None or count in aside:
            continue
        if kind == count.kind == "total" and count.people == then:
            return True  # 要是再加1个，总数也变成36, of 35
        same = count.kind == kind or (kind == "total" and not count.kind)
        if same and (GROWN_TO.search(text[: count.start]) or _AFTER_THAT.search(text[: count.end])):
            return True
        clause = _CLAUSE_END.split(text[: count.start])[-1]
        if to_come or count.start < moved.start or _as_it_was(text[moved.end : count.start]):
            continue
        if count.kind == kind or (same and _AS_IT_IS.search(clause)):
            return True
    return False


def _as_it_was(between: str) -> bool:
    """跑之前我们40人，高级6，中级7: all that follows is told of the time before, up to a word for now."""
    was = [match.end() for match in _BEFORE_THAT.finditer(between)]
    return bool(was) and not _AS_IT_IS_NOW.search(between, was[-1])


_AS_IT_IS_NOW = re.compile(r"现在|目前|如今|眼下|还剩|只剩|剩下|剩(?=\s?[0-9])|[。！!]")


_AFTER_THAT = re.compile(
    r"[走退来进](?:了|掉)?(?:以后|之后|后)(?:就|还|只|才|剩下?|是|有|一共|总共|团队)*[0-9][^。；;！!？?]*$"
)
"""他们2个走了以后30人，固定9: so many there are then."""


def _traits(moved: Count, found: Sequence[Count], text: str, message: Message) -> set[str]:
    """What the message says of those who came or went: by their number, or in what follows of them (都是固定的)."""
    traits = _told_of_all(moved, found, text)
    return (
        traits
        or _topic(moved, text)
        or _told_before(moved, text)
        or _spoken_of(moved, message)
        or made_up(moved, text, message)
    )


def _told_of_all(moved: Count, found: Sequence[Count], text: str) -> set[str]:
    others = [
        count for count in found if count is not moved and not (count.refers and count.start > moved.end)
    ]
    taken = {count.at for count in others if count.at >= 0}
    end = min((count.start for count in others if count.start > moved.end), default=len(text))
    traits = {moved.kind} & _TRAITS
    for start, clause in _clauses(text, moved.end, end):
        if start > moved.end and not (_OF_THEM.search(clause) or _only_a_label(clause)):
            continue
        for label in labels_in(clause, "team"):
            of_the_share = _SHARE_BEHIND.match(clause[label.end :])
            if label.kind in _TRAITS and not of_the_share and start + label.start not in taken:
                negated = bool(_NOT.search(clause[: label.start]))
                traits.add(_OPPOSITE.get(label.kind, "other_titles") if negated else label.kind)
    return traits


def _only_a_label(clause: str) -> bool:
    """走了一个副高，固定的，没再招; 再进10名研究生，流动的、也没职称: who it was."""
    labels, left = labels_in(clause, "team"), clause
    for label in labels:
        left = left.replace(label.word, "", 1)
    return bool(labels) and not _BESIDE_LABEL.sub("", left)


_BESIDE_LABEL = re.compile("的|人员|工|编|岗|还|本来|[、也又且都]")
_SHARE_BEHIND = re.compile("(?:的|人员|[和与及跟、](?:固定|职称|在编))*(?:比例|占比|比重|这项|指标)")
"""他俩进来职称比例会不会掉: what becomes of the share, not who they are."""
_OPPOSITE = {"permanent": "mobile", "mobile": "permanent"}


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The clauses between two places, each with where it begins."""
    for match in re.finditer(r"[^，,。；;？?！!\n（()）]+", text[start:end]):
        yield start + match.start(), match.group()


def _topic(moved: Count, text: str) -> set[str]:
    """那71个流动的辞掉4个: of those named right before, in the same clause."""
    clause = max((match.end() for match in _CLAUSE_END.finditer(text[: moved.start])), default=0)
    before = [label for label in labels_in(text[clause : moved.start], "team") if label.kind in _TRAITS]
    return {before[-1].kind} if before else set()


_WHO_THEY_ARE = re.compile(
    r"(?P<verb>[走裁减退撤招来进加补])(?:掉|了|进来|来)?的(?:人)?(?:都|全|全都|均|也)?(?:是)(?P<who>[^，,。；;？?！!]+)"
)


def _told_before(moved: Count, text: str) -> set[str]:
    """裁的都是没职称的流动人员，裁一个: said of all who come or go, before their number."""
    said = [
        one
        for one in _WHO_THEY_ARE.finditer(text[: moved.start])
        if (one["verb"] in "招来进加补") == (moved.change > 0)
    ]
    return (
        {label.kind for label in labels_in(said[-1]["who"], "team") if label.kind in _TRAITS}
        if said
        else set()
    )


_ONE_KIND = {"中、高级职称比例": "titled", "固定人员比例": "permanent"}


def _spoken_of(moved: Count, message: Message) -> set[str]:
    """新来一个固定的, then 再来一个呢; 差几个职称, then 补上一个够吗: those who were spoken of."""
    if not (message.active and message.before):
        return set()
    text, found = plain(message.before), counts(message.before, "team")
    before = [count for count in found if count.change == moved.change]
    if before:
        return _traits(before[-1], found, text, replace(message, before=""))
    kinds = {_ONE_KIND[title] for title in message.about if title in _ONE_KIND}
    return kinds if moved.change > 0 and len(kinds) == 1 and _HOW_MANY_MORE.search(text) else set()


_HOW_MANY_MORE = re.compile(r"(?:差|缺|补|加|招|添|聘|转)[^，。？?]{0,4}(?:几|多少)")


def _counted_as(traits: set[str], known: dict[str, Any]) -> dict[str, set[str]]:
    """Which numbers people with these traits belong to, of those that are known."""
    counted: dict[str, set[str]] = {}
    for kind in traits & {*FIELDS}:
        counted[kind] = {FIELDS[kind]} & {*known}
        if kind in ("intermediate", "senior"):
            counted["titled"] = {FIELDS["titled"]} & {*known}
    return counted


_CONVERTED = re.compile(
    rf"(?P<n>{NUMERAL})\s?(?:个|名|位|人)(?:人)?(?P<whom>[^，。；;？?0-9几]{{0,14}}?)"
    r"(?P<verb>(?:转|变|聘|签|改|换)(?:成|为|正|作|到|岗)|转(?=固定|流动|兼职|全职|专职|正式|在编)|评上|评下|评了|评为|考上|考下|考过|考出|拿到|拿上|拿下|拿了|取得|晋升|升|晋)(?:了|到|为|成|上)*(?P<what>[^，。；;？?！!]{0,8})"
)
_NEWLY = re.compile(
    rf"(?P<verb>新评|新晋|评上|评了|评下来|晋升|考上|考下来?|考过|拿下|拿到|批下来|转正|转固定|转[成为]固定|转)(?:了|上)*(?P<n>{NUMERAL})\s?(?:个|名|位)(?P<what>[^，。；;？?！!]{{0,6}})"
)
_CHANGES_NOW = re.compile(r"又|再|刚|新|马上|即将|要是|如果|假如|等|下□|今年|明年|这□|后来")


def conversion(text: str, message: Message) -> re.Match[str] | None:
    """Find who becomes something else: 把5个外聘转成固定. Who has got a title is only counted anew where it is news:
    45人里14个拿到中级 tells how many there are.
    """
    said = _CONVERTED.search(text) or _NEWLY.search(text)
    if said is None:
        return None
    told = _kinds(said["what"]) or "正" in said["verb"] or "固定" in said["verb"]
    if not (told or _from_mobile(said, message) or _named_before(said)):
        return None
    clause = _CLAUSE_END.split(text[: said.start()])[-1] + said.group()
    titled = any(message.known.get(FIELDS[kind]) is not None for kind in TITLES)
    of_posts = said["verb"][0] in "转变聘签改换"
    news = of_posts or _CHANGES_NOW.search(clause) or (message.active and titled)
    of_the_team = "其中" in clause and said["verb"][0] not in "转变改换"
    return said if news and not of_the_team else None


def _from_mobile(said: re.Match[str], message: Message) -> bool:
    """从流动的里转2个过来; 固定的还差几个, then 转2个行不行."""
    clause = _CLAUSE_END.split(said.string[: said.start()])[-1]
    return said["verb"] == "转" and (
        message.about == ("固定人员比例",) or bool({"mobile", "permanent"} & _kinds(clause))
    )


def _named_before(said: re.Match[str]) -> set[str]:
    """职称再考下来2个: what they become is named before."""
    clause = _CLAUSE_END.split(said.string[: said.start()])[-1]
    return _kinds(clause) & {*TITLES} if said.re is _NEWLY and said["verb"] != "转" else set()


def converted(said: re.Match[str], message: Message, facts: dict[str, Any]) -> None:
    """The total as it was, so many more of what they are now."""
    known = {**{name: message.known[name] for name in FIELDS.values() if name in message.known}, **facts}
    became = _kinds(said["what"]) or _named_before(said)
    if not became or "固定" in said["verb"] or said["verb"] == "转":
        became = became | {"permanent"}
    clause = _CLAUSE_END.split(said.string[: said.start()])[-1]
    whom = _BY_SIGNING.sub("", said["whom"]) if said.re is _CONVERTED else ""
    were = _kinds(whom) if said.re is _CONVERTED else _kinds(clause) - became
    for name, step in _steps(were, became, to_int(said["n"])).items():
        if isinstance(known.get(name), int):
            facts[name] = max(known[name] + step, 0)


_BY_SIGNING = re.compile("签[^，,。；;]{0,6}(?:合同|协议)")
"""2名流动的签长期合同变成固定: how they become so, not what they were."""


def _kinds(words: str) -> set[str]:
    return {
        "untitled" if label.kind == "other_titles" and UNTITLED.search(label.word) else label.kind
        for label in labels_in(words, "team")
        if label.kind in _TRAITS
    }


def _steps(were: set[str], became: set[str], number: int) -> dict[str, int]:
    """How the numbers change where so many people who were one thing are another now."""
    steps: dict[str, int] = {}
    if "permanent" in became and "permanent" not in were:
        steps["permanent_staff"] = number
    elif "mobile" in became:
        steps["permanent_staff"] = -number
    titles = became & {*TITLES}
    if titles and "titled" not in were:
        had = were & {"intermediate", "senior"}
        if not had:
            steps["titled_staff"] = number
        steps.update({FIELDS[kind]: number for kind in titles - {"titled"} - had})
        steps.update({FIELDS[kind]: -number for kind in had - titles})
    return steps
