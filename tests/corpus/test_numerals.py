from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numerals import to_chinese, to_int


@given(st.integers(1, 9_999))
def test_what_is_printed_is_read_back(number: int) -> None:
    assert to_int(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十二", 12),
        ("二十", 20),
        ("一百一十", 110),
        ("两百", 200),
        ("二〇二六", 2026),
        ("26", 26),
        ("２６", 26),
        ("○", 0),
        ("〇", 0),
    ],
)
def test_reads_numerals(written: str, number: int) -> None:
    assert to_int(written) == number


def test_prints_as_in_articles() -> None:
    assert [to_chinese(number) for number in (10, 12, 20, 126)] == ["十", "十二", "二十", "一百二十六"]


@given(st.text(alphabet="零〇○一二九十百千两第条aA1-１² ", max_size=6))
def test_anything_else_is_refused_with_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert to_int(text) >= 0


@pytest.mark.parametrize("written", ["", "abc", "-1", "1.5", "十十", "百", "零十零", "第一", "一条"])
def test_refuses_what_is_no_numeral(written: str) -> None:
    with pytest.raises(ValueError, match=r"不是数字|不符合"):
        to_int(written)
