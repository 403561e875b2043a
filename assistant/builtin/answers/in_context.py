"""What a message that goes on from those before it is about: found by itself, and found together with them."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any

from assistant.builtin.answers.premise import without_premises
from assistant.builtin.understanding import Understanding
from corpus.citation import Citation
from corpus.library import MAIN_DOCUMENT

Hit = Mapping[str, Any]

_LEAST = 0.01  # a place that was not found may have been found as surely as this
_SHORT = 12  # characters of a message that says little
_CITED_READ = 3
_HOW_MUCH = re.compile(r"多少|几|多[久长大高]")
_ANOTHER = re.compile(r"^(?:那么?|而|可|换成|要是)?(?!(?:这|那|他|它|她|没|不|还|已经)).{2,12}呢[？?]?$")
"""那高校呢, 几家个头差不多的厂搭伙呢"""
_PRONOUN = re.compile(r"^(?:那|那么)?(?:它们?|这个?部门|该部门)(?=[^的，,。；;？?]{1,12}[？?。]?$)")
"""它都管啥: by itself it is about no body in particular."""
_CORE = 0.5
_DISPUTED, _BESIDE_IT = 0.03, 0.05
"""So probable must the places of the answer before be for a message that disputes it, and so little the others count then."""
_NEARLY = 0.6
_SURELY_ELSEWHERE = 0.95
"""后天呼市下雪不: of 16 dev turns so surely on nothing in the library by themselves 15 are so after the others, too."""


@dataclass(frozen=True)
class ContextWeights:
    """What speaks for a place, fitted by evals/fit_context.py to the dev dialogues (a conditional logit).

    How probable the place is for the message `alone`, and `together` with those before it, which counts the less the
    surer it is which article the message by itself is about; that the place is of what the answer before `cited` (the
    less so where the message brings a matter of its own, the more so where it leans on that answer or is short, and for
    what a clause leaves open where a figure is asked for: 最少砸多少), is what some other clause leaves open although the
    message leans, is a `sibling` of what was cited in its article (sooner where 那高校呢 names another than the one
    spoken of), or was cited further back; that the message is on nothing in the library; how probably messages that go on
    so ask for it (index.Retriever.follow_up).
    """

    alone: float = 0.77
    together: float = 0.39
    together_though_sure: float = -0.14
    cited: float = 1.35
    cited_beside_new_matter: float = -0.67
    cited_and_leaning: float = 0.63
    cited_and_short: float = 0.82
    left_open_how_much: float = 1.58
    left_open_elsewhere: float = -1.05
    sibling: float = 1.16
    sibling_of_another: float = -0.05
    cited_earlier: float = 1.06
    elsewhere: float = -0.96
    follow_up: float = 3.85


NAMES = tuple(field.name for field in fields(ContextWeights))
_WEIGHTS = ContextWeights()


def in_context(understanding: Understanding, own: Sequence[Hit], together: Sequence[Hit]) -> list[Hit]:
    """The hits of a message that goes on from those before it.

    A short message alone sounds like many things (公示属于哪一步, 递到谁手里): what it is about is looked for among what
    it says itself and what it says after them, and the talk rather stays with what the answer before rested on. What
    someone believes shows in the message itself.
    """
    if understanding.disputing and (on_it := _on_the_answer(understanding, together)):
        return on_it
    if sum(hit["score"] for hit in own if hit["kind"] == "elsewhere") >= _SURELY_ELSEWHERE:
        return list(own)
    if understanding.correcting or _PRONOUN.match(understanding.text):
        return list(together)
    hits, told = features(understanding, without_premises(own), without_premises(together))
    raised = [
        math.exp(sum(one * weight for one, weight in zip(row, astuple(_WEIGHTS), strict=True)))
        for row in told
    ]
    whole = sum(raised)
    weighed = [{**hit, "score": one / whole} for hit, one in zip(hits, raised, strict=True)]
    return _beside_beliefs(weighed, own)


def _on_the_answer(understanding: Understanding, together: Sequence[Hit]) -> list[Hit]:
    """The hits in the articles that the answer before rested on, ahead of the others; none where the message is on other matters."""
    articles = {place.article for place in understanding.cited_before[:_CITED_READ]}
    on_it = [
        hit
        for hit in together
        if articles & {place.article for place in _places(hit)}
        and (hit["kind"] != "silence" or understanding.silent_before)
    ]
    likely = sum(hit["score"] for hit in on_it)
    if likely < _DISPUTED:
        return []
    weighed = [
        {**hit, "score": hit["score"] / likely if hit in on_it else hit["score"] * _BESIDE_IT}
        for hit in together
    ]
    return sorted(weighed, key=lambda hit: -hit["score"])


def features(
    understanding: Understanding, own: Sequence[Hit], together: Sequence[Hit]
) -> tuple[list[Hit], list[tuple[float, ...]]]:
    """Give the places found, and for each what speaks for it, in the order of NAMES."""
    alone = {hit["id"]: hit["score"] for hit in own}
    with_others = {hit["id"]: hit["score"] for hit in together}
    hits = list({hit["id"]: hit for hit in (*own, *together)}.values())
    text, sure = understanding.text, _surest(own)
    cited = understanding.cited_before[:_CITED_READ]
    if understanding.because_of_it:
        cited = ()  # it is about what follows from what was spoken of
    leaning, short = float(understanding.leaning), max(0.0, 1.0 - len(text) / _SHORT)
    how_much, another = bool(_HOW_MUCH.search(text)), bool(_ANOTHER.match(text))
    follow_up = _follow_up(hits, cited)
    told: list[tuple[float, ...]] = []
    for hit in hits:
        places = _places(hit)
        of_it = _among(places, cited)
        beside = not of_it and any(one.article == other.article for one in places for other in cited)
        before = not of_it and _among(places, understanding.cited_earlier)
        likely = math.log(with_others.get(hit["id"], 0.0) + _LEAST)
        clause = of_it and hit["kind"] == "clause" and not _whole(hit, hits, cited)
        open_ = of_it and hit["kind"] == "silence"
        told.append(
            (
                math.log(alone.get(hit["id"], 0.0) + _LEAST),
                likely,
                likely * sure,
                float(clause),
                float(clause and understanding.new_matter),
                clause * leaning,
                clause * short,
                float(open_ and how_much),
                (hit["kind"] == "silence" and not of_it) * leaning,
                float(beside),
                float(beside and another),
                float(before),
                float(hit["kind"] == "elsewhere"),
                follow_up(hit),
            )
        )
    return hits, told


def _follow_up(hits: Sequence[Hit], cited: Sequence[Citation]) -> Callable[[Hit], float]:
    """What the learned follow-ups say of a hit. A place that they do not know (of a document or a silence added since) is as
    probable as those that they know are between them; where the talk is on another document they say nothing.
    """
    known = [float(hit["as_follow_up"]) for hit in hits if "as_follow_up" in hit]
    if not known or (cited and cited[0].document != MAIN_DOCUMENT):
        return lambda _: 0.0
    unknown = sum(known) / len(known)
    return lambda hit: float(hit.get("as_follow_up", unknown))


def spoken_of(hits: Sequence[Hit]) -> frozenset[int]:
    """The articles that a message is on in the light of those before it, of `hits` found `in_context`: the one that they are
    most about, and those that they are nearly as much about.
    """
    total: dict[int, float] = {}
    for hit in hits:
        if hit["kind"] in ("clause", "silence"):
            for article in {place.article for place in _places(hit)}:
                total[article] = total.get(article, 0.0) + hit["score"]
    most = max(total.values(), default=0.0)
    return frozenset(article for article, score in total.items() if score >= _NEARLY * most)


def _surest(own: Sequence[Hit]) -> float:
    """How probably the message by itself is about the article that it is most about, be it what that says or leaves open."""
    total: dict[object, float] = {}
    for hit in own:
        articles = {place.article for place in _places(hit)} or {hit["id"]}
        for article in articles:
            total[article] = total.get(article, 0.0) + hit["score"]
    return min(1.0, max(total.values(), default=0.0))


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


def _mixed(own: Sequence[Hit], together: Sequence[Hit], weight: float) -> list[dict[str, Any]]:
    total: dict[str, dict[str, Any]] = {}
    for hits, share in ((own, 1.0 - weight), (together, weight)):
        for hit in hits:
            held = total.setdefault(hit["id"], {**hit, "score": 0.0})
            held["score"] += share * hit["score"]
    return list(total.values())


def _places(hit: Hit) -> list[Citation]:
    """The clause that was found, or those that what is left open is near to."""
    if hit["kind"] == "elsewhere":
        return []
    if hit["kind"] == "premise":
        return [Citation.parse(place["id"]) for place in hit["places"]]
    return [Citation.parse(place) for place in ([hit["id"]] if hit["kind"] == "clause" else hit["near"])]


def _whole(hit: Hit, hits: Sequence[Hit], cited: Sequence[Citation]) -> bool:
    """Whether `hit` is the whole article that was shown: who was shown it now asks for one of its items."""
    place = Citation.parse(hit["id"])
    items = (Citation.parse(other["id"]) for other in hits if other["kind"] == "clause")
    return place in cited and any(place != one and place.covers(one) for one in items)


def _among(places: Sequence[Citation], cited: Sequence[Citation]) -> bool:
    return any(one.covers(place) or place.covers(one) for place in places for one in cited)
