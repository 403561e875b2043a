"""Made-up versions of one document."""

from corpus.document import Document, Metadata
from corpus.parser import parse


def version(*articles: str, title: str = "某办法", annex: str = "") -> Document:
    """Give a document of these articles, numbered from 1."""
    lines = [title, *(f"第{number}条　{text}" for number, text in enumerate(articles, 1)), annex]
    return parse("\n".join(lines), Metadata(id="made-up", title=title, short_title=title))
