"""The evaluation questions: well formed, true to the text, and not the sentences that retrieval is taught with."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from corpus.citation import Citation
from corpus.library import Library
from corpus.normalise import normalise
from corpus.pairs import pairs
from evals.dataset import KINDS, Case, read_cases
from evals.fit_follow_ups import read_follow_ups
from index.chunks import questions

_NEAR = 0.8  # share of common character pairs from which two sentences count as the same


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [*read_cases("dev"), *read_cases("test")]


def test_there_are_as_many_as_promised(cases: list[Case]) -> None:
    count = {kind: sum(case.kind == kind for case in cases) for kind in KINDS}
    assert count["single"] >= 250
    assert count["refusal"] >= 80
    assert count["calculation"] >= 80
    assert count["dialogue"] >= 40
    assert len({case.id for case in cases}) == len(cases)
    articles = {Citation.parse(place).article for case in cases for turn in case.turns for place in turn.gold}
    assert articles == set(range(1, 30))


def test_every_place_exists(cases: list[Case], library: Library) -> None:
    for case in cases:
        for turn in case.turns:
            for place in (*turn.gold, *turn.also):
                library.find(Citation.parse(place))


def test_no_question_stands_among_those_that_retrieval_is_taught_with(
    cases: list[Case], library: Library
) -> None:
    taught = [(chunk.text, pairs(normalise(chunk.text))) for chunk in questions(library)]
    holding = defaultdict(list)  # the places in `taught` of the questions that hold a pair
    for place, (_, known) in enumerate(taught):
        for pair in known:
            holding[pair].append(place)
    near = []
    for case in cases:
        for turn in case.turns:
            wanted = pairs(normalise(turn.question))
            common = Counter(place for pair in wanted for place in holding.get(pair, ()))
            for place, shared in common.items() if len(wanted) > 3 else ():
                key, known = taught[place]
                if shared >= _NEAR * (len(wanted) + len(known) - shared):
                    near.append((case.id, key))
    assert near == []


def test_no_turn_stands_among_the_follow_ups_that_are_learned(cases: list[Case], library: Library) -> None:
    learned = read_follow_ups()
    known = {*(chunk.target for chunk in questions(library))}
    assert [one for one in learned if one.target not in known or not (one.before and one.message)] == []
    before_it = defaultdict(set)
    for one in learned:
        before_it[normalise(one.message)].add(normalise(one.before))
    again = [
        (case.id, turn.question)
        for case in cases
        for before, turn in pairwise(case.turns)
        if any(normalise(before.question) in said for said in before_it[normalise(turn.question)])
    ]
    assert again == []
