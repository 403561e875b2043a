"""A number that is put right, without its label: 不对，是72个; 不是16，是14; 漏了5个."""

import re
from collections.abc import Mapping, Sequence

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.labels import mentions
from assistant.builtin.extraction.put_right import MISSAID
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.people.accounted import clause_of
from assistant.checkers.team_shares import LIMIT

_CORRECTS = re.compile(
    rf"^(?:[哎唉啊哦噢呃嗯呀哟嗨诶]{{1,3}}|等等|等一下)?[，,。！!\s]*(?:我|人数|数字?|刚才?)*(?:不对|不是|错了|{MISSAID}|更正|纠正|哦不|噢不|不好意思|抱歉|忘了|漏|少算|多算|手(?:抖|滑|误|快)|打(?:多|反)|多打|(?:刚才|前面|上面)[^，。？?]{0, 10}(?:不对|错))|(?:更正|纠正)"
)
_OMITTED = re.compile(r"忘|漏|没算|没加|没计|没数|没统计|少算|少数|少报|没报")
_TOO_MANY = re.compile(r"多算|重复|算重|多报|多数|不该算|不能算")
_THAT = re.compile(r"[那这]\s?$")
"""他本来就在那34里: those of whom was spoken."""
_WAS_NOT = re.compile(r"(?:不是|并非|不止)\s?$")


def corrected(message: Message, labels: str, fields: Mapping[str, str]) -> Mapping[str, int | None] | None:
    """Give the facts that the message puts right; None where it puts no lone number right.

    `fields`: the facts by the kinds of the group `labels`.

    A number that could stand for several of what was told last takes all of them back: they are asked for again.
    """
    text, found = plain(message.text), counts(message.text, labels)
    if message.active and labels == "team" and (forgotten := _forgotten(text, found, message, fields)):
        return forgotten
    if not (message.active and message.says(_CORRECTS)):
        return None
    total = message.known.get(fields["total"])
    people = [
        count
        for count in found
        if count.people is not None and not (count.people == total and _THAT.search(text[: count.start]))
    ]
    if not people or any(count.kind or count.share for count in found):
        return None
    known = {name: value for name in fields.values() if isinstance(value := message.known.get(name), int)}
    named = {fields[kind] for kind in mentions(text, labels) if kind in fields} & {*known}
    last = [name for name in known if name in (named if len(named) == 1 else message.last)]
    values = list(known.values())
    wrong = [
        count
        for count in people
        if _WAS_NOT.search(text[: count.start]) or (len(people) > 1 and values.count(count.people or 0) == 1)
    ]
    aside = [count for count in people if count not in wrong and _explains(text, count)]
    said = [count for count in people if count not in wrong and count not in aside]
    if wrong and (same := [name for name, value in known.items() if value == wrong[0].people]):
        last = same
    if said:
        return _put_right(said[0].people or 0, last, known, fields["total"])
    if aside and len(last) == 1:
        step = sum(_step(text, count) for count in aside)
        return {last[0]: max(known[last[0]] + step, 0)}
    return dict.fromkeys(last) if aside else None


def _forgotten(
    text: str, found: Sequence[Count], message: Message, fields: Mapping[str, str]
) -> dict[str, int | None]:
    """有个副教授没算进去: one more of those with a title. Whether he is one more of all nobody told: where that decides, it is asked."""
    told = [count for count in found if count.people and count.kind in _PARTS and _explains(text, count)]
    known = {name: value for name in fields.values() if isinstance(value := message.known.get(name), int)}
    others = [count for count in found if count not in told and count.people != known.get(fields["total"])]
    if len(told) != 1 or others:
        return {}
    kinds = {told[0].kind} | ({"titled"} if told[0].kind in ("intermediate", "senior") else set())
    step = _step(text, told[0])
    facts: dict[str, int | None] = {
        name: max(known[name] + step, 0) for kind in kinds if (name := fields[kind]) in known
    }
    total = known.get(fields["total"])
    if facts and total and not _AMONG_THEM.search(text):
        parts = [value or 0 for name, value in {**known, **facts}.items() if name != fields["total"]]
        if any((part >= LIMIT * total) != (part >= LIMIT * (total + step)) for part in parts):
            facts[fields["total"]] = None
    return facts


_PARTS = frozenset({"titled", "intermediate", "senior", "permanent"})
_AMONG_THEM = re.compile(
    r"(?:在|算在)(?:那|这)?\s?[0-9]*\s?(?:个|人)?(?:人)?里|总(?:人)?数(?:没|不|照)|(?:人|团队)(?:还是|没变|不变|没动)"
)
"""他本来就在那34里: nobody who comes to them."""


def _put_right(
    number: int, last: Sequence[str], known: Mapping[str, int], total: str
) -> Mapping[str, int | None]:
    """The number in the place of the one that it can stand for: no part is more than the whole."""
    parts = [value for name, value in known.items() if name != total]
    fitting = [
        name
        for name in last
        if (number >= max(parts, default=0) if name == total else number <= known.get(total, number))
    ]
    near = [name for name in fitting if abs(number - known[name]) <= known[name] * _NEAR]
    far = [name for name in fitting if abs(number - known[name]) > known[name] * _FAR]
    if len(near) == 1 and len(far) == len(fitting) - 1:
        fitting = near
    return {fitting[0]: number} if len(fitting) == 1 else dict.fromkeys(fitting or last)


_NEAR, _FAR = 0.25, 0.5
"""A number that is put right lies near the one that was told: 58 stands for 60 people, not for 18 of them."""


def _explains(text: str, count: Count) -> bool:
    """把检测站的10个忘了: why it was wrong, not how many there are."""
    clause = clause_of(text, count)
    return bool(_OMITTED.search(clause) or _TOO_MANY.search(clause))


def _step(text: str, count: Count) -> int:
    return (count.people or 0) * (-1 if _TOO_MANY.search(clause_of(text, count)) else 1)
