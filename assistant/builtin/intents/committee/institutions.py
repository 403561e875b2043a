"""Institutions by their names: 内蒙古大学3人 does not tell whether it takes part in the building or not."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.spoken import plain

_SCHOOL = re.compile("大学|学院|研究院|研究所|院所|高校")
_NAMED = re.compile(
    "[古京华业范科工农林族通经法语旦江开济东西北南海津汉州安川庆疆藏夏肃苏徽建湖医药理技电航天邮民师政财体艺山]$|某(?:个|家|所)?$"
)
"""内蒙古大学, 农业大学, where 合作的大学 and 那所大学 are the one that takes part."""
_TAKES_PART = "共建|合作|联合|参建|合建|协作|伙伴|牵头"
_OWN = re.compile("(?:自己|自家|本)(?!.*(?:共建|合作|联合|参建))")


def of_known_sides(found: Sequence[Count], text: str, before: str) -> list[Count]:
    """`found` without those of whom nobody knows on which side they are; 自己单位 beside them is the lead, not both sides."""
    known = [count for count in found if not _side_untold(count, text, before)]
    if len(known) == len(found):
        return known
    return [
        replace(count, kind="lead") if count.kind == "insiders" and _OWN.match(count.word) else count
        for count in known
    ]


def _side_untold(count: Count, text: str, before: str) -> bool:
    """内蒙古大学3人, where neither `text` nor the message `before` it tells that this university takes part."""
    school = _SCHOOL.match(count.word)
    if count.kind != "partner" or not school or not _NAMED.search(text[: count.at]):
        return False
    name = text[max(count.at - 2, 0) : count.at] + school.group()
    told = rf"(?:{_TAKES_PART}|跟|和|与|同|及)[^，,。；;、0-9]{{0,10}}{name}(?![^，,。；;、0-9]{{0,4}}(?:论文|课题|项目))|{name}[^，,。；;、0-9]{{0,6}}(?:{_TAKES_PART}|一起|共同)"
    return not re.search(told, f"{before}，{text}")


_NAME = re.compile(
    r"^(?:那|要是|如果|现在|后来|结果|可是?|但)*(?P<name>[\u4e00-\u9fff]{1,6}?(?:大学?|院|所|厂|司|校))"
)


_SOMEBODY_OF = re.compile(
    r"(?:让|由|请|选|推|是|叫|把)?(?P<name>[\u4e00-\u9fff]{0,4}(?:学校|大学?|学院|院|所|厂|公司))(?:里|那边)?(?:的|那)(?:一?位|个)?[^，,。；;？?！!0-9]{0,8}(?:当|挂|做|任|担任|来)[^，,。；;？?！!]{0,4}主任"
)


def side_of_the_chair(text: str, before: str) -> str:
    """学校那位老教授挂主任, after 一块建的学校1个: the side of his institution; "" where the message before told none."""
    said = _SOMEBODY_OF.search(text)
    names = [said["name"][at:] for at in range(len(said["name"]) - 1)] if said else []
    return next((side for name in names if (side := _side_told(name, before))), "")


def side_named_before(clause: str, before: str) -> str:
    """农大非要再塞一个, after 一块干的农大去1个: the side of that institution, as the message before told it; "" where it told none."""
    said = _NAME.match(clause)
    return _side_told(said["name"], before) if said else ""


def _side_told(name: str, before: str) -> str:
    text = plain(before)
    told = [one for one in counts(text, "committee") if 0 <= one.at < one.start]
    return next((one.kind for one in told if name in text[one.at : one.start]), "")
