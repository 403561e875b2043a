"""Fitting the ranking of a large library: what is planted in made-up examples is found again."""

import numpy as np
import pytest

from evals import stard
from evals.fit_library_weights import folds_by_law
from evals.library_fit import Example, fit
from index.library_ranking import FEATURES, Candidates

_WIDTH, _CANDIDATES = 6, 12
_TURN = np.roll(np.eye(_WIDTH), 1, axis=1)  # a question wants the article one dimension further


def examples(count: int, seed: int, *, by_feature: bool) -> list[Example]:
    """Questions whose right candidate has the highest second feature, or is what the turned question points at."""
    rng = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        question = rng.normal(size=_WIDTH).astype(np.float32)
        features = rng.normal(size=(_CANDIDATES, len(FEATURES))).astype(np.float32)
        vectors = rng.normal(size=(_CANDIDATES, _WIDTH)).astype(np.float32)
        right = features[:, 1] if by_feature else vectors @ (question @ _TURN)
        rows = np.arange(_CANDIDATES)
        gold = rows == right.argmax()
        made.append(Example(question, Candidates(rows, vectors, features, {}), gold))
    return made


@pytest.mark.parametrize("with_affinity", [False, True])
def test_the_feature_that_decides_gets_the_weight(with_affinity: bool) -> None:
    ranker = fit(examples(60, 1, by_feature=True), with_affinity=with_affinity)
    weights = {name: getattr(ranker.weights, name) for name in FEATURES}
    assert max(weights, key=lambda name: weights[name]) == "words"
    assert (ranker.affinity is not None) == with_affinity


def test_the_affinity_carries_over_to_questions_never_seen() -> None:
    train, unseen = examples(400, 1, by_feature=False), examples(100, 2, by_feature=False)

    def right(with_affinity: bool) -> float:
        ranker = fit(train, with_affinity=with_affinity)
        return float(
            np.mean([one.gold[ranker.scores(one.candidates, one.question).argmax()] for one in unseen])
        )

    assert right(with_affinity=True) > 0.7 > 0.3 > right(with_affinity=False)


def test_questions_without_a_gold_candidate_teach_nothing() -> None:
    known = examples(30, 1, by_feature=True)
    lost = [
        Example(one.question, one.candidates, one.gold & False) for one in examples(5, 2, by_feature=True)
    ]
    assert fit([*known, *lost], with_affinity=False) == fit(known, with_affinity=False)


def test_no_law_stands_in_two_folds_and_the_most_asked_for_has_its_own() -> None:
    laws = {f"a{number}": f"law {number % 9}" for number in range(40)} | {"b": "big"}
    questions = [stard.Question("", frozenset({gold})) for gold in (*laws, *["b"] * 6)]
    folds = folds_by_law(questions, laws)
    by_law: dict[str, set[int]] = {}
    for question, fold in zip(questions, folds, strict=True):
        by_law.setdefault(laws[min(question.gold)], set()).add(fold)
    assert all(len(found) == 1 for found in by_law.values())
    assert [law for law, found in by_law.items() if found == by_law["big"]] == ["big"]
