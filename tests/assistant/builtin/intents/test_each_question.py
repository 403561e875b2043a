"""Several questions in one message: each has its own facts and findings, with what all of the message tells."""

from datetime import date

import pytest

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import CheckRequest, requests


def heard(text: str) -> tuple[CheckRequest, ...]:
    return requests(Dialogue((Exchange(text),), date(2026, 11, 23)))


@pytest.mark.parametrize(
    "text",
    [
        "批复日为2025年2月14日，不分期拨款；首个周期何日届满？2026年度的自评报告最晚哪天交？",
        "我们2025年2月14日批的，没有分期拨款。2026年度自评最迟哪天交；头一个周期哪天满？",
    ],
)
def test_a_period_and_a_report_are_two_matters(text: str) -> None:
    found = {request.about: dict(request.facts) for request in heard(text)}
    assert found[("自评价报告期限",)]["year"] == 2026
    assert "year" not in found[("建设周期",)]
    assert {facts["approval_date"] for facts in found.values()} == {"2025-02-14"}
    assert [list(facts["instalment_nodes"]) for facts in found.values()] == [[], []]


def test_questions_on_one_matter_are_heard_as_a_whole() -> None:
    (request,) = heard("2025年8月6日批复的中心，首个建设周期截至何日？期满做哪种评价？")
    assert request.about == ("建设周期", "综合评价")
