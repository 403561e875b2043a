"""Question keys as unseen questions: each is asked of a search that was made without it and a sixth of all others."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from index.asks import Figures
from index.chunks import Chunk
from index.core import Core
from index.coverage import Coverage
from index.dense import Dense
from index.hits import Asked
from index.learned import Learned
from index.lexical import Lexical
from index.retriever import Retriever

_FOLDS = 6


def left_out(retriever: Retriever, every: int = 1) -> Iterator[tuple[Core, Asked, Chunk]]:
    """Give one of `every` keys with the search that does not know it; the same ones each time."""
    core, keys = retriever.core, retriever.core.questions
    vectors = np.asarray(core.question.vectors)
    folds = np.random.default_rng(0).integers(0, _FOLDS, len(keys))
    for fold in range(_FOLDS):
        without = _with_keys(core, np.flatnonzero(folds != fold))
        for row in np.flatnonzero(folds == fold)[::every].tolist():
            asked = retriever.asked(keys[row].text, vectors[row])
            yield without, asked, keys[row]


def _with_keys(core: Core, rows: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Core:
    keys = tuple(core.questions[row] for row in rows.tolist())
    vectors = np.asarray(core.question.vectors)[rows]
    segment = replace(
        core.question,
        vectors=vectors,
        lexical=Lexical.build([key.embedded for key in keys]),
        dense=Dense(lambda: None, vectors),
    )
    return replace(
        core,
        questions=keys,
        question=segment,
        learned=Learned.train(vectors, [key.target for key in keys]),
        figures=Figures(core.passages, keys),
        coverage=Coverage(core.passages, keys),
    )
