"""`Targets`: all that the search over the studied documents can find, each known by a number."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.intp]
Ranking = npt.NDArray[np.float64]
"""A score for each target by its number, nan where the ranker does not list it."""


class Targets:
    """`names` are in the order of their numbers."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self._numbers = {name: number for number, name in enumerate(self.names)}

    def __len__(self) -> int:
        return len(self.names)

    def numbers(self, names: Iterable[str]) -> Numbers:
        """Give the number of each of `names`. Raises KeyError for one that is none of ours."""
        return np.array([self._numbers[name] for name in names], np.intp)

    def ranking(self, scores: Mapping[str, float]) -> Ranking:
        """Give `scores` as a ranking."""
        return self.placed(self.numbers(scores), list(scores.values()))

    def placed(self, numbers: Numbers, scores: Sequence[float] | npt.NDArray[np.floating]) -> Ranking:
        """Give a ranking with the `scores` at `numbers`."""
        ranking = np.full(len(self), np.nan)
        ranking[numbers] = scores
        return ranking
