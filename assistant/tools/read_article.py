"""Tool `read_article`: the words of one place, as published."""

import json

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, Field

from assistant.services import Services
from assistant.tools.search_articles import short
from corpus.citation import Citation
from corpus.errors import CitationError

NAME = "read_article"


class Place(BaseModel):
    """The input of the tool."""

    place: str = Field(description="条款号，例如 12、8(3)、第二十七条第五项")


def read_article_tool(services: Services) -> BaseTool:
    """Give the tool over `services`."""

    def read_article(place: str) -> str:
        try:
            citation = Citation.parse(place)
            node = services.library.find(citation)
        except CitationError as problem:
            return json.dumps({"id": place, "error": str(problem)}, ensure_ascii=False)
        found = node.citation or citation
        text = services.library.document(found.document).text(node)
        return json.dumps({"id": short(found), "text": text}, ensure_ascii=False)

    return StructuredTool.from_function(
        read_article, name=NAME, description="读一条、一款或一项的原文。", args_schema=Place
    )
