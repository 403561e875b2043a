"""How much of a question the words of a target cover: of its text, and of all that people ask to get there.

Rankings scale scores to the best of the list; this one is absolute. 谁应当承诺稳定的建设投入 is covered by one clause
nearly whole, 怎么炒股 by none.
"""

import math
from collections.abc import Iterable, Mapping

import numpy as np

from corpus.pairs import pairs
from index.chunks import Chunk
from index.targets import Numbers, Ranking


class Coverage:
    """The targets that each pair of neighbouring characters leads to, and how telling each pair is."""

    def __init__(self, passages: Iterable[Chunk], questions: Iterable[Chunk]) -> None:
        self._numbers: dict[str, int] = {}
        self._in_text = self._postings((chunk.target, chunk.embedded) for chunk in passages)
        self._in_questions = self._postings((chunk.target, chunk.text) for chunk in questions)
        self.targets = tuple(self._numbers)

    def rankings(self, question: str) -> dict[str, Ranking]:
        """Give for each of our `targets` the share of `question` (0 to 1) that its text covers, and that its questions
        do; nan where they cover nothing.
        """
        count = self._in_text.chunks + self._in_questions.chunks
        telling = {
            pair: math.log(1 + count / (1 + self._in_text.held_by(pair) + self._in_questions.held_by(pair)))
            for pair in sorted(pairs(question))  # in one order, so that the sums are the same each time
        }
        return {
            "covered_by_text": self._shares(telling, self._in_text),
            "covered_by_questions": self._shares(telling, self._in_questions),
        }

    def _postings(self, chunks: Iterable[tuple[str, str]]) -> "_Postings":
        postings = _Postings()
        for target, text in chunks:
            postings.add(self._numbers.setdefault(target, len(self._numbers)), pairs(text))
        return postings

    def _shares(self, telling: Mapping[str, float], postings: "_Postings") -> Ranking:
        covered = np.zeros(len(self.targets))
        for pair, weight in telling.items():
            covered[postings.targets(pair)] += weight
        covered /= sum(telling.values()) or 1.0
        return np.where(covered, covered, np.nan)


class _Postings:
    """For each pair the number of the target of each chunk that has it."""

    def __init__(self) -> None:
        self.chunks = 0
        self._found: dict[str, list[int]] = {}
        self._distinct: dict[str, Numbers] = {}

    def add(self, target: int, found: Iterable[str]) -> None:
        self.chunks += 1
        for pair in found:
            self._found.setdefault(pair, []).append(target)

    def held_by(self, pair: str) -> int:
        """So many chunks have the pair."""
        return len(self._found.get(pair, ()))

    def targets(self, pair: str) -> Numbers:
        """The numbers of the targets, each once; put together when the pair is first asked for."""
        if pair not in self._distinct:
            self._distinct[pair] = np.array(sorted(set(self._found.get(pair, ()))), np.intp)
        return self._distinct[pair]
