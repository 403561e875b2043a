"""撤销的年月: a revocation told by its month or its year, and when they want to apply again, as far as that is told."""

import re
from typing import Any

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.date_roles import around
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.periods.revoked_on import REVOKED

_AGAIN = re.compile(
    r"(?:再|重新?|又|还)[^，,。；;？?]{0,3}(?:申?报|申请)|(?:能|可以|可|去|来)(?:申?报|申请)(?!告)|卷土|重来|复出|翻身"
)
_NO_OTHER = re.compile(r"以?前|之前|以?后|之后|前后|左右|来|[到至—~～-]")
_PART_OF_YEAR = re.compile(r"年[年的]?[底初末中]|[上下]半年|季")
_NOW = re.compile(r"(?:现在|今[天日]|眼下|目前|如今|当下)")


def by_months(message: Message, said: list[Said]) -> dict[str, Any]:
    """2025年6月被撤的，2028年5月能重新报吗: the month or the year of each, or the day; {} where one of them is not told.

    What only comes near a month (2025年6月以后, 2025年底) is none.
    """
    revoked = [
        day for day in said if _is_told(message.text, day) and _beside(message.text, day, said, REVOKED)
    ]
    if len(revoked) != 1 or revoked[0].day_known:
        return {}
    again = _again(message, [day for day in said if day not in revoked], said)
    if again is None:
        now = {"revoked_in": revoked[0].text, "reapply_on": message.as_of.isoformat()}
        return now if message.says(_NOW) else {}
    name = "reapply_on" if again.day_known else "reapply_in"
    return {"revoked_in": revoked[0].text, name: again.text} if again.text >= revoked[0].text else {}


def again_in(message: Message, said: list[Said], told: dict[str, Any]) -> dict[str, Any]:
    """2028年5月能再报吗: the month of the new application, where the day of the revocation is told; then its month is settled."""
    settled = {"revoked_in": None} if "revoked_in" in message.known else {}
    revoked = str(told.get("revoked_on") or "")
    if not revoked or "reapply_on" in told:
        return settled
    again = _again(message, [day for day in said if day.month and not day.day], said)
    later = again is not None and again.text > revoked[: len(again.text)]
    return {**settled, "reapply_in": again.text} if again and later else settled


def _again(message: Message, days: list[Said], said: list[Said]) -> Said | None:
    """The only one of the `days` that is said of the new application."""
    told = [day for day in days if _is_told(message.text, day) and _beside(message.text, day, said, _AGAIN)]
    return told[0] if len(told) == 1 else None


def _is_told(text: str, day: Said) -> bool:
    written, after = text[day.start : day.end], text[day.end :]
    return bool(day.year) and not (day.of_year or _NO_OTHER.match(after) or _PART_OF_YEAR.search(written))


def _beside(text: str, day: Said, said: list[Said], words: re.Pattern[str]) -> bool:
    before, after = around(text, day, said)
    return bool(words.search(after) or words.search(CLAUSE_END.split(before)[-1]))
