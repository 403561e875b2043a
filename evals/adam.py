"""Adam (Kingma and Ba 2015, arXiv:1412.6980): the descent that the fits of this package share."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]

_STEPS, _RATE = 400, 0.05
_FIRST, _SECOND, _TINY = 0.9, 0.999, 1e-8


def descend(gradient: Callable[[Vector], Vector], start: Vector) -> Vector:
    """Give the weights at which `gradient`, of what is to become least, has led from `start`."""
    weights = start.astype(np.float64)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        pull = gradient(weights)
        first = _FIRST * first + (1 - _FIRST) * pull
        second = _SECOND * second + (1 - _SECOND) * pull**2
        weights -= _RATE * (first / (1 - _FIRST**step)) / (np.sqrt(second / (1 - _SECOND**step)) + _TINY)
    return weights
