import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking import Weights, best_per_target, fuse, probabilities, spread
from index.targets import Ranking, Targets

NAMES = ["x/1", "x/2", "x/3", "silence:money", "premise:p", "right:p", "elsewhere:weather"]
TARGETS = Targets(NAMES)
scores = st.lists(st.floats(-50, 50) | st.just(math.nan), max_size=8).map(np.array)


def ranked(**scores: float) -> Ranking:
    """A ranking of x/1, x/2, x/3."""
    return Targets(["x/1", "x/2", "x/3"]).ranking({f"x/{name[1:]}": score for name, score in scores.items()})


def same(ranking: Ranking, expected: Ranking) -> bool:
    return np.array_equal(ranking, expected, equal_nan=True)


def test_targets_are_known_by_number() -> None:
    targets = Targets(["b", "a", "b", "c"])
    assert targets.names == ("b", "a", "c") and len(targets) == 3
    assert targets.numbers(["c", "b", "c"]).tolist() == [2, 0, 2]
    assert same(targets.ranking({"a": 0.5}), np.array([math.nan, 0.5, math.nan]))
    with pytest.raises(KeyError):
        targets.numbers(["d"])


def test_a_target_has_the_score_of_its_best_chunk() -> None:
    of_rows = np.array([0, 1, 0])
    assert same(best_per_target([(2, 0.9), (1, 0.5), (0, 0.1)], of_rows, 3), ranked(x1=0.9, x2=0.5))
    assert same(best_per_target([(0, -2.0)], of_rows, 3), ranked(x1=-2.0))
    assert same(best_per_target([], of_rows, 3), ranked())


def test_scores_are_spread_from_0_to_1() -> None:
    assert same(spread(ranked(x1=5.0, x2=3.0, x3=4.0)), ranked(x1=1.0, x2=0.0, x3=0.5))
    assert same(spread(ranked(x2=7.0)), ranked(x2=0.0))
    assert same(spread(ranked()), ranked()) and not len(spread(np.array([])))


@given(scores)
def test_spreading_keeps_the_order(ranking: Ranking) -> None:
    spreaded = spread(ranking)
    assert np.array_equal(np.isnan(spreaded), np.isnan(ranking))
    listed = [(one, other) for one, other in zip(ranking, spreaded, strict=True) if not math.isnan(one)]
    assert all(0 <= value <= 1 for _, value in listed)
    for one, its in listed:
        for other, others in listed:
            assert one <= other or its >= others


def test_rankings_are_added_by_weight() -> None:
    weights = Weights(dense_text=2, lexical_text=3, silence=0.5, premise=0.75, elsewhere=-1)
    fused = fuse(
        {
            "dense_text": TARGETS.ranking({"x/1": 1.0, "silence:money": 0.5}),
            "lexical_text": TARGETS.ranking(
                {"x/1": 0.5, "x/2": 1.0, "premise:p": 1.0, "right:p": 0.0, "elsewhere:weather": 1.0}
            ),
        },
        weights,
        weights.from_the_start(TARGETS),
    )
    assert dict(zip(NAMES, fused.tolist(), strict=True)) == {
        "x/1": 2 * 1.0 + 3 * 0.5,
        "x/2": 3.0,
        "x/3": -math.inf,
        "silence:money": 2 * 0.5 + 0.5,
        "premise:p": 3.0 + 0.75,
        "right:p": 0.75,
        "elsewhere:weather": 3.0 - 1,
    }


def test_nothing_found_is_nothing() -> None:
    nothing = fuse({}, Weights(), np.zeros(2))
    assert nothing.tolist() == [-math.inf, -math.inf] and probabilities(nothing).tolist() == [0, 0]
    assert not len(probabilities(np.array([])))


def test_a_ranker_without_a_weight_is_an_error() -> None:
    with pytest.raises(AttributeError):
        fuse({"unknown": ranked(x1=1.0)}, Weights(), np.zeros(3))


@given(st.lists(st.floats(-50, 50) | st.just(-math.inf), min_size=1).map(np.array))
def test_probabilities_add_up_and_keep_the_order(fused: Ranking) -> None:
    probable = probabilities(fused)
    if np.isfinite(fused).any():
        assert math.isclose(probable.sum(), 1)
        assert probable[fused.argmax()] == probable.max()
    assert not probable[fused == -math.inf].any()


def test_probabilities_are_a_softmax() -> None:
    assert probabilities(np.array([math.log(3), 0.0])) == pytest.approx([0.75, 0.25])
    assert probabilities(np.array([4000.0, 0.0])) == pytest.approx([1.0, 0.0]), "no overflow"
