"""A conclusion told apart: what stands in a row between semicolons is a list, and is shown as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.assessment.words import assessment_words

_OPENING, _CLOSING = "“‘（《〔「", "”’）》〕」"
_MORE = re.compile(r"等(\d+)项")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence; with `items`, what it introduces one by one (`lead` is empty where they stand for themselves)."""

    lead: str
    items: tuple[str, ...] = ()


def told_apart(conclusion: str) -> tuple[Told, ...]:
    """Give the sentences of `conclusion`; one that names several things after a colon has them as items."""
    return tuple(_told(sentence) for sentence in _split(conclusion, "。"))


def _told(sentence: str) -> Told:
    parts = list(_split(sentence, "；"))
    if len(parts) == 1:
        return Told(f"{sentence}。")
    lead, *rest = _split(parts[0], "：")
    if not rest:
        return Told("", tuple(parts))
    items = ["：".join(rest), *parts[1:]]
    if more := _MORE.fullmatch(items[-1]):
        lead = assessment_words().result.overall_more.format(lead=lead, count=more[1])
        items.pop()
    return Told(f"{lead}：", tuple(items))


def _split(text: str, mark: str) -> Iterator[str]:
    """The parts between the marks that stand in no quotation and no parenthesis, empty ones left out."""
    depth, part = 0, ""
    for sign in text:
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if sign == mark and depth <= 0:
            if part:
                yield part
            part = ""
        else:
            part += sign
    if part:
        yield part
