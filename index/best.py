"""The highest of many scores, without sorting all of them."""

import math

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def best(scores: npt.NDArray[np.floating], limit: int, above: float = -math.inf) -> list[tuple[int, float]]:
    """Give (row, score) of the highest scores above `above`, best first, of equal ones the first row first."""
    found = np.flatnonzero(scores > above)
    if 0 < limit < len(found):
        least = np.partition(scores[found], -limit)[-limit]
        found = found[scores[found] >= least]
    order = found[np.argsort(-scores[found], kind="stable")][: max(limit, 0)]
    return list(zip(order.tolist(), scores[order].tolist(), strict=True))
