"""Two units that send the same number of people: 两家各出10人，我方中高级2固定4，对方中高级4固定2."""

import re

from assistant.builtin.extraction.exact import exact
from assistant.builtin.intents.team.unit_names import named_units
from corpus.numerals import NUMERAL

_EACH = re.compile(
    rf"(?:我们?|咱们?|俺们?)?(?P<units>[两2俩三3四4])\s?(?:家|边|方|个单位)(?:单位|公司)?(?:都|各自|各|每家)(?:是|有|出|派|投入?|来|报)*了?(?P<n>[0-9]+|{NUMERAL})\s?(?:个人|人|个|名|位)[，,。；;：:]"
)
_MANY = {"两": 2, "俩": 2, "三": 3, "四": 4}


def so_many_each(text: str) -> str:
    """`text` with so many people told of each of the units that it names behind: 我方10人，中高级2固定4，对方10人，…."""
    each = _EACH.search(text)
    number = exact(each["n"]) if each else None
    if each is None or not number:
        return text
    rest = text[each.end() :]
    units: dict[str, int] = {}
    for at, name in named_units(rest):
        units.setdefault(name, at + len(name))
    if len(units) != (_MANY.get(each["units"]) or int(each["units"])):
        return text
    for end in sorted(units.values(), reverse=True):
        rest = f"{rest[:end]}{number}人，{rest[end:].lstrip('，,：:的')}"
    return f"{text[: each.start()]}{rest}"
