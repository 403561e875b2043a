"""Whether a label right behind a number is that number's: 12个固定的, but not 40人固定12人, 19人固定十多人, 40人负责人是高工."""

import re
from collections.abc import Sequence

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.exact import is_rough
from assistant.builtin.extraction.labels import Label
from corpus.quantities import quantities

_UNITS = frozenset({"person", "piece", ""})
_ASKED_ABOUT = re.compile(
    r"(?:人员)?(?:[和跟与及、]?(?:固定|职称)(?:人员)?)?(?:的)?(?:比例|占比|这[一两]?[项块条])"
)
"""流动58名职称和固定比例达标吗: what is asked about, not who the 58 are."""


def inexact(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that nobody can reckon with: 中高级五十来个, whose label no other number has."""
    return [
        (quantity.start, quantity.end)
        for quantity in quantities(text)
        if quantity.unit in _UNITS and is_rough(text, quantity.start, quantity.end, quantity.unit)
    ]


def may_stand_behind(number: Count, label: Label, rough: Sequence[tuple[int, int]], text: str) -> bool:
    """Not of 固定人员十多人, 职称比例够吗, 负责人是高工: such a label tells nothing of a number before it."""
    asked = _ASKED_ABOUT.match(text[label.end :]) and not CLAUSE_END.search(label.word)
    of_a_rough_one = label.end in {start for start, _ in rough}
    return not (asked or of_a_rough_one or _THE_HEAD_IS.search(text[number.end : label.start]))


_THE_HEAD_IS = re.compile(r"(?:负责人|带头人|主任|总经理)(?:本人)?(?:是|为)[^，,。；;]{0,2}$")


def of_the_next(number: Count, label: Label, numbers: Sequence[Count], labels: Sequence[Label]) -> bool:
    """59个人在编33人: all, and a part of them behind its label, told without a break, where labels stand first elsewhere."""
    following = next((one for one in numbers if one.start == label.end), None)
    in_one_go = label.start == number.end and number.unit == "person" and following is not None
    smaller = following is not None and 0 < (following.people or 0) < (number.people or 0)
    first = not any(one.start == numbers[-1].end for one in labels)
    return in_one_go and smaller and first
