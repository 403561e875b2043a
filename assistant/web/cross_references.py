"""What the text of a document refers to: its own articles, and the policies that it names by their titles."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.citation import Citation
from corpus.document import Document, Span
from corpus.known_titles import KnownTitles, normal_number
from corpus.library import Library
from corpus.references import Direction, Reference, references
from corpus.titles import core


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
class Link:
    """Words at `span` of `place` that refer to places held here (`targets`), or to a text (`named`), or to both."""

    place: Citation
    span: Span
    targets: tuple[Citation, ...] = ()
    named: Named | None = None


@dataclass(frozen=True)
class DocumentReferences:
    """All references of one document, in the order of its text."""

    links: tuple[Link, ...]

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """The texts named, each once."""
        return tuple(dict.fromkeys(one.named for one in self.links if one.named))

    @cached_property
    def between_articles(self) -> tuple[tuple[Citation, Citation], ...]:
        """(from, to) for every article that refers to another one of the same document, each pair once."""
        pairs = (
            (one.place.article_only, target.article_only)
            for one in self.links
            for target in one.targets
            if target.document == one.place.document
        )
        return tuple(dict.fromkeys((begin, end) for begin, end in pairs if begin != end))

    def citing(self, article: Citation) -> tuple[Citation, ...]:
        """The articles that refer to `article`."""
        return tuple(begin for begin, end in self.between_articles if end == article)

    def naming(self, named: Named) -> tuple[Citation, ...]:
        """The articles that name a text."""
        return tuple(dict.fromkeys(one.place.article_only for one in self.links if one.named == named))

    def addressed(self, address: Callable[[Link], str]) -> tuple[tuple[Span, str], ...]:
        """Give the span of every link with what `address` makes of it."""
        return tuple((link.span, address(link)) for link in self.links)


class References:
    """The references of the documents of a library, each found when its document is first shown."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known = KnownTitles(library.documents.edition(name).meta for name in library.documents)
        self._found: dict[str, DocumentReferences] = {}

    def of(self, document: Document) -> DocumentReferences:
        """Give the references of `document`."""
        if document.id not in self._found:
            self._found[document.id] = DocumentReferences(tuple(self._links(document)))
        return self._found[document.id]

    def _links(self, document: Document) -> Iterator[Link]:
        for one in references(document, self._known):
            if one.source is None:
                continue  # words outside any article have no place to lead back to
            targets = tuple(target for target in one.targets if one.held and target.document)
            named = self._named(one) if one.direction is Direction.EXTERNAL else None
            if targets or named:
                yield Link(one.source, one.span, targets, named)

    def _named(self, reference: Reference) -> Named | None:
        title, number = reference.title, reference.number
        policy = next(
            (
                one
                for one in self._library.catalog
                if (title and core(one.title) == core(title))
                or (number and normal_number(number) in (normal_number(one.as_printed or ""), one.number))
            ),
            None,
        )
        if policy is None:
            called = title or number
            return (
                Named(f"named-{core(called)}", called, document=reference.document or "") if called else None
            )
        return Named(
            anchor=f"policy-{policy.id}",
            title=policy.title,
            issuer=policy.issuer or "",
            as_printed=policy.as_printed or "",
            number=policy.number or "",
            governs=policy.governs,
            document=self._library.titled(policy.title) or "",
        )
