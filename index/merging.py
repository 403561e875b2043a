"""Puts what was found in the added documents beside what was found in the studied ones.

The studied documents come with questions, and with questions that lead out of the library; so their search knows
when a question is none of theirs. The probability of that is what the added documents may share.
"""

import math
import re
from collections.abc import Iterable, Sequence

from corpus.pairs import pairs
from corpus.wordings import ELSEWHERE
from index.hits import Hit

_SHARPNESS = 12.0  # how much the best of the added documents takes of what they share
_STRANGE, _ALIKE = 0.80, 0.88  # cosines below which nothing fits, and above which something surely does
# Of a few documents one always lies near by its meaning (个税怎么交: 备案材料怎么交). Shares of a question's pairs of
# characters that one of the best says, too: none of the 64 questions out of the library in the dev split has more than
# the first with two documents held; and how much what nobody says still counts.
_UNSAID, _SAID, _LEAST = 0.18, 0.32, 0.15
_LOOKED_AT = 5
_CHINESE = re.compile("[\u4e00-\u9fff]")
_TITLE = re.compile("《[^《》]*》")
"""根据《呼和浩特市技术创新中心建设管理办法》 says nothing of such a centre."""


def shares(added: Sequence[Hit], whole: float = 1.0) -> list[Hit]:
    """Give the hits with scores that add up to `whole`, in the same order."""
    raised = [math.exp(_SHARPNESS * (hit.score - added[0].score)) for hit in added]
    each = whole / (sum(raised) or 1.0)
    return [hit.scored(each * part) for hit, part in zip(added, raised, strict=True)]


def beside(core: Sequence[Hit], added: Sequence[Hit], question: str) -> list[Hit]:
    """Give both, best first, where the question names no document: what the studied ones answer stays theirs."""
    match = fit(added, question)
    elsewhere = sum(hit.score for hit in core if hit.target.startswith(ELSEWHERE))
    left = [hit.scored(hit.score * (1 - match)) if hit.target.startswith(ELSEWHERE) else hit for hit in core]
    return in_order([*left, *shares(added, elsewhere * match)])


def alike(core: Sequence[Hit], added: Sequence[Hit]) -> list[Hit]:
    """Give both, best first, where the question names documents of both sorts: each has one half."""
    return in_order([*(hit.scored(hit.score / 2) for hit in core), *shares(added, 0.5)])


def fit(added: Sequence[Hit], question: str) -> float:
    """Give how well the added documents fit `question` at all, 0 to 1: by their meaning and by their words."""
    best = max((one.score for hit in added for one in hit.why if one.ranker == "dense_text"), default=0.0)
    asked = pairs(question)
    said = max((len(asked & pairs(_TITLE.sub("", hit.text))) for hit in added[:_LOOKED_AT]), default=0)
    foreign = not _CHINESE.search(
        question
    )  # shares no words with a Chinese text, however much it is about it
    by_words = 1.0 if foreign else max(_between(said / (len(asked) or 1), _UNSAID, _SAID), _LEAST)
    return _between(best, _STRANGE, _ALIKE) * by_words


def _between(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    """Give the hits, best first, equal ones in the order they came in: scores are rounded, their order was not."""
    return sorted(hits, key=lambda hit: -hit.score)
