"""How probable it is that a message takes a mistaken belief for granted.

Words and embeddings hardly tell a mistake from the truth in the same words; what tells is how much nearer the message lies to
those who are mistaken than to those who are right about the same matter, and the form in which it says so.
"""

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any

from assistant.builtin.phrases import phrases
from assistant.builtin.understanding import Understanding
from corpus.quantities import quantities

_LEAST = 1e-4  # scores are rounded to this
_FAR = 6.0  # a difference beyond this says no more


@dataclass(frozen=True)
class BeliefWeights:
    """A logistic regression, fitted by evals/fit_beliefs.py to the dev split of evals/datasets."""

    start: float = -0.7
    nearer_than_right: float = 0.4
    nearer_than_answer: float = 0.6
    same_matter: float = 0.9
    asserting: float = 0.8
    supposed: float = 0.5
    leaving_open: float = -0.4
    confirming_end: float = 0.35
    giving_a_reason: float = 0.9


NAMES = tuple(field.name for field in fields(BeliefWeights))
_WEIGHTS = BeliefWeights()


def features(
    understanding: Understanding, premise: Mapping[str, Any], answer: Mapping[str, Any]
) -> tuple[float, ...]:
    """Give what tells, in the order of NAMES; `answer` is the best of what is no premise."""
    text, known = understanding.text, phrases()
    return (
        1.0,
        _nearer(premise["score"], premise["against"]),
        _nearer(premise["score"], answer["score"]),
        float(any(place["id"] == answer["id"] for place in premise["places"])),
        float(understanding.asserting),
        float(bool(understanding.supposed)),
        float(known.match("leaving_open", text)),
        float(known.match("confirming_end", text)),
        float(known.match("giving_a_reason", text)),
    )


def may_believe(understanding: Understanding) -> bool:
    """Whether the form of the message allows that it takes anything for granted.

    What goes on from the message before (整改后还不合格呢) is a question however it is put, unless it says otherwise.
    """
    going_on = not understanding.alone and phrases().match("following", understanding.text)
    if going_on and not any(
        phrases().match(sign, understanding.text) for sign in ("confirming_end", "giving_a_reason")
    ):
        return False
    return understanding.asserting or bool(understanding.supposed)


def probability(understanding: Understanding, premise: Mapping[str, Any], answer: Mapping[str, Any]) -> float:
    """Give how probable it is (0 to 1) that the message takes `premise` for granted.

    What the clause itself says is no mistake, whatever else tells: the same figures.
    """
    if not may_believe(understanding) or _says_so(understanding, premise):
        return 0.0
    told = features(understanding, premise, answer)
    return 1 / (1 + math.exp(-sum(one * weight for one, weight in zip(told, astuple(_WEIGHTS), strict=True))))


def _nearer(one: float, other: float) -> float:
    return max(-_FAR, min(_FAR, math.log((one + _LEAST) / (other + _LEAST))))


def _says_so(understanding: Understanding, premise: Mapping[str, Any]) -> bool:
    claimed = {claim.claim for claim in understanding.claims}
    return bool(claimed) and any(
        claimed <= {known.claim for known in quantities(place["text"])} for place in premise["places"]
    )
