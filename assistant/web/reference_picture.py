"""Draws the references of a document: articles on the left, the texts that they name on the right."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from markupsafe import Markup

from assistant.web.cross_references import DocumentReferences, Named
from assistant.web.templating import render
from assistant.web.words import RegulationWords
from corpus.citation import Citation
from corpus.document import Document

_ROW = 34
_LINE = 19
_LETTERS = 20  # characters in a line of a title
_TOP, _GAP = 34, 14
_ARTICLE_X, _NAMED_X = 190, 470  # right edge of the articles' boxes, left edge of the texts' boxes
_MOST_ROWS = 60  # beyond that a row is a chapter

Pair = tuple[Citation, Citation]


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the picture; `y` is its middle."""

    anchor: str
    lines: tuple[str, ...]
    y: float
    height: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A line between two boxes as an SVG path, and what it is: `names`, `cites` or `together`."""

    kind: str
    path: str


def draw_references(
    document: Document, found: DocumentReferences, together: tuple[Pair, ...], words: RegulationWords
) -> Markup:
    """Give the picture as SVG, empty where the document refers to nothing."""
    naming = [(named, found.naming(named)) for named in found.named]
    rows = _rows(document, [*_ends(found.between_articles), *_ends(together), *_flat(naming)])
    if not rows:
        return Markup("")
    articles = {
        row: Box(row[0], (row[1],), _TOP + at * _ROW, 26)
        for at, row in enumerate(dict.fromkeys(rows.values()))
    }
    y_of = {citation: articles[row].y for citation, row in rows.items()}
    texts = _texts(naming, y_of, words)
    curves = [
        *(_arc("cites", y_of[begin], y_of[end]) for begin, end in found.between_articles),
        *(_arc("together", y_of[begin], y_of[end]) for begin, end in together),
        *(
            _line(y_of[place], text.y)
            for (_, places), text in zip(naming, texts, strict=True)
            for place in places
        ),
    ]
    lowest = max(box.y + box.height / 2 for box in [*articles.values(), *texts])
    return render(
        "reference_picture.svg",
        words=words,
        articles=tuple(articles.values()),
        texts=texts,
        curves=tuple(dict.fromkeys(curves)),
        height=lowest + 12,
        article_x=_ARTICLE_X,
        named_x=_NAMED_X,
        line=_LINE,
    )


def _ends(pairs: Iterable[Pair]) -> list[Citation]:
    return [citation for pair in pairs for citation in pair]


def _flat(naming: Iterable[tuple[Named, tuple[Citation, ...]]]) -> list[Citation]:
    return [place for _, places in naming for place in places]


def _rows(document: Document, taking_part: list[Citation]) -> dict[Citation, tuple[str, str]]:
    """Give (anchor, label) of the row of each article that takes part, in the order of the text."""
    wanted = set(taking_part)
    nodes = [node for node in document.articles if node.citation in wanted]
    rows: dict[Citation, tuple[str, str]] = {}
    for node in nodes:
        assert node.citation is not None
        chapter = document.chapter_of(node) if len(nodes) > _MOST_ROWS else None
        rows[node.citation] = (
            (f"h{chapter.span.start}", chapter.label) if chapter else (node.citation.anchor, node.label)
        )
    return rows


def _texts(
    naming: list[tuple[Named, tuple[Citation, ...]]], y_of: dict[Citation, float], words: RegulationWords
) -> list[Box]:
    """Put each text at the height of the articles that name it, below the one before."""
    boxes: list[Box] = []
    lowest = _TOP - 13.0
    for named, places in naming:
        lines = _evenly(f"《{named.title}》")
        height = len(lines) * _LINE + 30
        wished = sum(y_of[place] for place in places) / len(places)
        y = max(wished, lowest + height / 2)
        note = words.held if named.document else words.not_held
        boxes.append(Box(named.anchor, lines, y, height, note))
        lowest = y + height / 2 + _GAP
    return boxes


def _evenly(title: str) -> tuple[str, ...]:
    """Break a title into lines of about the same length, so that no bracket stands alone."""
    count = ceil(len(title) / _LETTERS)
    return tuple(wrap(title, ceil(len(title) / count) + 1))


def _arc(kind: str, begin: float, end: float) -> Curve:
    """A curve on the left of the articles; the further apart the two, the wider."""
    reach = min(20 + abs(end - begin) * 0.3, 76)
    x = _ARTICLE_X - 100
    return Curve(kind, f"M{x} {begin:g}C{x - reach:g} {begin:g} {x - reach:g} {end:g} {x} {end:g}")


def _line(begin: float, end: float) -> Curve:
    middle = (_ARTICLE_X + _NAMED_X) / 2
    return Curve(
        "names", f"M{_ARTICLE_X} {begin:g}C{middle:g} {begin:g} {middle:g} {end:g} {_NAMED_X} {end:g}"
    )
