"""What the text of a document refers to: its own articles, and the policies that it names by their titles."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.citation import Citation
from corpus.document import Document, Node, Span
from corpus.errors import CitationError
from corpus.library import Library
from corpus.titles import core

_TITLE = re.compile(r"《(?P<title>[^《》]{2,80})》")
_ANOTHER_TEXT = re.compile(r"》(?:（[^）]{1,40}）)?\s*$")  # 《……法》第八条 names an article of that text


@dataclass(frozen=True, slots=True)
class Named:
    """A text named by its title: what the catalog knows of it. `document` is its id where the text is held."""

    anchor: str
    title: str
    issuer: str = ""
    as_printed: str = ""
    number: str = ""
    governs: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words at `span` of `place` that refer to a place held here (`target`) or to a text (`named`)."""

    place: Citation
    span: Span
    target: Citation | None = None
    named: Named | None = None


@dataclass(frozen=True)
class DocumentReferences:
    """All references of one document, in the order of its text."""

    references: tuple[Reference, ...]

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """The texts named, each once."""
        return tuple(dict.fromkeys(one.named for one in self.references if one.named))

    @cached_property
    def between_articles(self) -> tuple[tuple[Citation, Citation], ...]:
        """(from, to) for every article that refers to another one of the same document, each pair once."""
        pairs = (
            (one.place.article_only, one.target.article_only)
            for one in self.references
            if one.target and one.target.document == one.place.document
        )
        return tuple(dict.fromkeys((begin, end) for begin, end in pairs if begin != end))

    def citing(self, article: Citation) -> tuple[Citation, ...]:
        """The articles that refer to `article`."""
        return tuple(begin for begin, end in self.between_articles if end == article)

    def naming(self, named: Named) -> tuple[Citation, ...]:
        """The articles that name a text."""
        return tuple(dict.fromkeys(one.place.article_only for one in self.references if one.named == named))

    def links(self, address: Callable[[Reference], str]) -> tuple[tuple[Span, str], ...]:
        """Give every span with what `address` makes of its reference."""
        return tuple((one.span, address(one)) for one in self.references)


class References:
    """The references of the documents of a library, each found when its document is first shown."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._found: dict[str, DocumentReferences] = {}

    def of(self, document: Document) -> DocumentReferences:
        """Give the references of `document`."""
        if document.id not in self._found:
            nodes = (node for node in document.root.walk() if node.citation)
            found = (one for node in nodes for one in self._in(document, node))
            self._found[document.id] = DocumentReferences(tuple(found))
        return self._found[document.id]

    def _in(self, document: Document, node: Node) -> Iterator[Reference]:
        assert node.citation is not None
        words = document.source[slice(*node.own)]
        found = [
            *self._titles(node.citation, node.own, words),
            *_places(document, node.citation, node.own, words),
        ]
        yield from sorted(found, key=lambda one: one.span)

    def _titles(self, place: Citation, own: Span, words: str) -> Iterator[Reference]:
        for match in _TITLE.finditer(words):
            span = Span(own.start + match.start(), own.start + match.end())
            yield Reference(place, span, named=self._named(match["title"]))

    def _named(self, title: str) -> Named:
        policy = next((one for one in self._library.catalog if core(one.title) == core(title)), None)
        document = self._library.titled(title) or ""
        if policy is None:
            return Named(f"named-{core(title)}", title, document=document)
        return Named(
            anchor=f"policy-{policy.id}",
            title=policy.title,
            issuer=policy.issuer or "",
            as_printed=policy.as_printed or "",
            number=policy.number or "",
            governs=policy.governs,
            document=document,
        )


def _places(document: Document, place: Citation, own: Span, words: str) -> Iterator[Reference]:
    for target, (start, end) in Citation.find(words, document.id):
        if not words[start:].startswith("第") or _ANOTHER_TEXT.search(words[:start]):
            continue
        try:
            document.find(target)
        except CitationError:
            continue
        yield Reference(place, Span(own.start + start, own.start + end), target=target)
