"""新旧对照: what became of every article between two documents, or between two versions of one."""

from corpus.comparison.alignment import compare
from corpus.comparison.html_page import to_html
from corpus.comparison.markdown_table import to_markdown
from corpus.comparison.model import Change, Comparison, Piece, Row, Side
from corpus.comparison.word_file import to_docx

__all__ = ["Change", "Comparison", "Piece", "Row", "Side", "compare", "to_docx", "to_html", "to_markdown"]
