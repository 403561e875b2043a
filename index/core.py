"""`Core`: the search over the studied documents, whose every clause comes with the questions that lead to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from corpus.wordings import PREMISE, RIGHT, SILENCE
from index.asks import Figures
from index.best import best
from index.chunks import Chunk
from index.coverage import Coverage
from index.hits import Asked, Hit, Why
from index.learned import Learned
from index.lexical import Scope
from index.ranking import Scores, Weights, best_per_target, fuse, probabilities, spread
from index.segment import Segment
from index.targets import Numbers, Ranking, Targets

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
        total, against = self._folded(probabilities(fuse(rankings, self.weights, self._from_the_start)))
        found, shown = self._noticed(rankings), self._best_passages(passages)
        names, scores = self.targets.names, total.tolist()
        wanted = np.flatnonzero((total >= _LEAST) | self._have_passages).tolist()
        return [
            _hit(names[at], scores[at], tuple(found.get(at, ())), shown.get(at), against.get(at, 0.0))
            for at in sorted(wanted, key=lambda at: (-scores[at], names[at]))
        ]

    def rankings(self, asked: Asked) -> tuple[dict[str, Ranking], list[tuple[int, float]]]:
        """Give what each ranker makes of the question, by the ranker's name, and the passages, best first."""
        by_meaning = self.text.dense.rank(asked.vector, _DEPTH)
        by_words = best(Scope([self.text.lexical]).scores(asked.expanded)[0], _DEPTH, above=0)
        like_meaning = self.question.dense.rank(asked.vector, _DEPTH)
        # Not expanded: question keys are in the users' words already, and official ones only dilute them.
        like_words = best(Scope([self.question.lexical]).scores(asked.question)[0], _DEPTH, above=0)
        places, count = self._places, len(self.targets)
        rankings = {
            "dense_text": self._with_beside(spread(best_per_target(by_meaning, places.passages, count))),
            "dense_question": spread(best_per_target(like_meaning, places.questions, count)),
            "lexical_text": self._with_beside(
                spread(best_per_target(by_words, places.passages, count)), of_silences=_WORDS_OF_SILENCES
            ),
            "lexical_question": spread(best_per_target(like_words, places.questions, count)),
        }
        for name, scores in self.figures.rankings(asked.question).items():
            rankings[name] = self.targets.ranking(scores)
        for name, ranking in self.coverage.rankings(asked.question).items():
            rankings[name] = self.targets.placed(places.covered, ranking)
        self._with_beside(rankings["covered_by_text"])
        if self.learned:
            for name, ranking in self.learned.rankings(asked.vector).items():
                rankings[name] = self.targets.placed(places.learned, ranking)
        return rankings, [*by_meaning, *by_words]

    @cached_property
    def targets(self) -> Targets:
        """All that can be found: what has passages, what has questions, and what is beside them."""
        chunks = chain(self.passages, self.questions)
        return Targets(chain((chunk.target for chunk in chunks), self.beside, *self.beside.values()))

    def _with_beside(self, ranking: Ranking, of_silences: float = 1.0) -> Ranking:
        """Give each belief and each silence the score of the clause beside it: it has no passage of its own, and
        only the questions that lead to the two can tell them apart. `of_silences`: such a share of it for a silence.
        """
        beside = self._beside
        if len(beside.targets):
            scores = np.append(np.nan_to_num(ranking, nan=0.0), 0.0)
            best_of_each = np.maximum.reduceat(scores[beside.places], beside.starts)
            ranking[beside.targets] = best_of_each * np.where(beside.silences, of_silences, 1.0)
        return ranking

    @cached_property
    def _beside(self) -> "_Beside":
        return _Beside.of(self.beside, self.targets)

    @cached_property
    def _places(self) -> "_Places":
        return _Places.of(self)

    @cached_property
    def _from_the_start(self) -> Scores:
        return self.weights.from_the_start(self.targets)

    @cached_property
    def _have_passages(self) -> npt.NDArray[np.bool_]:
        return np.isin(np.arange(len(self.targets)), self._places.passages)

    def _folded(self, total: Scores) -> tuple[Scores, dict[int, float]]:
        """Count what is rightly believed of a clause as the clause, and give beside it, for each mistaken belief, how
        probable the right one is.
        """
        places = self._places
        rightly = total[places.right]
        folded = total.copy()
        folded[places.right] = 0.0
        np.add.at(folded, places.rightly_of, rightly)
        return folded, dict(zip(places.mistaken.tolist(), np.round(rightly, 4).tolist(), strict=True))

    def _best_passages(self, ranked: list[tuple[int, float]]) -> dict[int, Chunk]:
        """Give for each target the first of its chunks in `ranked`, falling back on its first chunk."""
        rows = [row for row, _ in reversed(ranked)]
        targets = self._places.passages[rows].tolist()
        return self._first_passages | {
            target: self.passages[row] for target, row in zip(targets, rows, strict=True)
        }

    @cached_property
    def _first_passages(self) -> dict[int, Chunk]:
        targets = self._places.passages.tolist()
        return dict(reversed([*zip(targets, self.passages, strict=True)]))

    def _noticed(self, rankings: Mapping[str, Ranking]) -> dict[int, list[Why]]:
        """Give for each target the rankers that have it among their best, with its place there."""
        found: dict[int, list[Why]] = {}
        for name, ranking in rankings.items():
            for place, (target, score) in enumerate(best(ranking, _NOTICED), 1):
                found.setdefault(target, []).append(Why(name, place, round(score, 4)))
        return found


@dataclass(frozen=True)
class _Places:
    """The numbers of the targets of every passage, every question, and all that the other rankers list; those of what is
    rightly believed with those of the clauses that say it and of the mistaken beliefs that go with them.
    """

    passages: Numbers
    questions: Numbers
    covered: Numbers
    learned: Numbers
    right: Numbers
    rightly_of: Numbers
    mistaken: Numbers

    @classmethod
    def of(cls, core: Core) -> "_Places":
        numbers = core.targets.numbers
        right = [target for target in core.targets.names if target.startswith(RIGHT)]
        return cls(
            passages=numbers(chunk.target for chunk in core.passages),
            questions=numbers(chunk.target for chunk in core.questions),
            covered=numbers(core.coverage.targets),
            learned=numbers(core.learned.targets if core.learned else ()),
            right=numbers(right),
            rightly_of=numbers(core.beside[target][0] for target in right),
            mistaken=numbers(PREMISE + target.removeprefix(RIGHT) for target in right),
        )


@dataclass(frozen=True)
class _Beside:
    """The clauses beside each belief and silence: those of `targets[i]` stand from `starts[i]` on in `places`; what has
    no clause has the number behind the last.
    """

    targets: Numbers
    places: Numbers
    starts: Numbers
    silences: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, beside: Mapping[str, tuple[str, ...]], targets: Targets) -> "_Beside":
        each: list[Sequence[int]] = [
            targets.numbers(places).tolist() or [len(targets)] for places in beside.values()
        ]
        return cls(
            targets.numbers(beside),
            np.array([*chain(*each)], np.intp),
            np.cumsum([0, *map(len, each)])[:-1],
            np.array([target.startswith(SILENCE) for target in beside], np.bool_),
        )


def _hit(target: str, score: float, why: tuple[Why, ...], chunk: Chunk | None, against: float) -> Hit:
    text, span = (chunk.text, chunk.span) if chunk else ("", None)
    return Hit(target, round(score, 4), tuple(one.ranker for one in why), text, span, why, against)
