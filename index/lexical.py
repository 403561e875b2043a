"""Lexical ranking: BM25 (bm25s) over characters and bigrams."""

import json
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np

from index.chunks import Chunk
from index.tokens import tokens


class Lexical:
    """A BM25 index over a list of chunks; rows are positions in that list."""

    def __init__(self, model: bm25s.BM25 | None, vocabulary: dict[str, int]) -> None:
        self._model, self._vocabulary = model, vocabulary

    @classmethod
    def build(cls, chunks: Sequence[Chunk]) -> "Lexical":
        """Index the words of `chunks`."""
        vocabulary: dict[str, int] = {}
        ids = [
            [vocabulary.setdefault(token, len(vocabulary)) for token in tokens(chunk.embedded)]
            for chunk in chunks
        ]
        if not vocabulary:
            return cls(None, vocabulary)
        model = bm25s.BM25()
        model.index((ids, vocabulary), show_progress=False)
        return cls(model, vocabulary)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`."""
        if self._model:
            self._model.save(str(folder), show_progress=False)
        (folder / "tokens.json").write_text(json.dumps(self._vocabulary, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Lexical":
        """Read the index that `save` wrote."""
        vocabulary = json.loads((folder / "tokens.json").read_text("utf-8"))
        return cls(bm25s.BM25.load(str(folder), load_vocab=False) if vocabulary else None, vocabulary)

    def rank(self, question: str, limit: int) -> list[tuple[int, float]]:
        """Give (row, BM25 score) of the best chunks, best first; chunks that share no token are left out."""
        ids = [self._vocabulary[token] for token in tokens(question) if token in self._vocabulary]
        if not ids or not self._model:
            return []
        scores = self._model.get_scores_from_ids(ids)
        best = np.argsort(-scores, kind="stable")[:limit]
        return [(int(row), float(scores[row])) for row in best if scores[row] > 0]
