"""Messages that only put another date in the place of one told before: 如果是2023年3月15日呢, 那明年1月呢, 2022年批的呢.

The message before is heard again with the new date, so that the same is worked out anew; nothing is said of a new event.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from assistant.builtin.extraction.date_roles import around
from assistant.builtin.extraction.dates import dates
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Message

_OPENING = r"(?:那么?|要是|如果|假如|假设|若|倘若|换成|换到|换|改成|改为|改到|改|我们|我|上一?个?(?:周期|轮|期)|是|在|从|到|就|再|[，,\s])*"
_EVENT = r"(?:批复?(?:下来)?|获批|拿(?:到)?(?:的)?批文|开始(?:整改)?|整改|起算|交|提交|递|被?撤销?|被?摘牌?|期?满|届满|到期)"
_CLOSING = rf"(?P<event>{_EVENT})?(?:的|了|的话|呢|吗|行吗|可以吗|怎么样|咋样|又如何|[，,。.？?！!\s])*"
_ALONE_BEFORE, _ALONE_AFTER = re.compile(_OPENING), re.compile(_CLOSING)
_LONGEST = 24
_EVENTS = (re.compile("批"), re.compile("撤|摘"), re.compile("交|递|报送"), re.compile("整改|开始|起"))
"""What may have happened on a date, where the message says so."""
_RELATIVE, _YEAR = re.compile(r"[今明后去前本上下这当昨大]"), re.compile(r"年|[0-9]{4}|[0-9]{2}[./-]")
_DATED = (
    "approval_date",
    "approved_in",
    "rectification_start",
    "report_submitted_on",
    "revoked_on",
    "reapply_on",
)
_INSTEAD = re.compile("^(?:那么?)?(?:要是|如果|假如|假设|若|倘若|换|改)")


def with_another_date(
    message: Message, before: str, known: Mapping[str, Any]
) -> tuple[str, Mapping[str, Any]] | None:
    """Give the message `before` with this date, and what is known to it; None where the message is no such date or it is not
    clear which date it replaces. `known`: what was known before that message.
    """
    if not (message.active and before) or len(message.text) > _LONGEST or _answers(message):
        return None
    told = dates(before, message.as_of)
    if not told:
        return _of_what_was_known(message, before, known)
    new = _alone(message, told[-1])
    if new is None or not (old := _replaced(new, told, message, before)):
        return None
    written = _written(new, old, message.text, before)
    return before[: old.start] + written + before[old.end :], known


def _answers(message: Message) -> bool:
    """Whether a date was asked for, which this one tells."""
    asked = set(_DATED) & {*message.asked} - {*message.known}
    return bool(asked) and not message.says(_INSTEAD)


def _alone(message: Message, hint: Said | None) -> Said | None:
    """The only date of the message, with nothing beside it but what happened on it."""
    said = dates(message.text, message.as_of, hint)
    if len(said) != 1:
        return None
    day = said[0]
    before, after = message.text[: day.start], message.text[day.end :]
    alone = _ALONE_BEFORE.fullmatch(before) and _ALONE_AFTER.fullmatch(after)
    asks = message.text.rstrip("？?。").endswith("呢") or _INSTEAD.match(message.text)
    return day if alone and asks else None


def _replaced(new: Said, told: Sequence[Said], message: Message, before: str) -> Said | None:
    """The date told before that is as exact, of the same event, and most like this one; None where none is."""
    alike = [day for day in told if _exactness(day) == _exactness(new)]
    if event := next((words for words in _EVENTS if words.search(_rest(message.text, new))), None):
        alike = [day for day in alike if event.search("□".join(around(before, day, told)))]
    elif new.month is None:  # 那2028年呢 asks of that year, 2024年的呢 of one approved then
        of_it = message.text[new.end :].startswith("的")
        alike = [day for day in alike if of_it and _OF_IT.match(before[day.end :])]
    if not alike:
        return None
    of_form = [day for day in alike if _form(day, before) == _form(new, message.text)] or alike
    if not all(day.date for day in (*of_form, new)) or not _YEAR.search(message.text):
        return of_form[-1]
    return min(of_form, key=lambda day: abs((day.date or date.min) - (new.date or date.min)))


_OF_IT = re.compile("批?的")


def _rest(text: str, day: Said) -> str:
    return text[: day.start] + text[day.end :]


def _exactness(day: Said) -> tuple[bool, bool]:
    return day.month is not None, day.day is not None


def _form(day: Said, text: str) -> tuple[bool, bool]:
    """Whether it is told as seen from today, and with its year."""
    written = text[day.start : day.end]
    return bool(_RELATIVE.search(written)), bool(_YEAR.search(written))


def _written(new: Said, old: Said, text: str, before: str) -> str:
    """The new date in full, with its year where it or the old one has one."""
    with_year = any((*_form(new, text), *_form(old, before)))
    year = (new.year if any(_form(new, text)) else old.year) or new.year
    return (
        (f"{year}年" if with_year else "")
        + (f"{new.month}月" if new.month else "")
        + (f"{new.day}日" if new.day else "")
    )


def _of_what_was_known(
    message: Message, before: str, known: Mapping[str, Any]
) -> tuple[str, Mapping[str, Any]] | None:
    """The same for a message before that told no date itself, where only one was known to it."""
    days = {name: day for name in _DATED if (day := Said.read(str(known.get(name) or "")))}
    if len(days) != 1:
        return None
    ((name, old),) = days.items()
    new = _alone(message, old)
    if new is None or new.month is None or _exactness(new) != _exactness(old):
        return None
    event = next((at for at, words in enumerate(_EVENTS) if words.search(_rest(message.text, new))), None)
    if event is not None and name not in _FACTS_OF[event]:
        return None
    return before, {**known, name: new.text}


_FACTS_OF = (
    ("approval_date", "approved_in"),
    ("revoked_on",),
    ("report_submitted_on", "reapply_on"),
    ("rectification_start",),
)
"""The facts that tell of each event."""
