"""How probable it is that a message takes a mistaken belief for granted.

Words and embeddings hardly tell a mistake from the truth in the same words; what tells is how much nearer the message lies to
those who are mistaken than to those who are right about the same matter, and the form in which it says so. Where the message
has the very words of a mistake (市政府…批复) these settle it, unless it doubts them or asks about them openly.
"""

import math
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import astuple, dataclass, fields
from fractions import Fraction
from typing import Any, Literal

from assistant.builtin.phrases import phrases
from assistant.builtin.understanding import Understanding
from corpus.citation import Citation
from corpus.pairs import pairs
from corpus.quantities import Quantity, quantities
from index.asks import asked_kinds, offered_kinds

_LEAST = 1e-4  # scores are rounded to this
_FAR = 6.0  # a difference beyond this says no more
_NEARLY_ALL = 0.7
_WORDED = 0.99
_AT_ONCE = re.compile(
    r"^[^，,。；;？?！!]{0,4}[，,](?:这样|这么)?(?:办|做|弄)?(?:行得通|可行|能行|可以|合适|行|成|中)(?:吗|么|不[行成中可以]{0,2})[呀啊呢\s]*[？?。！!]*$"
    r"|^[^，,。；;？?！!]{0,6}(?:[吗么不没]|(.)[不没]\1[^，,。；;？?！!]{0,6}|可以|行不行)[呀啊呢\s]*(?:[，,？?。！!]|$)"
)
_SAID_BY_ASKING = re.compile(
    "(?<!是)不(?:是|就)[^，,。；;？?！!]{2,40}$"
)  # 不是三月底才截止嘛; a denial shows no words
# 委员会是说了算，还是只提建议: one of two, neither of them taken for true
_OR_ELSE, _OTHERWISE = (
    re.compile("[^。；;？?]{0,8}[，,]?(?:还是|抑或)"),
    re.compile("(?:还是|抑或)[^，,。；;？?]{0,6}$"),
)
# Asks of what there is whether it will do: what it takes for granted is then the question itself.
# 若说必须等齐一批才批，请指出是哪一句: what others might say
_MIGHT_BE_SAID = re.compile(
    "(?:若|如果|要是|假如|假使|倘若?|万一)[^，,。；;？?！!]{0,8}?(?:说|讲|称|认为|主张|坚持)[^，,。；;？?！!]{0,8}$"
)
_WILL_IT_DO = re.compile(
    "(?:合不合|符不符合|够不够|行不行|能不能(?:行|成|算|过关)|算不算?(?:达标|符合|超|违规|合格|按期|迟|数|[呀啊？?]|$)|(?:算|作数|有效|合法|作废|符合|达标|达到|过线|合规|违规|违反|超)"
    "[^，,。；;？?！!]{0,8}[吗么])[^，,。；;！!]{0,10}$"
)
_JUST_TOLD, _NEARLY_AS = 2, 0.6
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


def stance(understanding: Understanding, words: str) -> Literal["believed", "asked", "doubted"]:
    """How the message stands to the mistake that its `words` show: 市政府批复的窗口在哪 takes for granted what 是市政府批复吗
    asks, and 谁说是市政府批复 doubts.
    """
    text = understanding.text
    if phrases().match("doubting", text):
        return "doubted"
    before, _, after = text.partition(words)
    if _SAID_BY_ASKING.search(before + words):
        return "believed"
    if _MIGHT_BE_SAID.search(before):
        return "doubted"
    if _OR_ELSE.match(after) or _OTHERWISE.search(before):
        return "asked"
    if _AT_ONCE.match(after) and not phrases().match("confirming_end", text):
        return "asked"
    if understanding.asserting or phrases().match("asking", text.replace(words, "")):
        return "believed"
    open_ended = understanding.asking or phrases().match("leaving_open", text)
    return "believed" if understanding.supposed or not open_ended else "asked"


def takes_for_granted(understanding: Understanding, premise: Mapping[str, Any]) -> bool:
    """Whether `premise` is to be put right beside a check of the facts, not answered by the check: 算达标吗 asks that."""
    words = premise.get("worded", "")
    if not words:
        return True
    return stance(understanding, words) == "believed" and not _WILL_IT_DO.search(understanding.text)


def probability(understanding: Understanding, premise: Mapping[str, Any], answer: Mapping[str, Any]) -> float:
    """Give how probable it is (0 to 1) that the message takes `premise` for granted.

    What the clause itself says is no mistake, whatever else tells.
    """
    if words := premise.get("worded"):
        held = stance(understanding, words)
        beside = held == "believed" or _about_the_same(premise, answer)
        return _WORDED if beside and held != "doubted" else 0.0
    if (
        not may_believe(understanding)
        or _says_so(understanding, premise)
        or _asks_for_its_figure(understanding, premise)
    ):
        return 0.0
    told = features(understanding, premise, answer)
    return 1 / (1 + math.exp(-sum(one * weight for one, weight in zip(told, astuple(_WEIGHTS), strict=True))))


def _asks_for_its_figure(understanding: Understanding, premise: Mapping[str, Any]) -> bool:
    """得挂多久啊: who asks how long and names no length is mistaken about none."""
    if understanding.asserting or understanding.claims or understanding.confirming:
        return False
    asked = asked_kinds(understanding.text) & _FIGURES
    return bool(asked & offered_kinds(premise["says"])) if asked else False


_FIGURES = frozenset({"duration", "share", "people", "times"})


def _about_the_same(premise: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    """Whether the best that is no premise is, or leads to, one of the places that put it right."""
    places = {place["id"] for place in premise["places"]}
    return answer["id"] in places or not places.isdisjoint(answer.get("near", ()))


def _nearer(one: float, other: float) -> float:
    return max(-_FAR, min(_FAR, math.log((one + _LEAST) / (other + _LEAST))))


def _says_so(understanding: Understanding, premise: Mapping[str, Any]) -> bool:
    """Whether a clause has the figures of the message or, where it has none, nearly all of its words."""
    texts = [place["text"] for place in premise["places"]]
    if claimed := {_claim(claim) for claim in understanding.claims}:
        return any(claimed <= {_claim(known) for known in quantities(text)} for text in texts)
    said = pairs(_FILLER.sub("", understanding.text))
    return any(len(said & pairs(text)) > _NEARLY_ALL * len(said) for text in texts)


def _claim(quantity: Quantity) -> tuple[Fraction, str]:
    """What is claimed; 12个月 claims what 1年 does."""
    return quantity.claim if quantity.months is None else (quantity.months, "month")


def not_told_yet(
    understanding: Understanding,
    premise: Mapping[str, Any] | None,
    found: Sequence[Sequence[Mapping[str, Any]]],
) -> Mapping[str, Any] | None:
    """方案真要按五年批了，建设周期也跟着拉到五年: what the answer before told of the first needs no telling again where another
    belief is nearly as probable; the `premise` itself where none is.
    """
    told = {place.place for place in understanding.cited_before[:_JUST_TOLD]}
    if not premise or premise.get("worded") or not _all_of(premise, told):
        return premise
    beliefs = (hit for hits in found for hit in hits if hit["kind"] == "premise")
    near = (
        one for one in beliefs if one["score"] >= _NEARLY_AS * premise["score"] and not _all_of(one, told)
    )
    return next(near, premise)


def _all_of(premise: Mapping[str, Any], told: Set[str]) -> bool:
    return {Citation.parse(place["id"]).place for place in premise["places"]} <= told
