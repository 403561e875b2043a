"""Words an answer from what was found or read: the sentence that answers first, then the clause it stands in."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answer import Status
from assistant.builtin.sentences import cite, paragraphs, quote
from assistant.builtin.understanding import Understanding
from assistant.grounding.draft import Draft
from assistant.wording import answer_words
from corpus.quantities import quantities

Hit = Mapping[str, Any]

# Calibrated on the dev split of evals/datasets: below it even the best clause is more often wrong than right.
_LEAST_SCORE = 0.12
# A second clause is shown when it explains the question nearly as well as the first.
_NEARLY = 0.45
_SHORT = 60


def from_search(understanding: Understanding, results: Sequence[Sequence[Hit]]) -> Draft:
    """Answer from search results, one list of hits for each question in the message."""
    drafts = [_one(understanding, hits) for hits in results]
    useful = [draft for draft in drafts if draft.status is not Status.OUT_OF_SCOPE] or drafts[:1]
    bodies = list(dict.fromkeys(draft.body for draft in useful))
    return Draft(useful[0].status, paragraphs(*bodies))


def from_places(results: Sequence[Mapping[str, Any]]) -> Draft:
    """Answer with the articles that the message names."""
    blocks = [str(result.get("error") or "") or quote(result["id"], result["text"]) for result in results]
    all_missing = all("error" in result for result in results)
    return Draft(Status.NOT_IN_TEXT if all_missing else Status.ANSWERED, paragraphs(*blocks))


def _one(understanding: Understanding, hits: Sequence[Hit]) -> Draft:
    words = answer_words()
    best = hits[0]
    clauses = [hit for hit in hits if hit["kind"] == "clause"]
    if best["kind"] == "elsewhere" or not clauses:
        return Draft(Status.OUT_OF_SCOPE, words.out_of_scope)
    if best["kind"] == "silence":
        return _silence(best, clauses)
    if best["score"] < _LEAST_SCORE:
        return Draft(Status.OUT_OF_SCOPE, words.unsure)
    shown = [hit for hit in clauses if hit["score"] >= _NEARLY * best["score"]][:2]
    corrected = _corrected(understanding, best)
    status = Status.FALSE_PREMISE_CORRECTED if corrected else Status.ANSWERED
    return Draft(status, paragraphs(corrected or _lead(best), *(quote(hit["id"], hit["text"]) for hit in shown)))


def _lead(hit: Hit) -> str:
    """The sentence that was found, ahead of the clause it stands in; none where the clause is as short."""
    found, text = str(hit["found"]).strip(), str(hit["text"])
    if not found or "\n" in text or len(text) <= _SHORT or len(found) > 0.8 * len(text):
        return ""
    return f"{quote(hit['id'], found)}。" if not found.endswith("。") else quote(hit["id"], found[:-1]) + "。"


def _silence(silence: Hit, clauses: Sequence[Hit]) -> Draft:
    """Say that the text does not say it, which document does where one is named, and quote what comes nearest."""
    words = answer_words()
    texts = {hit["id"]: hit["text"] for hit in clauses}
    near = [place for place in silence["near"] if place in texts][:1]
    blocks = [silence["says"]]
    if silence["decided_by"]:
        blocks.append(cite(words.text_not_held.format(title=silence["decided_by"]), *silence["near"][:1]))
    blocks.extend(quote(place, texts[place]) for place in near)
    status = Status.TEXT_NOT_HELD if silence["decided_by"] else Status.NOT_IN_TEXT
    return Draft(status, paragraphs(*blocks))


def _corrected(understanding: Understanding, hit: Hit) -> str:
    """Where the message puts a number forward and the clause has another of the same kind: the clause's own words."""
    if not understanding.confirming:
        return ""
    stated = list(quantities(hit["text"]))
    for claim in understanding.claims:
        rivals = [known for known in stated if _same_kind(claim.unit, known.unit)]
        if rivals and all((claim.value, _kind(claim.unit)) != (known.value, _kind(known.unit)) for known in rivals):
            claimed = understanding.text[claim.start : claim.end]
            sentence = _sentence_with(hit["text"], rivals[0].start)
            mended = answer_words().not_this_but.format(claimed=claimed).removesuffix("。")
            return f"{mended}：{quote(hit['id'], sentence)}。"
    return ""


_KINDS = {"workday": "day"}


def _kind(unit: str) -> str:
    return _KINDS.get(unit, unit)


def _same_kind(one: str, other: str) -> bool:
    return bool(one) and _kind(one) == _kind(other)


def _sentence_with(text: str, position: int) -> str:
    for match in re.finditer(r"[^。；\n]+", text):
        if match.start() <= position < match.end():
            return match.group()
    return text
