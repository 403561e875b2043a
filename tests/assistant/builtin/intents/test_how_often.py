"""How many comprehensive evaluations come until a year: as many as periods end by then."""

import pytest

from assistant.builtin.extraction.dates import dates
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.periods.approval import approval_told
from assistant.builtin.intents.periods.how_often import comprehensive_until
from tests.conftest import AS_OF


def _years(text: str) -> tuple[int, ...] | None:
    message = Message(text, AS_OF)
    said = dates(text, AS_OF)
    asked = comprehensive_until(message, said, approval_told(message, said))
    return asked.each if asked else None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年3月5日批复，办到2033年底，综合评价一共几次", (2027, 2030, 2033)),
        ("2023年6月1日批的，到2031年为止大考要来几回", (2026, 2029)),
        ("2025年4月批复，干到2028年12月，期满的评价有多少次", (2028,)),
    ],
)
def test_every_period_that_ends_by_then_has_one(text: str, years: tuple[int, ...]) -> None:
    assert _years(text) == years


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日批复，综合评价一共几次",
        "2024年3月5日批复，办到2033年底，自评价几次",
        "2024年3月5日批复，公示到2024年2月，综合评价在哪年",
    ],
)
def test_nothing_is_counted_without_an_end_or_of_another_kind(text: str) -> None:
    assert _years(text) is None
