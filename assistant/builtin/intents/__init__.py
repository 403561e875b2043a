"""Which checks a message calls for, and the facts in it: one file for each checker, found by its name.

Each file has a `hear`: what one message says to that checker; what several of them share is in the folders, by what it is of.
Here the messages of a dialogue are put together.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from assistant.builtin.dialogue import Dialogue
from assistant.builtin.intents._another_date import with_another_date
from assistant.builtin.intents._as_given import applying, as_given, asked_for, led_by_search, spoken_of_last
from assistant.builtin.intents._asked_again import asked_again
from assistant.builtin.intents._check import (
    in_check,
    reply_in_check,
    with_replies,
    without_dialect,
)
from assistant.builtin.intents._claims import claims
from assistant.builtin.intents._follow_up import followed_up, said_again
from assistant.builtin.intents._message import NOTHING, Heard, Message, tells
from assistant.builtin.intents._other_platforms import turns_elsewhere
from assistant.builtin.intents._questions_apart import is_lost, questions_apart
from assistant.builtin.intents._replies import replied, with_counts
from assistant.builtin.intents._several_cases import of_several_cases
from assistant.builtin.intents._subject import Subject
from assistant.builtin.intents.committee.or_team import part_for
from assistant.builtin.intents.people.accounted import UNREAD
from assistant.builtin.intents.people.put_right_before import put_right_before
from assistant.builtin.intents.periods.a_year_later import with_the_year
from assistant.builtin.intents.periods.revoked_on import FAILING
from assistant.builtin.intents.team.as_at_first import as_at_first
from assistant.builtin.other_readings import other_readings
from assistant.builtin.phrases import phrases
from assistant.builtin.talk.address import without_address
from assistant.checkers.reapplication import Ground
from assistant.checkers.registry import checkers
from assistant.grounding.draft import Draft

Intent = Callable[[Message], Heard]
"""Hears what one message says to a checker."""

_CAME_ABOUT = re.compile("(?:去年|前年|今年|昨天|上个?月|前阵子)[^，,。；;？?]{0,14}[了过]")
"""另一家去年上了失信名单，如何认定: tells of a fact, though it asks what that comes to."""
_SOMEONE = re.compile(r"[这那]位|(?:这|那)个?人(?!员)|[此该]人(?!员)|^(?:他|她)(?!们)|，(?:他|她)(?!们)")
"""Someone of whom the message before spoke."""
_EXCHANGES_READ, _CHARACTERS_READ = 20, 1_000
"""So far back, and so much of one message, facts are looked for: what is asked stays quick however long it gets."""
_IN_PASSING = 8
"""有罚则没: 此人只有副高 after it is still of the one spoken of before it."""
_REMEMBERED, _REMEMBERED_IN_CHECK = 2, 6
"""So many messages on other checks a subject outlives; then what was said of it is forgotten."""


@dataclass(frozen=True)
class CheckRequest:
    """A check to run: the checker's name and the facts found in the dialogue.

    `about`: the titles of the findings that the message asks about; all that rest on the facts where it is empty. `beside`:
    those that are told as far as they go, without asking for what they lack. `also`: those asked about by name, told even where
    they do not apply.
    `limit`: it asks how many there must or may be, not whether what there is will do. `needs`: facts that were not given
    and without which the question cannot be answered. `guided`: the facts that it tells in reply, in a check of all conditions
    (我们能报吗), where the next ones are to be asked for; None in any other. `whole`: it asks of all conditions, with some facts told.
    `misheard`: nothing was understood of what should have been a reply in such a check. `claimed`: it says that all is well and wants that confirmed. `declined`: facts
    that the user cannot tell. `unread`: numbers of people that no fact accounts for, as the user wrote them. `readings`: the
    options of readings that are to be tried instead of those in force.
    """

    checker: str
    facts: Mapping[str, Any]
    about: tuple[str, ...] = ()
    limit: bool = False
    needs: tuple[str, ...] = ()
    claimed: bool = False
    beside: tuple[str, ...] = ()
    declined: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    guided: frozenset[str] | None = None
    whole: bool = False
    misheard: bool = False


@cache
def _intents() -> dict[str, Intent]:
    return {
        info.name: import_module(f"{__name__}.{info.name}").hear
        for info in iter_modules(__path__)
        if not info.ispkg and not info.name.startswith("_")
    }


@lru_cache(maxsize=32)
def requests(dialogue: Dialogue, found: frozenset[str] = frozenset()) -> tuple[CheckRequest, ...]:
    """Give the checks that the last message of `dialogue` calls for.

    `found`: the checkers that apply the clauses which the search led to, where no word of the message called for a check.
    """
    subjects, calling = _so_far(dialogue, found)
    claimed = claims(dialogue.asked)
    return _in_another_reading(dialogue.asked, subjects) or tuple(
        one
        for name, heard in calling.items()
        for one in _each(_request(name, heard, subjects[name], claimed), heard)
    )


def check_under_way(dialogue: Dialogue) -> bool:
    """Whether a check of all conditions is not finished, of which the last message says nothing (公示几天)."""
    subjects, calling = _so_far(dialogue, frozenset())
    return not calling and any(one.still_asked for one in subjects.values())


@lru_cache(maxsize=32)
def _so_far(dialogue: Dialogue, found: frozenset[str]) -> tuple[Mapping[str, Subject], Mapping[str, Heard]]:
    """What was said to every checker, and which of them the last message calls for."""
    subjects = {name: Subject() for name in _intents()}
    calling: dict[str, Heard] = {}
    answered: Draft | None = None
    left_open = before_that = ""
    exchanges = dialogue.exchanges[-_EXCHANGES_READ:]
    for at, exchange in enumerate(exchanges, 1):
        text = without_address(exchange.asked[:_CHARACTERS_READ])
        for name, subject in subjects.items():
            subject.hear_what_was_asked(asked_for(name, answered))
            text = without_dialect(text) if subject.in_check else text
        if found and at == len(exchanges):
            heard = _hear(text, answered, dialogue.as_of, subjects, found=found)
        else:
            of = (_SOMEONE.search(text) and before_that) or left_open
            heard = _listen(of, text, answered, dialogue.as_of, subjects)
            led = led_by_search(exchange.answered)
            if led and not any(one.calls for one in heard.values()):
                heard = _hear(text, answered, dialogue.as_of, subjects, found=led)
            heard = in_check(text, heard, subjects)
        calling = _take(heard, subjects, text, answered)
        before_that = "" if calling or len(text) > _IN_PASSING else left_open
        answered, left_open = exchange.answered, "" if calling else text
    return subjects, calling


def _each(request: CheckRequest, heard: Heard) -> Sequence[CheckRequest]:
    """Give the request once for each of the facts between which the message tells apart (26、27、28这三年各做哪种评价), and once
    for each further question.
    """
    first = [replace(request, facts={**request.facts, **facts}) for facts in heard.each] or [request]
    return [*first, *(_with(request, other) for other in heard.others)]


def _with(request: CheckRequest, other: Heard) -> CheckRequest:
    """The request with another question, in which the facts of the first one hold as far as it tells no others."""
    facts = {**request.facts, **other.facts}
    told = {name: value for name, value in facts.items() if value is not None and not name.startswith("_")}
    needs = tuple(name for name in other.needs if name not in told)
    return replace(request, facts=told, about=other.about, needs=needs, also=other.also)


def _in_another_reading(text: str, subjects: Mapping[str, Subject]) -> tuple[CheckRequest, ...]:
    """若中级、高级各自单算呢: what was worked out before, in the reading that the message supposes."""
    wanted = [
        one
        for one in other_readings(text)
        if (subject := subjects[one.checker]).age is not None and set(one.rests_on) & set(subject.known)
    ]
    if not wanted:
        return ()
    first = wanted[0]
    request = _request(first.checker, Heard(about=first.about), subjects[first.checker], claimed=False)
    return (replace(request, readings={first.reading: first.option}),)


def _request(checker: str, heard: Heard, subject: Subject, claimed: bool) -> CheckRequest:
    told = {name: value for name, value in subject.known.items() if not name.startswith("_")}
    facts = {name: value for name, value in told.items() if name not in heard.without}
    needs = tuple(name for name in heard.needs if name not in facts)
    return CheckRequest(
        checker,
        facts,
        heard.about,
        heard.limit,
        needs,
        claimed or (checker in _COUNTS_DAYS and phrases().match("concluding", subject.text)),
        heard.beside,
        subject.declined,
        tuple(subject.known.get(UNREAD, ())),
        heard.also,
        guided=subject.guided,
        whole=heard.whole,
        misheard=heard.misheard,
    )


_COUNTS_DAYS = frozenset({"application", "evaluation", "revocation"})


def _listen(
    left_open: str, text: str, answered: Draft | None, as_of: date, subjects: Mapping[str, Subject]
) -> dict[str, Heard]:
    """Hear one message. What tells of facts belongs to the question that called for no check before it or comes after:
    整改期多久 and 我们从7月20日开始的 together ask for a date, and so do 我们在土左旗 and 可以牵头吗.
    """
    if phrases().match("meaning", text) and not (re.search("[0-9]", text) or _CAME_ABOUT.search(text)):
        return dict.fromkeys(subjects, NOTHING)  # 什么叫严重失信 tells of none
    if left_open and (tells(text) or tells(left_open) or _SOMEONE.search(text)):
        together = _hear(f"{left_open}，{text}", answered, as_of, subjects, told=True)
        if any(one.calls for one in together.values()):
            return together
    return _hear(text, answered, as_of, subjects)


def _hear(
    text: str,
    answered: Draft | None,
    as_of: date,
    subjects: Mapping[str, Subject],
    *,
    told: bool = False,
    found: frozenset[str] = frozenset(),
) -> dict[str, Heard]:
    """Let every intent hear one message, only those in `found` where the search led to them; and each of its questions by itself,
    where one of them was lost in the whole.
    """
    heard = _hear_whole(text, answered, as_of, subjects, told=told, found=found)
    for piece in questions_apart(text):
        alone = _hear_whole(piece, answered, as_of, subjects, told=told, found=found)
        heard |= {name: one for name, one in alone.items() if is_lost(one, heard[name])}
    return heard


def _hear_whole(
    text: str,
    answered: Draft | None,
    as_of: date,
    subjects: Mapping[str, Subject],
    *,
    told: bool,
    found: frozenset[str],
) -> dict[str, Heard]:
    answered = None if turns_elsewhere(text) else answered
    active = found or (set() if turns_elsewhere(text) else spoken_of_last(subjects) or applying(answered))
    heard: dict[str, Heard] = {}
    for name, intent in _intents().items():
        if found and name not in found:
            heard[name] = NOTHING
            continue
        message = as_given(text, name, answered, subjects, active, as_of)
        message = with_the_year(replace(message, told=told, found=bool(found)))
        if name in _OF_ONE_DATE and (of_cases := of_several_cases(message, intent)):
            heard[name] = of_cases
            continue
        heard[name] = _on_another_date(message, subjects[name], intent) if name in _OF_ONE_DATE else NOTHING
        if heard[name].calls:
            continue
        if right := put_right_before(message, subjects[name].told, name, intent):
            heard[name] = right
            continue
        message, first = _gone_back(message, subjects[name])
        facts = checkers()[name].facts
        reply = reply_in_check(message, facts) if subjects[name].in_check else NOTHING
        if reply is NOTHING:
            reply = replied(message, facts)
        if reply is NOTHING:
            reply = followed_up(message)
        heard[name] = with_counts(intent(message), message, facts) if reply is NOTHING else reply
        if not heard[name].calls and (again := asked_again(message)) is not NOTHING:
            heard[name] = again
        if message.in_check and reply is NOTHING:
            heard[name] = with_replies(heard[name], message)
        if first is not None:
            heard[name] = _from(first, heard[name], subjects[name], message.text)
    return heard


_OF_ONE_DATE = frozenset({"evaluation", "revocation"})
"""The checks that work out one date from another; the two of a publicity are told apart by its own intent."""


def _on_another_date(message: Message, subject: Subject, intent: Intent) -> Heard:
    """如果是2023年3月15日呢: what was asked before, asked of this date."""
    again = with_another_date(message, subject.text, subject.before)
    if again is None:
        return NOTHING
    text, known = again
    heard = intent(replace(message, text=text, known=dict(known), last=frozenset(), active=bool(known)))
    return _from(known, heard, subject, text)


def _gone_back(message: Message, subject: Subject) -> tuple[Message, Mapping[str, Any] | None]:
    """The message as it is to be heard, with what was known then, where it goes back: 还是最早那42个人，…; 换成两个呢 is heard
    instead of the message before.
    """
    if first := as_at_first(message.text, subject.history):
        known, rest = first
        return replace(message, text=rest, known=dict(known)), known
    if again := said_again(message, subject.text):
        return replace(message, text=again, known=dict(subject.before)), subject.before
    return message, None


def _from(first: Mapping[str, Any], heard: Heard, subject: Subject, said: str) -> Heard:
    """What was heard of a message that goes on from what was known at `first`, with all that was changed since as it was."""
    undone = {name: first.get(name) for name, value in subject.known.items() if first.get(name) != value}
    undone |= {name: value for name, value in first.items() if name not in subject.known}
    return replace(heard, facts={**undone, **heard.facts}, said=said) if heard.calls else heard


def _take(
    heard: Mapping[str, Heard], subjects: dict[str, Subject], text: str, answered: Draft | None
) -> dict[str, Heard]:
    """Remember what was heard; give what the message calls for."""
    calling = {name: one for name, one in heard.items() if one.calls}
    concerned = calling or {name: one for name, one in heard.items() if one.concerned}
    for name, subject in subjects.items():
        if name in concerned:
            subject.take(heard[name], part_for(name, text), asked_for(name, answered) or subject.still_asked)
        elif calling and heard[name].concerned and heard[name].facts:
            subject.overhear(heard[name].facts)
        elif concerned and subject.age is not None:
            subject.age += 1
            if subject.age > (_REMEMBERED_IN_CHECK if subject.in_check else _REMEMBERED):
                subjects[name] = Subject()
    for name, one in calling.items():
        for told, other, facts in _IMPLIES.get(name, ()):
            if told.items() <= {**subjects[name].known, **one.facts}.items():
                subjects[other].overhear(facts)
    return calling


_IMPLIES: Mapping[str, Sequence[tuple[Mapping[str, Any], str, Mapping[str, Any]]]] = {
    "evaluation": (
        ({"passed_after_rectification": False}, "revocation", {"ground": Ground.STILL_FAILED.value}),
        ({"result": "failed"}, "revocation", {FAILING: True}),
    ),
}
"""What is said to one check that another one needs, too: who still fails after the rectification is revoked for that, and who
is told to rectify may come to be."""
