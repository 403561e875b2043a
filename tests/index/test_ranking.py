import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.chunks import Chunk
from index.ranking import Weights, best_per_target, fuse, probabilities, spread

scores = st.dictionaries(
    st.sampled_from(["x/1", "x/2(1)", "x/3", "silence:money", "elsewhere:weather"]), st.floats(-50, 50)
)


def chunk(target: str) -> Chunk:
    return Chunk(id=target, target=target, text="")


def test_a_target_has_the_score_of_its_best_chunk() -> None:
    chunks = [chunk("x/1"), chunk("x/2"), chunk("x/1")]
    assert best_per_target([(2, 0.9), (1, 0.5), (0, 0.1)], chunks) == {"x/1": 0.9, "x/2": 0.5}
    assert best_per_target([(0, -2.0)], chunks) == {"x/1": -2.0}
    assert best_per_target([], chunks) == {}


def test_scores_are_spread_from_0_to_1() -> None:
    assert spread({"a": 5.0, "b": 3.0, "c": 4.0}) == {"a": 1.0, "b": 0.0, "c": 0.5}
    assert spread({"a": 7.0}) == {"a": 0.0}
    assert spread({}) == {}


@given(scores)
def test_spreading_keeps_the_order(ranking: dict[str, float]) -> None:
    spreaded = spread(ranking)
    assert all(0 <= value <= 1 for value in spreaded.values())
    for one in ranking:
        for other in ranking:
            assert ranking[one] <= ranking[other] or spreaded[one] >= spreaded[other]


def test_rankings_are_added_by_weight() -> None:
    weights = Weights(dense_text=2, lexical_text=3, silence=0.5, premise=0.75, elsewhere=-1)
    fused = fuse(
        {
            "dense_text": {"x/1": 1.0, "silence:money": 0.5},
            "lexical_text": {"x/1": 0.5, "x/2": 1.0, "premise:p": 1.0, "elsewhere:weather": 1.0},
        },
        weights,
    )
    assert fused == {
        "x/1": 2 * 1.0 + 3 * 0.5,
        "x/2": 3.0,
        "silence:money": 2 * 0.5 + 0.5,
        "premise:p": 3.0 + 0.75,
        "elsewhere:weather": 3.0 - 1,
    }


def test_nothing_found_is_nothing() -> None:
    assert fuse({}, Weights()) == {} and probabilities({}) == {}


def test_a_ranker_without_a_weight_is_an_error() -> None:
    with pytest.raises(AttributeError):
        fuse({"unknown": {"x/1": 1.0}}, Weights())


@given(scores)
def test_probabilities_add_up_and_keep_the_order(fused: dict[str, float]) -> None:
    probable = probabilities(fused)
    assert probable.keys() == fused.keys()
    if fused:
        assert math.isclose(sum(probable.values()), 1)
        assert probable[max(fused, key=lambda target: fused[target])] == max(probable.values())


def test_probabilities_are_a_softmax() -> None:
    assert probabilities({"a": math.log(3), "b": 0.0}) == pytest.approx({"a": 0.75, "b": 0.25})
    assert probabilities({"a": 4000.0, "b": 0.0}) == pytest.approx({"a": 1.0, "b": 0.0}), "no overflow"
