"""What of a document stands in no article: kept as it is, and told to whoever adds the document."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from corpus.document import Document, Kind, Node


class Place(StrEnum):
    """Where a stretch without articles stands."""

    BEFORE = "before"
    BEHIND = "behind"
    ANNEX = "annex"


class Stretch(NamedTuple):
    """Lines of the source, the first and the last of them counted from 1, that belong to no article."""

    place: Place
    first_line: int
    last_line: int
    words: str


def unplaced(document: Document) -> tuple[Stretch, ...]:
    """Give the stretches that stand in no article, in order: title and preamble, annexes, signature."""
    return tuple(_joined(document))


def _joined(document: Document) -> Iterator[Stretch]:
    first = document.articles[0].span.start if document.articles else len(document.source)
    open_: Stretch | None = None
    for node in _loose(document.root):
        place = (
            Place.ANNEX
            if node.kind is Kind.ANNEX
            else Place.BEFORE
            if node.span.start < first
            else Place.BEHIND
        )
        stretch = Stretch(
            place,
            document.source.count("\n", 0, node.span.start) + 1,
            document.source.count("\n", 0, node.span.end) + 1,
            document.quote(node.span).strip(),
        )
        if open_ and open_.place is place and place is not Place.ANNEX:
            open_ = open_._replace(last_line=stretch.last_line, words=f"{open_.words}\n{stretch.words}")
            continue
        if open_:
            yield open_
        open_ = stretch
    if open_:
        yield open_


def _loose(node: Node) -> Iterator[Node]:
    for child in node.children:
        holds_articles = any(below.citation for below in child.walk())
        if child.kind is Kind.PARAGRAPH or (child.kind is Kind.ANNEX and not holds_articles):
            yield child
        elif child.kind is not Kind.ARTICLE:
            yield from _loose(child)
