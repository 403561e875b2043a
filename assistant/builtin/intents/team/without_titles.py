"""Those who have no middle or high title: 20个人里没有职称的15人 leaves five who may have one, and no more."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.fields import FIELDS, SHARES, TITLES, UNTITLED

_LOW = re.compile("职称|初级|^助|^[还也都]*[没未]评")
"""技师, 学徒 may have a title besides."""
_NOT_OF_PEOPLE = re.compile("要求|限制|门槛|规定|问题|证|材料")
"""没有职称要求的岗位12个."""
_IN_THEM = re.compile("其中|含|包括|[（(]|里面|里头|算上|连|当中")
_NOT_SO_MANY = re.compile(
    r"(?:至多|最多|顶多|不到|不足|不(?:能|得)?超过?|少于|低于|撑死|如果|要是|假如)[^，,。；;]{0,6}$"
)
"""最多15人没有职称: there may be fewer."""


def without_titles(found: Sequence[Count], text: str, message: Message, facts: dict[str, Any]) -> None:
    """Take the number of those without a title, where the number of those who have one is not told."""
    told = {name for kind in TITLES for name in (FIELDS[kind], SHARES[kind]) if facts.get(name) is not None}
    low = [
        one
        for one in found
        if one.kind == "other_titles"
        and one.people
        and _LOW.search(one.word)
        and not _NOT_SO_MANY.search(text[: one.start])
        and not _NOT_OF_PEOPLE.match(text[one.at + len(one.word) :])
    ]
    total = facts.get(FIELDS["total"], message.known.get(FIELDS["total"]))
    if low and not told & {*_ALL_OF_THEM} and len(told) < len(TITLES) - 1:
        numbers = [one.people or 0 for one in low]
        apart = len({one.word for one in low}) == len(low) and not _IN_THEM.search(
            text[low[0].end : low[-1].start]
        )
        number = sum(numbers) if apart else max(numbers)
        if total is None or number <= total:
            facts[UNTITLED] = number
            return
    if UNTITLED in message.known and (told or facts.get(FIELDS["total"]) is not None):
        facts[UNTITLED] = None


_ALL_OF_THEM = (FIELDS["titled"], *(SHARES[kind] for kind in TITLES))
