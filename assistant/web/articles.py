"""Shows a regulation, or one article of it, as HTML: anchors on every place, the quoted words marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.web.templating import render
from assistant.web.words import web_words
from corpus.citation import Citation
from corpus.document import Document, Kind, Node, Span
from corpus.errors import CitationError
from corpus.library import MAIN_DOCUMENT

MARKS = r"[0-9]{1,7}-[0-9]{1,7}(,[0-9]{1,7}-[0-9]{1,7}){0,49}"
"""How spans are written in an address: `1203-1240,1300-1312`."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are all marked or all not, and all lead to `href` or nowhere."""

    text: str
    marked: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Dressing:
    """What is laid over the words: spans to mark, and spans that lead somewhere."""

    marks: tuple[Span, ...] = ()
    links: tuple[tuple[Span, str], ...] = ()

    def within(self, span: Span) -> "Dressing":
        """Give what touches `span`."""
        return Dressing(
            tuple(mark for mark in self.marks if _touch(mark, span)),
            tuple(link for link in self.links if _touch(link[0], span)),
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, item or sub-item. `target` says that it is the place that was asked for; `called` is its
    official name.
    """

    kind: str
    anchor: str
    label: str
    runs: tuple[Run, ...]
    target: bool
    called: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, an article with its lines, or words that stand outside any article (`lines` of one)."""

    kind: str
    anchor: str
    label: str
    title: str
    lines: tuple[Line, ...]
    target: bool = False


PLAIN = Dressing()


def parse_marks(written: str) -> tuple[Span, ...]:
    """Read spans as `write_marks` writes them."""
    return tuple(Span(int(start), int(end)) for start, end in re.findall(r"([0-9]+)-([0-9]+)", written))


def write_marks(spans: Iterable[Span]) -> str:
    """Write spans for an address."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def citation_at(document: Document, anchor: str) -> Citation:
    """Give the place whose anchor is `anchor`. Raises CitationError where there is none."""
    for node in document.root.walk():
        if node.citation and node.citation.anchor == anchor:
            return node.citation
    numbers = re.match(r"[0-9]+", anchor)
    place = Citation(document.id, int(numbers.group())) if numbers else None
    if place:
        document.find(place)  # raises with the reason where the whole article is missing
        raise CitationError(f"{place.label}里没有这一处，请从条文目录重新打开。")
    raise CitationError(f"“{anchor}”不是条款号。")


def render_article(document: Document, citation: Citation, dressing: Dressing = PLAIN) -> str:
    """Give the article around `citation` as HTML, with links to its neighbours."""
    target = document.find(citation)
    node = document.find(citation.article_only)
    at = document.articles.index(node)
    chapter = document.chapter_of(node)
    return render(
        "article.html",
        words=web_words().article,
        document=document.meta,
        prefix=link_to(document.id, ""),
        chapter=f"{chapter.label} {chapter.title}" if chapter else "",
        block=_article(document, node, dressing, target),
        previous=_neighbour(document, at - 1),
        next=_neighbour(document, at + 1),
    )


def render_document(document: Document, dressing: Dressing = PLAIN) -> str:
    """Give the whole text as HTML, with a table of contents."""
    return render(
        "document.html",
        words=web_words().article,
        document=document.meta,
        prefix=link_to(document.id, ""),
        blocks=document_blocks(document, dressing),
    )


def document_blocks(document: Document, dressing: Dressing = PLAIN) -> tuple[Block, ...]:
    """Give the whole text as blocks, in order."""
    return tuple(_blocks(document, document.root, dressing))


def link_to(document: str, anchor: str) -> str:
    """Give the fragment that opens a place: `#8-3`, with the document's id where it is not the main one."""
    return f"#{anchor}" if document == MAIN_DOCUMENT else f"#{document}/{anchor}"


def _neighbour(document: Document, at: int) -> Block | None:
    if not 0 <= at < len(document.articles):
        return None
    node = document.articles[at]
    return Block("article", _anchor(node), node.label, "", ())


def _blocks(document: Document, node: Node, dressing: Dressing) -> Iterator[Block]:
    for child in node.children:
        if child.kind is Kind.ARTICLE:
            yield _article(document, child, dressing, None)
        elif child.kind is Kind.PARAGRAPH or child.kind is Kind.ANNEX:
            yield Block("text", "", "", "", tuple(_lines(document, child, dressing, None)))
            if child.kind is Kind.ANNEX:
                yield from _blocks(document, child, dressing)
        else:
            yield Block(str(child.kind), f"h{child.span.start}", child.label, child.title, ())
            yield from _blocks(document, child, dressing)


def _article(document: Document, node: Node, dressing: Dressing, target: Node | None) -> Block:
    dressing = dressing.within(node.span)
    lines = tuple(line for child in node.children for line in _lines(document, child, dressing, target))
    return Block("article", _anchor(node), node.label, "", lines, target is node)


def _lines(document: Document, node: Node, dressing: Dressing, target: Node | None) -> Iterator[Line]:
    label = node.label if node.kind in (Kind.ITEM, Kind.SUBITEM) else ""
    called = node.citation.label if node.citation else ""
    runs = tuple(_runs(document, node.own, dressing.within(node.own)))
    yield Line(str(node.kind), _anchor(node), label, runs, node is target, called)
    if node.kind is not Kind.ANNEX:
        for child in node.children:
            yield from _lines(document, child, dressing, target)


def _runs(document: Document, span: Span, dressing: Dressing) -> Iterator[Run]:
    """Cut `span` at the edges of the marks and links."""
    edges = {span.start, span.end}
    laid = (*dressing.marks, *(link for link, _ in dressing.links))
    edges.update(edge for one in laid for edge in one if span.start < edge < span.end)
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        if text := document.quote(Span(start, end)):
            piece = Span(start, end)
            href = next((href for link, href in dressing.links if _covers(link, piece)), "")
            yield Run(text, any(_covers(mark, piece) for mark in dressing.marks), href)


def _covers(wide: Span, narrow: Span) -> bool:
    return wide.start <= narrow.start and narrow.end <= wide.end


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _anchor(node: Node) -> str:
    return node.citation.anchor if node.citation else ""
