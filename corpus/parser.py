"""Reads a text as published into a `Document` tree. Line by line: a line opens a block or goes on in one."""

import re
from dataclasses import dataclass, field, replace

from corpus.citation import Citation
from corpus.document import Document, Kind, Metadata, Node, Repair, Span, without
from corpus.marks import Mark, read_mark
from corpus.repair import repairs

_RANK = {kind: rank for rank, kind in enumerate(Kind)}
_HEADINGS = frozenset({Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION})


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


def parse(source: str, meta: Metadata) -> Document:
    """Give the tree of `source`. Nothing is dropped: what opens no block is kept as a paragraph."""
    found = repairs(source)
    builder = _Builder(meta.id, source, found)
    for span in _lines(source, found):
        builder.read(span)
    root = builder.root.close()
    return Document(meta=meta, source=source, root=root, repairs=found, oddities=tuple(builder.oddities))


def _lines(source: str, found: tuple[Repair, ...]) -> list[Span]:
    """Give the spans of the lines that are not blank; a line break that is repaired away ends no line."""
    joined = {
        at
        for repair in found
        if repair.kind == "broken_line"
        for at in range(repair.span.start, repair.span.end)
    }
    spans, start = [], 0
    for match in re.finditer(r"\n|\Z", source):
        if match.start() in joined:
            continue
        if source[start : match.start()].strip():
            spans.append(Span(start, match.start()))
        start = match.end()
    return spans


class _Builder:
    def __init__(self, document: str, source: str, found: tuple[Repair, ...]) -> None:
        self.document, self.source, self.repairs = document, source, found
        self.root = _Open(Kind.PREAMBLE, 0, 0, 0, len(source))
        self.path: list[_Open] = [self.root]
        self.oddities: list[str] = []
        self.last_article = 0

    def read(self, line: Span) -> None:
        start = self._skip(line.start)
        words = self.source[start : line.end]
        mark = read_mark(words)
        if not words.strip():
            return  # a leftover alone on its line
        if mark is None or self._refers(mark, words):
            self._paragraph(start, line.end)
        elif Kind(mark.opens) in _HEADINGS:
            self._heading(start, line.end, mark)
        elif mark.opens == Kind.ARTICLE:
            self._article(start, line.end, mark)
        elif mark.opens == Kind.ANNEX:
            self._open(_Open(Kind.ANNEX, start, start, line.end, line.end, mark, title=words.strip()))
        elif self._within(Kind.ARTICLE):
            self._item(start, line.end, mark)
        else:
            self._paragraph(start, line.end)

    def _skip(self, start: int) -> int:
        """Pass over white space and over what is repaired away at the start of a line."""
        while True:
            leftover = next((repair for repair in self.repairs if repair.span.start == start), None)
            if leftover:
                start = leftover.span.end
            elif start < len(self.source) and self.source[start] in " \t\u3000\u00a0":
                start += 1
            else:
                return start

    def _refers(self, mark: Mark, words: str) -> bool:
        """Whether a line only speaks of an article (第三条所称…): no gap follows, and it is not the next."""
        if mark.opens != Kind.ARTICLE or words[mark.length : mark.length + 1] in (
            "",
            *" \t\u3000\u00a0【（(",
        ):
            return False
        return mark.number not in (self.last_article + 1, self.last_article if mark.inserted else 0)

    def _heading(self, start: int, end: int, mark: Mark) -> None:
        words = self.source[start:end]
        self._open(
            _Open(
                Kind(mark.opens),
                start,
                start,
                end,
                end,
                mark,
                label=words[: mark.length].strip(),
                title=re.sub(r"\s+", "", without(self.source, Span(start + mark.length, end), self.repairs)),
            )
        )

    def _article(self, start: int, end: int, mark: Mark) -> None:
        if not mark.inserted and mark.number != self.last_article + 1:
            line = self.source.count("\n", 0, start) + 1
            self.oddities.append(f"第{line}行：第{self.last_article}条之后是第{mark.number}条")
        self.last_article = mark.number
        citation = Citation(self.document, mark.number, mark.inserted)
        label = self.source[start : start + mark.length].strip()
        body = self._body(start + mark.length, end)
        article = _Open(Kind.ARTICLE, start, body, end, end, mark, label=label, citation=citation)
        self._open(article)
        if self.source[body:end].strip():
            self._paragraph(body, end)

    def _paragraph(self, start: int, end: int) -> None:
        article = self._within(Kind.ARTICLE)
        number, citation = 0, None
        if article and article.citation:
            number = 1 + sum(child.kind is Kind.PARAGRAPH for child in article.children)
            base = article.citation
            citation = replace(base, paragraph=number)
        mark = Mark("paragraph", number, 0, 0)
        self._open(_Open(Kind.PARAGRAPH, start, start, end, end, mark, citation=citation))

    def _item(self, start: int, end: int, mark: Mark) -> None:
        article = self._within(Kind.ARTICLE)
        assert article is not None and article.citation is not None
        above = self._within(Kind.ITEM) if mark.opens == Kind.SUBITEM else None
        paragraph = self._within(Kind.PARAGRAPH)
        base = (above or paragraph or article).citation or article.citation
        citation = replace(base, subitem=mark.number) if above else replace(base, item=mark.number)
        body = self._body(start + mark.length, end)
        self._open(
            _Open(
                Kind.SUBITEM if above else Kind.ITEM,
                start,
                body,
                end,
                end,
                mark,
                label=self.source[start : start + mark.length].strip(),
                citation=citation,
            )
        )

    def _body(self, start: int, end: int) -> int:
        while start < end and self.source[start].isspace():
            start += 1
        return start

    def _open(self, node: _Open) -> None:
        """Put `node` under the nearest open node that is wider than it."""
        while self.path[-1] is not self.root and _RANK[self.path[-1].kind] >= _RANK[node.kind]:
            self.path.pop()
        if node.kind is Kind.ANNEX:
            self.path = [self.root]
        self.path[-1].children.append(node)
        self.path.append(node)

    def _within(self, kind: Kind) -> _Open | None:
        return next((node for node in reversed(self.path) if node.kind is kind), None)
