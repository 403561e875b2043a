"""A day that a message gives as the end of a period is put right where the check works out another."""

from datetime import date

import pytest

from assistant.agent import Assistant, Conversation
from assistant.answer import Status


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("建设期五年嘛，25年6月30批的，30年6月30到期，我已经写进台账了", "2028年6月30日"),
        ("批复之后五年一个周期，我按2026年7月1日批复、2031年7月1日到期登记台账，请复核。", "2029年7月1日"),
        ("2025年6月1日批的，所以周期到2030年6月1日，在那之前谁也别想来评。", "2028年6月1日"),
        ("两年一个建设周期，我们去年初批的，今年年底该总评了，几号来人", "2028年1月"),
        ("建设期五年嘛，25年6月30批的，写台账里了", "2028年6月30日"),
        ("整改期两年，2026年3月1日起，到哪天", "2027年3月1日"),
        ("中高级不低于20%的门槛我们早过了，40人里有10个", "30%"),
        ("固定人员的法定下限是两成，50人里固定12个，照批", "30%"),
        ("自己人不得超过一半，12个委员里我们占5个，没问题", "三分之一"),
        ("25年4月1号批的，28年5月底到期，写台账没问题吧", "2028年4月1日"),
        ("我们2026年3月16日开始整改，顺延半年到2027年9月16日，你们得认。", "2027年3月16日"),
    ],
)
def test_another_day_than_the_right_one_is_put_right(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.FALSE_PREMISE_CORRECTED
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "25年6月30批的，28年6月30到期，我已经写进台账了",
        "25年6月30批的，建设周期到2028年6月29日届满",
        "2025年6月1日批的，第二个周期到2031年6月1日",
        "建设周期是2年还是3年，25年6月30批的",
        "方案以五年为周期，25年6月30批的，到哪天届满",
        "2025年3月12日批的，哪几年要做综合评价？数到2032年为止",
        "公示8月22号结束的，批复落款是2025年9月3日，三年到哪天到期",
        "整改自2025年12月5日起算，到今天（2026年11月23日）满没满？",
    ],
)
def test_the_right_day_is_only_confirmed(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert "不是“" not in answer.text


def test_a_breach_that_is_none_is_put_right(assistant: Assistant) -> None:
    answer = assistant.ask("2025年4月25日（周五）公示，只有四天，5月1号放假，所以4月30日收尾就是程序违法。")
    assert answer.status is Status.FALSE_PREMISE_CORRECTED
    assert date(2025, 4, 30) in {one.last for one in answer.decisions[0].milestones}


def test_what_to_do_where_the_text_says_nothing_of_it_is_not_in_the_text(assistant: Assistant) -> None:
    told = Conversation()
    assistant.ask("公示从2026年6月1日开始，到哪天", conversation=told)
    answer = assistant.ask("有人提了异议，该怎么处理", conversation=told)
    assert answer.status is Status.NOT_IN_TEXT and "办法未规定" in answer.text


def test_what_may_be_done_on_a_day_is_no_end_that_is_claimed(assistant: Assistant) -> None:
    answer = assistant.ask("整改自2026年2月10日起，改到8月能申请提前复核不")
    assert answer.status is Status.ANSWERED and "不是“" not in answer.text
