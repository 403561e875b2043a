"""`Core`: the search over the studied documents, whose every clause comes with the questions that lead to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nlargest
from itertools import chain

import numpy as np
import numpy.typing as npt

from index.asks import Figures
from index.best import best
from index.chunks import PREMISE, RIGHT, SILENCE, Chunk
from index.coverage import Coverage
from index.hits import Asked, Hit, Why
from index.learned import Learned
from index.lexical import Scope
from index.ranking import Ranking, Weights, best_per_target, fuse, probabilities, spread
from index.segment import Segment

_DEPTH = 100
_LEAST = 0.00005  # what is less is rounded to nothing
# Who asks in the very words of a clause is seldom after what it leaves out: of the questions of the dev split that a
# clause answers 7 in 234 were told that the text is silent with the whole score, 4 with this share, and 57 of the 63
# that no clause answers are still told so (58 before).
_WORDS_OF_SILENCES = 0.35
_NOTICED = 10  # a ranker "found" what it has among its ten best


@dataclass(frozen=True)
class Core:
    """All that is known of the studied documents; their chunks are few and lie in memory."""

    passages: tuple[Chunk, ...]
    questions: tuple[Chunk, ...]
    text: Segment
    question: Segment
    learned: Learned | None
    figures: Figures
    coverage: Coverage
    beside: Mapping[str, tuple[str, ...]]
    """The refs of the clauses that speak of the same matter as a belief or a silence, by its target."""
    weights: Weights = field(default_factory=Weights)

    def search(self, asked: Asked) -> list[Hit]:
        """Give every clause, and of the other targets those with a score above nothing, best first.

        The scores are probabilities that add up to 1.
        """
        rankings, passages = self.rankings(asked)
        total, against = self._folded(probabilities(fuse(rankings, self.weights)))
        found, shown = _noticed(rankings), self._best_passages(passages)
        return [
            _hit(target, score, tuple(found.get(target, ())), shown.get(target), against.get(target, 0.0))
            for target, score in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
            if score >= _LEAST or target in shown
        ]

    def rankings(self, asked: Asked) -> tuple[dict[str, dict[str, float]], list[tuple[int, float]]]:
        """Give what each ranker makes of the question, by the ranker's name, and the passages, best first."""
        by_meaning = self.text.dense.rank(asked.vector, _DEPTH)
        by_words = best(Scope([self.text.lexical]).scores(asked.expanded)[0], _DEPTH, above=0)
        like_meaning = self.question.dense.rank(asked.vector, _DEPTH)
        # Not expanded: question keys are in the users' words already, and official ones only dilute them.
        like_words = best(Scope([self.question.lexical]).scores(asked.question)[0], _DEPTH, above=0)
        rankings: dict[str, dict[str, float]] = {
            "dense_text": self._with_beside(spread(best_per_target(by_meaning, self.passages))),
            "dense_question": spread(best_per_target(like_meaning, self.questions)),
            "lexical_text": self._with_beside(
                spread(best_per_target(by_words, self.passages)), of_silences=_WORDS_OF_SILENCES
            ),
            "lexical_question": spread(best_per_target(like_words, self.questions)),
            **self.figures.rankings(asked.question),
            **self.coverage.rankings(asked.question),
        }
        self._with_beside(rankings["covered_by_text"])
        if self.learned:
            rankings |= self.learned.rankings(asked.vector)
        return rankings, [*by_meaning, *by_words]

    def _with_beside(self, ranking: dict[str, float], of_silences: float = 1.0) -> dict[str, float]:
        """Give each belief and each silence the score of the clause beside it: it has no passage of its own, and
        only the questions that lead to the two can tell them apart. `of_silences`: such a share of it for a silence.
        """
        beside = self._beside
        if beside.targets:
            scores = np.array([*(ranking.get(place, 0.0) for place in beside.places), 0.0])
            best_of_each = np.maximum.reduceat(scores[beside.numbers], beside.starts)
            best_of_each *= np.where(beside.silences, of_silences, 1.0)
            ranking.update(zip(beside.targets, best_of_each.tolist(), strict=True))
        return ranking

    @cached_property
    def _beside(self) -> "_Beside":
        return _Beside.of(self.beside)

    def _folded(self, total: dict[str, float]) -> tuple[dict[str, float], dict[str, float]]:
        """Count what is rightly believed of a clause as the clause, and give beside it, for each mistaken belief, how
        probable the right one is.
        """
        against: dict[str, float] = {}
        for target in [target for target in total if target.startswith(RIGHT)]:
            score = total.pop(target)
            against[PREMISE + target.removeprefix(RIGHT)] = round(score, 4)
            place = self.beside[target][0]
            total[place] = total.get(place, 0.0) + score
        return total, against

    def _best_passages(self, ranked: list[tuple[int, float]]) -> dict[str, Chunk]:
        """Give for each target the first of its chunks in `ranked`, falling back on its first chunk."""
        shown: dict[str, Chunk] = {}
        for row, _ in ranked:
            shown.setdefault(self.passages[row].target, self.passages[row])
        for chunk in self.passages:
            shown.setdefault(chunk.target, chunk)
        return shown


@dataclass(frozen=True)
class _Beside:
    """The clauses beside each belief and silence, as numbers: those of `targets[i]` stand from `starts[i]` on in
    `numbers`, and count through `places`; what has no clause has the number behind the last.
    """

    targets: list[str]
    places: list[str]
    numbers: npt.NDArray[np.intp]
    starts: npt.NDArray[np.intp]
    silences: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, beside: Mapping[str, tuple[str, ...]]) -> "_Beside":
        number = {place: at for at, place in enumerate(dict.fromkeys(chain(*beside.values())))}
        each = [[number[place] for place in places] or [len(number)] for places in beside.values()]
        return cls(
            list(beside),
            list(number),
            np.array([*chain(*each)], np.intp),
            np.cumsum([0, *map(len, each)])[:-1],
            np.array([target.startswith(SILENCE) for target in beside], np.bool_),
        )


def _hit(target: str, score: float, why: tuple[Why, ...], chunk: Chunk | None, against: float) -> Hit:
    text, span = (chunk.text, chunk.span) if chunk else ("", None)
    return Hit(target, round(score, 4), tuple(one.ranker for one in why), text, span, why, against)


def _noticed(rankings: Mapping[str, Ranking]) -> dict[str, list[Why]]:
    """Give for each target the rankers that have it among their best, with its place there."""
    found: dict[str, list[Why]] = {}
    for name, ranking in rankings.items():
        for place, target in enumerate(nlargest(_NOTICED, ranking, key=ranking.__getitem__), 1):
            found.setdefault(target, []).append(Why(name, place, round(ranking[target], 4)))
    return found
