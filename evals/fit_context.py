"""Fits the weights of assistant/builtin/answers/in_context.py: `python -m evals.fit_context` prints them, and how often they are right.

A conditional logit over the turns of the dev dialogues that go on from others and are looked up: the probability that a place
is what the turn is about is the softmax of the weighted sum of what speaks for it. Beside them stand turns to another matter: a
short question behind another one of another article, each counting less. The honest measure leaves out one author at a
time (ids begin with the author's letters).
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import astuple
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from langchain_core.messages import AnyMessage, HumanMessage

from assistant.agent import Assistant, Conversation
from assistant.answer import Status
from assistant.builtin.answers.in_context import NAMES, ContextWeights, Hit, features
from assistant.builtin.answers.premise import without_premises
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.leaning import before_it, without_going_back
from assistant.builtin.understanding import understand
from assistant.grounding.draft import Draft
from assistant.live_services import open_services
from assistant.services import Services
from assistant.settings import load_settings
from assistant.tools.search_articles import search_articles_tool
from corpus.citation import Citation
from evals.adam import Vector, descend
from evals.dataset import Turn, read_cases

_TURNS, _TURN_COUNTS, _TURN_LENGTH, _SEED = 150, 0.4, 26, 7
_SHRINK = 1.0
_ELSEWHERE = {Status.OUT_OF_SCOPE, Status.SMALLTALK}
_SILENT = {Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD}
_TOLD = {Status.ANSWERED, Status.FALSE_PREMISE_CORRECTED, Status.NEEDS_FACTS}


class Example(NamedTuple):
    """A turn: its author, what speaks for each place found, which places are right, and how much it counts."""

    author: str
    told: Vector
    right: npt.NDArray[np.bool_]
    counts: float


def main() -> None:
    """Print the old and the new weights, and for each author how many turns they put right, fitted without that author."""
    services = open_services(load_settings(), lambda *_: None)
    examples = [*_dialogues(services), *_turns_to_another_matter(services)]
    old, new = np.array(astuple(ContextWeights())), fit(examples)
    for name, before, after in zip(NAMES, old, new, strict=True):
        sys.stdout.write(f"{name:20} {before:6.2f} {after:6.2f}\n")
    for author in sorted({one.author for one in examples}):
        these = [one for one in examples if one.author == author]
        unseen = fit([one for one in examples if one.author != author])
        sys.stdout.write(f"{author:6} {right(these, old)} → {right(these, unseen)} of {len(these)}\n")


def fit(examples: list[Example]) -> Vector:
    """Give the weights that make the right places most probable (Adam; the problem is nearly convex)."""
    return descend(
        lambda weights: (_SHRINK * weights + sum(_pull(one, weights) for one in examples)) / len(examples),
        np.zeros(len(NAMES)),
    )


def _pull(one: Example, weights: Vector) -> Vector:
    scores = one.told @ weights
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    wanted = np.where(one.right, likely, 0.0)
    pull: Vector = one.counts * ((likely - wanted / max(wanted.sum(), 1e-12)) @ one.told)
    return pull


def right(examples: list[Example], weights: Vector) -> int:
    """Give the number of turns whose most probable place is right."""
    return sum(bool(one.right[int(np.argmax(one.told @ weights))]) for one in examples)


def _dialogues(services: Services) -> Iterator[Example]:
    for case in read_cases("dev", ("dialogue",)):
        today = services.on(case.as_of)
        assistant, conversation = Assistant(today), Conversation()
        for turn in case.turns:
            said: list[AnyMessage] = [*conversation.messages, HumanMessage(turn.question)]
            author = case.id.rstrip("0123456789")
            yield from _example(today, Dialogue.read(said, case.as_of), turn, author, 1.0)
            assistant.ask(turn.question, conversation=conversation)


def _turns_to_another_matter(services: Services) -> Iterator[Example]:
    chance = random.Random(_SEED)
    cases = list(read_cases("dev", ("single", "refusal")))
    first = [case.turns[0] for case in cases if case.turns[0].gold]
    then = [case.turns[0] for case in cases if len(case.turns[0].question) <= _TURN_LENGTH]
    for _ in range(_TURNS):
        one, other = chance.choice(first), chance.choice(then)
        if _articles(one) & _articles(other):
            continue
        answered = Draft.read("status: answered\n" + "".join(f"[[{place}]]" for place in one.gold))
        exchanges = (Exchange(one.question, answered), Exchange(other.question))
        yield from _example(services, Dialogue(exchanges, services.today()), other, "(turns)", _TURN_COUNTS)


def _articles(turn: Turn) -> set[str]:
    return {place.partition("(")[0] for place in turn.gold}


def _example(
    services: Services, dialogue: Dialogue, turn: Turn, author: str, counts: float
) -> Iterator[Example]:
    understanding, before = understand(dialogue), before_it(dialogue)
    fixed = understanding.talk or understanding.checks or understanding.places or understanding.figures
    if fixed or not before:
        return
    search, alone = search_articles_tool(services), without_going_back(understanding.text)
    own, together = (
        without_premises(json.loads(search.invoke({"question": text, "before": before}))["hits"])
        for text in (alone, f"{before} {alone}")
    )
    hits, told = features(understanding, own, together)
    rightly = np.array([_is_right(hit, turn) for hit in hits])
    if rightly.any() and not rightly.all():
        yield Example(author, np.array(told), rightly, counts)


def _is_right(hit: Hit, turn: Turn) -> bool:
    wanted, gold = set(turn.status), [Citation.parse(place) for place in turn.gold]
    if hit["kind"] == "elsewhere":
        return bool(wanted & _ELSEWHERE)
    if hit["kind"] == "clause":
        found = Citation.parse(hit["id"])
        return bool(wanted & _TOLD) and any(place.covers(found) for place in gold)
    near = [Citation.parse(place) for place in hit["near"]]
    about = not gold or any(one.covers(other) or other.covers(one) for one in near for other in gold)
    return bool(wanted & _SILENT) and about


if __name__ == "__main__":
    main()
