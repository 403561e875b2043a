"""How much of a question the words of a target cover: of its text, and of all that people ask to get there.

Rankings scale scores to the best of the list; this one is absolute. 谁应当承诺稳定的建设投入 is covered by one clause
nearly whole, 怎么炒股 by none.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from index.chunks import Chunk


class Coverage:
    """The pairs of neighbouring characters of each target, and how telling each pair is."""

    def __init__(self, passages: Iterable[Chunk], questions: Iterable[Chunk]) -> None:
        texts = [(chunk.target, _pairs(chunk.embedded)) for chunk in passages]
        asked = [(chunk.target, _pairs(chunk.text)) for chunk in questions]
        self._in_text, self._in_questions = _united(texts), _united(asked)
        self._count = len(texts) + len(asked)
        self._held_by = Counter(pair for _, pairs in (*texts, *asked) for pair in pairs)

    def rankings(self, question: str) -> dict[str, dict[str, float]]:
        """Give for each target the share of `question` (0 to 1) that its text covers, and that its questions do."""
        telling = {pair: math.log(1 + self._count / (1 + self._held_by[pair])) for pair in _pairs(question)}
        return {
            "covered_by_text": _shares(telling, self._in_text),
            "covered_by_questions": _shares(telling, self._in_questions),
        }


def _shares(telling: Mapping[str, float], targets: Mapping[str, frozenset[str]]) -> dict[str, float]:
    whole = sum(telling.values()) or 1.0
    return {
        target: sum(telling[pair] for pair in shared) / whole
        for target, pairs in targets.items()
        if (shared := pairs.intersection(telling))
    }


def _united(chunks: Iterable[tuple[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    united: dict[str, set[str]] = {}
    for target, pairs in chunks:
        united.setdefault(target, set()).update(pairs)
    return {target: frozenset(pairs) for target, pairs in united.items()}


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(character for character in text.lower() if character.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
