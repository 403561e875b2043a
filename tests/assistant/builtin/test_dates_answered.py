"""Answers that turn on how a date was told: a day that there is not, a wrong term, who objected."""

import pytest

from assistant.agent import Assistant, Conversation
from assistant.answer import Status


@pytest.mark.parametrize(
    "question",
    [
        "2025年度的自评报告2月29号交的，算不算迟",
        "2023年2月30号批的，哪天到期",
        "11月31号挂的公示，12月5号撤够数吗",
        "2月30号撤的，整改没过，啥时能再报",
        "公示从2月26号挂，到29号够不够",
    ],
)
def test_a_day_that_there_is_not_is_asked_about(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NEEDS_FACTS
    assert "日历上没有" in answer.text


def test_a_day_that_there_is_not_leaves_its_year_to_the_next(assistant: Assistant) -> None:
    conversation = Conversation()
    assistant.ask("2023年2月30号批的，哪天到期", conversation=conversation)
    assert "2026年2月28日" in assistant.ask("不对，是2月28", conversation=conversation).text


def test_a_wrong_ban_is_put_right_beside_what_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("整改没过被撤的五年内都不准再报，我们2025年被撤的，是不是得熬到2030年")
    assert answer.status is Status.FALSE_PREMISE_CORRECTED
    assert "不是“五年内都不准再报”" in answer.text and "3年内不得再行申报" in answer.text


def test_an_objection_told_on_the_way_stands_in_the_way(assistant: Assistant) -> None:
    assert "不能直接批复" in assistant.ask("公示11月2号到11月9号，有人检举，能批吗").text


def test_who_has_a_licence_is_asked_where(assistant: Assistant) -> None:
    answer = assistant.ask("公司执照办下来了，牵头没问题吧")
    assert answer.status is Status.NEEDS_FACTS and "在呼和浩特市内注册" in answer.text


def test_a_district_of_another_city_is_told_as_one_of_it(assistant: Assistant) -> None:
    text = assistant.ask("公司注册地在北京朝阳区，能牵头吗").text
    assert "不符合" in text and "辽宁" not in text


@pytest.mark.parametrize("question", ["公示期定的8天合规不", "公示两个月是不是太长违规了不", "公示10天行吗"])
def test_a_publicity_longer_than_it_must_be_is_no_mistake(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is not Status.FALSE_PREMISE_CORRECTED


def test_five_days_that_are_no_working_days_are_put_right(assistant: Assistant) -> None:
    assert "不是5个自然日" in assistant.ask("公示挂5个自然日行不").text


def test_refusing_to_rectify_is_told_of_where_it_stands(assistant: Assistant) -> None:
    text = assistant.ask("评价不合格，整改从2026年6月8日起算，到哪天为止").text
    assert "不合格而拒绝整改的，撤销其资格（[第二十七条第（五）项](#27-5)）" in text
    assert "2027年6月8日届满" in text


@pytest.mark.parametrize(
    "question",
    [
        "2025年度的自评报告今年2月5号才交，迟几天",
        "2025年度自评报告2月5号交的",
        "有一家2月5号才送来自评报告，算晚了吧",
    ],
)
def test_a_report_told_to_be_late_is_no_mistaken_belief(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert "晚5天" in answer.text and "不是。" not in answer.text


def test_another_years_evaluation_tells_nothing_of_this_one(assistant: Assistant) -> None:
    text = assistant.ask("我们2024年3月批的，2025年做过阶段评价，今年还要自评吗").text
    assert "2026年度没有开展部门评价" not in text and "做自评价" in text


def test_what_is_put_right_rests_on_the_article_that_is_applied(assistant: Assistant) -> None:
    answer = assistant.ask("委员会8人，共建的2个、牵头的1个，四舍五入不算超吧")
    assert {cited.ref for cited in answer.citations} == {"hohhot-tic/12"}
    assert "至多2人" in answer.text


def test_the_experts_of_whom_no_number_is_told_are_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("专家组共7人，技术专家4人、财务专家1人")
    assert answer.status is Status.NEEDS_FACTS and "管理专家几人" in answer.text


@pytest.mark.parametrize(
    ("question", "share"),
    [("外请专家跟自己人3比1，行不行", "25%"), ("委员会自己人和外人按2:3配，行不行", "40%")],
)
def test_both_sides_of_the_committee_are_told_by_a_ratio(
    assistant: Assistant, question: str, share: str
) -> None:
    assert share in assistant.ask(question).text


def test_where_the_head_office_went_is_not_where_the_unit_is_registered(assistant: Assistant) -> None:
    text = assistant.ask("公司在玉泉区注册但总部搬到天津了，还能牵头吗").text
    assert "❌" not in text and "玉泉区属于呼和浩特市" in text


@pytest.mark.parametrize(
    "question",
    [
        "2024年5月9日被撤，五年禁入，到哪天",
        "委员会人数还没凑齐，我们派3个，撤销后五年内不得再申报对吧",
        "撤销后禁入期五年，见第二十八条，对吗",
    ],
)
def test_a_wrong_ban_is_put_right_whatever_else_is_missing(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.FALSE_PREMISE_CORRECTED
    assert "3年内不得再行申报" in answer.text and "hohhot-tic/28" not in {one.ref for one in answer.citations}


def test_what_is_left_of_a_ban_is_no_wrong_one(assistant: Assistant) -> None:
    text = assistant.ask("2025年10月1日整改没过撤的，还剩两年禁入期，到哪天").text
    assert "不是“" not in text and "2028年10月1日" in text


def test_so_many_months_are_so_many_years(assistant: Assistant) -> None:
    assert assistant.ask("整改期12个月对吧").status is not Status.FALSE_PREMISE_CORRECTED
    assert assistant.ask("整改期20个月对吧").status is Status.FALSE_PREMISE_CORRECTED


def test_another_date_after_a_shortened_answer_is_worked_out_anew(assistant: Assistant) -> None:
    conversation = Conversation()
    for message in ("2024年6月11日批复的，什么时候满三年", "简短点"):
        assistant.ask(message, conversation=conversation)
    assert "2025年9月3日" in assistant.ask("如果是2022年9月3日呢", conversation=conversation).text
