"""`Retriever`: a question in; out come the places that answer it, best first, each with how it was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.document import Span
from corpus.lexicon import Lexicon
from corpus.normalise import normalise
from index.asks import Figures
from index.chunks import ELSEWHERE, PREMISE, SILENCE, Chunk
from index.dense import Dense
from index.embeddings import Embedder
from index.learned import Learned
from index.lexical import Lexical
from index.ranking import Ranking, Weights, best_per_target, fuse, probabilities, spread

_DEPTH = 100
_HALF_GIST = 150
_NOTICED = 10  # a ranker "found" what it has among its ten best


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found: its target, how probably it answers (0 to 1), what found it, its best passage."""

    target: str
    score: float
    found_by: tuple[str, ...]
    text: str = ""
    span: Span | None = None

    @property
    def is_clause(self) -> bool:
        """Whether this is a place in a document (and no silence, no premise, and not out of the library)."""
        return not self.target.startswith((SILENCE, PREMISE, ELSEWHERE))


@dataclass(frozen=True)
class Retriever:
    """Everything that a search needs, in memory or opened."""

    embedder: Embedder
    passages: tuple[Chunk, ...]
    questions: tuple[Chunk, ...]
    dense_text: Dense
    dense_question: Dense
    lexical_text: Lexical
    lexical_question: Lexical
    learned: Learned | None
    figures: Figures
    lexicon: Lexicon
    premises: Mapping[str, tuple[str, ...]]
    """The refs of the clauses that put each premise right, by its target."""
    weights: Weights = field(default_factory=Weights)

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """Give the `limit` best places for `question`; clauses and all other targets side by side."""
        rankings, passages = self.rankings(question)
        total = probabilities(fuse(rankings, self.weights))
        noticed = {name: _best(ranking) for name, ranking in rankings.items()}
        shown = self._best_passages(passages)
        return [
            Hit(
                target,
                round(score, 4),
                tuple(name for name, best in noticed.items() if target in best),
                chunk.text if (chunk := shown.get(target)) else "",
                chunk.span if chunk else None,
            )
            for target, score in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
        ]

    def rankings(self, question: str) -> tuple[dict[str, Ranking], list[tuple[int, float]]]:
        """Give what each ranker makes of `question`, by the ranker's name, and the passages, best first."""
        question = normalise(question)
        expanded = self.lexicon.expand(question)
        vector = self.embedder.embed_questions([_gist(question)])[0]
        by_meaning = self.dense_text.rank(vector, _DEPTH)
        by_words = self.lexical_text.rank(expanded, _DEPTH)
        like_meaning = self.dense_question.rank(vector, _DEPTH)
        # Not expanded: question keys are in the users' words already, and official ones only dilute them.
        like_words = self.lexical_question.rank(question, _DEPTH)
        rankings: dict[str, Ranking] = {
            "dense_text": self._with_premises(spread(best_per_target(by_meaning, self.passages))),
            "dense_question": spread(best_per_target(like_meaning, self.questions)),
            "lexical_text": self._with_premises(spread(best_per_target(by_words, self.passages))),
            "lexical_question": spread(best_per_target(like_words, self.questions)),
            **self.figures.rankings(question),
        }
        if self.learned:
            rankings["learned"] = self.learned.scores(vector)
        return rankings, [*by_meaning, *by_words]

    def close(self) -> None:
        """Let go of the files of the index."""
        self.dense_text.close()

    def _with_premises(self, ranking: dict[str, float]) -> dict[str, float]:
        """Give each premise the score of the clause that puts it right: it has no passage of its own, and only the
        questions that lead to the two can tell them apart.
        """
        for premise, places in self.premises.items():
            ranking[premise] = max(ranking.get(place, 0.0) for place in places)
        return ranking

    def _best_passages(self, ranked: list[tuple[int, float]]) -> dict[str, Chunk]:
        """Give for each target the first of its chunks in `ranked`, falling back on its first chunk."""
        shown: dict[str, Chunk] = {}
        for row, _ in ranked:
            shown.setdefault(self.passages[row].target, self.passages[row])
        for chunk in self.passages:
            shown.setdefault(chunk.target, chunk)
        return shown


def _gist(question: str) -> str:
    """The part of a long message that is embedded: embedding takes time by the character, and what is asked for
    stands at the beginning or at the end.
    """
    if len(question) <= 2 * _HALF_GIST:
        return question
    return f"{question[:_HALF_GIST]} {question[-_HALF_GIST:]}"


def _best(ranking: Mapping[str, float]) -> set[str]:
    return set(sorted(ranking, key=lambda target: -ranking[target])[:_NOTICED])
