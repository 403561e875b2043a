"""Tool `search_articles`: finds the clauses that answer a question, and the silences that explain why none does."""

import json
from collections.abc import Mapping
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, Field

from assistant.services import Services
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import MAIN_DOCUMENT, Library
from corpus.registers import Policy, Premise
from corpus.wordings import ELSEWHERE, PREMISE, SILENCE
from index.hits import Hit

NAME = "search_articles"
_DESCRIPTION = (
    "按问题查找条款。结果里 clause 是条款；silence 说明办法没有规定这件事；"
    "premise 是常见误解和更正；elsewhere 表示问题与本库无关。"
)
_LOOKED_AT = 32
_LIMIT, _MOST_PREMISES, _MOST_FOLLOWING = 8, 2, 3
_MOST_DECIDING, _NEARLY = 2, 0.6
# What shows a mistake only beside its clause counts where that clause is one of the first two and as probable as this.
_MOST_SURE, _SURE = 2, 0.25


class Question(BaseModel):
    """The input of the tool."""

    question: str = Field(description="用户的问题，原话或补全指代后的一句话")
    before: str = Field("", description="这句话接着前面的话问时，前面的话的原文；否则不填")
    beliefs_only: bool = Field(False, description="只看问题的用词里有没有误解，不查条款")


def search_articles_tool(services: Services) -> BaseTool:
    """Give the tool over `services`."""

    def search_articles(question: str, before: str = "", beliefs_only: bool = False) -> tuple[str, list[Hit]]:
        premises = services.library.premises.values()
        hinted = {PREMISE + one.id: said for one in premises if (said := one.hinted(question))}
        # A search takes longer than all else that a check does: only where words may show a mistake.
        found = services.retriever.search(question, _LOOKED_AT) if hinted or not beliefs_only else []
        worded = _surely(hinted, found, services.library)
        worded |= {PREMISE + one.id: said for one in premises if (said := one.worded(question))}
        following = (
            services.retriever.follow_up(question.removeprefix(before).strip(), before) if before else {}
        )
        hits = _chosen([] if beliefs_only else _with_follow_ups(found, following), worded)
        described = [describe(hit, services.library) | _beside(hit, worded, following) for hit in hits]
        if hits and hits[0].target.startswith(SILENCE):
            described[0] |= _decided_elsewhere(hits[0], question, services)
        return json.dumps({"hits": described}, ensure_ascii=False), hits

    return StructuredTool.from_function(
        search_articles,
        name=NAME,
        description=_DESCRIPTION,
        args_schema=Question,
        response_format="content_and_artifact",
    )


def _decided_elsewhere(hit: Hit, question: str, services: Services) -> dict[str, Any]:
    """What our regulation leaves to another document that is held by now: the clauses that decide it there."""
    library = services.library
    silence = library.silences[hit.target.removeprefix(SILENCE)]
    document = library.titled(library.policy(silence.decided_by).title) if silence.decided_by else None
    if document is None:
        return {}
    found = services.retriever.search(question, _MOST_DECIDING, document=document)
    near = [one for one in found if one.score >= _NEARLY * found[0].score]
    return {"decided_in": [passage(Citation.parse(one.target), library) for one in near]}


def _surely(hinted: Mapping[str, str], found: list[Hit], library: Library) -> dict[str, str]:
    """Of the mistaken beliefs that words hint at, by target, those whose clause the question is surely about."""
    about = _surely_about(found, library)
    return {
        target: said
        for target, said in hinted.items()
        if _is_about(library.premises[target.removeprefix(PREMISE)], about)
    }


def _surely_about(hits: list[Hit], library: Library) -> list[Citation]:
    """The places that a question is surely about: of the clauses found first, and of what a silence found first is near."""
    others = [hit for hit in hits if not hit.target.startswith(PREMISE)]
    enough = _SURE * sum(hit.score for hit in others)
    places: list[Citation] = []
    for hit in others[:_MOST_SURE]:
        if hit.target.startswith(ELSEWHERE) or hit.score < enough:
            continue
        silent = hit.target.startswith(SILENCE)
        near = library.silences[hit.target.removeprefix(SILENCE)].near if silent else (hit.target,)
        places += map(Citation.parse, near)
    return places


def _is_about(premise: Premise, places: list[Citation]) -> bool:
    """Whether one of the clauses that put `premise` right, or their article, is among `places`."""
    right = [Citation.parse(place) for place in premise.places]
    return any(one.covers(place) or place.covers(one) for one in right for place in places)


def _beside(hit: Hit, worded: Mapping[str, str], following: Mapping[str, float]) -> dict[str, Any]:
    """What is told of a hit beside what it is: the words that show a mistake, how probably a message that goes on asks for it."""
    words = {"worded": worded[hit.target]} if hit.target in worded else {}
    return words | ({"as_follow_up": round(following[hit.target], 4)} if hit.target in following else {})


def _with_follow_ups(hits: list[Hit], following: Mapping[str, float]) -> list[Hit]:
    """The hits behind those that a message which goes on asks for most probably: none of these is to be left out."""
    best = sorted(following, key=lambda target: -following[target])[:_MOST_FOLLOWING]
    found = {hit.target: hit for hit in hits}
    return [
        *(found.get(target, Hit(target, 0.0, ())) for target in best),
        *(hit for hit in hits if hit.target not in best),
    ]


def _chosen(hits: list[Hit], worded: Mapping[str, str]) -> list[Hit]:
    """Give the best places, the best premises and those that the question shows by its words, best first.

    Premises crowd: one clause has many mistaken beliefs.
    """
    premises = [hit for hit in hits if hit.target.startswith(PREMISE)]
    others = [hit for hit in hits if not hit.target.startswith(PREMISE)][:_LIMIT]
    found = {hit.target: hit for hit in premises}
    shown = [found.get(target, Hit(target, 0.0, ())) for target in worded]
    best = [hit for hit in premises if hit.target not in worded][:_MOST_PREMISES]
    return sorted([*others, *best, *shown], key=lambda hit: -hit.score)


def describe(hit: Hit, library: Library) -> dict[str, Any]:
    """Give a hit as plain values, with the whole text of the place that it stands for."""
    common = {"score": hit.score, "found_by": list(hit.found_by)}
    if hit.target.startswith(SILENCE):
        silence = library.silences[hit.target.removeprefix(SILENCE)]
        policy = library.policy(silence.decided_by) if silence.decided_by else None
        return {
            "id": hit.target,
            "kind": "silence",
            "says": marked(silence.says),
            "near": list(silence.near),
            "decided_by": policy.title if policy and not policy.held else None,
            **common,
        }
    if hit.target.startswith(PREMISE):
        premise = library.premises[hit.target.removeprefix(PREMISE)]
        places = [{"id": place, "text": text_of(Citation.parse(place), library)} for place in premise.places]
        believed = {"says": marked(premise.says), "places": places, "against": hit.against}
        if premise.unless:
            believed["unless"] = premise.unless
        return {"id": hit.target, "kind": "premise", **believed, **common}
    if hit.target.startswith(ELSEWHERE):
        title = library.elsewheres[hit.target.removeprefix(ELSEWHERE)].title
        return {"id": hit.target, "kind": "elsewhere", "says": title, **common}
    citation = Citation.parse(hit.target)
    together = sorted(short(place) for place in library.companions.get(citation, ()))
    described = {"kind": "clause", **passage(citation, library), "found": hit.text, **common}
    if policy := _left_to(citation, library):
        described["left_to"] = {
            "title": policy.title,
            "places": [short(Citation.parse(one)) for one in policy.cited_in],
        }
    return {**described, "read_with": together} if together else described


def _left_to(citation: Citation, library: Library) -> Policy | None:
    """The policy not held that the clause at `citation` leaves its matter to (按照《…》执行); None where it leaves none."""
    text = text_of(citation, library)
    return next(
        (policy for policy in library.catalog if not policy.held and f"按照《{policy.title}》执行" in text),
        None,
    )


def passage(citation: Citation, library: Library) -> dict[str, Any]:
    """Give a place as plain values: its id, its words, and how they are read where two readings are possible."""
    readings = [
        {
            "id": reading.id,
            "places": list(reading.citations),
            "question": reading.question,
            "applied": reading.applied.text,
            "others": [option.text for option in reading.options if option.key != reading.in_force],
            "why": reading.why,
            "confirmed": reading.status == "confirmed",
        }
        for reading in library.readings_by_place.get(citation, ())
    ]
    held = {"id": short(citation), "text": text_of(citation, library)}
    return {**held, "readings": readings} if readings else held


def marked(says: str) -> str:
    """Give words of a register with their {22} as the marks of a draft."""
    return says.replace("{", "[[").replace("}", "]]")


def short(citation: Citation) -> str:
    """Give the id that a model uses: without the document's name where that is the main document."""
    return citation.place if citation.document == MAIN_DOCUMENT else citation.ref


def text_of(citation: Citation, library: Library) -> str:
    """Give the words at `citation`, "" where there is no such place any more."""
    try:
        return library.text(citation)
    except CitationError:
        return ""
