"""`Block`: a stretch of a text on its way to the tree, with what it opens."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Kind
from corpus.marks import Mark

HEADINGS = frozenset({Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION})
SENTENCE_END = tuple("。；：，、！？.;:,!?…")
_LONGEST_TITLE = 40


class Role(StrEnum):
    """What a stretch is."""

    TEXT = "text"
    HEADING = "heading"
    ARTICLE = "article"
    ITEM = "item"
    ANNEX = "annex"
    TABLE = "table"
    CONTINUED = "continued"
    """Words that go on in the clause above, though they stand on a line of their own."""
    ASIDE = "aside"
    """A signature: it follows the last article and is no part of it."""


@dataclass(slots=True)
class Block:
    """A stretch of the source with its mark. `kind` is that of a heading, `citable` speaks of articles."""

    start: int
    end: int
    mark: Mark | None
    role: Role
    kind: Kind = Kind.PARAGRAPH
    citable: bool = True
    in_body: bool = False
    """Of an article: it goes on where the body stopped, whatever stood between."""

    def make_text(self) -> None:
        """Make it words that go on in what is open."""
        self.mark, self.role = None, Role.TEXT

    def words(self, source: str) -> str:
        """Give its words, the mark included, without white space behind them."""
        return source[self.start : self.end].rstrip()

    def behind_mark(self, source: str) -> str:
        """Give its words without the mark."""
        return source[self.start + (self.mark.length if self.mark else 0) : self.end].strip()

    def is_title(self, source: str) -> bool:
        """Whether its words are short and end no sentence."""
        words = self.behind_mark(source)
        return 0 < len(words) <= _LONGEST_TITLE and not words.endswith(SENTENCE_END)
