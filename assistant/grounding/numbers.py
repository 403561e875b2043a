"""Every number, date and share of a draft stands in a place that its sentence cites, or in a result."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from assistant.answer import Status
from assistant.grounding.draft import Draft, Mark
from assistant.grounding.evidence import Evidence, as_statement
from assistant.grounding.sentences import Sentence, sentences
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import Library
from corpus.quantities import Quantity, quantities

Claim = tuple[Fraction, str]

_KEPT = 1024  # the same clauses and results are asked for every number of a draft

# The user's own numbers may be said back to him only as his: 不是3天, 您说的3天.
_HIS = re.compile(
    r"(?:不是|并非|不等于|您(?:说|提到|问|填)的?|所(?:说|问|提到)的|没有(?:写|规定|提到)?|未(?:写|规定|提到)|\bnot\b)"
    r"[^，。；：,;:]{0,8}\Z",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?:不少于|不低于|不小于|不得少于|不得低于|至少|最少|起码|达到|满"
    r"|at least|no fewer than|not less than)[^，。；、,;]{0,8}\Z",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:不超过|不多于|不高于|不大于|不得超过|不得多于|至多|最多"
    r"|at most|no more than|not more than|up to|within)[^，。；、,;]{0,8}\Z",
    re.IGNORECASE,
)
_OR_MORE, _OR_LESS = re.compile(r"\A(?:及|或)?以上"), re.compile(r"\A(?:及|或)?以[下内]|\A之?内")

_BOUND_NEAR = 24
"""So many characters hold the longest of these words and what may stand between it and its number."""


def false_numbers(draft: Draft, library: Library, evidence: Evidence) -> Iterator[str]:
    """Give a violation for each quantity without a source, or bounded by its source the other way round."""
    found = sentences(draft.body)
    computed = [quantity for words in evidence.computed for quantity in quantities(words)]
    allowed_everywhere = {quantity.claim for quantity in computed}
    users = {quantity.claim for words in evidence.user_words for quantity in quantities(words)}
    for number, sentence in enumerate(found):
        if as_statement(sentence.text) in evidence.statements or not (own := list(quantities(sentence.text))):
            continue
        cited = [text_at(library, mark.citation) for mark in marks_of(found, number)]
        allowed = allowed_everywhere | _claims(cited)
        for quantity in own:
            words = sentence.text[quantity.start : quantity.end]
            his = draft.status is Status.NEEDS_FACTS or _HIS.search(sentence.text[: quantity.start])
            if quantity.claim not in allowed and not (his and quantity.claim in users):
                yield f"“{words}”在这句话所引的条款和工具结果里都没有"
            elif _turned(quantity, sentence.text, [*cited, *evidence.computed]):
                yield f"“{words}”的“不少于/不超过”与原文相反"


def text_at(library: Library, citation: Citation | None) -> str:
    """Give the words at `citation`, "" where there is no such place."""
    try:
        return library.text(citation) if citation else ""
    except CitationError:
        return ""


def marks_of(found: Sequence[Sentence], number: int) -> tuple[Mark, ...]:
    """The marks of a sentence; of the next one for a heading or a question, which have none themselves."""
    return next((sentence.marks for sentence in found[number:] if sentence.marks), ())


def _claims(texts: Iterable[str]) -> set[Claim]:
    return {quantity.claim for text in texts for quantity in quantities(text)}


def _turned(quantity: Quantity, text: str, sources: Iterable[str]) -> bool:
    """Whether `text` bounds the quantity on one side and every source that bounds it does so on the other."""
    said = bound_of(text, quantity)
    if not said:
        return False
    bounds = {bound for source in sources for bound in _bounds(source).get(quantity.claim, ())}
    return bool(bounds) and said not in bounds


@lru_cache(maxsize=_KEPT)
def _bounds(text: str) -> Mapping[Claim, frozenset[str]]:
    """How `text` bounds each of its quantities that it bounds."""
    bounds: dict[Claim, frozenset[str]] = {}
    for known in quantities(text):
        if bound := bound_of(text, known):
            bounds[known.claim] = bounds.get(known.claim, frozenset()) | {bound}
    return bounds


def bound_of(text: str, quantity: Quantity) -> str:
    """Give whether `text` sets the quantity as what is needed "at least", allowed "at most", or "" exactly."""
    before, after = text[max(0, quantity.start - _BOUND_NEAR) : quantity.start], text[quantity.end :]
    if _AT_LEAST.search(before) or _OR_MORE.match(after):
        return "at least"
    return "at most" if _AT_MOST.search(before) or _OR_LESS.match(after) else ""
