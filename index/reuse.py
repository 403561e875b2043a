"""Takes vectors over from an earlier index: a text that has not changed is not embedded again."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from index.embeddings import Vectors

NAME = "vectors.npz"

Encode = Callable[[Sequence[str]], Vectors]


class Known:
    """The vectors of texts by what they are (`passages`, `questions`) and their words."""

    def __init__(self) -> None:
        self._vectors: dict[tuple[str, str], Vectors] = {}

    @classmethod
    def read(cls, folders: Sequence[Path]) -> "Known":
        """Give what the indexes in `folders` hold; one that cannot be read has nothing to give."""
        known = cls()
        for folder in folders:
            with (
                suppress(OSError, ValueError, KeyError, BadZipFile),
                (folder / NAME).open("rb") as file,  # given a path, np.load leaves a bad archive open
                np.load(file) as held,
            ):
                for kind in ("passages", "questions"):
                    keys = [(kind, key) for key in held[f"{kind}_keys"].tolist()]
                    known._vectors.update(zip(keys, held[kind], strict=True))
        return known

    def embed(self, kind: str, texts: Sequence[str], encode: Encode, piece: int) -> Iterator[Vectors]:
        """Give the vectors of `texts` in pieces; `encode` is asked only for the texts not known."""
        for start in range(0, len(texts), piece):
            wanted = [(kind, _key(text)) for text in texts[start : start + piece]]
            missing = {
                key: text
                for key, text in zip(wanted, texts[start:], strict=False)
                if key not in self._vectors
            }
            if missing:
                self._vectors.update(zip(missing, encode(list(missing.values())), strict=True))
            yield np.stack([self._vectors[key] for key in wanted])


def save(
    folder: Path, passages: Sequence[str], text_vectors: Vectors, keys: Sequence[str], key_vectors: Vectors
) -> None:
    """Write the vectors of an index into its `folder`, for later ones to take over."""
    np.savez(
        folder / NAME,
        passages_keys=np.array([_key(text) for text in passages], dtype="U40"),
        passages=text_vectors,
        questions_keys=np.array([_key(text) for text in keys], dtype="U40"),
        questions=key_vectors,
    )


def _key(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
