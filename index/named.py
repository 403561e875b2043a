"""The place that a question names comes first, whatever its words and its meaning are like: 第6条第2项写了啥."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.citation import Citation
from corpus.wordings import ELSEWHERE
from index.hits import Hit, Why
from index.merging import in_order

RANKER = "named"
_SHARE = 0.9
"""So much of what all clauses have together goes to those that are named; a silence and a belief keep what they have."""


def named_first(hits: Sequence[Hit], question: str, documents: Iterable[str]) -> list[Hit]:
    """Give the `hits` with the places that `question` names before all other clauses.

    `documents`: the names by which the documents are cited that a place without one may lie in.
    """
    within = list(documents)
    places = [replace(place, document=name) for place, _ in Citation.find(question) for name in within]
    named = _within(hits, places)
    if not named:
        return list(hits)
    pool = [hit for hit in hits if hit.is_clause or hit.target.startswith(ELSEWHERE)]
    whole, theirs = sum(hit.score for hit in pool), sum(hit.score for hit in named.values())
    left = (1 - _SHARE) * whole / ((whole - theirs) or 1.0)
    others = {hit.target for hit in pool}
    return in_order(
        _found_by_name(hit, _SHARE * whole * (hit.score / theirs if theirs else 1 / len(named)))
        if hit.target in named
        else hit.scored(hit.score * left)
        if hit.target in others
        else hit
        for hit in hits
    )


def _within(hits: Sequence[Hit], places: Sequence[Citation]) -> dict[str, Hit]:
    """The hits that are one of `places` or lie in it; where there is none, those that it lies in."""
    cited = [(hit, Citation.parse(hit.target)) for hit in hits if places and hit.is_clause]
    inside = [hit for hit, found in cited if any(place.covers(found) for place in places)]
    around = [hit for hit, found in cited if any(found.covers(place) for place in places)]
    return {hit.target: hit for hit in inside or around}


def _found_by_name(hit: Hit, score: float) -> Hit:
    why = (Why(RANKER, 1, 1.0), *hit.why)
    return replace(hit, score=round(score, 4), found_by=(RANKER, *hit.found_by), why=why)
