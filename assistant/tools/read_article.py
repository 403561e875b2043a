"""Tool `read_article`: the words of one place, as published."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, Field

from assistant.services import Services
from assistant.tools.search_articles import passage, short
from assistant.wording import answer_words
from corpus.citation import Citation
from corpus.edition import Standing
from corpus.errors import CitationError
from corpus.library import MAIN_DOCUMENT, Library

NAME = "read_article"
_TITLED = re.compile(r"《(?P<title>[^》]+)》(?P<rest>.*)", re.DOTALL)
_NAMED = re.compile(r"(?P<title>[\u4e00-\u9fff]{2,}(?:办法|规定|细则|规则))(?P<rest>第.*)", re.DOTALL)


class Place(BaseModel):
    """The input of the tool."""

    place: str = Field(description="条款号，例如 12、8(3)、第二十七条第五项")


def read_article_tool(services: Services) -> BaseTool:
    """Give the tool over `services`."""

    def read_article(place: str) -> str:
        library = services.library
        document: str | None = None
        titled = _TITLED.match(place)
        named = titled or _NAMED.match(
            place
        )  # a name without 《》 that nobody has is one more way to say 本办法
        if named and (document := library.called(named["title"])) is None and titled:
            return json.dumps(_not_held(named["title"], library), ensure_ascii=False)
        try:
            citation = Citation.parse(named["rest"] if named else place, document or MAIN_DOCUMENT)
            node = library.find(citation)
        except CitationError as problem:
            missing = {"id": place, "error": str(problem), **_article_of(place, library)}
            return json.dumps(missing, ensure_ascii=False)
        found = passage(node.citation or citation, library)
        if said := standing_said(citation.document, library, services.today()):
            found["says"] = said
        return json.dumps(found, ensure_ascii=False)

    return StructuredTool.from_function(
        read_article, name=NAME, description="读一条、一款或一项的原文。", args_schema=Place
    )


def _article_of(place: str, library: Library) -> dict[str, str]:
    """The article that a place which it does not have was looked for in."""
    try:
        citation = Citation.parse(place)
        return {
            "article": short(library.find(replace(citation, paragraph=None, item=None)).citation or citation)
        }
    except CitationError:
        return {}


def standing_said(document: str, library: Library, day: date) -> str:
    """Say that a document is not in force on `day`, and since or from when; "" where it is."""
    shelf = library.documents
    edition = shelf.edition(document)
    standing = shelf.standing(edition, day)
    if standing is Standing.IN_FORCE:
        return ""
    words = answer_words()
    said = words.not_yet_in_force if standing is Standing.NOT_YET else words.no_longer_in_force
    return said.format(title=edition.meta.title, start=_day(edition.start), end=_day(shelf.ends(edition)))


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _not_held(title: str, library: Library) -> dict[str, Any]:
    """What can be said of a document that is named but not held: whether the library's documents rely on it."""
    policy = library.policy_titled(title)
    if policy is None:
        return {"elsewhere": title}
    return {"not_held": policy.title, "cited_in": [short(Citation.parse(place)) for place in policy.cited_in]}
