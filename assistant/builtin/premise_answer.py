"""Puts a mistaken belief right: one that the register of premises knows, or a number that the clause has otherwise."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from assistant.answer import Status
from assistant.builtin.belief import probability
from assistant.builtin.phrases import phrases
from assistant.builtin.sentences import cite, paragraphs, quote
from assistant.builtin.understanding import Understanding
from assistant.grounding.draft import Draft
from assistant.grounding.numbers import bound_of
from assistant.wording import answer_words
from corpus.quantities import Quantity, quantities

# Calibrated on the dev split of evals/datasets (evals/fit_beliefs.py tells what it finds and what it takes wrongly).
_LIKELY = 0.55
# 工作日 and 天 are claims about the same thing, and so are 年 and 个月.
_DAYS = {"workday": Fraction(7, 5), "week": Fraction(7), "month": Fraction(365, 12), "year": Fraction(365)}
_FIRST_CALENDAR_YEAR, _FIRST_SHORT_YEAR = 1900, 20
_CALENDARS_DIFFER = Fraction(2, 100)  # 12 months are a year, 52 weeks nearly
_KINDS = {
    "workday": "duration",
    "day": "duration",
    "week": "duration",
    "month": "duration",
    "year": "duration",
}


def mistaken(understanding: Understanding, *found: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Give the mistaken belief that the message puts forward, None where it surely puts none forward.

    `found` are the hits of the message, and those of what it takes for granted. Better a plain quote for a mistaken
    belief than 不是 to a right one.
    """
    likely = {
        hit["id"]: (probability(understanding, hit, answer), hit)
        for hits in found
        if (answer := next((hit for hit in hits if hit["kind"] != "premise"), None))
        for hit in [one for one in hits if one["kind"] == "premise"][:1]
    }
    best, hit = max(likely.values(), key=lambda pair: pair[0], default=(0.0, None))
    return hit if best >= _LIKELY else None


def without_premises(hits: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the other hits, their scores as they are where nobody is mistaken."""
    others = [hit for hit in hits if hit["kind"] != "premise"]
    share = 1.0 - sum(hit["score"] for hit in hits if hit["kind"] == "premise")
    return [{**hit, "score": hit["score"] / max(share, 0.01)} for hit in others]


def from_premise(understanding: Understanding, hit: Mapping[str, Any]) -> Draft:
    """Answer with the words of the register and the clauses that they rest on."""
    lead = cite(answer_words(understanding.language).premise_lead, hit["places"][0]["id"])
    quotes = (quote(place["id"], place["text"]) for place in hit["places"])
    return Draft(Status.FALSE_PREMISE_CORRECTED, paragraphs(lead, hit["says"], *quotes))


def contradicted(understanding: Understanding, place: str, text: str) -> str:
    """Where the message puts a number forward and the clause has another of the same kind: the clause's own words.

    "" where nothing is put forward or nothing contradicts it.
    """
    if act := _other_act(understanding, place, text):
        return act
    asserted = understanding.confirming or understanding.asserting
    said = understanding.text if asserted else understanding.supposed
    stated = list(quantities(text))
    for claim in (one for one in quantities(said) if not _is_calendar(one, said)):
        rivals = [known for known in stated if _same_kind(claim.unit, known.unit)]
        if rivals and all(_conflict(claim, known, asserted, bound_of(text, known)) for known in rivals):
            claimed = said[claim.start : claim.end]
            sentence = _sentence_with(text, rivals[0].start)
            mended = (
                answer_words(understanding.language).not_this_but.format(claimed=claimed).removesuffix("。")
            )
            return f"{mended}：{quote(place, sentence)}。"
    return ""


_FILED, _APPROVED = re.compile(r"备(?:个|下|一下)?案|报备"), re.compile(r"批准|审批|报批")


def _other_act(understanding: Understanding, place: str, text: str) -> str:
    """备个案就够了吧 of what must be approved, and the other way round: the clause's own words; "" where neither is said."""
    if not understanding.asserting or phrases().match("leaving_open", understanding.text):
        return ""
    for claimed, right in ((_FILED, _APPROVED), (_APPROVED, _FILED)):
        said, written = claimed.search(understanding.text), right.search(text)
        if said and written and not claimed.search(text) and not right.search(understanding.text):
            words = answer_words(understanding.language).not_this_but.format(claimed=said.group())
            return f"{words.removesuffix('。')}：{quote(place, _sentence_with(text, written.start()))}。"
    return ""


def _is_calendar(claim: Quantity, said: str) -> bool:
    """Whether this is 2026年, 28年, 24号, 那一年 or 两年了 and no length that is claimed."""
    if said[claim.start : claim.end].endswith("号") or re.search("[那这当同某]$", said[: claim.start]):
        return True
    if claim.unit == "year" and re.match("[多半]?了", said[claim.end :]):
        return True  # 批了两年了: so long ago
    short = _FIRST_SHORT_YEAR <= claim.value < 100  # nothing that the text counts lasts so long
    return claim.unit == "year" and (short or claim.value >= _FIRST_CALENDAR_YEAR)


def _conflict(claim: Quantity, known: Quantity, asserted: bool, bound: str) -> bool:
    """Whether `claim` is wrong where the clause says `known`.

    That the notice is ten days is no right account of 不少于5个工作日; ten days of notice on the way to a question are
    no mistake. `bound`: `known` is what is needed "at least", allowed "at most", or ("") exact.
    """
    if asserted:
        return claim.claim != known.claim
    claimed, right = (one.value * _DAYS.get(one.unit, Fraction(1)) for one in (claim, known))
    if bound == "at least":
        return claimed < right
    if bound == "at most":
        return claimed > right
    return abs(claimed - right) > right * _CALENDARS_DIFFER


def _same_kind(one: str, other: str) -> bool:
    return bool(one) and _KINDS.get(one, one) == _KINDS.get(other, other)


def _sentence_with(text: str, position: int) -> str:
    for match in re.finditer(r"[^。；\n]+", text):
        if match.start() <= position < match.end():
            return match.group()
    return text
