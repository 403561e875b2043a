"""Which checks a message calls for, and the facts in it: one file for each checker, found by its name.

Each file has a `hear`: what one message says to that checker. Here the messages of a dialogue are put together.
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from assistant.builtin.dialogue import Dialogue
from assistant.builtin.intents._accounted import UNREAD
from assistant.builtin.intents._bodies import part_for
from assistant.builtin.intents._follow_up import followed_up, said_again
from assistant.builtin.intents._message import NOTHING, Heard, Message, tells
from assistant.builtin.intents._other_platforms import turns_elsewhere
from assistant.builtin.intents._replies import replied
from assistant.builtin.other_readings import other_readings
from assistant.builtin.phrases import phrases
from assistant.checkers.reapplication import Ground
from assistant.checkers.registry import checkers
from assistant.grounding.draft import Draft
from corpus.quantities import quantities

Intent = Callable[[Message], Heard]
"""Hears what one message says to a checker."""

_CLAIM = re.compile(
    r"(?:对吧|没错吧|是吧|没问题吧|[对是行]哇|没错哇)[？?。！!\s]*$|就(?:行|够|可以|合规)(?:了)?(?:对吧|是吧|没错吧)"
    r"|就(?:不)?算[^，。？?]{1,8}[，,](?:对不对|对吧|是不是)[？?。！!\s]*$"
    r"|(?:照样|照常|照旧|照(?=[批发办报])|直接)[^，。？?]{1,10}[，,](?:对不对|对吧|是吧|没毛病)(?:吧)?[？?。！!\s]*$"
)
_ASKS_HOW_MANY = re.compile(r"(?:几|多少)(?:个|名|位|人)?(?:才[行够])?[？?。！!\s]*$")
_CAME_ABOUT = re.compile("(?:去年|前年|今年|昨天|上个?月|前阵子)[^，,。；;？?]{0,14}[了过]")
"""另一家去年上了失信名单，如何认定: tells of a fact, though it asks what that comes to."""
_SOMEONE = re.compile(r"[这那]位|(?:这|那)个?人(?!员)|^(?:他|她)(?!们)|，(?:他|她)(?!们)")
"""Someone of whom the message before spoke."""
_EXCHANGES_READ, _CHARACTERS_READ = 20, 1_000
"""So far back, and so much of one message, facts are looked for: what is asked stays quick however long it gets."""

_REMEMBERED = 2
"""So many messages on other checks a subject outlives; then what was said of it is forgotten."""


@dataclass(frozen=True)
class CheckRequest:
    """A check to run: the checker's name and the facts found in the dialogue.

    `about`: the titles of the findings that the message asks about; all that rest on the facts where it is empty. `beside`:
    those that are told as far as they go, without asking for what they lack. `also`: those asked about by name, told even where
    they do not apply.
    `limit`: it asks how many there must or may be, not whether what there is will do. `needs`: facts that were not given
    and without which the question cannot be answered. `claimed`: it says that all is well and wants that confirmed. `declined`: facts
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


@dataclass
class _Subject:
    """What was said to one checker so far, and how many other messages came since.

    `text`: the message that it took last, `before`: what was known before that one.
    """

    known: dict[str, Any] = field(default_factory=dict)
    last: frozenset[str] = frozenset()
    about: tuple[str, ...] = ()
    age: int | None = None
    declined: frozenset[str] = frozenset()
    text: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)

    def take(self, heard: Heard, text: str) -> None:
        if not heard.said:
            self.before = dict(self.known)
        self.text = heard.said or text
        if heard.fresh:
            self.known = {}
        for name, value in heard.facts.items():
            if value is None:
                self.known.pop(name, None)
            else:
                self.known[name] = value
        told = (name for name, value in heard.facts.items() if value is not None and not name.startswith("_"))
        self.last = frozenset(told) or self.last
        self.about = heard.about
        self.declined = (self.declined | heard.declined) - frozenset(self.known)
        self.age = 0

    def overhear(self, facts: Mapping[str, Any]) -> None:
        """Remember what a message told that called for another check: 改完还是不合格 is why it will be revoked, too."""
        self.known.update({name: value for name, value in facts.items() if value is not None})
        self.age = self.age or 1


@cache
def _intents() -> dict[str, Intent]:
    return {
        info.name: import_module(f"{__name__}.{info.name}").hear
        for info in iter_modules(__path__)
        if not info.name.startswith("_")
    }


@cache
def _questions(checker: str) -> Mapping[str, str]:
    """The questions of a checker's facts model, with the field that each asks for."""
    fields = checkers()[checker].facts.model_fields
    return {info.description: name for name, info in fields.items() if info.description}


@lru_cache(maxsize=32)
def requests(dialogue: Dialogue, found: frozenset[str] = frozenset()) -> tuple[CheckRequest, ...]:
    """Give the checks that the last message of `dialogue` calls for.

    `found`: the checkers that apply the clauses which the search led to, where no word of the message called for a check.
    """
    subjects = {name: _Subject() for name in _intents()}
    calling: dict[str, Heard] = {}
    answered: Draft | None = None
    left_open = ""
    exchanges = dialogue.exchanges[-_EXCHANGES_READ:]
    for at, exchange in enumerate(exchanges, 1):
        text = exchange.asked[:_CHARACTERS_READ]
        if found and at == len(exchanges):
            heard = _hear(text, answered, dialogue.as_of, subjects, found=found)
        else:
            heard = _listen(left_open, text, answered, dialogue.as_of, subjects)
            led = _led(exchange.answered)
            if led and not any(one.calls for one in heard.values()):
                heard = _hear(text, answered, dialogue.as_of, subjects, found=led)
        calling = _take(heard, subjects, text)
        answered, left_open = exchange.answered, "" if calling else text
    claimed = _claims(dialogue.asked)
    return _in_another_reading(dialogue.asked, subjects) or tuple(
        one
        for name, heard in calling.items()
        for one in _each(_request(name, heard, subjects[name], claimed), heard)
    )


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


def _in_another_reading(text: str, subjects: Mapping[str, _Subject]) -> tuple[CheckRequest, ...]:
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


def _claims(text: str) -> bool:
    """Whether a message takes it for true that all is well; of people counted that is a question all the same."""
    if _CLAIM.search(text) or phrases().match("ruling", text):
        return True
    if _ASKS_HOW_MANY.search(text):
        return False
    counted = any(one.unit == "person" for one in quantities(text))
    known = phrases()
    return known.match("claiming", text) and not known.match("leaving_open", text) and not counted


def _request(checker: str, heard: Heard, subject: _Subject, claimed: bool) -> CheckRequest:
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
    )


_COUNTS_DAYS = frozenset({"application", "evaluation", "revocation"})


def _listen(
    left_open: str, text: str, answered: Draft | None, as_of: date, subjects: Mapping[str, _Subject]
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
    subjects: Mapping[str, _Subject],
    *,
    told: bool = False,
    found: frozenset[str] = frozenset(),
) -> dict[str, Heard]:
    """Let every intent hear one message, only those in `found` where the search led to them."""
    answered = None if turns_elsewhere(text) else answered
    active = found or (set() if turns_elsewhere(text) else _active(subjects) or _cited(answered))
    heard: dict[str, Heard] = {}
    for name, intent in _intents().items():
        if found and name not in found:
            heard[name] = NOTHING
            continue
        message = _message(text, name, answered, subjects, active, as_of)
        message = replace(message, told=told, found=bool(found))
        if again := said_again(message, subjects[name].text):
            message = replace(message, text=again, known=dict(subjects[name].before))
        reply = replied(message, checkers()[name].facts)
        if reply is NOTHING:
            reply = followed_up(message)
        heard[name] = intent(message) if reply is NOTHING else reply
        if again:
            heard[name] = _instead_of_the_last(heard[name], subjects[name], again)
    return heard


def _instead_of_the_last(heard: Heard, subject: _Subject, said: str) -> Heard:
    """What was heard anew, with all that the message before had changed as it was before that one."""
    undone = {
        name: subject.before.get(name)
        for name, value in subject.known.items()
        if subject.before.get(name) != value
    }
    return replace(heard, facts={**undone, **heard.facts}, said=said) if heard.calls else heard


def _take(heard: Mapping[str, Heard], subjects: dict[str, _Subject], text: str) -> dict[str, Heard]:
    """Remember what was heard; give what the message calls for."""
    calling = {name: one for name, one in heard.items() if one.calls}
    concerned = calling or {name: one for name, one in heard.items() if one.concerned}
    for name, subject in subjects.items():
        if name in concerned:
            subject.take(heard[name], part_for(name, text))
        elif calling and heard[name].concerned and heard[name].facts:
            subject.overhear(heard[name].facts)
        elif concerned and subject.age is not None:
            subject.age += 1
            if subject.age > _REMEMBERED:
                subjects[name] = _Subject()
    for name, one in calling.items():
        for told, other, facts in _IMPLIES.get(name, ()):
            if told.items() <= one.facts.items():
                subjects[other].overhear(facts)
    return calling


_IMPLIES: Mapping[str, Sequence[tuple[Mapping[str, Any], str, Mapping[str, Any]]]] = {
    "evaluation": (
        ({"passed_after_rectification": False}, "revocation", {"ground": Ground.STILL_FAILED.value}),
    ),
}
"""What is said to one check that another one needs, too: who still fails after the rectification is revoked for that."""


def _message(
    text: str,
    name: str,
    answered: Draft | None,
    subjects: Mapping[str, _Subject],
    active: Set[str],
    as_of: date,
) -> Message:
    """The message as the intent `name` is given it."""
    subject = subjects[name]
    return Message(
        text=part_for(name, text),
        as_of=as_of,
        asked=_asked(name, answered),
        known=dict(subject.known),
        last=subject.last,
        about=subject.about,
        before=subject.text,
        active=name in active,
        recent=subject.age is not None,
        others_active=bool(active - {name}),
    )


def _active(subjects: Mapping[str, _Subject]) -> Set[str]:
    """The checks that were spoken of last."""
    ages = {name: subject.age for name, subject in subjects.items() if subject.age is not None}
    return {name for name, age in ages.items() if age == min(ages.values())}


_APPLIED_BY = {8: "eligibility", 9: "application", 12: "governance", 28: "naming"}
"""Which check goes on from an answer that cited an article: those whose facts people tell a piece at a time."""


def _cited(answered: Draft | None) -> Set[str]:
    """The check that applies the article which the answer before rested on, where no check was spoken of yet."""
    first = next((mark.citation for mark in answered.marks() if mark.citation), None) if answered else None
    return {_APPLIED_BY[first.article]} if first and first.article in _APPLIED_BY else set()


_RESULT = re.compile("[✅❌❓⚖📌➖]")


def _led(answered: Draft | None) -> frozenset[str]:
    """The check whose result answered a message before: where no word of it had called for one, the search had led to it."""
    return frozenset(_cited(answered)) if answered and _RESULT.search(answered.body) else frozenset()


def _asked(checker: str, answered: Draft | None) -> tuple[str, ...]:
    """The facts that the answer before asked for, in its order."""
    if answered is None:
        return ()
    found = {answered.body.find(question): name for question, name in _questions(checker).items()}
    return tuple(found[at] for at in sorted(found) if at >= 0)
