"""One question on several approvals or several periods: each is checked by itself."""

from datetime import date

import pytest

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import requests

AS_OF = date(2026, 11, 23)


def asked(text: str, fact: str) -> list[object]:
    return [one.facts.get(fact) for one in requests(Dialogue((Exchange(text),), AS_OF))]


@pytest.mark.parametrize(
    "text",
    [
        "甲中心2024年5月6日批的，乙中心2025年3月8日批的，周期各到哪天",
        "三家批复日期：A，2024年5月6日；B，2025年3月8日。请核明首个周期届满日期",
        "批复时间如下：第一家2024年5月6日，第二家2025年3月8日，哪家2028年做综合评价",
    ],
)
def test_each_approval_is_counted_from(text: str) -> None:
    assert asked(text, "approval_date") == ["2024-05-06", "2025-03-08"]


@pytest.mark.parametrize(
    "text",
    [
        "我们2024年5月6日公示，2024年5月20日批的，周期到哪天",
        "甲中心2024年5月6日批的，周期到哪天",
    ],
)
def test_one_approval_is_one(text: str) -> None:
    assert len(asked(text, "approval_date")) == 1


def test_the_first_few_comprehensive_evaluations() -> None:
    text = "我们2024年8月6日批的，前三个周期的综合评价各在哪年"
    assert asked(text, "year") == [2027, 2030, 2033]
    assert asked(text, "period_number") == [1, 2, 3]
