"""Puts a mistaken belief right that the register of premises knows."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

from assistant.answer import Status
from assistant.builtin.answers.belief import not_told_yet, probability, stance
from assistant.builtin.answers.contradiction import HUNG
from assistant.builtin.answers.sentences import cite, paragraphs, quote
from assistant.builtin.phrases import phrases
from assistant.builtin.understanding import Understanding
from assistant.grounding.draft import Draft
from assistant.wording import answer_words
from corpus.citation import Citation
from corpus.quantities import quantities

# Calibrated on the dev split of evals/datasets (evals/fit_beliefs.py tells what it finds and what it takes wrongly).
# What is only said on the way to an open question is mostly the user's own case.
_LIKELY, _LIKELY_SUPPOSED = 0.55, 0.8
# So near to those who are mistaken lies much that is right, where somebody tells it flatly (表我照着填了) and denies something.
_LIKELY_FLAT, _LIKELY_DENYING = 0.7, 0.9
_CLAIMED_OUTRIGHT = re.compile("即可|就[行成够]|足够|白纸黑字|条文(?:就|也)?是?(?:这么|那么)?[写定]")
# Several beliefs that one clause puts right, each as probable as this, tell of a flat message what one alone does not.
_EACH, _LIKELY_TOGETHER = 0.35, 0.48
_DENYING = re.compile("不(?:是|只|光|算|搞|讲|按|单|仅)|没(?:有|写)|并非")
_SURELY_ANSWERS, _HARDLY = 0.5, 0.003
_AMONG_THE_BEST, _NEAR_THE_BEST = 4, 0.5
_NOTHING_ELSE: Mapping[str, Any] = {"id": "", "score": 0.0}


def mistaken(
    understanding: Understanding,
    *found: Sequence[Mapping[str, Any]],
    by_words: bool = False,
    spoken_of: Set[int] = frozenset(),
) -> Mapping[str, Any] | None:
    """Give the mistaken belief that the message puts forward, None where it surely puts none forward.

    `found` are the hits of the message, and those of what it takes for granted. Better a plain quote for a mistaken
    belief than 不是 to a right one. `by_words`: only what its very words show counts. `spoken_of`: the articles that the
    conversation is on; what is not said in the very words of a mistake is none on another matter (区里盖个章就完了呗, after
    a question on another name, is on 第二十条).
    """
    likely = [
        (probability(understanding, hit, answer), len(hit.get("worded", "")), _at(hit, answer), hit)
        for hits in found
        for answer in [next((hit for hit in hits if hit["kind"] != "premise"), _NOTHING_ELSE)]
        for at, hit in enumerate(one for one in hits if one["kind"] == "premise")
        if hit.get("worded") or (at == 0 and not by_words and answer is not _NOTHING_ELSE)
        if (hit.get("worded") or not _lasted_long_enough(understanding.text, hit))
        if hit.get("worded") or not spoken_of or spoken_of & _articles(hit)
        if _on_the_subject(hit, hits) and _on_the_question(understanding, hit, found[0])
        if not re.search(hit.get("unless") or "(?!)", understanding.text)
    ]
    best, _, _, hit = max(likely, key=lambda known: known[:3], default=(0.0, 0, False, None))
    hit = not_told_yet(understanding, hit, found)
    if best >= _LIKELY_TOGETHER and understanding.asserting and _several(understanding, hit, found):
        return hit
    return hit if best >= _needed(understanding) else None


def _several(
    understanding: Understanding,
    premise: Mapping[str, Any] | None,
    found: Sequence[Sequence[Mapping[str, Any]]],
) -> bool:
    """Whether the clause that was found for the message puts another belief right that is probable, too."""
    if not premise or _DENYING.search(understanding.text):
        return False
    for hits in found:
        answer = next((hit for hit in hits if hit["kind"] != "premise"), _NOTHING_ELSE)
        beliefs = [hit for hit in hits if hit["kind"] == "premise" and _at(hit, answer)]
        likely = {hit["id"] for hit in beliefs if probability(understanding, hit, answer) >= _EACH}
        if premise["id"] in likely and len(likely) > 1:
            return True
    return False


def _lasted_long_enough(text: str, premise: Mapping[str, Any]) -> bool:
    """公示满六个工作日没人提意见: what was held as it must be is no mistake on how long that is."""
    known = [one for place in premise["places"] for one in quantities(place["text"])]
    return any(
        HUNG.search(text[: claim.start]) and claim.unit == one.unit and claim.value >= one.value
        for claim in quantities(text)
        for one in known
    )


def _needed(understanding: Understanding) -> float:
    """How probable a belief must be to be put right."""
    text, known = understanding.text, phrases()
    if not understanding.asserting:
        return _LIKELY if known.match("giving_a_reason", text) else _LIKELY_SUPPOSED
    signs = ("confirming_end", "giving_a_reason", "claiming")
    if _CLAIMED_OUTRIGHT.search(text) or any(known.match(sign, text) for sign in signs):
        return _LIKELY
    return _LIKELY_DENYING if _DENYING.search(text) else _LIKELY_FLAT


def _at(premise: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    """Whether the best that is no premise is one of the places that put `premise` right."""
    return any(place["id"] == answer["id"] for place in premise["places"])


def _on_the_subject(premise: Mapping[str, Any], hits: Sequence[Mapping[str, Any]]) -> bool:
    """Whether what puts `premise` right is in an article that was found among the best for the message: 备个案 is said of
    a director (第十三条) and of a move (第二十条), and 点头 of a partner and of an office.
    """
    clauses = [hit for hit in hits if hit["kind"] == "clause"]
    near = _NEAR_THE_BEST * clauses[0]["score"] if clauses else 0.0
    best = [hit["id"] for at, hit in enumerate(clauses) if at < _AMONG_THE_BEST or hit["score"] >= near]
    found = {(one.document, one.article) for one in map(Citation.parse, best)}
    places = [Citation.parse(place["id"]) for place in premise["places"]]
    return not found or any((place.document, place.article) in found for place in places)


def _on_the_question(
    understanding: Understanding, premise: Mapping[str, Any], whole: Sequence[Mapping[str, Any]]
) -> bool:
    """Whether the message as a `whole` may be on `premise`, which a part of it led to, unless it gives that part as a reason or
    wants it confirmed: who tells of himself on the way to an open question (我人在清水河，去趟市里得半天，想法头一回递给谁) is mistaken
    about none but its matter.
    """
    put_forward = any(
        phrases().match(sign, understanding.text) for sign in ("confirming_end", "giving_a_reason")
    )
    if not premise.get("worded") and _asks_what_is_unwritten(understanding, premise, whole):
        return False
    if premise.get("worded") or put_forward:
        return True
    if all(hit["id"] != premise["id"] or hit["score"] < _HARDLY for hit in whole):
        return False
    if understanding.asserting or understanding.confirming:
        return True
    clauses = [hit for hit in whole if hit["kind"] == "clause"]
    return not clauses or clauses[0]["score"] < _SURELY_ANSWERS or _at(premise, clauses[0])


def _asks_what_is_unwritten(
    understanding: Understanding, premise: Mapping[str, Any], whole: Sequence[Mapping[str, Any]]
) -> bool:
    """财务专家拿一个会计顶数得了呗，三类专家一类到底要几名: whether the `whole` surely asks for what the text leaves open, and
    hardly has to do with `premise`.
    """
    best = max(whole, key=lambda hit: float(hit["score"]), default=_NOTHING_ELSE)
    if best.get("kind") != "silence" or best["score"] < _SURELY_OPEN or not understanding.asking:
        return False
    own = next((hit["score"] for hit in whole if hit["id"] == premise["id"]), 0.0)
    return bool(own < _BESIDE_THE_OPEN * best["score"])


_SURELY_OPEN, _BESIDE_THE_OPEN = 0.6, 0.03


def _articles(premise: Mapping[str, Any]) -> set[int]:
    return {Citation.parse(place["id"]).article for place in premise["places"]}


def without_premises(hits: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the other hits, their scores as they are where nobody is mistaken."""
    others = [hit for hit in hits if hit["kind"] != "premise"]
    share = 1.0 - sum(hit["score"] for hit in hits if hit["kind"] == "premise")
    return [{**hit, "score": hit["score"] / max(share, 0.01)} for hit in others]


def from_premise(understanding: Understanding, hit: Mapping[str, Any]) -> Draft:
    """Answer with the words of the register and the clauses that they rest on; they answer an open question too."""
    lead = cite(answer_words(understanding.language).premise_lead, hit["places"][0]["id"])
    quotes = (quote(place["id"], place["text"]) for place in hit["places"])
    asked = "worded" in hit and stance(understanding, hit["worded"]) == "asked"
    if not asked and (_one_of_two(understanding) or (_either_way(understanding) and "worded" not in hit)):
        return Draft(Status.ANSWERED, paragraphs(lead, _NO.sub("", hit["says"]), *quotes))
    status = Status.ANSWERED if asked else Status.FALSE_PREMISE_CORRECTED
    return Draft(status, paragraphs(lead, hit["says"], *quotes))


def _one_of_two(understanding: Understanding) -> bool:
    """章程是局里给现成的，还是得我们自己编: one of the two is right, and neither is believed; with what is taken for granted on the way
    (既然备案就行，…) it is another question.
    """
    text = understanding.text.rstrip("？?。！! ")
    return bool(_ONE_OR_THE_OTHER.search(text)) and not _TAKEN_FOR_GRANTED.search(text)


_ONE_OR_THE_OTHER = re.compile(
    "[^，,。；;？?！!]{4,}[，,]?(?:还是|抑或)(?![没不未]|老样|原样)[^，,。；;？?！!]{4,}$"
)
_TAKEN_FOR_GRANTED = re.compile("既然|反正|自动|因为|所以|已经?|(?:^|[，,。；;])那|听说|据说")
_NO = re.compile("^(?:不(?:是|行|对|能|可以|用|会)|没有|无)。")
_A_OR_NOT = re.compile(
    "(?:用不用|要不要|需不需要|该不该|能不能|可不可以|是否|需要?吗|要吗|用吗)[^，,。；;]*$"
)


def _either_way(understanding: Understanding) -> bool:
    """还用不用承诺: asks openly, so that 不行 would answer nothing and nobody is mistaken."""
    text = understanding.text.rstrip("？?。！! ")
    believed = understanding.asserting or understanding.confirming or phrases().match("giving_a_reason", text)
    return not believed and bool(_A_OR_NOT.search(text))
