"""One check for each of several years or names that a message asks about."""

from datetime import date

import pytest

from assistant.agent import Assistant
from assistant.answer import Status
from assistant.builtin.dialogue import Dialogue, Exchange, normalise
from assistant.builtin.intents import requests

AS_OF = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("25年5月20批的，钱一次性给齐没有分期，那26、27、28这三年各要做哪一种评价", [2026, 2027, 2028]),
        ("2025年7月8号批复的，26到28年每年做哪种评价，都没拨款节点", [2026, 2027, 2028]),
        ("2024年6月批的，没分期，明年该咋评？后年呢", [2027, 2028]),
        ("2025年7月8号批复的，2026年该做哪种评价", [2026]),
    ],
)
def test_each_year_is_checked_by_itself(question: str, years: list[int]) -> None:
    heard = requests(Dialogue((Exchange(normalise(question)),), AS_OF))
    assert [request.facts["year"] for request in heard] == years


def test_what_the_answers_have_in_common_is_said_once(assistant: Assistant) -> None:
    answer = assistant.ask("25年5月20批的，没有分期，那26、27、28这三年各要做哪一种评价")
    assert "2026年度做自评价" in answer.text and "2028年度应开展综合评价" in answer.text
    assert answer.text.count("下一步") == 1


def test_the_only_name_that_will_do_is_told_first(assistant: Assistant) -> None:
    answer = assistant.ask(
        "拟用名合格式的有几个：①呼和浩特市草种业创新中心；②呼和浩特市光伏硅材料技术创新中心；③呼和浩特市技术创新中心"
    )
    assert answer.status is Status.ANSWERED
    assert answer.text.startswith("只有“呼和浩特市光伏硅材料技术创新中心”符合命名格式")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2023年11月30日批复的那家，截至今天满三年没有？", "尚未届满"),
        ("2023年10月30日批复的那家，截至今天满三年没有？", "已经届满"),
        ("2025年3月1日开始整改，到今天满没满", "已经届满"),
        ("我们24年5月批的，三年到没到期", "尚未届满"),
    ],
)
def test_whether_a_period_is_over_is_said_in_words(assistant: Assistant, question: str, said: str) -> None:
    assert f"2026年11月23日{said}" in assistant.ask(question).text
