"""`Added`: the search over the many documents that nobody has written question keys for."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.hits import Asked, Hit, Why
from index.lexical import best
from index.passages import Passages, Rows

_DEPTH = 100
_NOTICED = 10
_DENSE, _LEXICAL = 1.0, 0.6  # measured on STARD: nDCG@10 0.45, dense alone 0.43, BM25 alone 0.35


@dataclass(frozen=True)
class Ranked:
    """Rows, best first, with their scores (0 to 1) and what each ranker gave them."""

    rows: Rows
    scores: tuple[float, ...]
    why: tuple[tuple[Why, ...], ...]


@dataclass(frozen=True)
class Added:
    """The articles of the added documents. `names` in a search: the name to cite by each exact name."""

    passages: Passages

    def search(self, asked: Asked, names: Mapping[str, str], limit: int) -> list[Hit]:
        """Give the best `limit` articles of the documents in `names`, best first, each once."""
        if not names or limit <= 0 or not len(self.passages):
            return []
        ranked = rank(self.passages, asked, frozenset(names))
        hits: dict[str, Hit] = {}
        chunks = self.passages.chunks(ranked.rows)
        for row, score, why, chunk in zip(
            ranked.rows.tolist(), ranked.scores, ranked.why, chunks, strict=True
        ):
            target = f"{names[self.passages.document_of(row).name]}/{chunk.target}"
            found_by = tuple(one.ranker for one in why if one.rank <= _NOTICED)
            hits.setdefault(target, Hit(target, round(score, 4), found_by, chunk.text, chunk.span, why))
        return list(hits.values())[:limit]


def rank(passages: Passages, asked: Asked, names: frozenset[str]) -> Ranked:
    """Rank the rows of the documents `names`: what one ranker brings is scored by the other as well."""
    allowed = passages.mask(names)
    near = passages.near(asked.vector, _DEPTH, allowed)
    words = passages.words(asked.expanded)
    lexical = best(np.where(allowed, words, 0), _DEPTH)
    rows = np.array(sorted({row for row, _ in (*near, *lexical)}), np.intp)
    by_meaning, by_words = passages.cosines(asked.vector, rows), words[rows]
    fused = (_DENSE * _spread(by_meaning) + _LEXICAL * _spread(by_words)) / (_DENSE + _LEXICAL)
    order = np.argsort(-fused, kind="stable")
    places = {
        "dense_text": {row: place for place, (row, _) in enumerate(near, 1)},
        "lexical_text": {row: place for place, (row, _) in enumerate(lexical, 1)},
    }
    scores = {"dense_text": by_meaning, "lexical_text": by_words}
    why = tuple(
        tuple(
            Why(name, places[name][int(rows[at])], round(float(listed[at]), 4))
            for name, listed in scores.items()
            if int(rows[at]) in places[name]
        )
        for at in order
    )
    return Ranked(rows[order], tuple(fused[order].tolist()), why)


def _spread(scores: "np.typing.NDArray[np.float32]") -> "np.typing.NDArray[np.float32]":
    """Scale to 0 (the least of the list) … 1 (the highest)."""
    if not len(scores):
        return scores
    low, high = scores.min(), scores.max()
    return np.asarray((scores - low) / ((high - low) or 1.0), np.float32)
