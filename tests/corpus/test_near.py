"""Nearly the same sentence: what it must and must not take for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.near import near_same, overlap


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("公示要多少个工作日", "公示要多少个工作日？", True),
        ("公示要多少个工作日", "那公示要多少个工作日呢", True),
        ("公示要多少個工作日", "公示要多少个工作日", True),
        ("公示要多少个工作日", "整改要多少个工作日", False),
        ("公示", "公示", False),  # too short to teach anything
        ("", "公示要多少个工作日", False),
    ],
)
def test_sentences(one: str, other: str, near: bool) -> None:
    assert near_same(one, other) is near is near_same(other, one)


@given(st.text(), st.text())
def test_overlap_is_a_share(one: str, other: str) -> None:
    assert 0 <= overlap(one, other) == overlap(other, one) <= 1
