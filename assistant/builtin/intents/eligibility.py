"""Facts for the checker `eligibility`: head counts, shares given as counts, where a unit is registered."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.builtin.dialogue import Dialogue
from corpus.numerals import NUMERAL, to_int

_N = rf"(?P<n>[0-9]+|{NUMERAL})"
_PEOPLE = r"\s*(?:个|名|位)?(?:人|员工|职工|专职|号人)?"
_GAP = r"[^0-9，。,；;？?]{0,10}?"

_TOTAL = (
    rf"(?:一共|总共|共有|共|总人数|总数|团队|全员|合计|总计|全部|满打满算|拢共|统共){_GAP}{_N}{_PEOPLE}",
    rf"{_N}\s*(?:个|名|位|号)?人(?:的)?(?:科研|研发)?(?:团队|队伍|班子|里|中|当中|之中|里头|里边|里面)",
)
_TITLED = (
    rf"(?:中高级|中、高级|中级(?:和|及|、|以上|或者|或)?(?:高级)?|高级职称|职称|有职称){_GAP}{_N}{_PEOPLE}",
    rf"{_N}{_PEOPLE}(?:是|有|拿|评上|为|具有)?{_GAP}(?:中高级|中、高级|中级|高级|职称)",
)
_PERMANENT = (
    rf"(?:固定(?:人员|的|编制|员工|职工)?|全职(?:的)?|专职(?:的)?|在编(?:的)?|长期(?:的)?){_GAP}{_N}{_PEOPLE}",
    rf"{_N}{_PEOPLE}(?:是|为)?{_GAP}(?:固定|全职|专职|在编)",
)
_ASKED = re.compile(r"职称|固定|全职|在编|团队|人数|总人数|比例|占比|够不够|够吗|行不|达标|符合|满足|换成|改成|不对|[0-9]人")


def read(dialogue: Dialogue) -> Mapping[str, Any] | None:
    """Give the staff facts of the conversation when its last message brings one of them."""
    if not _facts(dialogue.asked) or not _ASKED.search(dialogue.asked):
        return None
    facts: dict[str, Any] = {}
    for message in dialogue.messages:
        facts.update(_facts(message))
    return facts


def _facts(message: str) -> dict[str, Any]:
    found = {
        "team_total": _first(_TOTAL, message),
        "titled_staff": _first(_TITLED, message),
        "permanent_staff": _first(_PERMANENT, message),
    }
    return {name: value for name, value in found.items() if value is not None}


def _first(patterns: Sequence[str], message: str) -> int | None:
    for pattern in patterns:
        for match in re.finditer(pattern, message):
            try:
                return to_int(match["n"])
            except ValueError:
                continue
    return None
