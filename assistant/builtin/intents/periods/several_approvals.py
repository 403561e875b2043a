"""Several centres told with the day of approval of each: 甲，2025年2月17日；乙，2025年12月30日，哪几家2028年期满."""

import re
from typing import Any

from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Heard, Message

_APPROVED = re.compile(r"批(?:复|的|下|文|准)|获批")
_ASKED = re.compile(
    r"(?:周期|期满|届满|到期|满三年|满3年|综合|大考)[^。]{0,24}(?:哪|谁|何|几|各|分别|日期)|(?:哪|谁|何|几|各|分别)[^。]{0,24}(?:周期|期满|届满|到期|满三年|满3年|综合|大考)"
)
_LABEL = re.compile(
    r"(?:^|[，,。；;：:、\s（(])(?P<of>[甲乙丙丁戊己]|[A-Fa-f]|[①-⑥]|第?[一二三四五六]家|[\u4e00-\u9fff]{1,6}中心)(?:中心|家|的)?[，,：:、\s（(]*(?:是|为|于|在|批复(?:日期?|时间)?(?:是|为|于)?)*$"
)
_FEWEST = 2
_OF_EACH = ("建设周期", "综合评价")


def several_approvals(message: Message, said: list[Said]) -> Heard | None:
    """Each approval by itself, and of the year that is asked about, where one is."""
    days = [day for day in said if day.day_known and day.year]
    labels = [found["of"] for day in days if (found := _LABEL.search(message.text[: day.start]))]
    each_named = len(labels) == len(days) == len(set(labels)) >= _FEWEST
    if not (each_named and message.says(_APPROVED) and message.says(_ASKED)):
        return None
    years = {day.year for day in said if day.year and day.month is None}
    facts: dict[str, Any] = {"period_number": 1, "year": years.pop() if len(years) == 1 else None}
    each = tuple({"approval_date": day.text} for day in days)
    return Heard(facts, True, about=_OF_EACH, each=each)
