"""What numbers of people tell by adding up: who is told once more, who was there all along, how many there are now.

Sums that come out exactly are no accident: 12个人里2+2是自己人，剩下8个是外人 needs no reading of the verbs.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.moves import GROWN_TO

_SIDES = frozenset({"insiders", "lead", "partner"})
_TITLES = frozenset({"titled", "intermediate", "senior"})
_WHOLE = frozenset({"", "total", "whole"})
_AT_LEAST_TWO = 2


def added_up(found: Sequence[Count], text: str, labels: str) -> list[Count]:
    """Give the counts of `text` as their sums show them to be meant; what only tells a number again is left out."""
    if labels not in ("team", "committee"):
        return list(found)
    found = [_of_two_together(count, text) for count in _without_subsets(found, text)]
    found = _listed_with_them(found, text)
    found = _without_what_was(found, text, labels)
    if labels == "committee":
        found = _unsure_of_seats(found, text)
        found = _the_rest_from_elsewhere(found, text)
    found = _without_sums(found, labels, text)
    found = _there_already(found, text)
    return _ours_are_the_others(found, text) if labels == "committee" else found


def _without_subsets(found: Sequence[Count], text: str) -> list[Count]:
    """高级5人（其中正高2人）: the two are among the five."""
    kept: list[Count] = []
    for count in found:
        among = kept and count.people and count.kind == kept[-1].kind not in _WHOLE and not count.change
        between = text[kept[-1].end : count.start].replace("(", "（").replace(")", "）") if kept else ""
        inside = between.rfind("（") > between.rfind("）")
        told = inside or (
            count.kind in _TITLES and _AMONG_THEM.search(between) and not _INSIDE_ENDS.search(between)
        )
        plain_item = _ITEM_ENDS.match(text[max(count.end, count.at + len(count.word)) :])
        if among and told and plain_item and (count.people or 0) <= (kept[-1].people or 0):
            continue
        kept.append(count)
    return kept


def _listed_with_them(found: Sequence[Count], text: str) -> list[Count]:
    """再加1个固定的、1个流动的: both come."""
    given: list[Count] = []
    for count in found:
        before = given[-1] if given else None
        named_behind = count.at > count.start and count.kind not in _WHOLE and not count.change
        if before and named_behind and _LISTED.fullmatch(text[before.end : count.start]):
            count = replace(count, change=before.change)
        given.append(count)
    return given


def _of_two_together(count: Count, text: str) -> Count:
    """固定和职称一共25人: of two things together, so that of neither it is known."""
    labelled = count.kind in {*_TITLES, "permanent"} and 0 <= count.at < count.start and not count.share
    if not (labelled and _TWO_TOGETHER.search(text[: count.at])):
        return count
    between = count.word + text[count.at + len(count.word) : count.start]
    return replace(count, kind="difference") if _TOGETHER.search(between) else count


_LISTED = re.compile(r"[^，,。；;0-9]{0,6}[、和跟与及][^，,。；;、0-9]{0,2}")
_TWO_TOGETHER = re.compile(r"(?:固定|在编|职称|中高级)(?:的|人员)*(?:[+＋和与跟及加、]|加上)\s?$")
_TOGETHER = re.compile(r"一共|总共|合计|共|加起来|合起来")


def _unsure_of_seats(found: Sequence[Count], text: str) -> list[Count]:
    """1位外单位专家入职我公司: nobody joins the committee; 主任1人、副主任2人、委员9人: the nine are not all of them."""
    officers = [count for count in found if _OFFICERS.search(text[: count.start]) and count.people]
    total = {count.people for count in found if count.kind == "total"}
    given: list[Count] = []
    for count in found:
        if count.change > 0 and _JOINS_A_UNIT.match(text[count.end :]):
            count = replace(count, kind="difference", change=0)
        elif officers and count.kind == "total" and count.word == "委员" and 0 <= count.at < count.start:
            all_of_them = (count.people or 0) + sum(one.people or 0 for one in officers)
            if all_of_them in total - {count.people}:
                continue
            count = replace(count, kind="difference")
        given.append(count)
    whole = any(count.kind == "total" for count in given)
    return [count for count in given if not (whole and count in officers and len(given) < len(found))]


_OFFICERS = re.compile(r"(?<!中心)(?:副?主任(?:委员)?|秘书长)\s?$")
_JOINS_A_UNIT = re.compile(
    r"[^，,。；;]{0,8}(?:入职|加入|加盟|调入|跳槽到?|受聘于?|转到|去)(?:了|到)?(?:我|咱|俺|本|牵头|共建|合作|公司|单位|集团|学校)"
)
_ITEM_ENDS = re.compile(r"\s*(?:[，,、。；;）)！!？?]|$)")
"""职称12人，其中2人职称过期了: those who are told more of are no mere part."""
_INSIDE_ENDS = re.compile(r"[）。；;]")
_AMONG_THEM = re.compile(r"其中|里面|里头|当中|包括|含")


def _without_what_was(found: Sequence[Count], text: str, labels: str) -> list[Count]:
    """18个委员，后来缩到15个; 原来12位，现在11位: how many there were is no matter where it is told how many there are."""
    now = [
        count
        for count in found
        if count.kind in _WHOLE
        and count.people
        and (
            GROWN_TO.search(text[: count.start])
            or (
                _NOW.search(before_it(count, text))
                and (labels == "committee" or _only_then(count, found, text))
            )
        )
    ]
    if not now:
        return list(found)
    last = now[-1]
    kept = [
        count
        for count in found
        if count.start >= last.start or count.kind not in _WHOLE or count.change or not count.people
    ]
    return [replace(count, kind="total") if count is last else count for count in kept]


def _only_then(count: Count, found: Sequence[Count], text: str) -> bool:
    """老板说凑够40人，现在才36个; 成立时20人，年底达到40人: another number before it was planned, or was so once."""
    earlier = [one for one in found if one.kind in _WHOLE and one.people and one.end <= count.start]
    most = max((one.people or 0 for one in found if one.kind not in _WHOLE), default=0)
    return (
        bool(earlier)
        and (count.people or 0) >= most
        and bool(_ONCE.search(text[: earlier[-1].start]))
        and not any(one.change for one in found)
    )


_ONCE = re.compile(
    r"(?:凑[够齐满出到]|成立|原[来先本定]?|当初|当时|最初|年初|起步|开始|组建|本来|计划|编制|定了|核定)[^。；;]{0,8}$"
)
_NOW = re.compile(
    r"(?:现在|现|目前|如今|眼下|还?剩|只剩|剩余|变成|变为|成了|达到|发展到|实有|实际(?:到岗|在岗)?)(?:一共|才|一共|总共|共|只|还|就|为|是|有|剩|下|了)*\s?$"
)


def before_it(count: Count, text: str) -> str:
    """The words of its clause before a count."""
    return CLAUSE_END.split(text[: count.start])[-1]


def _the_rest_from_elsewhere(found: Sequence[Count], text: str) -> list[Count]:
    """10人：牵头3人、共建1人，余下6人为行业专家: who completes the total with ours is not ours."""
    total = _total(found)
    ours = sum(count.people or 0 for count in found if count.kind in _SIDES)
    return [
        replace(count, kind="outsiders")
        if total
        and count is not total
        and not count.kind
        and count.people
        and _THE_REST.search(before_it(count, text))
        and (count.people or 0) + ours == total.people
        else count
        for count in found
    ]


_THE_REST = re.compile(r"(?:余下|剩下|剩余|其余|其[他它]|另外?|别的)[^，。；0-9]{0,4}$")


def _total(found: Sequence[Count]) -> Count | None:
    """The largest number that can be of all, where the others are fewer."""
    whole = [count for count in found if count.kind in _WHOLE and count.people and not count.change]
    most = max(whole, key=lambda count: count.people or 0, default=None)
    others = [count.people or 0 for count in found if count is not most and count.people]
    return most if most and all(number < (most.people or 0) for number in others) else None


def _without_sums(found: Sequence[Count], labels: str, text: str) -> list[Count]:
    """我们两个、学校两个，塞四个进去; 高级3个、中级6个，一共九位有证的: a number that adds up those before is nobody new."""
    kept: list[Count] = []
    total = _total(found)
    parts = _SIDES if labels == "committee" else _TITLES
    for count in found:
        run = list(takewhile(lambda one: one.kind in parts and one.people, reversed(kept)))
        sums = {sum(one.people or 0 for one in run[:size]) for size in range(_AT_LEAST_TWO, len(run) + 1)}
        if labels == "team" and _adds_its_own(count, run, text):
            continue
        adds = count.people in sums and not count.change and count.kind in {*_WHOLE, "insiders", "titled"}
        if adds and count is not total and total and labels == "committee":
            continue
        if adds and labels == "team" and count is total and len(run) + 1 == len(_people(found)):
            count = replace(count, kind="titled", word="合计")  # nobody has told how many there are in all
        kept.append(count)
    return kept


def _adds_its_own(count: Count, run: Sequence[Count], text: str) -> bool:
    """正高5、副高5，高级小计10: a sum of the same rank, called so."""
    called = _SUM.search(before_it(count, text)) or _SUM.search(count.word)
    same = [one.people or 0 for one in takewhile(lambda one: one.kind == count.kind, run)]
    sums = {sum(same[:size]) for size in range(_AT_LEAST_TWO, len(same) + 1)}
    return bool(called and count.kind in _TITLES and not count.change and count.people in sums)


_SUM = re.compile(r"[小合总]计|加起来|合起来|一共|总共|共(?:有|计)?$")


def _people(found: Sequence[Count]) -> list[Count]:
    return [count for count in found if count.people]


def _there_already(found: Sequence[Count], text: str) -> list[Count]:
    """请20个外聘加9个长期的，一共29; 13人，我们来了俩，大学来了俩，剩下9个…: where all parts add up to the total nobody came."""
    total = _total(found)
    for sorts in _LEAVE_NOBODY_OUT if total else ():
        parts = [count for count in _people(found) if count is not total and count.kind in sorts]
        sums = sum(count.people or 0 for count in parts) == (total.people if total else 0)
        if sums and not any(count.change < 0 or _LATER.search(before_it(count, text)) for count in parts):
            found = [replace(count, change=0) if count in parts else count for count in found]
    return list(found)


_LEAVE_NOBODY_OUT = (
    frozenset({"permanent", "mobile"}),
    frozenset({*_TITLES, "other_titles"}),
    frozenset({*_SIDES, "outsiders"}),
)
_LATER = re.compile(r"又|再|新|后来|刚|原[来先有本]|本来|之前|打算|准备|将|如果|要是|增|补|添")


def _ours_are_the_others(found: Sequence[Count], text: str) -> list[Count]:
    """12人：主任是我们派的，总监也是我们的，合作的两家各1位，剩下7位都是外头的: of these 12 all but 7 are ours, as every
    clause between says.
    """
    total = _total(found)
    rest = [
        count for count in found if count.kind == "outsiders" and _THE_REST.search(before_it(count, text))
    ]
    if (
        total is None
        or len(rest) != 1
        or rest[0].start < total.end
        or any(count.change < 0 for count in found)
        or any(count.kind in _SIDES and count.people and count.start > rest[0].start for count in found)
    ):
        return list(found)
    between = [
        one
        for one in CLAUSE_END.split(text[total.end : rest[0].start])[:-1]
        if re.search(r"[\u4e00-\u9fff]{2}", one)
    ]
    named = [count for count in found if total.end <= count.start < rest[0].start]
    ours, told = (total.people or 0) - (rest[0].people or 0), sum(count.people or 0 for count in named)
    if not between or not all(_OURS.search(clause) for clause in between) or told >= ours:
        return list(found)
    if any(count.kind not in _SIDES for count in named):
        return list(found)
    return [count for count in found if count not in named]


_OURS = re.compile(r"我|咱|俺|自己|自家|牵头|共建|合作|伙伴|联合|本单位|本公司")
