"""Numbers told of each of several: 两家各4名, 分3个组，每组12人, 牵头和共建各3人."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.builtin.extraction.count import Count
from corpus.numerals import to_int


def of_each_unit(count: Count, text: str) -> Count:
    """两家各4名 are eight."""
    units = _UNITS_EACH.search(text[: count.start])
    if units and _BOTH_NAMED.search(text[: units.start()]):
        return count  # 牵头、共建两家各2人: the two are those named
    return (
        replace(count, value=count.value * to_int(units["n"]))
        if units and count.value is not None and not count.share
        else count
    )


def of_all_groups(found: Sequence[Count], text: str, labels: str) -> list[Count]:
    """分3个组，每组12人 are 36. Where the groups are not numbered, and of what stands behind without 每 or 一共, how many
    there are in all is not told.
    """
    groups, sides = _GROUPS.search(text), _TWO_SIDES.search(text)
    together = _UNITS_TOGETHER.search(text) if labels == "committee" else None
    given: list[Count] = []
    per_group = -1
    for count in found:
        before = text[: count.start]
        if count.people and labels == "team" and sides and _OF_EACH_SIDE.search(before) and not groups:
            given.append(replace(count, value=Fraction(count.people * 2)))
        elif count.people is not None and _PER_GROUP.search(before) and not _UNITS_EACH.search(before):
            if together and _PER_UNIT.search(before):
                people = Fraction(count.people * to_int(together["n"]))
                given.append(replace(count, kind="insiders", value=people))
                continue
            per_group = count.end
            of_all = replace(count, value=Fraction(count.people * to_int(groups["n"]))) if groups else None
            given.append(of_all or replace(count, kind="difference"))
        elif per_group >= 0 and count.people and not _IN_ALL.search(text[per_group : count.start]):
            given.append(replace(count, kind="difference"))
        else:
            given.append(count)
    return given


_TWO_SIDES = re.compile(
    r"(?:我方|我们|我家|咱们?|本单位|厂里|公司)[^。；;]*(?:对方|他们|学校|大学|学院|院所|研究所|另一家)[^。；;]*各|甲[方家公][^。；;]*乙[^。；;丙]*各|(?:双方|两边|两头)[^。；;]{0,6}各"
)
_OF_EACH_SIDE = re.compile(
    r"(?:固定|在编|职称|高级|中级|正高|副高|工程师|全职)[^，,。；;、0-9]{0,4}各(?:自|有|是|占|出)*\s?$"
)
_GROUPS = re.compile(
    r"(?P<n>[0-9]{1,2}|[两二三四五六七八九十])\s?个?(?:课题|研究|项目|小|班)?(?:组|队|方向|实验室|科室|部门)(?!长|员|织)"
)
_PER_GROUP = re.compile(
    r"每(?:个)?(?:课题|研究|项目|小|班)?(?:组|队|方向|实验室|科室|部门|家|家单位|单位)[^，,。；;0-9]{0,5}$|组[^。；;]*各(?:自|有|是|占|出)*\s?$"
)
_UNITS_TOGETHER = re.compile(
    r"(?P<n>[2-9两二三四五六七八九])家(?:单位|公司|企业)?(?:一起|一块儿?|联合|共同|合作|合伙|搭伙)*(?:来|去)?(?:共建|参建|建设?|干|搞|弄|办|申报|报)"
)
_PER_UNIT = re.compile(r"每(?:一)?家(?:单位)?[^，,。；;0-9]{0,5}$")
"""三家共建，每家派2人: six of all units together."""
_IN_ALL = re.compile(r"一共|总共|合计|总计|共|[。；;！？?!]")


def of_each_part(count: Count, text: str) -> Count:
    """牵头和共建各3人 are six: one label stands for both; 共建单位A、B各1席 are two."""
    between = text[count.at + len(count.word) : count.start] if 0 <= count.at < count.start else ""
    each = SO_MANY_EACH.search(between)
    parts = len(_JOINED.split(count.word + between[: each.start()])) if each else 1
    return replace(count, value=count.value * parts) if count.value is not None and not count.share else count


_JOINED = re.compile("[和与跟及同、]")
SO_MANY_EACH = re.compile("(?:各|每[家边方])(?:自|有|派|出|占|进|去|安排)*$")
_BOTH_NAMED = re.compile(
    r"(?:牵头|我方|我们|本单位)[^，,。；;0-9]{0,4}[、和与跟及同](?:共建|合作|联合|参建)(?:单位|方|的)?$"
)
_UNITS_EACH = re.compile(
    r"(?P<n>[两二三四五六2-6])[家所](?:共建|合作|联合|参建|建设|出资)?(?:单位|公司|企业|高校|院校|院所|大学)?(?:的人?)?(?:各|每[家边方个]|[一1]家)(?:自|有|派|出|占|进|去|来|了|安排)*$"
)
