"""理事会（董事会）: how many of its people come from the lead unit, from partners and from elsewhere."""

import re
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.labels import none_or_all
from assistant.builtin.intents._message import VERDICT, Heard, Message

COUNCIL = re.compile(r"理事会?|董事会")
_FIELDS = {
    "lead": "council_lead_members",
    "partner": "council_partner_members",
    "others": "council_other_members",
}
_TITLE = "理事会（董事会）组成"


def council(message: Message) -> Heard | None:
    """Hear who sits on the council; None where the message numbers nobody on it."""
    goes_on = message.active and bool(set(message.last) & set(_FIELDS.values()))
    asked = bool(set(message.asked) & set(_FIELDS.values()))
    if not (message.says(COUNCIL) or goes_on or asked):
        return None
    facts, total = _numbers(message)
    lead, partner = facts.get("council_lead_members"), facts.get("council_partner_members")
    if total is not None and lead is not None and partner is not None and total >= lead + partner:
        facts.setdefault("council_other_members", total - lead - partner)
    if not facts or not (message.says(VERDICT) or message.declares or goes_on or asked or len(facts) > 1):
        return None
    return Heard(facts, True, about=(_TITLE,))


def _numbers(message: Message) -> tuple[dict[str, Any], int | None]:
    """The facts that are told, and how many there are in all."""
    facts: dict[str, Any] = {}
    total, free = None, []
    for count in counts(message.text, "council"):
        if count.people is None:
            continue
        if count.change:
            _change(count, message, facts)
            continue
        if count.kind in _FIELDS:
            facts[_FIELDS[count.kind]] = count.people
        elif count.kind == "total":
            total = count.people
        else:
            free.append(count.people)
    for kind, everybody in none_or_all(message.text, "council"):
        if kind in _FIELDS and not everybody:
            facts[_FIELDS[kind]] = 0
    names = [name for name in message.asked if name in _FIELDS.values()]
    if free and not facts and names:
        facts.update(zip(names, free, strict=False))
    elif free and total is None:
        total = free[0]
    if _ALL_OF_THE_UNITS.search(message.text):
        facts.setdefault("council_other_members", 0)
    return facts, total


def _change(count: Count, message: Message, facts: dict[str, Any]) -> None:
    """再加1个科技局的人: one more than are known."""
    if field := _FIELDS.get(count.kind):
        facts[field] = max((message.known.get(field) or 0) + count.change * (count.people or 0), 0)


_ALL_OF_THE_UNITS = re.compile(
    r"(?:都|全)(?:部)?(?:是|由|为|来自)[^，。？?]{0,4}(?:牵头|共建|参建|建设单位)|没(?:有)?外(?:人|部|单位)"
)
