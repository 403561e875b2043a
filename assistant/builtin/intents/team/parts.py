"""Of which part of the team a number of titled people is told: 固定的19人，其中高级4、中级9；流动33人，里头另有中级3人."""

import re
from collections.abc import Sequence

from assistant.builtin.extraction.count import Count
from assistant.builtin.intents.team.fields import TITLES

OF_ALL = -1
_PARTS = frozenset({"permanent", "mobile"})
_LISTED = frozenset({*TITLES, "other_titles"})
_OPENS = re.compile(r"其中|里头|里面|里边|当中|包括|含|[（(]")
_ENDS = re.compile("[。；;]")


def part_of(at: int, found: Sequence[Count], text: str) -> int:
    """Where the part begins among which the people of `found[at]` are told; `OF_ALL` where it is none of them."""
    first = at
    while first and found[first - 1].kind in _LISTED:
        first -= 1
    part = found[first - 1] if first else None
    if part is None or part.kind not in _PARTS or part.people is None:
        return OF_ALL
    opened = _OPENS.search(text[part.end : found[first].start])
    behind = text[part.end : found[at].start]
    closed = "）" in behind or ")" in behind if opened and opened.group() in "（(" else False
    return OF_ALL if opened is None or closed or _ENDS.search(behind) else part.start
