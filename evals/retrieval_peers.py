"""What the product's search over a large library is measured against: every usual way, on the same texts."""

from collections.abc import Callable, Sequence

import bm25s
import numpy as np
import numpy.typing as npt
from langchain_text_splitters import RecursiveCharacterTextSplitter

from evals.stard import Article, laws, source

Ranking = list[int]
"""Positions of articles, best first."""

Scored = list[tuple[int, float]]

DEPTH = 100
_SIZE, _OVERLAP = 500, 50
_RRF = 60  # Cormack et al. 2009
_LEXICAL, _DENSE = 0.6, 1.0


class Words:
    """BM25 as bm25s has it, over any way of cutting text into tokens."""

    def __init__(self, texts: Sequence[str], cut: Callable[[str], list[str]]) -> None:
        self._cut, self._numbers = cut, dict[str, int]()
        ids = [[self._numbers.setdefault(token, len(self._numbers)) for token in cut(text)] for text in texts]
        self._model = bm25s.BM25()
        self._model.index((ids, self._numbers), show_progress=False)

    def rank(self, question: str) -> Scored:
        """Give the first hundred with their scores."""
        ids = [self._numbers[token] for token in self._cut(question) if token in self._numbers]
        return best(self._model.get_scores_from_ids(ids)) if ids else []


def dense(vectors: npt.NDArray[np.float32], question: npt.NDArray[np.float32]) -> Scored:
    """Give the first hundred by cosine, exactly."""
    return best(vectors @ question)


def reciprocal_ranks(*rankings: Scored) -> Ranking:
    """Fuse rankings by their ranks alone."""
    fused: dict[int, float] = {}
    for ranking in rankings:
        for rank, (row, _) in enumerate(ranking, 1):
            fused[row] = fused.get(row, 0.0) + 1 / (_RRF + rank)
    return sorted(fused, key=lambda row: -fused[row])[:DEPTH]


def weighted_scores(lexical: Scored, meaning: Scored) -> Ranking:
    """Fuse the scores of two rankings, each spread to 0 … 1 over its own hundred."""
    fused: dict[int, float] = {}
    for weight, ranking in ((_LEXICAL, lexical), (_DENSE, meaning)):
        low, high = min((s for _, s in ranking), default=0.0), max((s for _, s in ranking), default=0.0)
        for row, score in ranking:
            fused[row] = fused.get(row, 0.0) + weight * (score - low) / ((high - low) or 1.0)
    return sorted(fused, key=lambda row: -fused[row])[:DEPTH]


class Tutorial:
    """The pipeline of the tutorials: whole laws cut by RecursiveCharacterTextSplitter 500/50, Chroma over the chunks."""

    def __init__(self, articles: Sequence[Article]) -> None:
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=_SIZE, chunk_overlap=_OVERLAP, add_start_index=True
        )
        self.chunks: list[str] = []
        self._articles: list[Ranking] = []
        first = 0
        for law, listed in laws(articles).items():
            begins, at = list[int](), len(law) + 1
            for article in listed:
                begins.append(at)
                at += len(article.number) + 1 + len(article.text) + 1
            for chunk in splitter.create_documents([source(law, listed)]):
                start = int(chunk.metadata["start_index"])
                self.chunks.append(chunk.page_content)
                self._articles.append(_begun(begins, start, start + len(chunk.page_content), first))
            first += len(listed)

    def ranking(self, chunks: Sequence[int]) -> Ranking:
        """Give the articles that begin in the ranked `chunks` (or the one that a chunk lies in), each once."""
        return list(dict.fromkeys(row for chunk in chunks for row in self._articles[chunk]))[:DEPTH]


def best(scores: npt.NDArray[np.float32]) -> Scored:
    """Give the positions of the first hundred scores, with them."""
    top = np.argpartition(-scores, DEPTH)[:DEPTH] if len(scores) > DEPTH else np.arange(len(scores))
    return [(int(row), float(scores[row])) for row in top[np.argsort(-scores[top], kind="stable")]]


def _begun(begins: Sequence[int], start: int, end: int, first: int) -> Ranking:
    within = [first + number for number, at in enumerate(begins) if start <= at < end]
    before = sum(at <= start for at in begins) - 1
    return within or [first + max(before, 0)]
