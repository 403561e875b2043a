"""Words that look like others: a day within a longer number, a question within a denial, numbers of people behind 占比."""

import re
from datetime import date

import pytest

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.extraction.polarity import states
from assistant.builtin.intents import requests


def facts(*messages: str) -> dict[str, object]:
    exchanges = tuple(Exchange(message) for message in messages)
    return {
        name: value
        for one in requests(Dialogue(exchanges, date(2026, 11, 23)))
        for name, value in one.facts.items()
    }


def test_numbers_of_people_behind_a_share_stay_numbers_of_people() -> None:
    told = facts("看下占比，团队50人，固定20、职称18，行吗")
    assert (told["team_total"], told["permanent_staff"], told["titled_staff"]) == (50, 20, 18)


@pytest.mark.parametrize("question", ["那是不是严重失信？", "这算不算严重的？"])
def test_who_asks_whether_it_is_serious_denies_nothing(question: str) -> None:
    told = facts("共建方上了严重失信名单，能报不", question)
    assert told.get("serious_dishonesty") != "no"


def test_a_day_of_two_digits_is_not_the_first() -> None:
    told = facts("2025年度自评报告最晚哪天交", "推迟到2月15日交行吗")
    assert told.get("report_submitted_on") != "2026-02-01"


def test_unless_denies_nothing() -> None:
    assert states("除非签协议", re.compile("签协议")) is not False


def test_who_is_not_let_lead_does_not_lead() -> None:
    assert facts("龙头企业独大，不让大学牵头，企业牵头行不行").get("lead_type") != "university"


def test_a_question_that_ends_in_a_denial_denies_nothing() -> None:
    assert facts("几家联合建，有协议没有？这样能报吗").get("has_joint_agreement") is not False
    assert facts("几家联合建，协议没有，这样能报吗").get("has_joint_agreement") is False


@pytest.mark.parametrize(
    "question",
    [
        "我们没有固定办公场所，行不行",
        "办公室没有固定的，行不行",
        "设备一个固定的都没有，行不行",
        "没有专职财务可以吗",
        "我们没有固定资产，能申报吗",
        "固定人员没有编制行不行",
        "没有高级的，中级的够不够",
        "流动的没有职称，行不行",
    ],
)
def test_what_else_is_not_fixed_tells_of_no_people(question: str) -> None:
    assert not {"permanent_staff", "titled_staff"} & {*facts(question)}
