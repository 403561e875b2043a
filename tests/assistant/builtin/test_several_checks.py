"""One check for each of several years or names that a message asks about."""

from datetime import date

import pytest

from assistant.agent import Assistant, Conversation
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


def test_a_check_that_holds_outweighs_a_likeness_to_a_mistake(assistant: Assistant) -> None:
    answer = assistant.ask("技术指导委员会主任要从牵头、共建两方以外去找，我这么把关没错吧。")
    assert answer.status is Status.ANSWERED and "✅" in answer.text


def test_one_of_two_is_asked_and_neither_is_believed(assistant: Assistant) -> None:
    answer = assistant.ask("研发方向要不要转，技术指导委员会是说了算，还是只提建议？")
    assert answer.status is Status.ANSWERED


def test_who_has_ruled_wrongly_is_put_right_by_the_count(assistant: Assistant) -> None:
    answer = assistant.ask("固定人员占两成即达标，三十人的团队有七名固定的，我已按此放行。")
    assert answer.status is Status.FALSE_PREMISE_CORRECTED and "7 ÷ 30" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "建设主体在呼市，搭档在北京，他家去年被列了失信，咱还能报么",
        "公司在赛罕区，合作的那家在天津，信用上有点小毛病，能报吗",
    ],
)
def test_where_the_units_are_does_not_answer_for_their_record(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "hohhot-tic/8(6)" in {cited.ref for cited in answer.citations}
    assert "❌" in answer.text or "✅" not in answer.text


def test_that_year_after_a_period_is_not_the_year_of_the_approval(assistant: Assistant) -> None:
    conversation = Conversation()
    for question in ("我们是2024年2月29日批的", "到哪天满", "那年1月要交自评吗"):
        answer = assistant.ask(question, conversation)
    assert "在批复之前" not in answer.text and "hohhot-tic/24" in {cited.ref for cited in answer.citations}


def test_whom_to_tell_of_a_new_director_is_answered_beside_his_title(assistant: Assistant) -> None:
    answer = assistant.ask("我们想把主任换成返聘的老教授，正高，行不，要跟谁报")
    assert {"hohhot-tic/8(3)", "hohhot-tic/13"} <= {cited.ref for cited in answer.citations}
