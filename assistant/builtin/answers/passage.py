"""Words an answer from what was found or read: the sentence that answers first, then the clause it stands in."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from assistant.answer import Status
from assistant.builtin.answers.belief import takes_for_granted
from assistant.builtin.answers.contradiction import contradicted
from assistant.builtin.answers.in_context import in_both, in_context, spoken_of
from assistant.builtin.answers.premise import from_premise, mistaken, without_premises
from assistant.builtin.answers.reading_note import reading_note
from assistant.builtin.answers.sentences import cite, paragraphs, quote
from assistant.builtin.answers.unstated import (
    asks_only_figures,
    left_to_another,
    unstated_figure,
    where_the_ban_is,
)
from assistant.builtin.other_fields import is_of_another_field
from assistant.builtin.phrases import phrases
from assistant.builtin.understanding import Understanding
from assistant.grounding.draft import Draft
from assistant.wording import answer_words
from corpus.citation import Citation
from corpus.pairs import pairs
from corpus.quantities import quantities
from index.asks import asked_kinds, offered_kinds

Hit = Mapping[str, Any]

# Calibrated on the dev split of evals/datasets: below it even the best clause is more often wrong than right.
_LEAST_SCORE = 0.12
# A second clause answers too when it explains the question nearly as well as the first; sooner in a comparison.
_NEARLY, _COMPARED = 0.45, 0.1
_MOST_SHOWN = 2
# Of the clauses that may have been meant as well some are shown behind, marked as such (on unseen questions the right
# clause is among the first three 98 times in 100, and first 93 times).
_POSSIBLE, _LEAST_POSSIBLE = 0.2, 0.05
_READ = 0.1  # a reading in nearly the words of the question tells more than what is left open
_MOST_IN_ALL = 3
# So is a clause that is to be read with the first one and was found among the best, however little it explains.
_AMONG_THE_BEST, _LEAST_TOGETHER = 4, 0.001
# Each of the things compared must be found as surely as this, or the question is looked up as a whole; so must
# what is answered beside a check.
_SURE = 0.4
# A check that has too few facts gives way to a silence that is as probable as this.
_SURE_SILENCE = 0.5
# A clause beside a silence answers in part when it is at least so probable, measured by the silence.
_PARTLY = 0.35
_BETWEEN = 0.05
# A silence just below the clause that leaves its matter to another document is what was meant.
_LEFT_OPEN = 0.5
# A message that names a matter of another field is surely on ours only where a clause is as probable as this; one that asks
# for a reading is on the clause that it is to be read of, where that is as probable as the second.
_SURE_OF_OURS, _LEAST_READ = 0.5, 0.1
_SHORT = 60
_A_DAY, _DATE = re.compile("[0-9]{1,2}[日号]|[0-9]月"), re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SENTENCE = re.compile("[^。\n]+")
_SHARED_BY_MORE_THAN_CHANCE = 2
_NEVER_READ = frozenset({"money", "people", "score", "area", "age"})
"""Figures that no reading gives: 到底是八十万还是一百万."""


def from_search(
    understanding: Understanding, results: Sequence[Sequence[Hit]], granted: Sequence[Hit] = ()
) -> Draft:
    """Answer from search results, one list of hits for each question in the message; `granted` are the hits of what it
    takes for granted.
    """
    if understanding.checks:
        return _beside_checks(understanding, results)
    leans = bool(understanding.earlier or understanding.context)
    believed, on = [granted], frozenset[int]()
    if leans:
        if _confirms(understanding):
            believed = [_believed_now(understanding, results[-1]), granted]
        results = [in_context(understanding, results[0], results[-1])]
        on = spoken_of(results[0]) | {place.article for place in understanding.cited_before[:_MOST_IN_ALL]}
    if understanding.core and not leans and not understanding.compared:
        results = [in_both(results[0], results[-1])]
    # The things compared are looked up as bare names, which lie near to every belief about them.
    whole = results[:1] if understanding.compared and not leans else results
    if premise := mistaken(understanding, *whole, *believed, spoken_of=on):
        others = results if understanding.parts[1:] and not leans else ()
        return _put_right(understanding, premise, others)
    if understanding.compared and not leans:
        return _side_by_side(understanding, results[1:]) or _one(understanding, results[0])
    drafts = _each(understanding, results) if not leans else [_one(understanding, hits) for hits in results]
    useful = [draft for draft in drafts if draft.status is not Status.OUT_OF_SCOPE] or drafts[:1]
    blocks = dict.fromkeys(block for draft in useful for block in draft.body.split("\n\n"))
    return Draft(useful[0].status, paragraphs(*blocks))


def _each(understanding: Understanding, results: Sequence[Sequence[Hit]]) -> list[Draft]:
    """Answer each question of the message by itself: how long something lasts is asked in one of them only."""
    parts = understanding.parts if len(understanding.parts) == len(results) else ()
    asked = [replace(understanding, text=part) for part in parts] or [understanding] * len(results)
    return [_one(one, hits) for one, hits in zip(asked, results, strict=True)]


def _confirms(understanding: Understanding) -> bool:
    """备个案就够了吧: what it believes shows in its form, of what it believes it only with the message before."""
    return phrases().match("confirming_end", understanding.text)


def _believed_now(understanding: Understanding, together: Sequence[Hit]) -> list[Hit]:
    """The hits of a message with those before it, without the beliefs that these show by themselves already."""
    before = understanding.earlier or understanding.context
    return [hit for hit in together if not (hit.get("worded") and hit["worded"] in before)]


def _put_right(understanding: Understanding, premise: Hit, results: Sequence[Sequence[Hit]]) -> Draft:
    """Put a belief right, and answer the questions beside it that are about something else."""
    places = {place["id"] for place in premise["places"]}
    beside = [hits for hits in results if without_premises(hits)[0]["id"] not in places]
    drafts = [from_premise(understanding, premise), *(_one(understanding, hits) for hits in beside)]
    useful = [draft for draft in drafts if draft.status is not Status.OUT_OF_SCOPE]
    return Draft(drafts[0].status, paragraphs(*dict.fromkeys(draft.body for draft in useful)))


def _beside_checks(understanding: Understanding, results: Sequence[Sequence[Hit]]) -> Draft:
    """Answer the questions that no check answers, as far as it is sure what they are about."""
    sure = [hits for hits in results if hits and without_premises(hits)[0]["score"] >= _SURE]
    drafts = [
        draft for hits in sure if (draft := _one(understanding, hits)).status is not Status.OUT_OF_SCOPE
    ]
    return Draft(Status.ANSWERED, paragraphs(*dict.fromkeys(draft.body for draft in drafts)))


def instead_of_a_check(understanding: Understanding, hits: Sequence[Hit]) -> Draft | None:
    """Say that the text is silent where that is surely what the message is about; else None."""
    others = without_premises(hits)
    best, clauses = others[0], [hit for hit in others if hit["kind"] == "clause"]
    if best["kind"] != "silence" or best["score"] < _SURE_SILENCE or _measured(understanding):
        return None
    return _silence(understanding, best, clauses)


def _measured(understanding: Understanding) -> bool:
    """队伍够不够格，一共32人: by what the rule measures them, which is for the check to ask; not whether so many are enough."""
    counted = any(check.facts.get("team_total") for check in understanding.checks)
    return counted and bool(_BY_A_STANDARD.search(understanding.text))


_BY_A_STANDARD = re.compile("够格|够线|达标|比例|过线")


def put_right(
    understanding: Understanding, granted: Sequence[Hit], held: str = "", checked: Set[int] = frozenset()
) -> Draft | None:
    """Put right what a message with facts to be checked takes for granted, None where it is surely no mistake.

    `held`: the clauses by whose figures the checks found all in order; who says so is not mistaken about these. `checked`: the
    articles that the checks applied; what is no mistake on these must be said in its very words.
    """
    by_words = understanding.foretelling or _tells_a_day(understanding)
    premise = mistaken(understanding, granted, by_words=by_words, spoken_of=checked)
    if (
        not premise
        or not takes_for_granted(understanding, premise)
        or _on_another_matter(understanding, premise)
    ):
        return None
    if {one.claim for one in quantities(held)} & {one.claim for one in quantities(premise["says"])}:
        return None
    return from_premise(understanding, premise)


def _tells_a_day(understanding: Understanding) -> bool:
    """2024年5月20号因为整改没过被摘了牌: what happened on a day is no belief, unless in the very words of one."""
    return bool(_A_DAY.search(understanding.granted)) and any(
        _DATE.fullmatch(str(value)) for check in understanding.checks for value in check.facts.values()
    )


def _on_another_matter(understanding: Understanding, premise: Hit) -> bool:
    """区里盖个章就算完了吧, after a change of address: no belief about who approves the centre, which only has the same words."""
    spoken_of = {place.article for place in understanding.cited_before}
    goes_on = bool(spoken_of) and not understanding.new_matter
    return goes_on and spoken_of.isdisjoint(
        Citation.parse(place["id"]).article for place in premise["places"]
    )


def merged(results: Sequence[Sequence[Hit]]) -> list[Hit]:
    """Make one list of several: a place that both have counts with the sum of its scores."""
    total: dict[str, dict[str, Any]] = {}
    for hits in results:
        for hit in hits:
            held = total.setdefault(hit["id"], {**hit, "score": 0.0})
            held["score"] += hit["score"] / len(results)
    return sorted(total.values(), key=lambda hit: -hit["score"])


def _one(understanding: Understanding, hits: Sequence[Hit]) -> Draft:
    words = answer_words(understanding.language)
    hits = without_premises(hits)
    best = hits[0]
    clauses = [hit for hit in hits if hit["kind"] == "clause"]
    if best["kind"] == "elsewhere" and (read := _read_nonetheless(understanding, clauses)):
        return read
    if best["score"] < _SURE_OF_OURS and is_of_another_field(understanding.text):
        return Draft(Status.OUT_OF_SCOPE, words.out_of_scope)
    if best["kind"] == "elsewhere" or not (clauses or best["kind"] == "silence"):
        return Draft(Status.OUT_OF_SCOPE, words.out_of_scope)
    if best["kind"] == "silence" and (read := _as_it_is_read(understanding, best, clauses)):
        return read
    if best["kind"] == "silence" and best.get("decided_in"):
        quotes = (quote(place["id"], place["text"]) for place in best["decided_in"])
        return Draft(Status.ANSWERED, paragraphs(best["says"], *quotes))
    if best["kind"] == "silence":
        partial = _partly(understanding, best, clauses)
        if not partial:
            return _silence(understanding, best, clauses)
        return Draft(Status.ANSWERED, paragraphs(quote(partial["id"], partial["text"]), best["says"]))
    if best["score"] < _LEAST_SCORE:
        return Draft(Status.OUT_OF_SCOPE, words.unsure)
    first = clauses[0]
    if left := _left_open(hits, first):
        return _silence(understanding, left, clauses)
    enough = (_COMPARED if understanding.comparing else _NEARLY) * first["score"]
    shown = _apart([hit for hit in clauses if hit["score"] >= enough])[:_MOST_SHOWN]
    corrected = contradicted(understanding, first["id"], first["text"])
    unstated = unstated_figure(understanding, clauses, shown)
    left_to = left_to_another(understanding, shown) if unstated and not corrected else ""
    unsaid = Status.TEXT_NOT_HELD if left_to else Status.NOT_IN_TEXT
    status = Status.FALSE_PREMISE_CORRECTED if corrected else unsaid if unstated else Status.ANSWERED
    lead = paragraphs(corrected, unstated) or (
        "" if len(shown) > 1 or words.answered_lead else _lead(understanding, first)
    )
    lead = lead or cite(words.answered_lead, *(hit["id"] for hit in shown))
    note = reading_note(understanding, shown)
    quotes = (quote(hit["id"], hit["text"]) for hit in shown)
    silent = "" if corrected or unstated else _silent_beside(understanding, hits, first)
    possible = _possible(understanding, clauses, shown)
    ban = where_the_ban_is(understanding, [hit["id"] for hit in shown]) if unstated else ""
    return Draft(status, paragraphs(lead, left_to, *quotes, ban, silent, note, *possible))


def _left_open(hits: Sequence[Hit], clause: Hit) -> Hit | None:
    """Give the silence that is not much less probable than the `clause` which leaves its matter to the document that decides it:
    阶段评价是打分还是评议; None where there is none.
    """
    silence = next((hit for hit in hits if hit["kind"] == "silence"), None)
    if not silence or not silence["decided_by"] or "left_to" not in clause:
        return None
    near = clause["id"] in silence["near"] and silence["score"] >= _LEFT_OPEN * clause["score"]
    return silence if near else None


def _read_nonetheless(understanding: Understanding, clauses: Sequence[Hit]) -> Draft | None:
    """高级职称包不包括副高: how a wording of ours is to be read, though others ask about the same things; None where no
    reading is asked for.
    """
    hits = [hit for hit in clauses[:1] if hit["score"] >= _LEAST_READ and understanding.interpreting]
    note = reading_note(understanding, hits) if hits else ""
    return Draft(Status.ANSWERED, paragraphs(quote(hits[0]["id"], hits[0]["text"]), note)) if note else None


def _as_it_is_read(understanding: Understanding, silence: Hit, clauses: Sequence[Hit]) -> Draft | None:
    """What is asked of a wording's reading is answered by the reading that the register has, though the text itself is
    silent on it; None where it has none.
    """
    if asked_kinds(understanding.text) & _NEVER_READ:
        return None
    for hit in clauses[:_MOST_SHOWN]:
        near = hit["score"] >= _READ * silence["score"]
        if near and understanding.interpreting and (note := reading_note(understanding, [hit])):
            return Draft(Status.ANSWERED, paragraphs(quote(hit["id"], hit["text"]), note))
    return None


def _possible(understanding: Understanding, clauses: Sequence[Hit], shown: Sequence[Hit]) -> list[str]:
    """Quote the clauses that may have been meant as well, behind those `shown`."""
    enough = max(_POSSIBLE * clauses[0]["score"], _LEAST_POSSIBLE)
    together = [
        hit
        for hit in clauses[:_AMONG_THE_BEST]
        if hit["id"] in clauses[0].get("read_with", ()) and hit["score"] >= _LEAST_TOGETHER
    ]
    apart = _apart([*shown, *(hit for hit in clauses if hit["score"] >= enough or hit in together)])
    others = apart[len(shown) : _MOST_IN_ALL]
    if not others:
        return []
    lead = cite(answer_words(understanding.language).also_possible, *(hit["id"] for hit in others))
    return [lead, *(quote(hit["id"], hit["text"]) for hit in others)]


def _side_by_side(understanding: Understanding, results: Sequence[Sequence[Hit]]) -> Draft | None:
    """Quote a clause for each of the things compared; None unless two of them are surely found in different places."""
    best = [without_premises(hits)[0] for hits in results if hits]
    sure = [hit for hit in best if hit["kind"] == "clause" and hit["score"] >= _SURE]
    shown = _apart(list({hit["id"]: hit for hit in sure}.values()))
    if len(shown) < 2:
        return None
    lead = cite(answer_words(understanding.language).answered_lead, *(hit["id"] for hit in shown))
    note = reading_note(understanding, shown)
    unstated = unstated_figure(understanding, sure, shown)
    status = Status.NOT_IN_TEXT if unstated and asks_only_figures(understanding.compared) else Status.ANSWERED
    quotes = (quote(hit["id"], hit["text"]) for hit in shown)
    return Draft(status, paragraphs(unstated or lead, *quotes, note))


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """Leave out the items of an article that is shown whole."""
    apart: list[Hit] = []
    for hit in hits:
        place = Citation.parse(hit["id"])
        if not any(Citation.parse(shown["id"]).covers(place) for shown in apart):
            apart.append(hit)
    return apart


def _partly(understanding: Understanding, silence: Hit, clauses: Sequence[Hit]) -> Hit | None:
    """Give the clause beside a silence that has the kind of figure asked for and explains the question too.

    撤销以后多久能再申报 is answered for one cause of revocation and not for the others: both must be said.
    """
    asked = asked_kinds(understanding.text)
    for hit in clauses:
        if hit["score"] >= _PARTLY * silence["score"] and hit["id"] in silence["near"]:
            return hit if asked & offered_kinds(hit["text"]) else None
    return None


def _silent_beside(understanding: Understanding, hits: Sequence[Hit], clause: Hit) -> str:
    """What the text does not say of `clause` where the message, in its context, is nearly as much about that, or where
    it is left open between the clause spoken of before and this one: 因为事故撤的，也得等三年吗. "" where nothing is.
    """
    if not (understanding.earlier or understanding.context):
        return ""
    silences = [hit for hit in hits if hit["kind"] == "silence" and clause["id"] in hit["near"]]
    before = {str(one.article) for one in understanding.cited_before[:1]} - {clause["id"].partition("(")[0]}
    for silence in silences[:1]:
        between = any(place.partition("(")[0] in before for place in silence["near"])
        if silence["score"] >= (_BETWEEN if between else _PARTLY) * clause["score"]:
            return str(silence["says"])
    return ""


def _lead(understanding: Understanding, hit: Hit) -> str:
    """The sentence that was found, or the one that has the figure asked for where that has none, ahead of the clause it
    stands in; none where the clause is as short.
    """
    found, text = str(hit["found"]).strip(), str(hit["text"])
    asked = asked_kinds(understanding.text)
    if found and asked and not asked & offered_kinds(found):
        found = next((one for one in _SENTENCE.findall(text) if asked & offered_kinds(one)), found)
    elif not asked:
        found = _nearest(understanding.text, _SENTENCE.findall(text), found)
    if not found or "\n" in text or len(text) <= _SHORT or len(found) > 0.8 * len(text):
        return ""
    return quote(hit["id"], found.rstrip("。；")) + "。"


def _nearest(question: str, sentences: Sequence[str], found: str) -> str:
    """The sentence of a clause that shares most with the question of what not all of them share (专家说方案有毛病 is not on
    专家组由…构成); `found` where none does.
    """
    held = [pairs(one) for one in sentences]
    telling = pairs(question) - (frozenset.intersection(*held) if held else frozenset())
    shared = [len(telling & one) for one in held]
    most = max(shared, default=0)
    best = [one for one, count in zip(sentences, shared, strict=True) if count == most]
    if most < _SHARED_BY_MORE_THAN_CHANCE or any(found in one or one in found for one in best):
        return found
    return best[0]


def _silence(understanding: Understanding, silence: Hit, clauses: Sequence[Hit]) -> Draft:
    """Say that the text does not say it, which document does where one is named, and quote what comes nearest."""
    words = answer_words(understanding.language)
    texts = {hit["id"]: hit["text"] for hit in clauses}
    near = [place for place in silence["near"] if place in texts][:1]
    meant = [hit["id"] for hit in clauses[:1] if hit["score"] >= _POSSIBLE * silence["score"]]
    blocks = [cite(words.silent_lead, *silence["near"][:1]), silence["says"]]
    if silence["decided_by"]:
        blocks.append(cite(words.text_not_held.format(title=silence["decided_by"]), *silence["near"][:1]))
    blocks.extend(quote(place, texts[place]) for place in dict.fromkeys([*near, *meant]))
    status = Status.TEXT_NOT_HELD if silence["decided_by"] else Status.NOT_IN_TEXT
    return Draft(status, paragraphs(*blocks))
