"""Which year a self-evaluation is asked about: 2025年度自评价, 今年的自评."""

import re

from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Message

SELF_EVALUATION = re.compile(
    r"自评|[1一元]月(?:份|底)?(?:以?前|之前)?[^，。；;？?0-9]{0,8}(?:交|报|递)(?:个|份|上|点)?(?:东西|材料|总结|什么|啥)|[1一元]月(?:份)?(?:的|要交的)?那一?份|自我评价|自己(?:给自己|写自己)|自己[^，。；;？?]{0,5}(?:考|评(?!审))|自个儿?给自个儿?|自查(?!条件)"
)
THAT_SAME_YEAR = re.compile(r"(?:^|[，,。；;！!])(?:那|到)?那一?年(?!度?的?批|头)")


def self_year(message: Message, said: list[Said]) -> int | None:
    """The year of a self-evaluation: 2025年度自评价, 今年的自评, or the year before the January in which it is due."""
    near = [
        day
        for day in said
        if day.year
        and SELF_EVALUATION.search(message.text[day.end : day.end + 8])
        and (day.of_year or day.month is None)
    ]
    due = [day for day in said if day.month == 1 and day.year]
    last_year = due[-1].year - 1 if due and due[-1].year else None
    whole = [day for day in said if day.of_year]
    if named := near or whole:
        return last_year if last_year and _LAST_YEAR.match(named[-1].words) else named[-1].year
    spoken_of = message.known.get("year")
    pointed_back = message.active and isinstance(spoken_of, int) and THAT_SAME_YEAR.search(message.text)
    return spoken_of if pointed_back and last_year is None else last_year


_LAST_YEAR = re.compile("上一?年")
"""2029年1月还交上年度的自评吗: the year before that January, not before today."""
