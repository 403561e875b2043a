"""The teams of several units, each told by itself: 甲公司10人里4个有职称3个固定，乙学院20人里4个有职称6个固定."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.builtin.extraction.counts import Count, counts
from assistant.builtin.intents._message import Message

PART_FIELDS: Mapping[str, str] = {
    "titled": "titled_staff",
    "intermediate": "intermediate_staff",
    "senior": "senior_staff",
    "permanent": "permanent_staff",
}
_UNIT = re.compile(
    r"(?:牵头|主体|共建|合作|联合|参与|参建|另外?一?|[甲乙丙丁A-D]|他们|她们|人家|我们?|咱们?|本|对)?的?"
    r"(?:单位|公司|企业|集团|大学|学院|高校|院校|学校|研究院|研究所|院所|(?<=[我本])[校院所司厂]|(?<=[一两])家|(?<=[我对甲乙丙丁])方|那边|这边|厂)|(?:牵头|共建|合作)(?:方|的)?(?=\s?[0-9一二两三四五六七八九])|(?:我们|他们|对方|咱们)(?=\s?[0-9一二两三四五六七八九十])"
)
_LEADING = re.compile(r"牵头|主体")
_PARTNER = re.compile(r"共建|合作|联合|参与|参建|另|对方|他们|人家|乙|那边")
_CLAUSE_END = re.compile(r"[，,。；;？?！!\n]")
_NAMELESS = re.compile(r"^(?:我们?|咱们?|本|的)")
_LEAD, _OTHER = "牵头单位", "合作单位"


def unit_teams(message: Message) -> dict[str, Any]:
    """Give the teams of the units that `message` describes one after the other, as the checker takes them.

    A message on a partner's team that follows one on the lead's makes two teams of both. Empty where it tells of one team.
    """
    described = [team for segment in _segments(message.text) if (team := _team_of(*segment))]
    known = message.known
    if (
        len(described) == 1
        and message.active
        and _PARTNER.search(described[0]["unit"])
        and known.get("team_total")
    ):
        own = {name: known[name] for name in ("team_total", *PART_FIELDS.values()) if name in known}
        described = [{"unit": _LEAD, **own}, described[0]]
    if len(described) == 1 and _LEADING.match(described[0]["unit"]):
        return {name: value for name, value in described[0].items() if name != "unit"}
    if len(described) < 2 or len({frozenset(team) for team in described}) > 1 or len(described[0]) < 3:
        return {}
    if len({team["unit"] for team in described}) < len(described):
        return {}
    return {"unit_teams": described}


def summed(teams: list[dict[str, Any]]) -> dict[str, int]:
    """The numbers of all units together, for a message that goes on from them."""
    return {name: sum(team[name] for team in teams) for name in teams[0] if name != "unit"}


def _segments(text: str) -> list[tuple[str, str]]:
    """Each unit named at the beginning of a clause, with what is said up to the next one."""
    starts = [
        match
        for match in _UNIT.finditer(text)
        if match.start() == 0 or len(_CLAUSE_END.split(text[: match.start()])[-1].strip()) <= 4
    ]
    ends = [*(match.start() for match in starts[1:]), len(text)][: len(starts)]
    return [(match.group(), text[match.end() : end]) for match, end in zip(starts, ends, strict=True)]


def _team_of(name: str, said: str) -> dict[str, Any] | None:
    """The team of one unit: its total, which stands first, and the parts of it."""
    found = [count for count in counts(said, "team") if count.people is not None and not count.change]
    if len(found) < 2 or found[0].kind not in ("", "total", "whole"):
        return None
    if any(count.kind == "total" for count in found[1:]):
        return None
    team: dict[str, Any] = {"unit": _LEAD if _NAMELESS.match(name) else name, "team_total": found[0].people}
    for count in found[1:]:
        field = PART_FIELDS.get(count.kind)
        if field is None:
            continue
        team[field] = team.get(field, 0) + _people(count)
    return team if len(team) > 2 else None


def _people(count: Count) -> int:
    return count.people or 0
