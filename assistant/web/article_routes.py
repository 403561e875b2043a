"""Serves articles as HTML fragments for the panel beside the chat."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from assistant.web.articles import MARKS, citation_at, parse_marks, render_article, render_document
from assistant.web.templating import render
from assistant.web.words import web_words
from corpus.errors import CitationError
from corpus.library import Library

Marks = Annotated[str, Query(pattern=rf"^({MARKS})?$")]


def article_routes(library: Library) -> APIRouter:
    """Give the routes over `library`: a whole document, and one place of it by its anchor."""
    routes = APIRouter(prefix="/articles", default_response_class=HTMLResponse)

    @routes.get("/{name}")
    def document(name: str, marks: Marks = "") -> HTMLResponse:
        try:
            shown = render_document(library.document(name), parse_marks(marks))
        except CitationError as problem:
            return _problem(problem)
        return HTMLResponse(shown)

    @routes.get("/{name}/{anchor}")
    def article(name: str, anchor: str, marks: Marks = "") -> HTMLResponse:
        try:
            held = library.document(name)
            shown = render_article(held, citation_at(held, anchor), parse_marks(marks))
        except CitationError as problem:
            return _problem(problem)
        return HTMLResponse(shown)

    return routes


def _problem(problem: CitationError) -> HTMLResponse:
    return HTMLResponse(render("article_problem.html", words=web_words().article, said=str(problem)), 404)
