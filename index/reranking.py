"""A cross-encoder that reads question and passage together: off by default, any sentence-transformers CrossEncoder."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from index.errors import IndexProblem
from index.extra_models import missing_extra, unusable_model
from index.hits import Hit, Why

_READ = 30
"""So many passages are read; each costs as much as embedding it."""


class Reranker(Protocol):
    """Scores passages for a question; higher is better, whatever the scale."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Give one score for each of `texts`."""
        ...


class CrossEncoderReranker:
    """A sentence-transformers CrossEncoder, by its id or its folder."""

    def __init__(self, name: str) -> None:
        with missing_extra(), unusable_model(name):
            from sentence_transformers import CrossEncoder

            self._model = CrossEncoder(name)
        if self._model.num_labels != 1:
            raise IndexProblem(
                f"模型“{name}”给出{self._model.num_labels}个分数，不能用来重排；请换一个只给一个分数的模型。"
            )

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Give one score for each of `texts`."""
        pairs = [(question, text) for text in texts]
        return [float(score) for score in self._model.predict(pairs, show_progress_bar=False)]


@cache
def load_reranker(name: str) -> Reranker | None:
    """Give the reranker called `name`, once for all who ask; None for "". Raises IndexProblem."""
    return CrossEncoderReranker(name) if name else None


def reranked(reranker: Reranker, question: str, hits: Sequence[Hit]) -> list[Hit]:
    """Give `hits` with the clauses among the first of them in the reranker's order.

    The scores stay where they are: how probable it is that a clause answers at all was found before, and what is
    no clause has no passage to read.
    """
    at = [place for place, hit in enumerate(hits) if hit.is_clause and hit.text][:_READ]
    scores = reranker.scores(question, [hits[place].text for place in at]) if at else []
    order = sorted(range(len(at)), key=lambda one: -scores[one])
    result = list(hits)
    for rank, (place, one) in enumerate(zip(at, order, strict=True), 1):
        hit = hits[at[one]]
        why = Why("reranker", rank, round(scores[one], 4))
        result[place] = replace(
            hit, score=hits[place].score, found_by=(*hit.found_by, why.ranker), why=(*hit.why, why)
        )
    return result
