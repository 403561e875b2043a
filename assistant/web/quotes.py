"""Finds quoted words in the source, so that what is marked is a slice of the text as published."""

import unicodedata
from collections.abc import Iterable, Iterator

from corpus.document import Document, Node, Span


def quote_spans(document: Document, node: Node, quotes: Iterable[str]) -> tuple[Span, ...]:
    """Give where `quotes` stand within `node`, in order; white space and character width may differ."""
    return tuple(sorted({span for quote in quotes if (span := _find(document, node, quote))}))


def _find(document: Document, node: Node, quote: str) -> Span | None:
    letters = list(_letters(document, Span(node.own.start, node.span.end)))
    wanted = "".join(letter for letter, _ in _fold(enumerate(quote)))
    start = "".join(letter for letter, _ in letters).find(wanted) if wanted else -1
    if start < 0:
        return None
    return Span(letters[start][1], letters[start + len(wanted) - 1][1] + 1)


def _letters(document: Document, span: Span) -> Iterator[tuple[str, int]]:
    """Give the folded letters of `span` with their positions, without what was repaired away."""
    gone = {at for repair in document.repairs for at in range(*repair.span)}
    kept = ((at, document.source[at]) for at in range(*span) if at not in gone)
    yield from _fold(kept)


def _fold(letters: Iterable[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    for at, letter in letters:
        for folded in unicodedata.normalize("NFKC", letter):
            if not folded.isspace():
                yield folded, at
