"""Tool `find_figures`: which clauses say 30%, and that none says 60%."""

import json
from collections.abc import Iterator
from fractions import Fraction

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, Field

from assistant.services import Services
from assistant.tools.search_articles import passage
from corpus.citation import Citation
from corpus.library import MAIN_DOCUMENT, Library
from corpus.quantities import Quantity, quantities
from index.chunks import passages

NAME = "find_figures"
_MONTHS = 12

Claim = tuple[Fraction, str]


class Figures(BaseModel):
    """The input of the tool."""

    figures: list[str] = Field(description="要找出处的数，连同单位，例如 30%、5个工作日、三年")


def find_figures_tool(services: Services) -> BaseTool:
    """Give the tool over `services`."""

    def find_figures(figures: list[str]) -> str:
        wanted = {claim(one): words for words in figures for one in quantities(words)}
        stated = list(_stated(services.library))
        best = max((len(wanted.keys() & claims) for _, _, claims in stated), default=0)
        hits: dict[str, dict[str, object]] = {}
        for place, words, claims in stated:
            if best and len(wanted.keys() & claims) == best:
                found = passage(Citation.parse(place), services.library)
                hits.setdefault(place, {"kind": "clause", **found, "found": words})
        everywhere = {one for _, _, claims in stated for one in claims}
        unstated = [words for one, words in wanted.items() if one not in everywhere]
        return json.dumps({"hits": list(hits.values()), "unstated": unstated}, ensure_ascii=False)

    return StructuredTool.from_function(
        find_figures,
        name=NAME,
        description="查一个数写在哪一条；unstated 是办法全文没有写的数。",
        args_schema=Figures,
    )


def claim(quantity: Quantity) -> Claim:
    """Give what is claimed; 12个月 is one year."""
    value, unit = quantity.claim
    return (value / _MONTHS, "year") if unit == "month" and value % _MONTHS == 0 else (value, unit)


def _stated(library: Library) -> Iterator[tuple[str, str, frozenset[Claim]]]:
    """Each clause and each of its sentences, the sentences first, with the figures in it."""
    chunks = [chunk for chunk in passages(library) if chunk.target.startswith(f"{MAIN_DOCUMENT}/")]
    for chunk in sorted(chunks, key=lambda chunk: len(chunk.text)):
        yield chunk.target, chunk.text, frozenset(map(claim, quantities(chunk.text)))
