"""Shares of the committee: 牵头和共建的占四成, 外面的占三分之二; of one side alone, and of one between two bounds, little follows."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import written
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.committee.fields import PARTS, SHARE
from assistant.checkers.committee_third import LIMIT

NO_PARTNER = re.compile(
    r"(?:没|没有|无)(?:别的|其他|另外)?(?:的)?(?:合作|共建|联合|参与)(?:单位|方|的)?(?!关系)|独家|就我们一家|单独建设|自己一家|没别家"
)


def shares(found: Sequence[Count], text: str, message: Message, facts: dict[str, Any]) -> None:
    """自己人占四成; of those from elsewhere the rest is ours, and of one side alone only too much tells anything.
    约三分之一 may be more than a third.
    """
    told: dict[str, Fraction] = {}
    for count in found:
        exact = count.share and not (count.about and count.value in (LIMIT, 1 - LIMIT))
        exact = exact and not _on_either_side(count, text)
        if exact and told.get(count.kind) and count.value == LIMIT and _EXCEEDED.match(text[count.end :]):
            continue
        if exact and count.value is not None and not _ALLOWED.search(text[: count.start]):
            told[count.kind] = count.value
    ours = {kind: value for kind, value in told.items() if kind in PARTS}
    if any(count.share and count.kind == "insiders" and _OF_ONE_UNIT.search(count.word) for count in found):
        ours["lead"] = ours.pop("insiders", Fraction(0))
    all_of_them = "insiders" in ours or {"lead", "partner"} <= {*ours} or message.says(NO_PARTNER)
    if (ours and all_of_them) or sum(ours.values()) > LIMIT:
        facts[SHARE] = written(ours.get("insiders", sum(ours.values(), Fraction(0))))
    elif "outsiders" in told:
        facts[SHARE] = written(1 - told["outsiders"])
    elif ours:
        facts[ONE_SIDE] = True


def _on_either_side(count: Count, text: str) -> bool:
    """三成多, 三到四成: between two shares of which one may be within the limit and the other not."""
    if count.value is None or not count.share:
        return False
    limit = 1 - LIMIT if count.kind == "outsiders" else LIMIT
    before = text[: count.start]
    if _FROM_TO.search(before):
        return True
    if _OR_MORE.search(before):
        return count.value <= limit
    if _OR_LESS.search(before):
        return count.value > limit
    return bool(_AND_MORE.match(text[count.end :])) and count.value <= limit < count.value + _A_TENTH


_OF_ONE_UNIT = re.compile(
    r"^(?:自己|本|自家)(?:单位|公司|企业|厂里?|院里?|校里?|所里?)(?:的|人员|人|出|派|占|去)*$"
)
"""本单位的占三分之一: the partner's people come to it."""
_A_TENTH = Fraction(1, 10)
_AND_MORE = re.compile(r"多|几|出头|挂零|以上|往上|有余")
_OR_MORE = re.compile(r"(?:至少|最少|起码|不少于|不低于)(?:有|占|是)?\s?$")
_OR_LESS = re.compile(r"(?:至多|最多|顶多|不超过|不多于)(?:有|占|是)?\s?$")
_FROM_TO = re.compile(r"[0-9一二两三四五六七八九%％成]\s?(?:到|至|-|—|~|～)\s?$")
_EXCEEDED = re.compile(r"(?:就|是不是|有没有|到底|还|算)*超(?:了|没|过|出|标)?")
"""两家的人合起来半数，三分之一超了没: the limit that is asked about."""
ONE_SIDE = "_one_side"
"""Where it is kept that the share of one side alone is told, so that the other one's is asked for."""


_ALLOWED = re.compile(
    r"(?:既然|反正|规定|条文|文件|办法|政策)[^，。；;0-9]{0,16}(?:可以?|能|允许|不低于|不少于)[^，。；;0-9]{0,16}$"
)
"""既然牵头和共建的可占一半: what the rule is taken to be."""
