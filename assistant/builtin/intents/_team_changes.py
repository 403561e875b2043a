"""Who comes to a research team, goes from it or becomes permanent: 又招了5个, 走了俩, 把5个外聘转成固定."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from assistant.builtin.extraction.counts import Count
from assistant.builtin.extraction.labels import labels_in, none_or_all
from assistant.builtin.intents._message import Message
from assistant.builtin.intents._team_fields import FIELDS
from corpus.numerals import to_int

COMERS = re.compile(
    r"(?:招|来|进|加|聘|走|离职|调走|辞职|退休|减少)(?:了|来)?[^，。]{0,10}[，（(]?[^，。]{0,4}(?:都|全)(?:是|有)"
)
_GROWN_TO = re.compile(r"[扩增涨升减缩降裁](?:大|加|充|长|少|小|员)?[到至成为]了?\s?$")
"""Tells how many there are after people have come or gone."""


def refers_back(count: Count, found: Iterable[Count]) -> bool:
    """他俩也是固定的: people who came or went in this message."""
    return count.refers and any(other.change and other.start < count.start for other in found)


def changes(found: Sequence[Count], text: str, message: Message, facts: dict[str, Any]) -> None:
    """又招了5个, 走了俩工程师，他俩也是固定的: what there was, and so many more or fewer."""
    moved = [count for count in found if count.change and count.people]
    if converted := _CONVERTED.search(text):
        _convert(converted, message, facts)
        return
    if not moved:
        return
    base = {**{name: message.known[name] for name in FIELDS.values() if name in message.known}, **facts}
    given_total = "team_total" in facts and any(
        count.kind == "total" and count.start > moved[-1].start for count in found
    )
    given_total = given_total or any(
        count.kind in ("total", "") and _GROWN_TO.search(text[: count.start]) for count in found
    )
    steps = [(count.kind, count.change * (count.people or 0)) for count in moved]
    beside = [(kind, count.change * (count.people or 0)) for count in moved for kind in _beside(text, count)]
    for count in found:
        if refers_back(count, found) and count.people:
            steps.append((count.kind, steps[-1][1]))
    if COMERS.search(text):
        steps += [(kind, steps[0][1]) for kind, everybody in none_or_all(text, "team") if everybody]
    steps += beside
    changed: dict[str, int] = {}
    if not given_total and isinstance(base.get("team_total"), int):
        changed["team_total"] = base["team_total"] + sum(step for _, step in steps[: len(moved)])
    told = {FIELDS.get(count.kind) for count in found if _GROWN_TO.search(text[: count.start])}
    for kind, step in steps:
        for name in _counted_as(kind, base) - told:
            if isinstance(base.get(name), int):
                changed[name] = changed.get(name, base[name]) + step
    facts.update({name: max(value, 0) for name, value in changed.items()})


_CONVERTED = re.compile(
    r"(?:把|将|让)?(?:其中)?(?:的)?(?P<n>[0-9]+|[一二两三四五六七八九十]+)\s?(?:个|名|位|人)[^，。；;？?0-9]{0,8}?(?:转|变|聘|签|改)(?:成|为|正|作|到)(?:了)?(?:固定|在编|全职|专职|正式|长期|中级|高级|职称)?"
)


def _convert(said: re.Match[str], message: Message, facts: dict[str, Any]) -> None:
    """把5个外聘转成固定: so many more permanent, the total as it was."""
    known = {**message.known, **{name: value for name, value in facts.items() if value is not None}}
    before = known.get("permanent_staff")
    if isinstance(before, int) and not re.search("职称|中级|高级", said.group()):
        facts["permanent_staff"] = before + to_int(said["n"])


def _beside(text: str, count: Count) -> set[str]:
    """再招一个固定的工程师: what else is said of who comes, right behind the number."""
    labels = labels_in(text[count.end :].split("，")[0], "team")
    kinds = {one.kind for one, before in zip(labels[1:], labels, strict=False) if one.start == before.end}
    joined = bool(labels) and labels[0].start == 0 and labels[0].kind == count.kind
    return (kinds & {*FIELDS} - {"total", count.kind}) if joined else set()


def _counted_as(kind: str, base: dict[str, Any]) -> set[str]:
    """Which numbers a person of this kind belongs to, of those that are known."""
    if kind == "total" or kind not in FIELDS:
        return set()
    wider = {"titled"} if kind in ("intermediate", "senior") else set()
    return {FIELDS[one] for one in (kind, *wider) if FIELDS[one] in base}
