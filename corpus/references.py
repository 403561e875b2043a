"""What a text refers to: 本办法第八条, 前款, 第二十一至二十六条, 《民法典》第一千条, 国科发区〔2021〕17号.

Every reference has its span, what it names, and where that is: a place of this document, or another document,
held or not.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from corpus.citation import Citation
from corpus.document import Document, Kind, Node, Span
from corpus.errors import CitationError
from corpus.known_titles import (
    KnownTitles,
    LawName,
    bare_law_name,
    is_regulation,
    issuer_length,
    normal_number,
)
from corpus.numbering import amends
from corpus.numerals import to_int
from corpus.reference import Direction, Reference
from corpus.reference_patterns import DOCUMENT_NUMBER, JOINED, RANGE, SHORT_NAME, TITLED, TOKEN, WITHIN
from corpus.titles import core

__all__ = ["Direction", "Reference", "references"]

_LONGEST_RANGE = 400
_AMENDMENTS = frozenset({"本修正案", "本决定"})
_LEAVES = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.ANNEX})


def references(document: Document, known: KnownTitles | None = None) -> tuple[Reference, ...]:
    """Give all references of `document`, in order. `known` are the documents held, by their titles."""
    return tuple(_Reader(document, known or KnownTitles(())).read())


@dataclass(frozen=True, slots=True)
class _Link:
    """The reference just read, with which the next one may form a list: its law (None: this document), place, end."""

    law: LawName | None = None
    place: Citation | None = None
    end: int | None = None


class _Reader:
    def __init__(self, document: Document, known: KnownTitles) -> None:
        self.document, self.known = document, known
        self.places = [article.citation for article in document.articles if article.citation]
        self.order = {place: at for at, place in enumerate(self.places)}
        self.counts_entries = any(not article.label.startswith("第") for article in document.articles)
        self.amends = amends(document.source)
        self.named: LawName | None = None
        self.link = _Link()
        self.leaf_law: LawName | None = None
        self.short_names: dict[str, LawName] = {}
        for match in TITLED.finditer(document.source):
            if short := SHORT_NAME.search(match["brackets"]):
                self.short_names[short["name"].strip()] = self._law(match)

    def read(self) -> Iterator[Reference]:
        for node, paragraph in _leaves(self.document.root):
            self.link, self.leaf_law = _Link(), None
            for match in TOKEN.finditer(self.document.source, *node.own):
                if match["title"]:
                    yield from self._titled(match, node)
                elif match["number"]:
                    yield from self._numbered(match, node)
                elif match["part"]:
                    yield from self._part(match, node, paragraph)
                elif match["this"] or match["before"]:
                    yield from self._relative(match, node, paragraph)
                else:
                    yield from self._articles(match, node)

    def _between(self, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
        """Whether what stands between the last reference and `match` is nothing but `pattern`."""
        end = self.link.end
        return end is not None and bool(pattern.fullmatch(self.document.source, end, match.start()))

    # ── another document ──

    def _law(self, match: re.Match[str]) -> LawName:
        title = match["title"][1:-1]
        if shortened := self.short_names.get(title):
            return shortened
        printed = DOCUMENT_NUMBER.search(match["brackets"])
        number = normal_number(printed.group()) if printed else ""
        return LawName(title, number, self.known.titled(title) or self.known.numbered(number))

    def _titled(self, match: re.Match[str], node: Node) -> Iterator[Reference]:
        law = self._law(match)
        if not is_regulation(law.title):
            return
        if core(law.title) == core(self.document.meta.title):
            self.link = _Link(None, None, match.end())
            return
        self.link = _Link(law, None, match.end())
        self.named = self.leaf_law = law
        numbered = DOCUMENT_NUMBER.search(match["brackets"])
        yield self._external(Span(match.start(), match.end() if numbered else match.end("title")), node, law)

    def _numbered(self, match: re.Match[str], node: Node) -> Iterator[Reference]:
        """A 文号 that stands alone; one behind its title was read with that."""
        length = issuer_length(self.document.source[node.own.start : match.start()])
        if length:
            span = Span(match.start() - length, match.end())
            number = normal_number(self.document.source[span.start : span.end])
            yield self._external(span, node, LawName("", number, self.known.numbered(number)))

    def _external(
        self, span: Span, node: Node, law: LawName, targets: tuple[Citation, ...] = ()
    ) -> Reference:
        return Reference(
            span,
            Direction.EXTERNAL,
            node.citation,
            targets,
            law.title,
            law.number,
            law.document,
            law.document is not None,
        )

    # ── places ──

    def _articles(self, match: re.Match[str], node: Node) -> Iterator[Reference]:
        start, law = match.start(), None
        joined = self._between(JOINED, match)
        if match["own"]:
            law = self._amended() if self.amends and match["own"] not in _AMENDMENTS else None
        elif joined:
            law = self.link.law
        elif bare := bare_law_name(
            self.document.source[node.own.start : start], self.short_names, self.known
        ):
            law = self.named = self.leaf_law = bare.law or self._amended()
            start -= bare.length
        elif self.amends or not self.places:
            law = self._amended()
        targets = tuple(self._named(match, law))
        if law is None and not match["own"] and self.leaf_law and targets and not self._existing(targets[-1]):
            law = (
                self.leaf_law
            )  # this document has no 第一百九十一条, the law named before it in the sentence has
            targets = tuple(self._named(match, law))
        if targets:
            self.link = _Link(law, targets[-1], match.end())
            yield self._made(Span(start, match.end()), node, law, targets)

    def _amended(self) -> LawName:
        """The law last named: what 该条例 points back to, and what an amendment changes."""
        return self.named or LawName("", "", None)

    def _named(self, match: re.Match[str], law: LawName | None) -> Iterator[Citation]:
        home = self.document.id if law is None else law.document or ""
        if match["first"]:
            first, last = _number(match["first"]) or 0, _number(match["last"]) or 0
            if not 0 < first <= last <= first + _LONGEST_RANGE:
                return
            end = _number(match["last_inserted"]) or 0
            if law is None:
                yield from (
                    p for p in self.places if first <= p.article and (p.article, p.inserted) <= (last, end)
                )
            else:
                yield from (Citation(home, at) for at in range(first, last + 1))
                yield from (Citation(home, last, at) for at in range(1, end + 1))
        elif match["several"]:
            numbers = [_number(written) for written in match["several"].split("、")]
            yield from (Citation(home, number) for number in numbers if number)
        elif article := _number(match["article"]):
            yield Citation(
                home,
                article,
                _number(match["inserted"]) or 0,
                _number(match["paragraph"]),
                _number(match["bracketed"] or match["item"]),
                _number(match["subitem"]),
            )

    def _part(self, match: re.Match[str], node: Node, paragraph: Citation | None) -> Iterator[Reference]:
        """第二款 and 第三项 belong to the place named just before, else to where they stand."""
        ranged = self.link.place is not None and self._between(RANGE, match)
        law: LawName | None
        pointed = self.document.source[match.start() - 2 : match.start()] in ("该条", "该款", "同条")
        if self.link.place and (
            ranged or pointed or self._between(JOINED, match) or self._between(WITHIN, match)
        ):
            near, law = self.link.place, self.link.law
        elif paragraph is None or self.amends or match.group().startswith(("（", "(")):
            return
        else:
            near, law = paragraph, None
        item = _number(
            match["under_bracketed"] or match["under_item"] or match["part_bracketed"] or match["part_item"]
        )
        named = _number(match["part_paragraph"])
        target = replace(near, paragraph=named or near.paragraph, item=item, subitem=None)
        targets = tuple(_span(self.link.place, target)) if ranged and self.link.place else (target,)
        self.link = _Link(law, target, match.end())
        yield self._made(Span(*match.span()), node, law, targets)

    def _relative(self, match: re.Match[str], node: Node, paragraph: Citation | None) -> Iterator[Reference]:
        if match["before"] and self.link.place and self.link.end == match.start():
            yield from self._first_parts(match, node, self.link.place)
            return
        if paragraph is None or self.amends:
            return  # 前款 within what an amendment quotes is a place of the other law
        prefix = "this_" if match["this"] else "before_"
        inner = _number(match[f"{prefix}paragraph"])
        item = _number(match[f"{prefix}bracketed"] or match[f"{prefix}item"])
        subitem = _number(match[f"{prefix}subitem"])
        if match["this"] and not (inner or item or subitem):
            return  # 本条 alone says where it stands, and refers to nothing
        targets = tuple(
            replace(
                place,
                paragraph=inner or place.paragraph,
                item=item or place.item,
                subitem=subitem or place.subitem,
            )
            for place in self._near(match, node, paragraph)
        )
        self.link = _Link(None, targets[-1] if targets else None, match.end())
        yield self._made(Span(*match.span()), node, None, targets)

    def _first_parts(self, match: re.Match[str], node: Node, place: Citation) -> Iterator[Reference]:
        """前三项 right behind 第十条 are the first three of that article."""
        count = _number(match["count"]) or 1
        if match["before"] == "项":
            targets = tuple(replace(place, item=at) for at in range(1, count + 1))
        else:
            targets = tuple(replace(place, paragraph=at) for at in range(1, count + 1))
        self.link = _Link(self.link.law, targets[-1], match.end())
        yield self._made(Span(*match.span()), node, self.link.law, targets)

    def _near(self, match: re.Match[str], node: Node, paragraph: Citation) -> Iterator[Citation]:
        """Give 本条, 本款, 前条, 前两款, 前三项 as places."""
        article, count = paragraph.article_only, _number(match["count"]) or 1
        unit = match["this"] or match["before"]
        if match["this"]:
            yield {"条": article, "款": paragraph, "项": node.citation or paragraph}[unit]
        elif unit == "条":
            at = self.order[article]
            yield from self.places[max(0, at - count) : at]
        elif unit == "款":
            last = paragraph.paragraph or 1
            yield from (replace(article, paragraph=at) for at in range(max(1, last - count), last))
        elif node.citation and node.citation.item:
            last = node.citation.item
            yield from (
                replace(node.citation, item=at, subitem=None) for at in range(max(1, last - count), last)
            )
        else:  # behind a list, 前三项 counts from its beginning
            yield from (replace(article, item=at) for at in range(1, count + 1))

    def _made(self, span: Span, node: Node, law: LawName | None, targets: tuple[Citation, ...]) -> Reference:
        if law is not None:
            return self._external(span, node, law, targets)
        found = [place for target in targets if (place := self._existing(target))]
        held = bool(targets) and len(found) == len(targets)
        places = tuple(found) if held else targets
        return Reference(span, Direction.INTERNAL, node.citation, places, "", "", self.document.id, held)

    def _existing(self, place: Citation) -> Citation | None:
        """Give `place` as the document has it.

        第二项 in a paragraph without items means those of the article's only list; where a list is all that
        the document has, its entries are what 第二项 names.
        """
        candidates = [place]
        if place.item and not place.subitem:
            candidates.append(replace(place, paragraph=None))
            if self.counts_entries:
                candidates.append(Citation(place.document, place.item))
        for candidate in candidates:
            with suppress(CitationError):
                return self.document.find(candidate).citation
        return None


def _leaves(root: Node) -> Iterator[tuple[Node, Citation | None]]:
    """Give every node with words of its own, and the paragraph (or article) that it stands in."""
    paragraph: Citation | None = None
    for node in root.walk():
        if node.kind in (Kind.ARTICLE, Kind.PARAGRAPH):
            paragraph = node.citation
        if node.kind in _LEAVES:
            yield node, paragraph if node.citation else None


def _span(first: Citation, last: Citation) -> Iterator[Citation]:
    """Give the places from `first` to `last`, by their narrowest part: 第（一）项至第（五）项."""
    if first.item and last.item:
        yield from (replace(last, item=at) for at in range(first.item, last.item + 1))
    elif first.paragraph and last.paragraph and not last.item:
        yield from (replace(last, paragraph=at) for at in range(first.paragraph, last.paragraph + 1))
    else:
        yield last


def _number(written: str | None) -> int | None:
    """Give the number, None where it is missing or is none (第十十条)."""
    if not written:
        return None
    try:
        return to_int(written) or None
    except ValueError:
        return None
