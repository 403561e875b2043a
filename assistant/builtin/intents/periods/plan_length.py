"""方案周期: how long a plan is to run, in months: 两年零三个月, 18个月, 一年半, 3年."""

import re
from collections.abc import Sequence

from corpus.quantities import Quantity, quantities

_YEAR = 12
_LONGEST = 20 * _YEAR
_HOW_OFTEN = re.compile(
    r"(?:内|里)?[^，,。；;？?0-9]{0,6}?(?:[报申递交提审评批开][^，,。；;？?0-9]{0,4})?[一二两三几1-9](?:回|次|趟|批|轮|茬)(?!性)"
)
"""一年只能报一回: how often, and no period of a plan."""
_PERIOD = re.compile(r"周期|建设期|运行期|为期|期限")


def plan_lengths(text: str, spoken_of: bool = False) -> list[int]:
    """The lengths told in `text`; months alone only where a period is `spoken_of` (提前3个月交方案 tells none)."""
    spoken_of = spoken_of or bool(_PERIOD.search(text))
    told = [one for one in quantities(text) if one.unit in ("year", "month")]
    lengths = []
    for at, one in enumerate(told):
        if one.unit == "month":
            if not _goes_on(told, at, text) and spoken_of:
                lengths.append(one.value)
        elif not _HOW_OFTEN.match(text[one.end :]):
            more = at + 1 < len(told) and _goes_on(told, at + 1, text)
            lengths.append(one.value * _YEAR + (told[at + 1].value if more else 0))
    return [int(one) for one in lengths if one.denominator == 1 and 1 <= one <= _LONGEST]


def _goes_on(told: Sequence[Quantity], at: int, text: str) -> bool:
    """两年零三个月: whether these months are told with the years before them."""
    before = told[at - 1] if at else None
    if before is None or before.unit != "year" or told[at].unit != "month":
        return False
    return re.fullmatch(r"[零又加\s]{0,2}", text[before.end : told[at].start]) is not None
