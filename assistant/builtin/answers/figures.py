"""Says where a figure stands in the text, and that it stands nowhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answer import Status
from assistant.builtin.answers.passage import from_search
from assistant.builtin.answers.premise import without_premises
from assistant.builtin.answers.reading_note import reading_note
from assistant.builtin.answers.sentences import cite, paragraphs, quote
from assistant.builtin.understanding import Understanding
from assistant.grounding.draft import Draft
from assistant.wording import answer_words

Hit = Mapping[str, Any]

_MOST_SHOWN = 2
# A clause that surely answers without the figure shows that the figure is the asker's own.
_SURE = 0.6
_SAID_OTHERWISE = {Status.FALSE_PREMISE_CORRECTED, Status.OUT_OF_SCOPE}


def from_figures(understanding: Understanding, found: Mapping[str, Any], hits: Sequence[Hit]) -> Draft:
    """Answer with the clauses that have the figures, the likeliest first; `hits` are what a search made of it all."""
    looked_up = from_search(understanding, [hits])
    best = without_premises(hits)[0]
    holding = {hit["id"]: hit for hit in found["hits"]}
    if found["unstated"]:
        return _unstated(understanding, found["unstated"], looked_up, best)
    if best["kind"] == "clause" and best["id"] not in holding and best["score"] >= _SURE:
        return looked_up
    likely = {hit["id"]: hit["score"] for hit in hits}
    shown = sorted(holding.values(), key=lambda hit: -likely.get(hit["id"], 0.0))[:_MOST_SHOWN]
    words = answer_words(understanding.language)
    lead = cite(words.answered_lead, *(hit["id"] for hit in shown))
    leads = () if lead else (f"{quote(hit['id'], str(hit['found']).strip('。；'))}。" for hit in shown)
    quotes = (quote(hit["id"], hit["text"]) for hit in shown)
    return Draft(Status.ANSWERED, paragraphs(lead, *leads, *quotes, reading_note(understanding, shown)))


def _unstated(understanding: Understanding, figures: Sequence[str], looked_up: Draft, best: Hit) -> Draft:
    """Say that the text does not have the figures, ahead of what the search found."""
    if not understanding.sourcing or looked_up.status in _SAID_OTHERWISE:
        return looked_up
    near = best["near"][0] if best["kind"] == "silence" else best["id"]
    words = answer_words(understanding.language)
    lead = words.unstated.format(figures="、".join(figures))
    return Draft(Status.NOT_IN_TEXT, paragraphs(cite(lead, near), looked_up.body))
