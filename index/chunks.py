"""Chunks: the leaves that a person would quote, each with the context that makes it understood alone.

What is found is small (a sentence, an item); what is shown is its article with the found span marked.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from corpus.citation import Citation
from corpus.document import Document, Kind, Node, Span
from corpus.library import Library
from corpus.wordings import ELSEWHERE, PREMISE, RIGHT, SILENCE

_LONG = 480  # characters; the default embedding model reads about as many
_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?[”’）]*")


def kind_of(target: str) -> str:
    """Give the prefix of `target`, "" for a clause and for what people rightly believe of one."""
    return next((prefix for prefix in (SILENCE, PREMISE, ELSEWHERE) if target.startswith(prefix)), "")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of text that leads to `target`: `hohhot-tic/8(3)`, `silence:…`, `premise:…`, `right:…` or `elsewhere:…`.

    `text` is what is shown, `context` stands before it when it is embedded, `span` is its place in the source
    (None for a question key).
    """

    id: str
    target: str
    text: str
    context: str = ""
    span: Span | None = None

    @property
    def embedded(self) -> str:
        """The words that are embedded and indexed."""
        return f"{self.context} {self.text}".strip()


class Chunks(NamedTuple):
    """Everything that an index is made of; the rows of its files are positions in these two."""

    passages: tuple[Chunk, ...]
    questions: tuple[Chunk, ...]

    @property
    def digest(self) -> str:
        """Another text, title, key, or way of cutting gives another one."""
        digest = hashlib.sha256()
        for chunks in self:
            for chunk in chunks:
                digest.update("\0".join((chunk.target, chunk.embedded, "")).encode())
            digest.update(b"\1")
        return digest.hexdigest()[:16]


def cut(library: Library) -> Chunks:
    """Give all chunks of the studied documents of `library`, and all that people ask about them."""
    return Chunks(tuple(passages(library)), tuple(questions(library)))


def studied(library: Library) -> list[str]:
    """Give the ids of the documents that are cut finely: those that travel inside the package, and those that
    someone has written question keys for.
    """
    keyed = {citation.document for citation, _ in library.question_keys}
    return [
        name for name in library.documents if name in keyed or not library.documents.edition(name).version
    ]


def passages(library: Library) -> Iterator[Chunk]:
    """Give the chunks of the studied documents: every leaf whole and, where it has several, its sentences."""
    for name in studied(library):
        document = library.documents[name]
        for article in document.articles:
            for leaf in _leaves(article):
                yield from _leaf_chunks(document, article, leaf)


def articles(document: Document) -> Iterator[Chunk]:
    """Give the chunks of one of the many other documents: every article whole, a long one in several pieces.

    Their targets are places (`8`) without the document's name, which depends on the day.
    """
    for article in document.articles:
        assert article.citation is not None
        context = f"{document.meta.title} {article.citation.label}"
        for number, span in enumerate(_pieces(article)):
            if text := document.quote(span).strip():
                yield Chunk(f"{article.citation.place}#{number}", article.citation.place, text, context, span)


def questions(library: Library) -> Iterator[Chunk]:
    """Give the question keys as chunks: other ways to a clause, to a silence, or out of the library."""
    for number, (citation, question) in enumerate(library.question_keys):
        yield Chunk(f"key-{number}", citation.ref, question)
    for prefix, entries in ((SILENCE, library.silences), (ELSEWHERE, library.elsewheres)):
        for entry in entries.values():
            for number, question in enumerate(entry.questions):
                yield Chunk(f"{prefix}{entry.id}-{number}", f"{prefix}{entry.id}", question)
    for premise in library.premises.values():
        for prefix, said in ((PREMISE, premise.claims), (RIGHT, premise.right)):
            for number, belief in enumerate(said):
                yield Chunk(f"{prefix}{premise.id}-{number}", f"{prefix}{premise.id}", belief)
    for number, (target, text) in enumerate(library.wordings):
        yield Chunk(f"wording-{number}", target, text)


def clauses_beside(library: Library) -> dict[str, tuple[str, ...]]:
    """Give the refs of the clauses that speak of the same matter as a belief or a silence, by their targets."""
    beliefs = {
        f"{prefix}{premise.id}": premise.places
        for premise in library.premises.values()
        for prefix in ((PREMISE, RIGHT) if premise.right else (PREMISE,))
    }
    silences = {f"{SILENCE}{silence.id}": silence.near for silence in library.silences.values()}
    return {
        target: tuple(Citation.parse(place).ref for place in places)
        for target, places in {**beliefs, **silences}.items()
    }


def _leaves(article: Node) -> Iterator[Node]:
    below = [node for node in article.walk() if node.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)]
    yield from below or (article,)


def _pieces(article: Node) -> Iterator[Span]:
    """The words of an article in pieces that a model reads to their end, each from one leaf to another."""
    start, end = article.own.start, article.span.end
    if end - start > _LONG:
        leaves = sorted(leaf.span.start for leaf in _leaves(article) if leaf.span.start > start)
        for at, following in zip(leaves, [*leaves, end][1:], strict=True):
            if following - start > _LONG:
                yield Span(start, at)
                start = at
    yield Span(start, end)


def _leaf_chunks(document: Document, article: Node, leaf: Node) -> Iterator[Chunk]:
    paragraphs = [node for node in article.children if node.kind is Kind.PARAGRAPH]
    whole_article = leaf.kind is Kind.PARAGRAPH and len(paragraphs) == 1
    node = article if whole_article else leaf
    assert node.citation is not None and article.citation is not None
    chapter = document.chapter_of(article)
    context = " ".join(
        filter(None, (document.meta.title, chapter.title if chapter else "", article.citation.label))
    )
    if leaf.kind in (Kind.ITEM, Kind.SUBITEM):
        lead = document.quote(paragraphs[0].own) if paragraphs else ""
        context = f"{context} {lead}{leaf.label}"
    sentences = list(_sentences(document, leaf.own))
    for number, span in enumerate([leaf.own, *sentences] if len(sentences) > 1 else [leaf.own]):
        if text := document.quote(span).strip():
            yield Chunk(f"{node.citation.ref}#{number}", node.citation.ref, text, context, span)


def _sentences(document: Document, span: Span) -> Iterator[Span]:
    for match in _SENTENCE.finditer(document.source, span.start, span.end):
        if match.group().strip():
            yield Span(match.start(), match.end())
