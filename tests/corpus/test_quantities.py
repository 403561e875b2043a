from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities import UNITS, quantities

Claim = tuple[str, str]


def claims(text: str) -> list[Claim]:
    return [(str(quantity.value), quantity.unit) for quantity in quantities(text)]


SHARES = {
    "不低于30%": "3/10",
    "３０％": "3/10",
    "12.5%": "1/8",
    "百分之三十": "3/10",
    "三成": "3/10",
    "三成半": "7/20",
    "三分之一": "1/3",
    "2/3": "2/3",
    "一半": "1/2",
    "半数": "1/2",
    "百分之百": "1",
    "百分百": "1",
    "30 percent": "3/10",
    "one third of the members": "1/3",
    "two-thirds of": "2/3",
    "half of them": "1/2",
}

PERIODS = {
    "5个工作日": ("5", "workday"),
    "五个工作日": ("5", "workday"),
    "５个 工作日": ("5", "workday"),
    "5個工作日": ("5", "workday"),
    "5天": ("5", "day"),
    "3年": ("3", "year"),
    "三年": ("3", "year"),
    "两年": ("2", "year"),
    "一年": ("1", "year"),
    "半年": ("1/2", "year"),
    "一年半": ("3/2", "year"),
    "3个月": ("3", "month"),
    "半个月": ("1/2", "month"),
    "两个半月": ("5/2", "month"),
    "半月": ("1/2", "month"),
    "1月底": ("1", "month_of_year"),
    "10多年": ("10", "year"),
    "第三年": ("3", "nth_year"),
    "第3年": ("3", "nth_year"),
    "ten working days": ("10", "workday"),
    "5 business days": ("5", "workday"),
    "one-year": ("1", "year"),
    "three months": ("3", "month"),
}

COUNTS = {
    "40人": ("40", "person"),
    "十二名": ("12", "person"),
    "共同三家单位": ("3", "unit"),
    "6项": ("6", "item"),
    "10万元": ("100000", "yuan"),
    "100,000元": ("100000", "yuan"),
    "1.5亿元": ("150000000", "yuan"),
    "三万人": ("30000", "person"),
    "50万": ("500000", ""),
    "90分": ("90", "score"),
    "得了十分": ("10", "score"),
    "九十": ("90", ""),
    "29": ("29", ""),
    "第8条": ("8", "article"),
    "3 experts": ("3", "person"),
    "壹佰": ("100", ""),
}

DATES = {
    "2026年10月14日": ("20261014", "date"),
    "2026-10-14": ("20261014", "date"),
    "2026/1/5": ("20260105", "date"),
    "10月14日": ("1014", "month_day"),
    "十月十四日": ("1014", "month_day"),
}


@pytest.mark.parametrize(("text", "value"), SHARES.items())
def test_shares(text: str, value: str) -> None:
    assert claims(text) == [(value, "share")]


@pytest.mark.parametrize(("text", "claim"), (PERIODS | COUNTS | DATES).items())
def test_periods_counts_and_dates(text: str, claim: Claim) -> None:
    assert claims(text) == [claim]


NO_NUMBERS = """
一般 统一 之一 第一 第八条 一个 唯一 任一 同一家 另一名 某一项 一一对应 一成不变 十分重要 千方百计 百姓 千万别
万一 二者 第二 第一百条 一 人 十十年 六七个 十七八人 三五家 a-member an-item
"""


@pytest.mark.parametrize("text", NO_NUMBERS.split())
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert claims(text.replace("-", " ")) == []


def test_a_month_and_a_number_of_months_differ() -> None:
    assert claims("1月底前") != claims("1个月前")


def test_several_quantities_stand_in_order_with_their_places() -> None:
    text = "40人的团队里固定人员占30%，公示5个工作日"
    found = list(quantities(text))
    assert [text[quantity.start : quantity.end] for quantity in found] == ["40人", "30%", "5个工作日"]
    assert [quantity.claim for quantity in found] == [
        (Fraction(40), "person"),
        (Fraction(3, 10), "share"),
        (Fraction(5), "workday"),
    ]


@given(
    st.text(max_size=60)
    | st.text(alphabet="0123456789一二三十百千万亿两半个月年日工作人第之成分%/.,零〇 ", max_size=25)
)
def test_any_text_gives_quantities_in_order_and_apart(text: str) -> None:
    at = 0
    for quantity in quantities(text):
        assert at <= quantity.start < quantity.end <= len(text)
        assert quantity.value >= 0
        at = quantity.end


@given(st.integers(2, 999), st.sampled_from([unit for unit in UNITS if not unit.isascii()]))
def test_every_unit_is_read_behind_any_number(number: int, unit: str) -> None:
    assert claims(f"需要{number}{unit}以上") == [(str(number), UNITS[unit])]
