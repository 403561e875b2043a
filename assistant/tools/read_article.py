"""Tool `read_article`: the words of one place, as published."""

import json
import re
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, Field

from assistant.services import Services
from assistant.tools.search_articles import passage, short
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import MAIN_DOCUMENT, Library

NAME = "read_article"
_TITLED = re.compile(r"《(?P<title>[^》]+)》(?P<rest>.*)", re.DOTALL)


class Place(BaseModel):
    """The input of the tool."""

    place: str = Field(description="条款号，例如 12、8(3)、第二十七条第五项")


def read_article_tool(services: Services) -> BaseTool:
    """Give the tool over `services`."""

    def read_article(place: str) -> str:
        document: str | None = None
        titled = _TITLED.match(place)
        if titled and (document := services.library.titled(titled["title"])) is None:
            return json.dumps(_not_held(titled["title"], services.library), ensure_ascii=False)
        try:
            citation = Citation.parse(titled["rest"] if titled else place, document or MAIN_DOCUMENT)
            node = services.library.find(citation)
        except CitationError as problem:
            return json.dumps({"id": place, "error": str(problem)}, ensure_ascii=False)
        return json.dumps(passage(node.citation or citation, services.library), ensure_ascii=False)

    return StructuredTool.from_function(
        read_article, name=NAME, description="读一条、一款或一项的原文。", args_schema=Place
    )


def _not_held(title: str, library: Library) -> dict[str, Any]:
    """What can be said of a document that is named but not held: whether the library's documents rely on it."""
    policy = library.policy_titled(title)
    if policy is None:
        return {"elsewhere": title}
    return {"not_held": policy.title, "cited_in": [short(Citation.parse(place)) for place in policy.cited_in]}
