"""The facts of a research team, by the kinds of labels.toml, and which of them take each other's place."""

from typing import Any

from assistant.builtin.intents._message import Message

FIELDS = {
    "total": "team_total",
    "titled": "titled_staff",
    "intermediate": "intermediate_staff",
    "senior": "senior_staff",
    "permanent": "permanent_staff",
}
SHARES = {
    "titled": "titled_share",
    "intermediate": "intermediate_share",
    "senior": "senior_share",
    "permanent": "permanent_share",
}
UNTITLED = "untitled_staff"
PARTS = tuple(kind for kind in FIELDS if kind != "total")
TITLES = ("titled", "intermediate", "senior")
_OF_TITLES = tuple(table[kind] for kind in TITLES for table in (FIELDS, SHARES))


def take_back_what_is_replaced(facts: dict[str, Any], message: Message) -> None:
    """A share takes the place of a number, a sum that of its parts, and the other way round."""
    titles = {kind for kind in TITLES if FIELDS[kind] in facts or SHARES[kind] in facts}
    if titles:
        stays = _keeps_the_parts(titles, facts, message)
        for name in _OF_TITLES:
            if name in message.known and name not in facts and not stays:
                facts[name] = None
    for one, other in (
        (FIELDS["permanent"], SHARES["permanent"]),
        (SHARES["permanent"], FIELDS["permanent"]),
    ):
        if one in facts and other in message.known and other not in facts:
            facts[other] = None


def _keeps_the_parts(titles: set[str], facts: dict[str, Any], message: Message) -> bool:
    """其中高级8个 goes with the 13 titled that are known; a new number of all titled replaces its parts."""
    if titles != {"intermediate"} and titles != {"senior"}:
        return False
    counted = any(FIELDS[kind] in facts for kind in titles)
    return not any(
        message.known.get(SHARES[kind] if counted else FIELDS[kind]) is not None for kind in TITLES
    )
