"""A number that is put right by the words it was told with: 副高数错了，应该4个, after 中级8 副高3 正高1.

The message before is heard again with the right number, so that the sums, shares and lists it stood in come out anew.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.labels import Label, labels_in
from assistant.builtin.extraction.put_right import MISSAID
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import Heard, Message
from assistant.builtin.intents.people.accounted import UNREAD
from assistant.builtin.intents.team.unit_names import named_units
from corpus.numerals import NUMERAL, to_int

GROUPS: Mapping[str, str] = {"eligibility": "team", "governance": "committee"}
"""The labels (labels.toml) of the checks to which numbers of people are told."""

_LONGEST = 40
_SLIP = re.compile(rf"{MISSAID}|口误|笔误|手误|更正|纠正|不对|不是|并非|而非|应该|应为|其实|实际|有误|出入")
_NOT = re.compile(r"(?:不是|并非|而非|不止)\s?$")
_WRONG_BEHIND = re.compile(
    rf"^\s?[个名位]?人?(?:是|给|我|那|这|都|的|[，,])*(?:{MISSAID}|不对|有误|是?口误|是?笔误)"
)
_STEP = re.compile(
    rf"(?P<way>多|少|漏|忘)(?:说|报|算|写|数|填|记|统计|加|列|了)*\s?(?P<n>[0-9]+|{NUMERAL})\s?(?:[个名位]|人)"
)
_N = re.compile(
    rf"(?<![0-9.□第/])[0-9]+(?![0-9.%/月日号年天条项分成])|(?<![这那每哪头第0-9一二三四五六七八九十百])(?:{NUMERAL})(?=\s?[个名位人])"
)
_TAIL = re.compile(r"(?:的|有|人员|人数|职称|工程师|级|证|是|派|出|占)+$")


@dataclass(frozen=True)
class Told:
    """A message as it was taken, with what was known before it and after it."""

    text: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class _Right:
    """What a number is said of, the number that was wrong, where it is told, and the right one or by how much it was off."""

    label: Label
    old: int | None
    new: int | None
    step: int
    slip: bool


def put_right_before(
    message: Message, told: Sequence[Told], check: str, hear: Callable[[Message], Heard]
) -> Heard | None:
    """Give what `hear`, the intent of `check`, makes of the message before that told the number, where `message` puts that
    right; None where it puts none right.

    What was told later stays; a number that was changed since is no longer known.
    """
    group = GROUPS.get(check)
    if not (group and told and message.recent and len(message.text) <= _LONGEST):
        return None
    right = _right(plain(message.text), group)
    if right is None:
        return None
    for one in reversed(told):
        if text := _with_the_right_one(right, plain(one.text), message, group):
            return _heard_again(message, Told(text, one.before, one.after), hear)
    return None


def put_right_inside(text: str, group: str) -> str:
    """队伍33人，中高级10个，固定12个…看串行了，中高级那栏是9个: with the right number where it was told at first; `text` as it
    is where nothing in it is put right so.
    """
    said = plain(text)
    for slip in _SLIP_INSIDE.finditer(said):
        before, behind = said[: slip.start()], said[slip.start() :]
        clauses = list(_CLAUSES.finditer(behind))
        for last in range(1, min(len(clauses), _NEXT_TO_IT) + 1):
            words = behind[: clauses[last - 1].end()]
            right = _right(words, group)
            if right is None or not right.slip:
                continue
            if told := _with_the_right_one(right, before, None, group):
                return told + behind[clauses[last - 1].end() :]
    return text


_SLIP_INSIDE = re.compile(
    rf"(?<=[，,。；;！!…—\s])(?:[哎唉啊哦噢呃嗯呀]+|刚才?|等等|我|[，,\s])*(?:{MISSAID}了?|不对|更正|口误|笔误|手误)"
)
_CLAUSES = re.compile(r"[^，,。；;！!？?…—]+(?:[，,。；;！!？?…—]+|$)")
_NEXT_TO_IT = 3


def _heard_again(message: Message, told: Told, hear: Callable[[Message], Heard]) -> Heard:
    once_more = replace(
        message, text=told.text, known=dict(told.before), asked=(), last=frozenset(), active=bool(told.before)
    )
    facts = hear(once_more).facts
    after = {name: value for name, value in {**told.before, **facts}.items() if value is not None}
    changed = {
        name: after.get(name)
        for name in {*after, *told.after}
        if after.get(name) != told.after.get(name) or name == UNREAD
    }
    lost = {name for name in changed if message.known.get(name) != told.after.get(name)} - {UNREAD}
    return Heard(
        {name: None if name in lost else value for name, value in changed.items()},
        calls=True,
        about=message.about,
        restated=(told.text, told.before, after),
    )


def _right(text: str, group: str) -> _Right | None:
    """副高不是3个，是4个; 中级多报了2个; 正高4个: one label, one right number."""
    labels = [label for label in labels_in(text, group) if label.kind in _PARTS]
    slip = bool(_SLIP.search(text))
    alone = len(_N.findall(text)) == 1
    of_all = _WHOLE.search(text) or (slip and alone and _PEOPLE.search(text))  # 打反了是46人
    if not labels and of_all:
        labels = [Label(_TOTAL, 0, 0, "")]
    if len({_core(label.word) for label in labels}) != 1 or any(one.change for one in counts(text, group)):
        return None
    label = labels[0]
    if step := _STEP.search(text):
        number = to_int(step["n"])
        return _Right(label, None, None, -number if step["way"] == "多" else number, slip=True)
    numbers = list(_N.finditer(text))
    wrong = [
        one for one in numbers if _NOT.search(text[: one.start()]) or _WRONG_BEHIND.match(text[one.end() :])
    ]
    said = [one for one in numbers if one not in wrong]
    if len(said) != 1 or len(wrong) > 1:
        return None
    return _Right(label, to_int(wrong[0].group()) if wrong else None, to_int(said[0].group()), 0, slip)


_TOTAL = "total"
_WHOLE = re.compile(r"(?:团队|队伍|科研|研发|全部)?总(?:的)?(?:人)?数")
_PEOPLE = re.compile(r"[0-9]\s?(?:个|号|名)?人")
_PARTS = frozenset({"titled", "intermediate", "senior", "permanent", "lead", "partner", "insiders"})


def _core(word: str) -> str:
    return _TAIL.sub("", word) or word


def _with_the_right_one(right: _Right, text: str, message: Message | None, group: str) -> str:
    """`text` with the right number; "" where the label does not stand in it with a number, or with several of them."""
    found = counts(text, group)
    same = [one for one in found if _alike(one, right) and not one.change]
    same = (list(_of_the_unit(same, text, message)) if message else []) or same
    if right.old is not None and len(same) > 1:
        same = [one for one in same if one.people == right.old]
    if len(same) != 1:
        return ""
    (one,) = same
    of_its_kind = [other for other in found if other.kind == one.kind and other.value is not None]
    if not right.slip and len(of_its_kind) == 1:
        return ""
    if right.step and one.people is None:
        return ""
    number = right.new if right.new is not None else (one.people or 0) + right.step
    return f"{text[: one.start]}{number}个{_REST_OF_IT.sub('', text[one.end :])}" if number >= 0 else ""


_REST_OF_IT = re.compile(r"^\s?(?:[个名位]人?|人)")


def _alike(count: Count, right: _Right) -> bool:
    if right.label.kind == _TOTAL:
        return not count.share and (count.kind == _TOTAL or (not count.kind and count.unit == "person"))
    one, other = _core(count.word), _core(right.label.word)
    return count.kind == right.label.kind and bool(one) and (one.startswith(other) or other.startswith(one))


def _of_the_unit(found: Sequence[Count], text: str, message: Message) -> Iterator[Count]:
    """Those of the unit that the message names, where several units are told of (乙大学的中级写错了)."""
    units = named_units(text) if message.known.get("unit_teams") else []
    named = [at for at, (_, unit) in enumerate(units) if _core_of(unit) in message.text]
    named = named or [at for at, (_, unit) in enumerate(units) if _is_meant(unit, message.text)]
    if len(named) != 1:
        return
    start = units[named[0]][0]
    end = units[named[0] + 1][0] if named[0] + 1 < len(units) else len(text)
    yield from (one for one in found if start <= one.start < end)


def _is_meant(unit: str, text: str) -> bool:
    """工大 for 内工大那边, 我们 for 我们公司."""
    return _core_of(unit)[-2:] in text or bool(_OURS.match(unit) and _OURS.search(text))


_OURS = re.compile(r"我们|咱们?|俺们?|我方|本(?:单位|公司)")


def _core_of(unit: str) -> str:
    """内工大 of 内工大那边."""
    return _SIDE.sub("", unit) or unit


_SIDE = re.compile(r"(?:那|这)(?:边|头|家|个)$")
