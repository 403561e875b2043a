"""Embeddings through one small interface; the engines behind it stand in `index/embedders`, a file each."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.errors import IndexProblem

Vectors = npt.NDArray[np.float32]

Told = Callable[[int], None]
"""Hears how many texts were done since it heard last."""

Bulk = Callable[[Sequence[str], Told], Vectors]
"""Gives one unit vector for each passage of a library, in the order given."""

BULK_FROM = 2_000
"""From so many passages on it is worth it to start an engine that is made for many."""


class Embedder(Protocol):
    """Turns texts into unit vectors; `name` stands in the fingerprint of every index made with it."""

    name: str
    dimension: int

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question, shape (len(texts), dimension)."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each passage, shape (len(texts), dimension)."""
        ...

    def bulk(self) -> Bulk | None:
        """Give a quicker way to embed thousands of passages, None where there is none on this machine."""
        ...


def units(rows: npt.ArrayLike) -> Vectors:
    """Scale every row to length 1; a row of zeros stays as it is."""
    vectors = np.asarray(rows, np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), np.float32)


@cache
def load_embedder(name: str, base_url: str = "", api_key: str = "", timeout: float = 60) -> Embedder:
    """Give the embedder called `name`, once for all who ask: `e5-small-q4`, `openai:MODEL` for an
    OpenAI-compatible endpoint at `base_url`, or the id or folder of a sentence-transformers model.

    Raises IndexProblem where it cannot be had, with what to do next.
    """
    if name == "e5-small-q4":
        from index.embedders.e5_small import SmallE5

        return SmallE5()
    if model := name.removeprefix("openai:") if name.startswith("openai:") else "":
        from index.embedders.endpoint import Endpoint

        return Endpoint(model, base_url, api_key, timeout)
    if name and not name.startswith("openai:"):
        from index.embedders.sentence_transformer import SentenceTransformerEmbedder

        return SentenceTransformerEmbedder(name)
    raise IndexProblem(
        "没有写明向量模型。可用：e5-small-q4，openai:模型名，或 sentence-transformers 模型的名称或文件夹。"
    )
