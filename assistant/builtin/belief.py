"""How probable it is that a message takes a mistaken belief for granted.

Words and embeddings hardly tell a mistake from the truth in the same words; what tells is how much nearer the message lies to
those who are mistaken than to those who are right about the same matter, and the form in which it says so.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any

from assistant.builtin.phrases import phrases
from assistant.builtin.understanding import Understanding
from corpus.quantities import quantities

_LEAST = 1e-4  # scores are rounded to this
_FAR = 6.0  # a difference beyond this says no more
_NEARLY_ALL = 0.7
_FILLER = re.compile(
    r"对不对|对吧|对吗|是不是|没问题|没错|听说|据说|就行了?|就可以了?|核稿|[吧呗哇吗呢了的要]"
)


@dataclass(frozen=True)
class BeliefWeights:
    """A logistic regression, fitted by evals/fit_beliefs.py to the dev split of evals/datasets."""

    start: float = -0.4
    nearer_than_right: float = 0.5
    nearer_than_answer: float = 0.5
    same_matter: float = 0.95
    asserting: float = 0.5
    supposed: float = -0.15
    leaving_open: float = -0.4
    confirming_end: float = 0.3
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

    What the clause itself says is no mistake, whatever else tells.
    """
    if not may_believe(understanding) or _says_so(understanding, premise):
        return 0.0
    told = features(understanding, premise, answer)
    return 1 / (1 + math.exp(-sum(one * weight for one, weight in zip(told, astuple(_WEIGHTS), strict=True))))


def _nearer(one: float, other: float) -> float:
    return max(-_FAR, min(_FAR, math.log((one + _LEAST) / (other + _LEAST))))


def _says_so(understanding: Understanding, premise: Mapping[str, Any]) -> bool:
    """Whether a clause has the figures of the message or, where it has none, nearly all of its words."""
    texts = [place["text"] for place in premise["places"]]
    if claimed := {claim.claim for claim in understanding.claims}:
        return any(claimed <= {known.claim for known in quantities(text)} for text in texts)
    said = _pairs(_FILLER.sub("", understanding.text))
    return any(len(said & _pairs(text)) > _NEARLY_ALL * len(said) for text in texts)


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(character for character in text if character.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
