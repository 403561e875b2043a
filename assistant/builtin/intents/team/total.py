"""How many people a research team has in all, where the message does not call that number a total."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.labels import UNTITLED, mentions
from assistant.builtin.intents._message import GOES_ON, REPLACES, Message
from assistant.builtin.intents.team.fields import FIELDS, TITLES
from assistant.checkers.team_shares import LIMIT

_DID_NOT = re.compile(r"^人?(?:还)?(?:没|未)(?!问题|事|变|动)")
_AMONG = re.compile(r"^(?:人)?(?:里|中|当中|其中|之中|内)")
_US = re.compile(r"(?:我们|咱们?|俺们|就|一共|总共|we are\s|we have\s|there are\s)$", re.IGNORECASE)
_OF_A_UNIT = re.compile(
    r"(?:公司|企业|大学|学院|高校|研究院|研究所|单位|集团|厂|学校|那边|这边|对方)[^，。；;？?0-9]{0,4}$"
)


def total_without_label(found: Sequence[Count], text: str, message: Message, facts: dict[str, Any]) -> None:
    """40个人里13个…; a number alone is what was asked for, or what was said last, or the total."""
    free = [
        count
        for count in found
        if not (count.kind or (count.refers and _AMONG.match(text[count.end :]))) and count.people
    ]
    sexes = [count for count in found if count.kind == "sex" and count.people]
    if {count.word[0] for count in sexes} == {"男", "女"} and len(sexes) == len("男女"):
        both = sum(count.people or 0 for count in sexes)
        if both >= max((count.people or 0 for count in found if not count.change), default=0):
            facts["team_total"] = both
            return
    if len(free) == 1 and _DID_NOT.match(text[free[0].end :]):
        return  # 那两个里有一个没考过
    beside = any(count.kind == "whole" and count.people for count in found)
    totals = [
        count
        for count in free
        if (count.unit == "person" or _AMONG.match(text[count.end :]) or _US.search(text[: count.start]))
        and not (beside and _who(count, text))
        and not _SUCH.search(text[: count.start])
    ]
    asked = [name for name in message.asked if name in FIELDS.values()]
    named = {kind for kind in mentions(text, "team") if kind in FIELDS and kind != "total"}
    if not _GAP.search(text):  # 人头38个，固定的最少几个: what is asked for is not what is told
        named -= {count.kind for count in found}
    pieces = [
        count for count in free if count.unit == "piece" and count not in totals and not _who(count, text)
    ]
    if len(pieces) == len(named) == 1 and not (facts or asked):
        facts[FIELDS[named.pop()]] = pieces[0].people  # 固定人员够不够？我们有12个
        free = [count for count in free if count not in pieces]
    if not facts and len(free) == len(asked) > 1:
        facts.update({name: count.people for name, count in zip(asked, free, strict=True)})
    elif len(totals) > 1 and all(_OF_A_UNIT.search(text[: count.start]) for count in totals):
        facts["team_total"] = sum(count.people or 0 for count in totals)
    elif facts or len(free) > 1:
        total = totals[-1] if totals and _says_twice(found) else totals[0] if totals else None
        total = total or _standing_first(found, text)
        among = total and _AMONG.match(
            text[total.end :]
        )  # 20人里25个: told so, and put to the asker as it is
        if total and (among or (total.people or 0) >= max((value for value in facts.values()), default=0)):
            facts["team_total"] = total.people
    elif len(free) == 1 and (message.active or totals) and not _STAYS.search(text):
        more = (free[0].people or 0) > message.known.get("team_total", free[0].people)
        facts["team_total" if more else _field_of_a_lone_number(message, free[0].unit)] = free[0].people


_STAYS = re.compile(r"(?:总(?:人)?数|总的|人数|人头)(?:还是|都|也|是)?(?:没|不|未)(?:有)?(?:动|变|改)")
"""老赵刚评上中级，这下6个了，总人数没动: of others than all."""


def _who(count: Count, text: str) -> str:
    """What the clause of a number says of who they are: 海归 of 海归6个, 在读的 of 有6个在读的; "" of 我们一共有12个."""
    behind = _SUCH_ONES.match(text[count.end :])
    return (behind.group() if behind else "") + _SAYS_NOT_WHO.sub(
        "", CLAUSE_END.split(text[: count.start])[-1]
    )


_SUCH = re.compile(
    r"(?:^|[，,、。；;？?！!：:\s])(?!(?:我|咱|俺|搞|做|干|从事|参与|现)[^，,。；;]{0,8}的)[^，,、。；;？?！!：:\s0-9]{2,12}(?<![们部总体有册])的(?:有|就|才|只)*\s?$"
)
"""懂英语的36个: some of them, who are told apart by something else."""
_SUCH_ONES = re.compile(r"人?[^，,。；;？?！!、0-9]{1,8}的(?=[，,。；;！!、]|$)")
_SAYS_NOT_WHO = re.compile(
    r"[0-9]+\s?[个名位号]?人?(?:里|中|当中)|我们?|咱们?|俺们?|这边|这头|单位|团队|队伍|手[头上里]|现在|目前|眼下|如今|实际|一共|总共|统共|拢共|共|加起来|合计|大概|大约|差不多"
    r"|只|就|才|也|都|还|那|这|已经?|有|是|了|的|约|里|头|来"
)


def only_one_left(found: Sequence[Count], text: str) -> list[Count]:
    """按规定得有12个固定的，我们40人里只有11个: where one number has no label and one part that is named has no number, the
    number is of that part.
    """
    among = [
        count
        for count in found
        if not count.kind
        and count.people
        and count.unit == "piece"
        and _OUT_OF_ALL.search(text[: count.start])
    ]
    named = (mentions(text, "team") & {*FIELDS, "mobile"}) - {"total"} - {count.kind for count in found}
    if len(among) != 1 or len(named) != 1 or "mobile" in named:
        return list(found)
    return [replace(count, kind=next(iter(named))) if count is among[0] else count for count in found]


def left_after(found: Sequence[Count], message: Message) -> list[Count]:
    """开掉一个临时工，剩19个, of twenty: the number without a label behind those who came or went is how many there are then.
    Where it does not come out so it may be of any of the numbers, and is none of them.
    """
    moved = [count for count in found if count.change and count.people]
    known = message.known.get("team_total")
    free = [count for count in found if not count.kind and not count.change and count.people]
    if not (moved and isinstance(known, int) and len(free) == 1 and free[0].start > moved[0].end):
        return list(found)
    then = known + sum((count.people or 0) * count.change for count in moved)
    kind = "total" if free[0].people == then else "" if free[0].unit == "person" else "difference"
    return [replace(count, kind=kind) if count is free[0] else count for count in found]


_OUT_OF_ALL = re.compile(
    r"[0-9一二三四五六七八九十百](?:个|名|位|号)?人?(?:里|中|当中|其中)(?:面|头|边)?(?:只|才|就|仅)*有\s?$"
)


def _standing_first(found: Sequence[Count], text: str) -> Count | None:
    """现员50，中高级15，固定11; 25个，10个固定: the number that stands by itself before those with a label."""
    told = [count for count in found if count.people is not None]
    if len(told) < _WITH_A_PART or told[0].kind or told[0].refers or any(not one.kind for one in told[1:]):
        return None
    if any(one.kind == "whole" for one in told) and _who(told[0], text):
        return None
    if _SUCH.search(text[: told[0].start]):
        return None
    behind = text[told[0].end : told[1].start]
    return told[0] if _CLAUSE_END.search(behind) else None


_WITH_A_PART = 2
_CLAUSE_END = re.compile(r"[，,。；;：:]")


_GAP = re.compile(r"(?:差|缺|还要|还得)[^，。？?]{0,4}(?:几|多少)")
"""职称还差多少？现在有12个: so many of those of whom more are asked for."""


def called_total(found: Sequence[Count], text: str) -> list[Count]:
    """The counts, those of a unit being the team's where a list of the team follows (申报单位45人：正高2、副高5), and without
    the sums of parts told before (正高1、中级7、助工10，合计18) where a larger number is the total.
    """
    given = [
        replace(count, kind="total")
        if count.kind == "whole" and _LIST_FOLLOWS.match(text[count.end :])
        else count
        for count in found
    ]
    return [count for at, count in enumerate(given) if not _is_a_sum_of_parts(count, given, at)]


_LIST_FOLLOWS = re.compile(r"[：:]|人?(?:里|中|其中)")


def _is_a_sum_of_parts(count: Count, given: Sequence[Count], at: int) -> bool:
    if count.kind != "total" or count.change or not count.people:
        return False
    before = [one.people or 0 for one in given[:at] if one.kind not in ("", "total")]
    larger = any(
        (one.kind in ("", "total") or "中心" in one.word) and (one.people or 0) > count.people
        for one in given
    )
    larger = larger or sum(one.people or 0 for one in given if one.kind == "sex") > count.people
    return larger and any(sum(before[first:]) == count.people for first in range(len(before) - 1))


def asks_how_many_in_all(found: Sequence[Count], text: str) -> bool:
    """连我们这10个，最多能到多少人: how large the team may be."""
    return any(
        count.value is None
        and (
            (count.kind == "total" and not _ASIDE.search(text[count.end : max(count.at, 0)]))
            or (not count.kind and _MOST.search(text[: count.start]))
        )
        for count in found
    )


def asks_how_large(text: str) -> bool:
    """撑死能报多大, 退到总数几人才行: how large the team may be with those who count, however many there are now."""
    return bool(_HOW_LARGE.search(text) or _SHRUNK_TO.search(text))


_HOW_LARGE = re.compile(
    r"(?:队伍?|团队|盘子|总人数|总数|规模|人马|编制|班底)[^，。；;？?]{0,6}(?:最|顶|撑死|至多|不超|能|可以?|上限)[^，。；;？?]{0,8}(?:多大|多少人|几个?人)"
    r"|(?:队伍|团队|总人数|总数|规模)[^，。；;？?0-9]{0,4}(?:上限|封顶|天花板)"
    r"|(?:最大|最多|顶多|撑死|至多|封顶|上限)[^，。；;？?]{0,8}多大"
)
_SHRUNK_TO = re.compile(
    r"(?:退|减|压缩?|裁|缩|瘦身?|清退?|精简|砍|降)[^，。；;？?几多]{0,8}(?:到|至|成|剩)[^，。；;？?0-9]{0,6}(?:几|多少)"
    r"|(?:流动|外聘|兼职|临时|没职称|无职称|编外)[^，。；;？?几多0-9]{0,6}(?:退|减|裁|砍|压|精简|清)[^，。；;？?几多0-9]{0,4}(?:几|多少)|(?:退|减|裁|砍|压|精简|清)[^，。；;？?几多0-9]{0,2}(?:几|多少)(?:个|名|位|人)?(?:流动|外聘|兼职|临时|没职称|无职称|编外)"
)
_ASIDE = re.compile("[（(]")
_MOST = re.compile(
    r"(?:最多|顶多|至多|上限|封顶|能|可以)[^，。；;？?]{0,3}(?:到|扩到|撑到|拉到|凑到|招到|是|为)\s?$"
)


def total_of_the_parts(found: Sequence[Count], message: Message, facts: dict[str, Any]) -> None:
    """固定的14个、流动的31个 are 45; 初级30、中级5、高级5、无职称10 are 50: parts that leave nobody out."""
    if "team_total" in facts or "team_total" in message.known or "team_total" in message.asked:
        return
    people = [count for count in found if count.people is not None]
    sexes = [count.people or 0 for count in people if count.kind == "sex"]
    if len(sexes) > 1:
        facts["team_total"] = sum(sexes[:2])
        return
    if rest := [count for count in people if count.kind == "rest"]:
        parts = _whom_the_rest_leaves(people, rest[0])
        if parts:
            facts["team_total"] = sum(count.people or 0 for count in [*parts, rest[0]])
        return
    if any(count.kind == "degree" for count in people):
        return  # 固定10人，外聘9人，博士生15个: whether these are among the others is not told
    for part, rest_kind in (("permanent", "mobile"), ("titled", "other_titles")):
        kinds = {"intermediate", "senior", part} if part == "titled" else {part}
        parts = [count for count in people if count.kind in kinds]
        others = [count for count in people if count.kind == rest_kind]
        listed = (
            part != "titled"
            or any(UNTITLED.search(count.word) for count in others)
            or _by_rank(parts, others)
        )
        total = sum(count.people or 0 for count in [*parts, *others])
        apart = [count for count in people if count.kind == "mobile" and part == "titled"]
        if any(not _AMONG_ALL.search(message.text[: count.start]) for count in apart):
            continue  # 中级5，15个啥职称没有，外聘9个也没评: whether the nine are among the others is not told
        if (
            parts
            and others
            and listed
            and total >= max(count.people or 0 for count in people if count.kind in FIELDS)
        ):
            facts["team_total"] = total
            return


_AMONG_ALL = re.compile("其中|里[面头]|当中|之中")


def ranks_leave_nobody_out(found: Sequence[Count], message: Message, facts: dict[str, Any]) -> None:
    """30人：高工8个，没职称的22个: whoever is not told to have a title has none."""
    total = facts.get("team_total", message.known.get("team_total"))
    ranks = [facts.get(FIELDS[kind]) for kind in ("intermediate", "senior")]
    low = sum(count.people or 0 for count in found if count.kind == "other_titles" and not count.change)
    told = sum(rank or 0 for rank in ranks)
    if FIELDS["titled"] not in facts and told and low and told + low == total and told < LIMIT * total:
        facts[FIELDS["titled"]] = told


def _by_rank(parts: Sequence[Count], below: Sequence[Count]) -> bool:
    """正高1 高工4 工程师6 助工13: a list that goes down below those who count is one of all; not 14个有职称的, nor 有2个助工 told
    on the way.
    """
    last = max(count.end for count in parts) if parts else 0
    begins = [min(count.start, count.at if count.at >= 0 else count.start) for count in below]
    listed = all(begin - last <= _IN_A_ROW for begin in begins[:1])
    return len(parts) > 1 and listed and all(_RANKED.search(count.word) for count in parts)


_IN_A_ROW = 1


_RANKED = re.compile("级|正高|副高|高工|工程师|教授|讲师|研究员|助研|[师授]")


def _whom_the_rest_leaves(people: Sequence[Count], rest: Count) -> list[Count]:
    """中级6、高级4、其他22: those listed before the rest, where they are of one sort."""
    before = [count for count in people if count.start < rest.start]
    sorts = {"permanent" if count.kind in ("permanent", "mobile") else "titles" for count in before}
    return before if len(sorts) == 1 else []


def _says_twice(found: Sequence[Count]) -> bool:
    """人家…我们…: a second team is described after the first, and the last is the one meant."""
    kinds = [count.kind for count in found if count.kind in FIELDS and count.kind not in TITLES]
    words = [count.word for count in found if count.kind in TITLES]
    return len(set(kinds)) < len(kinds) or len(set(words)) < len(words)


_FIELD_OF = {"中、高级职称比例": "titled_staff", "固定人员比例": "permanent_staff"}


_OTHERWISE = re.compile(r"^(?:那|要是|如果|假如|若是?).*呢[？?。！!]*$")


def _field_of_a_lone_number(message: Message, unit: str) -> str:
    numbers = tuple(FIELDS.values())
    asked = [name for name in message.asked if name in numbers]
    last = [name for name in message.last if name in numbers]
    spoken_of = [_FIELD_OF[title] for title in message.about if title in _FIELD_OF]
    if not asked and len(spoken_of) == 1 and spoken_of[0] not in message.known:
        return spoken_of[0]  # 职称要几个, then 有8个
    if asked and not (len(last) == 1 and (message.says(REPLACES) or message.says(_OTHERWISE))):
        return asked[0]
    corrects = GOES_ON.search(message.text) or (unit == "piece" and "team_total" in message.known)
    return last[0] if len(last) == 1 and corrects else "team_total"


_ON_TWO_LISTS = re.compile(
    r"(?P<n>[0-9]+)\s?(?:个|名|位)?人?[^，。；;0-9]{0,6}(?:两|2|二|俩)(?:个)?(?:张|份|边|头|处|栏|本)(?:名单|名册|册子|表)?(?:里|上)?"
    r"(?:都|均|全)|(?P<m>[0-9]+)\s?(?:个|名|位)?人?(?:是)?(?:重复|重叠|重了|算重|交叉)|(?:重复|重叠|交叉|算重)(?:了|的|计算)*(?P<k>[0-9]+)"
)


def on_two_lists(found: Sequence[Count], text: str) -> tuple[int, list[Count]]:
    """中级6人、高级5人，有2人两张名单都在: how many are told twice, and the counts without that number."""
    titles = {count.kind for count in found if count.people is not None}
    said = _ON_TWO_LISTS.search(text)
    if said is None or not {"intermediate", "senior"} <= titles:
        return 0, list(found)
    number = int(said["n"] or said["m"] or said["k"])
    return number, [count for count in found if not said.start() <= count.start < said.end()]


TWICE = "_twice"
"""Where it is kept how many were told twice."""


def counted_once(twice: int, facts: dict[str, Any]) -> None:
    """One person has one highest title: who is on both lists is senior."""
    if facts.get("intermediate_staff") is not None:
        facts["intermediate_staff"] = max(facts["intermediate_staff"] - twice, 0)
        facts[TWICE] = twice
