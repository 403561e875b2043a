"""Puts a mistaken belief right: one that the register of premises knows, or a number that the clause has otherwise."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.answer import Status
from assistant.builtin.sentences import cite, paragraphs, quote
from assistant.builtin.understanding import Understanding
from assistant.grounding.draft import Draft
from assistant.wording import answer_words
from corpus.quantities import quantities

# 工作日 and 天 are claims about the same thing, and so are 年 and 个月.
_KINDS = {"workday": "time", "day": "time", "week": "time", "month": "time", "year": "time"}


def from_premise(understanding: Understanding, hit: Mapping[str, Any]) -> Draft:
    """Answer with the words of the register and the clauses that they rest on."""
    lead = cite(answer_words(understanding.language).premise_lead, hit["places"][0]["id"])
    quotes = (quote(place["id"], place["text"]) for place in hit["places"])
    return Draft(Status.FALSE_PREMISE_CORRECTED, paragraphs(lead, hit["says"], *quotes))


def contradicted(understanding: Understanding, place: str, text: str) -> str:
    """Where the message puts a number forward and the clause has another of the same kind: the clause's own words.

    "" where nothing is put forward or nothing contradicts it.
    """
    if not understanding.confirming:
        return ""
    stated = list(quantities(text))
    for claim in understanding.claims:
        rivals = [known for known in stated if _same_kind(claim.unit, known.unit)]
        if rivals and all((claim.value, claim.unit) != (known.value, known.unit) for known in rivals):
            claimed = understanding.text[claim.start : claim.end]
            sentence = _sentence_with(text, rivals[0].start)
            mended = answer_words(understanding.language).not_this_but.format(claimed=claimed).removesuffix("。")
            return f"{mended}：{quote(place, sentence)}。"
    return ""


def _same_kind(one: str, other: str) -> bool:
    return bool(one) and _KINDS.get(one, one) == _KINDS.get(other, other)


def _sentence_with(text: str, position: int) -> str:
    for match in re.finditer(r"[^。；\n]+", text):
        if match.start() <= position < match.end():
            return match.group()
    return text
