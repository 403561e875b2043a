"""Whether a message asks how many there must or may be on the committee: 外头专家起码请几位, 我们最多放几个, 得多大."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.labels import mentions
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.committee.fields import FIELDS, PARTS

HOW_MANY_MORE = re.compile(
    r"(?:再|要|得|需|须|还|差|缺|加|补|请|减|换|退|撤|把)[^，。？?0-9]{0,6}(?:几|多少)"
)
_LIMIT = re.compile(
    r"起码|至多|最多|顶多|上限|不能?超过|不超过|最少|至少|可以?(?:有|进|塞|占|去|派|安排|坐|放|搁|摆)|能(?:有|进|塞|占|去|派|安排|坐|放|搁|摆)|多少(?:个|人|名|席|外|专家)|几(?:个|人|名|席|位|把|张)"
)


def asks_how_many(found: Sequence[Count], facts: dict[str, Any], message: Message) -> bool:
    """How many there may be; not how many more or fewer, where it is known how many there are."""
    if message.says(_LEFT_OPEN):
        return False
    told = {kind for kind in PARTS if facts.get(FIELDS[kind])}
    of_ours = "insiders" in told or {"lead", "partner"} <= told
    kinds = (*PARTS, "", "total", *(("outsiders",) if of_ours or not told else ()))
    asked = any(count.value is None and count.kind in kinds for count in found) or message.says(HOW_LARGE)
    asked = asked or (message.says(_THE_LIMIT) and bool(mentions(message.text, "committee")))
    named = bool(mentions(message.text, "committee") & {*PARTS}) or message.active or message.says(_MAY_ENTER)
    named = named or (bool(told) and message.says(HOW_LARGE)) or asks_for_outsiders(message.text)
    known = {**message.known, **facts}
    there = any(known.get(FIELDS[kind]) is not None for kind in PARTS)
    if there and known.get("committee_total") and message.says(HOW_MANY_MORE):
        return one_side_of_two(known) and message.says(_LEFT_FOR_THE_OTHER)
    return asked and named and (message.says(_LIMIT) or message.says(HOW_LARGE))


_LEFT_OPEN = re.compile(
    r"(?:几|多少)\s?(?:个|位|名)?人?(?:还|都|也)?(?:没(?:有)?|未|待|不)(?:定|想好|说|落实|确定|知道|清楚)"
)
"""外面请几个还没定: asks for no number."""


def asks_for_outsiders(text: str) -> bool:
    """外头得凑多少人: how many from elsewhere there must be."""
    return any(count.value is None and count.kind == "outsiders" for count in counts(text, "committee"))


def one_side_of_two(known: Mapping[str, Any]) -> bool:
    """Whether the number of one side alone is known."""
    sides = [known.get(FIELDS[kind]) is not None for kind in ("lead", "partner")]
    return sum(sides) == 1 and known.get(FIELDS["insiders"]) is None


_LEFT_FOR_THE_OTHER = re.compile(
    r"(?:还|只|就)?剩(?:下)?[^，。；;？?]{0,4}(?:几|多少)|(?:还|只)(?:能|可以?)[^，。；;？?]{0,4}(?:几|多少)|余几|还有几"
)
"""合作方要4个，那咱家还剩几个: how many the other side may have."""
_THE_LIMIT = re.compile(r"(?:上限|封顶|天花板|最高限)[^，。；;？?]{0,6}(?:若干|几|多少|变|有无|怎么|如何)")
HOW_LARGE = re.compile(
    r"总(?:人)?数[^，。；？?0-9]{0,6}(?:多少|几)|(?:得|要|该|起码|至少|最少)[^，。；？?]{0,5}多大|多大(?:规模|才|合适)|总(?:人)?数[^，。；？?0-9]{0,8}(?:到|是|要|得|为|有)多少"
)
"""How many there must be in all, where it is told how many are ours."""

_MAY_ENTER = re.compile(r"(?:能|可以|可)(?:再)?(?:进|塞|坐|占|派|去|安排|上)[^，。；？?0-9]{0,4}(?:几|多少)")
