"""The date that a message on the approval, the periods or a rectification goes on from."""

import re
from dataclasses import replace

from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.periods.counted_back import FOLLOWING

PLAQUE = "_plaque"
"""A memory of the intent; no checker is given what begins with an underscore."""


def known_date(message: Message) -> Said | None:
    """The date that a message goes on from: that of the approval (具体是5月19号); after a period the year in which it ends
    (到哪天满, then 那年1月要交自评吗).
    """
    for name in ("approval_date", "approved_in", "rectification_start", PLAQUE):
        if isinstance(known := message.known.get(name), str):
            said = Said.read(known)
            if message.says(_OF_ELSE) and not message.says(_OF_THE_APPROVAL) and not message.says(THAT_YEAR):
                return None
            ends = message.about[:1] == (_PERIODS,) and message.says(THAT_YEAR)
            number = message.known.get("period_number") or message.known.get(FOLLOWING) or 1
            return replace(said, year=said.year + _PERIOD * number) if ends and said and said.year else said
    return None


_PERIODS, _PERIOD = "建设周期", 3
_OF_ELSE = re.compile(r"拨|节点|评|考|总结|报告|做完|[交写报]")
_OF_THE_APPROVAL = re.compile(r"批|文|落款|日期|具体|应该|错|不是|其实|整改|通知|起算|开始")
"""局里说12月就给做完这一关: of this year, not of that of the approval."""
THAT_YEAR = re.compile("那一?年|到时候|届时")
