"""The page of a whole regulation: contents, every article with what refers to it and how it is read, the texts named."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.web.articles import Block, Dressing, document_blocks
from assistant.web.cross_references import DocumentReferences, Link, References
from assistant.web.pages import page
from assistant.web.reference_picture import draw_references
from assistant.web.words import web_words
from assistant.wording import Language
from corpus.citation import Citation
from corpus.document import Document, Kind
from corpus.edition import Edition
from corpus.library import MAIN_DOCUMENT, Library
from corpus.registers import Reading
from corpus.titles import core

ADDRESS = "/articles"


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """An article (or a heading, or words outside any) with what stands around it."""

    block: Block
    cited_by: tuple[Citation, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents: a heading with the articles below it."""

    anchor: str
    label: str
    title: str
    articles: tuple[tuple[str, str, str], ...]
    """Anchor, label and first words of each."""


def address_of(document: str, anchor: str = "") -> str:
    """Give where a document, or a place of it, is shown: `/articles#8-3`."""
    query = "" if document == MAIN_DOCUMENT else f"?document={document}"
    return f"{ADDRESS}{query}{'#' if anchor else ''}{anchor}"


def link_address(link: Link) -> str:
    """Give where the page of a regulation leads for `link`."""
    if link.targets:
        target = link.targets[0]
        here = target.document == link.place.document
        return f"#{target.anchor}" if here else address_of(target.document, target.anchor)
    assert link.named is not None
    return f"#{link.named.anchor}"


def regulation_page(
    document: Document, library: Library, references: References, language: Language = "zh"
) -> str:
    """Give the page of `document`."""
    words = web_words(language)
    found = references.of(document)
    blocks = tuple(_around(document, library, found))
    joined = together(document, library)
    return page(
        "regulation.html",
        ADDRESS,
        language,
        document=document,
        editions=_editions(library),
        versions=_versions(library, document),
        contents=tuple(_contents(blocks)),
        blocks=blocks,
        named=[(named, found.naming(named)) for named in found.named],
        between=found.between_articles,
        joined=joined,
        picture=draw_references(document, found, joined, words.regulation),
        script_words={
            "regulation": words.regulation.model_dump(include=_SAID_BY_SCRIPTS),
            "title": document.meta.title,
            "document": document.id,
            "main": MAIN_DOCUMENT,
        },
    )


_SAID_BY_SCRIPTS = {
    "found",
    "found_nothing",
    "searching",
    "by_meaning_failed",
    "ask",
    "ask_elsewhere",
    "copied",
    "copy_failed",
}


def together(document: Document, library: Library) -> tuple[tuple[Citation, Citation], ...]:
    """Give the pairs of articles of `document` that one reading joins: neither is understood without the other."""
    pairs: dict[tuple[Citation, Citation], None] = {}
    for reading in library.readings.values():
        places = [Citation.parse(place).article_only for place in reading.citations]
        articles = sorted(
            {place for place in places if place.document == document.id}, key=lambda one: one.article
        )
        pairs.update(dict.fromkeys(pairwise(articles)))
    return tuple(pairs)


def _around(document: Document, library: Library, found: DocumentReferences) -> Iterator[ArticleBlock]:
    by_anchor = {node.citation.anchor: node.citation for node in document.articles if node.citation}
    dressing = Dressing(links=found.addressed(link_address))
    for block in document_blocks(document, dressing):
        if block.kind != Kind.ARTICLE:
            if not _repeats_title(block, document):
                yield ArticleBlock(block)
            continue
        citation = by_anchor[block.anchor]
        yield ArticleBlock(block, found.citing(citation), library.readings_by_place.get(citation, ()))


def _repeats_title(block: Block, document: Document) -> bool:
    """Whether these are words above the first article that the page's heading already says."""
    words = "".join(run.text for line in block.lines for run in line.runs)
    return block.kind == "text" and core(words) in ("", core(document.meta.title))


def _contents(blocks: tuple[ArticleBlock, ...]) -> Iterator[ContentsEntry]:
    heading: Block | None = None
    articles: list[tuple[str, str, str]] = []
    for block in (around.block for around in blocks):
        if block.kind == Kind.ARTICLE:
            first = next((run.text for line in block.lines for run in line.runs), "")
            articles.append((block.anchor, block.label, first.strip()[:_FIRST_WORDS]))
        elif block.kind != "text":
            if heading or articles:
                yield _entry(heading, articles)
            heading, articles = block, []
    yield _entry(heading, articles)


_FIRST_WORDS = 24  # characters of an article that the contents show


def _entry(heading: Block | None, articles: list[tuple[str, str, str]]) -> ContentsEntry:
    anchor, label, title = (heading.anchor, heading.label, heading.title) if heading else ("", "", "")
    return ContentsEntry(anchor, label, title, tuple(articles))


def _editions(library: Library) -> list[Edition]:
    """Every document held, the main one first, then by title."""
    held = [library.documents.edition(name) for name in library.documents]
    return sorted(held, key=lambda one: (one.meta.id != MAIN_DOCUMENT, one.meta.title))


def _versions(library: Library, document: Document) -> list[tuple[Edition, str]]:
    """The versions of `document` with the addresses of their pages, the newest first; none where there is one."""
    listed = library.documents.versions(library.documents.edition(document.id).meta.id)
    if len(listed) == 1:
        return []
    return [(one, address_of(library.documents.shortest_name(one))) for one in reversed(listed)]
