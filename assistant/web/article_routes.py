"""Serves the page of a regulation, its articles as fragments for the panel, and passages found by meaning."""

from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from assistant.services import Services
from assistant.web.articles import (
    MARKS,
    Dressing,
    citation_at,
    link_to,
    parse_marks,
    render_article,
    render_document,
)
from assistant.web.cross_references import Link, References
from assistant.web.language import language_of
from assistant.web.pages import problem_page
from assistant.web.regulation_page import ADDRESS, address_of, regulation_page
from assistant.web.templating import render
from assistant.web.words import web_words
from corpus.citation import Citation
from corpus.document import Document
from corpus.errors import CitationError
from corpus.library import MAIN_DOCUMENT, Library

Marks = Annotated[str, Query(pattern=rf"^({MARKS})?$")]
Asked = Annotated[str, Query(min_length=1, max_length=200)]

_LOOKED_AT, _SHOWN = 40, 5  # passages


def article_routes(services: Services) -> APIRouter:
    """Give the routes over the library: a page, a whole document, one place by its anchor, a search."""
    routes = APIRouter(prefix=ADDRESS, default_response_class=HTMLResponse)

    @lru_cache(maxsize=1)
    def references(library: Library) -> References:
        return References(library)

    def dressing(document: Document, library: Library, marks: str) -> Dressing:
        linked = references(library).of(document).addressed(_panel_address)
        return Dressing(parse_marks(marks), linked)

    @routes.get("")
    def page(request: Request, document: str = MAIN_DOCUMENT) -> HTMLResponse:
        language, library = language_of(request.cookies), services.library
        try:
            held = library.document(document)
        except CitationError as problem:
            return problem_page(str(problem), 404, language)
        return HTMLResponse(regulation_page(held, library, references(library), language))

    @routes.get("/{name}")
    def whole(request: Request, name: str, marks: Marks = "") -> HTMLResponse:
        library = services.library
        try:
            held = library.document(name)
            return HTMLResponse(render_document(held, dressing(held, library, marks)))
        except CitationError as problem:
            return _problem(request, problem)

    @routes.get("/{name}/search")
    def search(request: Request, name: str, q: Asked) -> HTMLResponse:
        now = services.now()
        hits = now.retriever.search(q, _LOOKED_AT, clauses_only=True)
        places = [Citation.parse(hit.target) for hit in hits]
        found = [(place, now.library.text(place)) for place in places if place.document == name][:_SHOWN]
        words = web_words(language_of(request.cookies)).regulation
        return HTMLResponse(render("passages.html", words=words, found=found))

    @routes.get("/{name}/{anchor}")
    def article(request: Request, name: str, anchor: str, marks: Marks = "") -> HTMLResponse:
        library = services.library
        try:
            held = library.document(name)
            return HTMLResponse(
                render_article(held, citation_at(held, anchor), dressing(held, library, marks))
            )
        except CitationError as problem:
            return _problem(request, problem)

    return routes


def _panel_address(link: Link) -> str:
    """Where the panel leads: another article opens in the panel, a text that is named on its own page."""
    if link.targets:
        return link_to(link.targets[0].document, link.targets[0].anchor)
    assert link.named is not None
    return address_of(link.place.document, link.named.anchor)


def _problem(request: Request, problem: CitationError) -> HTMLResponse:
    words = web_words(language_of(request.cookies)).article
    return HTMLResponse(render("article_problem.html", words=words, said=str(problem)), 404)
