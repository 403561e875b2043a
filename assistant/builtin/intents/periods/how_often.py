"""How many comprehensive evaluations come until a year: 2025年4月批复，办到2034年底，综合评价前后碰上几回."""

import re
from typing import Any

from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.periods.evaluation_year import THREE, Year

_HOW_OFTEN = re.compile(r"(?:几|多少)(?:个)?(?:回|次|场|趟|遍|轮)")
_COMPREHENSIVE = re.compile(r"综合(?:绩效)?(?:评|考)|大考|期满(?:的)?[^，,。；;]{0,4}(?:评|考)")
_UNTIL = re.compile(r"(?:到|至|截止|截至)\s?$")


def comprehensive_until(message: Message, said: list[Said], approval: dict[str, Any]) -> Year | None:
    """The years with a comprehensive evaluation up to the end of a year that the message names; None where it names none."""
    text = message.text
    if not (_HOW_OFTEN.search(text) and _COMPREHENSIVE.search(text)):
        return None
    known = {**message.known, **approval}
    begun = Said.read(str(known.get("approval_date") or known.get("approved_in") or ""))
    ends = [
        day.year
        for day in said
        if day.year
        and day.month in (None, 12)
        and day.text not in approval.values()
        and _UNTIL.search(text[: day.start])
    ]
    if begun is None or not begun.year or len(ends) != 1:
        return None
    years = tuple(range(begun.year + THREE, (ends[0] or 0) + 1, THREE))
    return Year({"department_evaluated": None}, each=years, only_comprehensive=True) if years else None
