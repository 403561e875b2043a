"""`Document`: one regulation as a tree whose every node can be cited and quoted from the source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from corpus.citation import Citation
from corpus.errors import CitationError

_DELETED = re.compile(r"[（(【\[]?\s*(?:本条)?(?:已|予以)?(?:删去|删除|废止|废除)\s*[）)】\]]?[。.]?")


class Span(NamedTuple):
    """A half-open range of characters in the source text."""

    start: int
    end: int


class Kind(StrEnum):
    """What a node of the tree is, from the widest to the narrowest; the order is the order of nesting."""

    PREAMBLE = "preamble"
    ANNEX = "annex"
    PART = "part"
    SUBPART = "subpart"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the tree.

    `span` covers the node with all below it, `own` only its own words (an article's lead-in without its
    items). `label` is the mark as printed (第八条, （三）), `title` the heading of a part or chapter.
    `citation` is None above the article and in preamble and annexes.
    """

    kind: Kind
    span: Span
    own: Span
    label: str = ""
    title: str = ""
    number: int = 0
    inserted: int = 0
    citation: Citation | None = None
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """Give this node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


class Repair(NamedTuple):
    """Something in the source that is no part of the text: what it was, where, and its characters."""

    kind: str
    line: int
    span: Span


class Oddity(NamedTuple):
    """Something a person should look at: its line in the source, its kind, and what it is."""

    line: int
    kind: str
    words: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.words}"


def without(source: str, span: Span, repairs: Iterable[Repair]) -> str:
    """Give the characters of `span` that none of the `repairs` (in order, not overlapping) takes out."""
    pieces, at = [], span.start
    for repair in repairs:
        if repair.span.end > at and repair.span.start < span.end:
            pieces.append(source[at : repair.span.start])
            at = repair.span.end
    pieces.append(source[at : span.end])
    return "".join(pieces)


class Metadata(BaseModel):
    """What `document.toml` says of a document."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: str
    short_title: str
    issuer: str | None = None
    number: str | None = None
    level: str | None = None
    status: str = "in_force"
    issued: date | None = None
    effective: date | None = None
    until: date | None = None  # the first day on which it is in force no more
    notes: str = ""
    sha256: str | None = None  # of the source as it was added
    file: str | None = None  # the name of the file that it was added from


@dataclass(frozen=True)
class Document:
    """A text with its structure. All spans count characters of `source`, the text as published."""

    meta: Metadata
    source: str
    root: Node
    repairs: tuple[Repair, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    _by_citation: dict[Citation, Node] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_citation.update(
            (node.citation, node) for node in reversed(list(self.root.walk())) if node.citation
        )

    @property
    def id(self) -> str:
        """The id that citations into this document start with."""
        return self.meta.id

    @cached_property
    def chapters(self) -> tuple[Node, ...]:
        """The chapters 章, in order."""
        return tuple(node for node in self.root.walk() if node.kind is Kind.CHAPTER)

    @cached_property
    def articles(self) -> tuple[Node, ...]:
        """The articles 条 that can be cited, in order; those of annexes are words of the annex."""
        return tuple(node for node in self.root.walk() if node.kind is Kind.ARTICLE and node.citation)

    def quote(self, span: Span) -> str:
        """Give the words of `span` as published, without what was repaired away."""
        return without(self.source, span, self.repairs)

    def text(self, node: Node) -> str:
        """Give the words of `node` with all below it, lines as printed, without the mark 第…条 or （一）."""
        return re.sub(r"\n\s*", "\n", self.quote(Span(node.own.start, node.span.end))).strip()

    def is_deleted(self, article: Node) -> bool:
        """Whether only the number of `article` is left: 第一百九十九条　（删去）."""
        return bool(_DELETED.fullmatch(self.text(article)))

    def find(self, citation: Citation) -> Node:
        """Give the node that `citation` names.

        A citation that leaves out 款 finds its 项 where the article has it only once. Raises CitationError
        with the reason where the document has no such place.
        """
        if node := self._by_citation.get(citation):
            return node
        article = self._by_citation.get(citation.article_only)
        if article is None:
            raise CitationError(
                f"{self.meta.short_title}共{len(self.articles)}条，没有{citation.article_only.label}。"
            )
        wanted = _kind(citation)
        named = [
            node
            for node in article.walk()
            if node.kind is wanted
            and node.citation
            and (node.citation.item, node.citation.subitem) == (citation.item, citation.subitem)
            and citation.paragraph in (None, node.citation.paragraph or 1)
        ]
        if len(named) == 1:
            return named[0]
        if named:
            raise CitationError(f"{citation.label}在该条里不止一处，请写明第几款。")
        items = sum(node.kind is Kind.ITEM for node in article.walk())
        has = f"只有{items}项" if items else "没有分项"
        raise CitationError(f"{citation.article_only.label}{has}，没有{citation.label}。")

    def chapter_of(self, node: Node) -> Node | None:
        """Give the chapter that `node` stands in, None where the document has none around it."""
        return next(
            (
                chapter
                for chapter in self.chapters
                if chapter.span.start <= node.span.start < chapter.span.end
            ),
            None,
        )


def _kind(citation: Citation) -> Kind:
    if citation.subitem:
        return Kind.SUBITEM
    return Kind.ITEM if citation.item else Kind.PARAGRAPH
