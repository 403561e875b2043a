"""The team of another unit, told after the first one's: 再加上内大14个人，固定2个，中高级5个，两家合着算."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.by_unit import (
    INSTEAD,
    LEAD,
    NOT_BESIDE,
    PART_FIELDS,
    summed,
    team_of,
    told_by_unit,
    with_ours,
)
from assistant.builtin.intents.team.unit_names import named_otherwise

_JOINS = re.compile(
    r"^(?:那|哦|噢|对了|要是|如果|假如)?[，,\s]*(?:(?:再|还)?(?:要|得)?(?:加上|算上|并上|搭上|带上|把(?=.{1,10}(?:加上|算上|算进)))|还有|另有|另外(?:还)?(?:有)?|外加)(?:1|一|另)?(?:个|家|所)?"
)
_TOGETHER = re.compile(
    r"(?:[加合放凑并](?:着|在|到|成)?(?:1|一)?(?:起来|[起块锅堆])|合[着并]|一[起块]|合计|总共|[两三几]家)[^，,。；;0-9]{0,4}(?:呢|算|看|的话)?[^，,。；;0-9]{0,4}[？?。！!]*$"
)
"""两家合着算, at the end: what stands before it is of one of them."""
_OTHER = "合作单位"
_THEIR_NUMBER = re.compile(r"的(?=[0-9])|(?<=[\u4e00-\u9fff])还(?=[出派有])")
"""师大的12个人, 师大还出12个人: 师大12个人."""


def joined_by_another(message: Message) -> dict[str, Any]:
    """The facts of both units together where the message tells of a team that comes to ours; empty where it does not.

    How many we are ourselves is taken from the message before where only the head count of the unit was told there
    (我们厂16个人); where it was not told, nobody knows how many both are.
    """
    known, text = message.known, plain(message.text)
    joins = _JOINS.match(text)
    if not message.active or not (joins or (_TOGETHER.search(text) and not NOT_BESIDE.search(text))):
        return {}
    if INSTEAD.search(text) or with_ours(text, known):
        return {}
    parts = {name: known[name] for name in PART_FIELDS.values() if name in known}
    theirs = (
        _their_team(text[joins.end() :] if joins else text) if parts and not known.get("unit_teams") else None
    )
    if theirs is None:
        return {}
    total = known.get("team_total") or _told_before(message.before, parts)
    ours = {"unit": LEAD, **parts} | ({"team_total": total} if total else {})
    if total:
        return {"unit_teams": [ours, theirs]}
    return {name: number for name, number in summed([ours, theirs]).items() if name != "team_total"}


def _their_team(said: str) -> dict[str, Any] | None:
    """The team of the other unit: its name, or none, and then its total and at least one part of it."""
    units, _ = told_by_unit(said)
    if len(units) > 1:
        return None
    names = [(name, words) for name, words in units]
    if not names:
        names = [
            (name, said[at + len(name) :]) for at, name in named_otherwise(_THEIR_NUMBER.sub("", said))[:1]
        ]
    team = team_of(names[0][0], names[0][1], []) if names else None
    return (
        {**team, "unit": names[0][0] or _OTHER} if team and len(team) > len(("unit", "team_total")) else None
    )


def _told_before(before: str, parts: Mapping[str, int]) -> int | None:
    """The head count of the one unit that the message before told the same `parts` of."""
    units, _ = told_by_unit(plain(before))
    teams = [team for name, said in units if (team := team_of(name, said, []))]
    same = len(teams) == 1 and all(teams[0].get(name) == number for name, number in parts.items())
    return teams[0]["team_total"] if same else None
