"""What a message that goes on from those before it is about: found by itself, and found together with them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.builtin.premise_answer import without_premises
from assistant.builtin.understanding import Understanding
from corpus.citation import Citation

Hit = Mapping[str, Any]

# Calibrated on the dev split of evals/datasets: a message found so surely needs no other to be understood.
_SURE_ALONE = 0.8
_SURE_ALONE_WEAK = 0.5
# How much of the whole what is found together counts, and how much likelier it is that the talk stays with a clause.
_TOGETHER = 0.5
_TOGETHER_WEAK = 0.4
_STAYS = 3.0
_STAYS_WEAK = 2.0
_CITED_READ = 3
# Less so for what that clause leaves open, unless a figure is asked for (最少砸多少).
_SILENCES = 0.5
_HOW_MUCH = re.compile(r"多少|几|多[久长大高]")
_CORE = 0.5


_ANOTHER = re.compile(r"^(?:那么?|而|可|换成|要是)?(?!(?:这|那|他|它|她|没|不|还|已经)).{2,12}呢[？?]?$")
"""那高校呢, 几家个头差不多的厂搭伙呢"""


def in_context(understanding: Understanding, own: Sequence[Hit], together: Sequence[Hit]) -> list[Hit]:
    """The hits of a message that goes on from those before it.

    A short message alone sounds like many things (公示属于哪一步, 递到谁手里): what it is about is looked for among what
    it says itself and what it says after them, and the talk rather stays with what the answer before rested on. What
    someone believes shows in the message itself.
    """
    leans = bool(understanding.earlier)
    if understanding.correcting:
        return list(together)
    if _stands_alone(own, leans) and not understanding.because_of_it:
        return list(own)
    weight = _TOGETHER if leans else _TOGETHER_WEAK
    mixed = _mixed(without_premises(own), without_premises(together), weight)
    stays = _STAYS if leans else _STAYS_WEAK
    if understanding.because_of_it:
        stays = 1.0  # it is about what follows from what was spoken of
    cited = understanding.cited_before[:_CITED_READ]
    others = bool(_ANOTHER.match(understanding.text))
    silent = stays if _HOW_MUCH.search(understanding.text) else stays**_SILENCES
    weighed = [
        {**hit, "score": hit["score"] * _stays(hit, mixed, cited, others, stays, silent)} for hit in mixed
    ]
    return _beside_beliefs(weighed, own)


def in_both(whole: Sequence[Hit], core: Sequence[Hit]) -> list[Hit]:
    """The hits of a question with a tale before it: of the whole, and of what it asks without the tale."""
    return _beside_beliefs(_mixed(without_premises(whole), without_premises(core), _CORE), whole)


def _beside_beliefs(hits: Sequence[Hit], own: Sequence[Hit]) -> list[Hit]:
    """The `hits`, their scores adding up as those of `own` do beside the beliefs found there."""
    believed = [hit for hit in own if hit["kind"] == "premise"]
    share = 1.0 - sum(hit["score"] for hit in believed)
    total = max(sum(hit["score"] for hit in hits), 1e-6)
    found = [{**hit, "score": hit["score"] * share / total} for hit in hits]
    return sorted([*found, *believed], key=lambda hit: -hit["score"])


def _stands_alone(hits: Sequence[Hit], leans: bool) -> bool:
    """Whether a short message is surely understood without the one before it (公示几天 after 职称要多少)."""
    best = without_premises(hits)[:1]
    if not best:
        return False
    if leans:
        return bool(best[0]["kind"] != "silence" and best[0]["score"] >= _SURE_ALONE)
    return bool(best[0]["kind"] == "elsewhere" or best[0]["score"] >= _SURE_ALONE_WEAK)


def _mixed(own: Sequence[Hit], together: Sequence[Hit], weight: float) -> list[dict[str, Any]]:
    total: dict[str, dict[str, Any]] = {}
    for hits, share in ((own, 1.0 - weight), (together, weight)):
        for hit in hits:
            held = total.setdefault(hit["id"], {**hit, "score": 0.0})
            held["score"] += share * hit["score"]
    return list(total.values())


def _stays(
    hit: Hit, hits: Sequence[Hit], cited: Sequence[Citation], others: bool, stays: float, silent: float
) -> float:
    """How much likelier `hit` is for what was spoken of. Who was shown a whole article now asks for one of its items."""
    if not _of(hit, cited, others):
        return 1.0
    if hit["kind"] == "silence":
        return silent
    place = Citation.parse(hit["id"])
    items = (Citation.parse(other["id"]) for other in hits if other["kind"] == "clause")
    return 1.0 if place in cited and any(place != one and place.covers(one) for one in items) else stays


def _of(hit: Hit, cited: Sequence[Citation], others: bool) -> bool:
    """Whether a hit is of a clause that the answer before rested on, or of what such a clause leaves open.

    `others`: the message names another than the one spoken of, so the other items of the article come in as well.
    """
    if hit["kind"] == "elsewhere":
        return False
    places = [Citation.parse(place) for place in ([hit["id"]] if hit["kind"] == "clause" else hit["near"])]
    if others:
        return any(
            (one.document, one.article) == (place.document, place.article)
            for place in places
            for one in cited
        )
    return any(one.covers(place) or place.covers(one) for place in places for one in cited)
