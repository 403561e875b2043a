"""Reads a text as published into a `Document` tree: the outline says what each stretch opens, this nests them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.blocks import Block, Role
from corpus.citation import Citation
from corpus.document import Document, Kind, Metadata, Node, Oddity, Repair, Span, without
from corpus.lines import lines
from corpus.marks import Mark, Style
from corpus.numbering import number_articles
from corpus.outline import outline
from corpus.repair import repairs

_RANK = {kind: rank for rank, kind in enumerate(Kind)}
_CHINESE = frozenset({Style.CHINESE_COMMA, Style.CHINESE_BRACKETS})
_CLAUSES = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM})
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def parse(source: str, meta: Metadata) -> Document:
    """Give the tree of `source`. Nothing is dropped: what opens no block is kept as a paragraph."""
    found = repairs(source)
    blocks = outline(source, list(lines(source, found)))
    oddities = [*number_articles(source, blocks), *_private_characters(source)]
    builder = _Builder(meta.id, source, found)
    for block in blocks:
        builder.read(block)
    root = builder.root.close()
    return Document(meta=meta, source=source, root=root, repairs=found, oddities=tuple(sorted(oddities)))


def _private_characters(source: str) -> Iterator[Oddity]:
    for number, line in enumerate(source.split("\n") if _PRIVATE.search(source) else (), 1):
        if private := sorted({f"U+{ord(character):04X}" for character in _PRIVATE.findall(line)}):
            told = f"有造字区的字符（{'、'.join(private)}），可能显示不出来，请对照原件"
            yield Oddity(number, "private_use", told)


@dataclass
class _Open:
    """A node under construction."""

    kind: Kind
    start: int
    own_start: int
    own_end: int
    end: int
    mark: Mark | None = None
    label: str = ""
    title: str = ""
    citation: Citation | None = None
    children: list["_Open"] = field(default_factory=list)

    def close(self, *, one_paragraph: bool = False) -> Node:
        """Freeze into a `Node`. The only paragraph is not counted: its items are 第八条第（三）项."""
        if self.kind is Kind.ARTICLE:
            one_paragraph = sum(child.kind is Kind.PARAGRAPH for child in self.children) == 1
        children = tuple(child.close(one_paragraph=one_paragraph) for child in self.children)
        citation = self.citation
        if citation and one_paragraph and self.kind in (Kind.ITEM, Kind.SUBITEM):
            citation = replace(citation, paragraph=None)
        end = max([self.end, *(child.span.end for child in children)])
        return Node(
            kind=self.kind,
            span=Span(self.start, end),
            own=Span(self.own_start, self.own_end),
            label=self.label,
            title=self.title,
            number=self.mark.number if self.mark else 0,
            inserted=self.mark.inserted if self.mark else 0,
            citation=citation,
            children=children,
        )


class _Builder:
    def __init__(self, document: str, source: str, found: tuple[Repair, ...]) -> None:
        self.document, self.source, self.repairs = document, source, found
        self.root = _Open(Kind.PREAMBLE, 0, 0, 0, len(source))
        self.path: list[_Open] = [self.root]
        self.levels: list[tuple[Style, int]] = []
        """The lists that are open in the present paragraph, the widest first, and how far each has counted."""

    def read(self, block: Block) -> None:
        mark = block.mark
        if mark is None:
            self._words(block)
        elif block.role is Role.HEADING:
            self._heading(block, mark)
        elif block.role is Role.ARTICLE:
            self._article(block, mark)
        elif block.role is Role.ANNEX:
            title = self._clean(block.start, block.end).strip()
            self._open(_Open(Kind.ANNEX, block.start, block.start, block.end, block.end, mark, title=title))
        elif self._within(Kind.ARTICLE):
            self._item(block, mark)
        else:
            self._paragraph(block.start, block.end)

    def _words(self, block: Block) -> None:
        if block.role is Role.ASIDE:
            self.path = [self.root]
        innermost = self.path[-1]
        goes_on = block.role in (Role.TABLE, Role.CONTINUED) and innermost.kind in _CLAUSES
        if goes_on and (innermost.citation or self.source.startswith("|", innermost.own_start)):
            self._extend(innermost, block.end)
        else:
            self._paragraph(block.start, block.end)

    def _extend(self, clause: _Open, end: int) -> None:
        """Let the words of `clause` go on; an article's own words are those of its first paragraph."""
        for node in self.path:
            if node is clause or (node.kind is Kind.ARTICLE and node.own_start == clause.own_start):
                node.own_end = node.end = end

    def _heading(self, block: Block, mark: Mark) -> None:
        behind = block.start + mark.length
        self._open(
            _Open(
                block.kind,
                block.start,
                block.start,
                block.end,
                block.end,
                mark,
                label=self._clean(block.start, behind).strip().rstrip("：:"),
                title=re.sub(r"\s+", "", self._clean(behind, block.end)),
            )
        )

    def _article(self, block: Block, mark: Mark) -> None:
        if block.in_body:
            self.path = [self.root]
        citation = Citation(self.document, mark.number, mark.inserted) if block.citable else None
        body = self._body(block.start + mark.length, block.end)
        label = self._clean(block.start, block.start + mark.length).strip()
        if mark.style is None:
            label = label.rstrip("：:、.．")
        self._open(
            _Open(Kind.ARTICLE, block.start, body, block.end, block.end, mark, label=label, citation=citation)
        )
        if self.source[body : block.end].strip():
            self._paragraph(body, block.end)

    def _paragraph(self, start: int, end: int) -> None:
        article = self._within(Kind.ARTICLE)
        number, citation = 0, None
        if article and article.citation:
            number = 1 + sum(child.kind is Kind.PARAGRAPH for child in article.children)
            citation = replace(article.citation, paragraph=number)
        mark = Mark("paragraph", number, 0, 0)
        self._open(_Open(Kind.PARAGRAPH, start, start, end, end, mark, citation=citation))

    def _item(self, block: Block, mark: Mark) -> None:
        kind = self._level(mark)
        if kind is None:  # a third list within a second: it stays in the words of its 目
            self._extend(self.path[-1], block.end)
            return
        above = self._within(Kind.ITEM) if kind is Kind.SUBITEM else None
        base = (above or self._within(Kind.PARAGRAPH) or self._within(Kind.ARTICLE) or self.root).citation
        citation = None
        if base:
            citation = replace(base, subitem=mark.number) if above else replace(base, item=mark.number)
        behind = block.start + mark.length
        self._open(
            _Open(
                kind,
                block.start,
                self._body(behind, block.end),
                block.end,
                block.end,
                mark,
                label=self._clean(block.start, behind).strip(),
                citation=citation,
            )
        )

    def _level(self, mark: Mark) -> Kind | None:
        """Give what an entry opens: 项, 目, or None below that. Another way of counting opens a list within.

        It goes on with the same list where it counts on instead: 1. 2、 （3） are one list, carelessly numbered.
        """
        assert mark.style is not None
        styles = [style for style, _ in self.levels]
        if mark.style in styles:
            del self.levels[styles.index(mark.style) :]
        elif mark.number > 1 and self.levels and self._counts_on(mark):
            del self.levels[-1]
        self.levels.append((mark.style, mark.number))
        return {1: Kind.ITEM, 2: Kind.SUBITEM}.get(len(self.levels))

    def _counts_on(self, mark: Mark) -> bool:
        style, number = self.levels[-1]
        return number == mark.number - 1 and style not in _CHINESE and mark.style not in _CHINESE

    def _body(self, start: int, end: int) -> int:
        while start < end and self.source[start].isspace():
            start += 1
        return start

    def _clean(self, start: int, end: int) -> str:
        return without(self.source, Span(start, end), self.repairs)

    def _open(self, node: _Open) -> None:
        """Put `node` under the nearest open node that is wider than it."""
        while self.path[-1] is not self.root and _RANK[self.path[-1].kind] >= _RANK[node.kind]:
            self.path.pop()
        if node.kind not in (Kind.ITEM, Kind.SUBITEM):
            self.levels = []
        self.path[-1].children.append(node)
        self.path.append(node)

    def _within(self, kind: Kind) -> _Open | None:
        return next((node for node in reversed(self.path) if node.kind is kind), None)
