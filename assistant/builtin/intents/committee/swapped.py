"""换成5人呢, behind a committee of 12 of which the sides are told: whether all of them or one side, nobody knows."""

import re
from typing import Any

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.committee.fields import FIELDS, PARTS
from corpus.numerals import NUMERAL, to_int

_SWAPPED_FOR = re.compile(
    rf"^(?:那|那么|要是|如果|假如|我们|咱们?)*换(?:成|作|为)(?:了)?\s?(?P<n>{NUMERAL})\s?(?:个|名|位|人)(?:人)?(?:呢|行|够|可以|了|吗|不)*[？?。]*$"
)


def swapped_for_so_many(message: Message) -> tuple[dict[str, Any], str]:
    """The facts, where the number is more than there were in all; the words, where it may be all of them or one side."""
    said, total = _SWAPPED_FOR.search(plain(message.text)), message.known.get("committee_total")
    sides = [side for side in PARTS if isinstance(message.known.get(FIELDS[side]), int)]
    told = [count for count in counts(message.before, "committee") if count.people]
    if not (said and message.active and isinstance(total, int) and sides and len(told) > 1):
        return {}, ""
    number = to_int(said["n"])
    return ({"committee_total": number}, "") if number > total else ({}, said.group())
