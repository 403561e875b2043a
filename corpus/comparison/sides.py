"""What is compared with what: articles with articles, what stands around them with what stands around them."""

import re
from collections.abc import Iterator, Sequence

from corpus.comparison.model import Side
from corpus.document import Document, Kind, Node, Span

Group = Sequence[Side]
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HEADINGS = frozenset({Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION})


def folded(text: str) -> str:
    """Give `text` without white space, its signs half width: a line broken elsewhere, or （ for (, is no change."""
    return re.sub(r"\s", "", text).translate(_HALF_WIDTH)


def groups(old: Document, new: Document) -> Iterator[tuple[Group, Group]]:
    """Give the two sides of each group, in the order in which a reader meets them."""
    yield _around(old, before=True), _around(new, before=True)
    yield _articles(old), _articles(new)
    yield _around(old, before=False), _around(new, before=False)


def _articles(document: Document) -> Group:
    return [
        Side(
            article.citation,
            article.label or article.citation.label,
            document.text(article),
            document.is_deleted(article),
        )
        for article in document.articles
        if article.citation
    ]


def _around(document: Document, *, before: bool) -> Group:
    """Give what is in no article and no heading: before the first article one block, behind it each annex."""
    first = document.articles[0].span.start if document.articles else len(document.source)
    loose: list[str] = []
    annexes: list[Side] = []
    for node in _outside(document.root):
        if (node.span.start < first) is not before:
            continue
        words = document.quote(Span(node.span.start, node.span.end)).strip()
        if node.kind is Kind.ANNEX:
            annexes.append(Side(None, node.title or node.label, re.sub(r"\n\s*", "\n", words)))
        elif words:
            loose.append(words)
    block = [Side(None, "", "\n".join(loose))] if loose else []
    return [*block, *annexes]


def _outside(node: Node) -> Iterator[Node]:
    """Give the nodes that stand in no article, headings opened, annexes whole."""
    for child in node.children:
        if child.kind in _HEADINGS:
            yield from _outside(child)
        elif child.kind is not Kind.ARTICLE:
            yield child
