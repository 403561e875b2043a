"""What goes into a search and what comes out of it."""

from dataclasses import dataclass

from corpus.document import Span
from corpus.wordings import ELSEWHERE, PREMISE, SILENCE
from index.embeddings import Vectors


@dataclass(frozen=True)
class Asked:
    """A question made ready: its words folded, with the official words beside them, and as a unit vector.

    `said`: the question with the full name of the regulation's subject, in which titles and places are looked for.
    """

    question: str
    expanded: str
    vector: Vectors
    said: str


@dataclass(frozen=True, slots=True)
class Why:
    """One ranker's part in a hit: the ranker's name, the place that it gave (1 is its best), and its score."""

    ranker: str
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found: its target, how probably it answers (0 to 1), what found it, its best passage."""

    target: str
    score: float
    found_by: tuple[str, ...]
    text: str = ""
    span: Span | None = None
    why: tuple[Why, ...] = ()
    against: float = 0.0
    """Of a premise: how probably the question says what is right about the same matter."""

    def scored(self, score: float) -> "Hit":
        """Give the same place with another score. (`dataclasses.replace` takes thrice as long, for every hit.)"""
        return Hit(self.target, round(score, 4), self.found_by, self.text, self.span, self.why, self.against)

    @property
    def is_clause(self) -> bool:
        """Whether this is a place in a document (and no silence, no premise, and not out of the library)."""
        return not self.target.startswith((SILENCE, PREMISE, ELSEWHERE))
