"""Puts a mistaken belief right: one that the register of premises knows, or a number that the clause has otherwise."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from assistant.answer import Status
from assistant.builtin.sentences import cite, paragraphs, quote
from assistant.builtin.understanding import Understanding
from assistant.grounding.draft import Draft
from assistant.grounding.numbers import bound_of
from assistant.wording import answer_words
from corpus.quantities import Quantity, quantities

# Beside the clause that puts it right a belief need not explain the message as well as beside another: the two are
# about the same matter, and that the message takes something for granted is known from its form.
_NEARLY, _SAME_MATTER = 0.5, 0.05
# What is only supposed on the way to a question must be likelier: not every clause before the last one is a belief.
_SUPPOSED = 0.1
_MOST = 0.5
_FILLER = re.compile(r"对不对|对吧|对吗|是不是|没问题|没错|听说|据说|就行了?|就可以了?|[吧呗哇吗呢了的要]")
# 工作日 and 天 are claims about the same thing, and so are 年 and 个月.
_DAYS = {"workday": Fraction(7, 5), "week": Fraction(7), "month": Fraction(365, 12), "year": Fraction(365)}
_FIRST_CALENDAR_YEAR = 1900
_CALENDARS_DIFFER = Fraction(2, 100)  # 12 months are a year, 52 weeks nearly
_KINDS = {
    "workday": "duration",
    "day": "duration",
    "week": "duration",
    "month": "duration",
    "year": "duration",
}


def mistaken(understanding: Understanding, hits: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Give the mistaken belief that the message puts forward, None where it puts none forward.

    A belief counts when it explains the message nearly as well as anything else does, and sooner beside the clause
    that puts it right. Rankings cannot tell a mistake
    from the truth in the same words (公示至少5个工作日吧 is near 公示3天吧), so what the clause itself says is never
    called a mistake: better a plain quote for a mistaken belief than 不是 to a right one.
    """
    if not (understanding.asserting or understanding.supposed):
        return None
    best = next((hit for hit in hits if hit["kind"] != "premise"), hits[0])
    for hit in hits:
        if hit["kind"] != "premise":
            continue
        same_matter = any(place["id"] == best["id"] for place in hit["places"])
        beside = _SAME_MATTER if understanding.asserting else _SUPPOSED
        if hit["score"] < (beside if same_matter else _NEARLY) * best["score"]:
            return None
        if not any(_says_so(understanding, place["text"]) for place in hit["places"]):
            return hit
    return None


def _says_so(understanding: Understanding, text: str) -> bool:
    """Whether `text` has the figures of the message or, where it has none, most of its words."""
    if understanding.claims:
        stated = {known.claim for known in quantities(text)}
        return all(claim.claim in stated for claim in understanding.claims)
    said = _pairs(_FILLER.sub("", understanding.text))
    return len(said & _pairs(text)) > _MOST * len(said)


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(character for character in text if character.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


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
    asserted = understanding.confirming or understanding.asserting
    said = understanding.text if asserted else understanding.supposed
    stated = list(quantities(text))
    for claim in (one for one in quantities(said) if not _is_calendar_year(one)):
        rivals = [known for known in stated if _same_kind(claim.unit, known.unit)]
        if rivals and all(_conflict(claim, known, asserted, bound_of(text, known)) for known in rivals):
            claimed = said[claim.start : claim.end]
            sentence = _sentence_with(text, rivals[0].start)
            mended = (
                answer_words(understanding.language).not_this_but.format(claimed=claimed).removesuffix("。")
            )
            return f"{mended}：{quote(place, sentence)}。"
    return ""


def _is_calendar_year(claim: Quantity) -> bool:
    """Whether this is 2026年 and no length of time."""
    return claim.unit == "year" and claim.value >= _FIRST_CALENDAR_YEAR


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
