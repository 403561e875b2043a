"""The message as an intent is given it, and what the answers before it say of where it belongs."""

import re
from collections.abc import Mapping, Set
from datetime import date
from functools import cache

from assistant.builtin.intents._check import goes_on_from
from assistant.builtin.intents._message import Message
from assistant.builtin.intents._subject import Subject
from assistant.builtin.intents.committee.or_team import part_for
from assistant.checkers.registry import checkers
from assistant.grounding.draft import Draft
from corpus.numerals import NUMERAL

_SPACED = re.compile(
    r"(?:(?<=[\u4e00-\u9fff]{2})(?<!批复)(?<!批文)(?<!落款)(?<!日期)|(?<=[0-9][个名位人席项]))[ \u3000]+(?=[\u4e00-\u9fff]{2})"
    r"|(?<=[\u4e00-\u9fff]{2})[ \u3000]+(?=[0-9]{1,3}[个名位人]人?(?:都|也)?(?:是|来自|属于))"
    r"|(?<=[的了])[ \u3000]+(?=[0-9]{2,4}[年.-])|(?<=[校院所厂事]长)[ \u3000]+(?=[0-9])|(?<=工作日)[ \u3000]+(?=[0-9])"
    r"|(?<=[0-9])[ \u3000]+(?=[\u4e00-\u9fff]{2})(?![个名位人席项家台套篇岁年月日天号周期条款万亿元多余来])"
)
"""执照是包头的 活儿在呼市干, 固定15 流动24人: whoever types without punctuation parts the clauses by spaces."""

_N = rf"(?:[0-9]|{NUMERAL})"
_WITHOUT_A_STOP = re.compile(
    rf"(?<=[0-9零一二两三四五六七八九十百])\s?个?人(?=(?:有职称|中高级|中级|高级|正高|副高|固定|流动|在编|签了?|牵头|共建|自己|我们|他们|外面|外头)"
    rf"[^，,。；;、！!？?（(\s0-9]{{0,8}}?(?:的|加|一共|就|才|算|出|有)[^，,。；;、！!？?（(\s0-9]{{0,6}}?{_N}+\s?[个名位人])"
    rf"|(?<=[0-9零一二两三四五六七八九十百])\s?[个名位]人?(?=(?:共建|合作|联合|参建)(?:的|方|单位)?(?:那|这)?[家边方]{_N}"
    r"|(?:想|打算|准备|要|还要?|再)?(?:让|请|由)[^，,。；;、！!？?（(\s0-9]{1,12}(?:当|做|任|担任))"
)
"""34个人中级的7个, 牵头出2个想让我们厂总工当主任: dictated without a stop; where the number ends the next clause begins."""


def as_given(
    text: str,
    name: str,
    answered: Draft | None,
    subjects: Mapping[str, Subject],
    active: Set[str],
    as_of: date,
) -> Message:
    """The message as the intent `name` is given it."""
    subject = subjects[name]
    text = _WITHOUT_A_STOP.sub(r"\g<0>，", _SPACED.sub("，", text))
    asked = asked_for(name, answered) if name in active or not active else ()
    if not asked and (still := goes_on_from(text, subject)):
        asked, active = still, {name}
    return Message(
        text=part_for(name, text),
        as_of=as_of,
        asked=asked,
        known=dict(subject.known),
        last=subject.last,
        about=subject.about,
        before=subject.text,
        active=name in active,
        recent=subject.age is not None,
        others_active=bool(active - {name}),
        in_check=subject.in_check,
    )


def spoken_of_last(subjects: Mapping[str, Subject]) -> Set[str]:
    """The checks that were spoken of last."""
    ages = {name: subject.age for name, subject in subjects.items() if subject.age is not None}
    return {name for name, age in ages.items() if age == min(ages.values())}


_APPLIED_BY = {8: "eligibility", 9: "application", 12: "governance", 28: "naming"}
"""Which check goes on from an answer that cited an article: those whose facts people tell a piece at a time."""


def applying(answered: Draft | None) -> Set[str]:
    """The check that applies the article which the answer before rested on, where no check was spoken of yet."""
    first = next((mark.citation for mark in answered.marks() if mark.citation), None) if answered else None
    return {_APPLIED_BY[first.article]} if first and first.article in _APPLIED_BY else set()


_RESULT = re.compile("[✅❌❓⚖📌➖]")


def led_by_search(answered: Draft | None) -> frozenset[str]:
    """The check whose result answered a message before: where no word of it had called for one, the search had led to it."""
    return frozenset(applying(answered)) if answered and _RESULT.search(answered.body) else frozenset()


def asked_for(checker: str, answered: Draft | None) -> tuple[str, ...]:
    """The facts that the answer before asked for, in its order."""
    if answered is None:
        return ()
    found = {answered.body.find(question): name for question, name in _questions(checker).items()}
    return tuple(found[at] for at in sorted(found) if at >= 0)


@cache
def _questions(checker: str) -> Mapping[str, str]:
    """The questions of a checker's facts model, with the field that each asks for."""
    fields = checkers()[checker].facts.model_fields
    return {info.description: name for name, info in fields.items() if info.description}
