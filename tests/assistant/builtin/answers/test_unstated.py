"""What is asked for or pressed for and stands in no clause, or in a document that is not held."""

import pytest

from assistant.answer import Status
from assistant.builtin.answers.contradiction import contradicted
from assistant.builtin.answers.passage import from_search
from tests.assistant.builtin.found import answered, asking, clause, places, read, silence


def test_what_a_clause_leaves_to_a_document_not_held_is_said_to_stand_there() -> None:
    left_to = {"title": "某评价办法", "places": ["22", "26"]}
    clause_22 = clause("22", "绩效评估按照《某评价办法》执行。", 0.9) | {"left_to": left_to}
    draft = answered("评审小组几个人", clause_22)
    assert draft.status is Status.TEXT_NOT_HELD and {"22", "26"} <= set(places(draft))
    assert "《某评价办法》" in draft.body
    assert answered("整改期间派几个人来看", clause_22).status is Status.NOT_IN_TEXT
    assert answered("路费谁掏，几个人去", clause_22).status is Status.NOT_IN_TEXT


def test_a_flat_statement_asks_for_nothing() -> None:
    hits = clause("23", "其它年度为自评价。", 0.9)
    assert answered("今年轮到部门来评，自评的模板我收起来了", hits).status is Status.ANSWERED
    assert answered("自评的模板给我发一个", hits).status is Status.NOT_IN_TEXT


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("旗县压着材料最长能压多少天", "期限"),
        ("专家一天给多少钱", "金额"),
        ("领导小组几个人", "人数"),
        ("失信去哪个网站查", "联系方式和网址"),
    ],
)
def test_a_clause_without_the_figure_asked_for_is_no_answer(question: str, kind: str) -> None:
    draft = answered(question, clause("6(1)", "负责本辖区技术创新中心的推荐申报。", 0.9))
    assert draft.status is Status.NOT_IN_TEXT and places(draft)[0] == "6(1)"
    assert draft.body.startswith(f"条文没有写{kind}")


def test_one_of_the_best_clauses_has_the_figure() -> None:
    draft = answered(
        "公示的材料挂多少天",
        clause("9(5)", "进行排序。", 0.5),
        clause("9(6)", "公示时间不少于5个工作日。", 0.3),
    )
    assert draft.status is Status.ANSWERED


def test_a_calendar_year_contradicts_no_period() -> None:
    text = "每年1月底前提交上年度自评价工作报告。整改期1年。"
    assert not contradicted(asking("2027年1月31日交2026年度的，行吧"), "24", text)
    assert contradicted(asking("整改期是2年吧"), "26", text)


def test_years_that_are_told_are_not_asked_for() -> None:
    told = "搞了几年没有收入，谁来操心"
    assert answered(told, clause("7(4)", "多渠道筹集经费。", 0.9)).status is Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("一般之外的例外情形给我列出来", "例外"),
        ("这个期限可不可以延长", "延长"),
        ("不理我就算默许了吗", "视为同意"),
        ("没花完的钱要不要退回去", "退回"),
        ("不服的话找谁申诉", "不服"),
    ],
)
def test_what_no_clause_has_is_said_not_to_be_written(question: str, said: str) -> None:
    draft = answered(question, clause("20", "应提出书面申请，报市科技局批准。", 0.9))
    assert draft.status is Status.NOT_IN_TEXT and said in draft.body and places(draft) == ["20", "20"]


def test_what_the_place_named_does_not_say_is_said_of_it() -> None:
    place = {"id": "27(3)", "text": "存在严重弄虚作假行为的"}
    draft = read("第二十七条第三项的禁报几年", place)
    assert draft.status is Status.NOT_IN_TEXT and "不得再行申报" in draft.body
    written = {"id": "26", "text": "撤销其资格，3年内不得再行申报"}
    assert read("第二十六条的禁报几年", written).status is Status.ANSWERED


@pytest.mark.parametrize(("score", "status"), [(0.4, Status.TEXT_NOT_HELD), (0.2, Status.ANSWERED)])
def test_what_a_clause_leaves_to_another_document_is_said_where_that_was_nearly_found(
    score: float, status: Status
) -> None:
    left = {"title": "另一个办法", "places": ["22"]}
    found = [
        clause("22", "绩效评估按照另一个办法执行。", 0.6, left_to=left),
        silence("22", score, "另一个办法"),
    ]
    assert from_search(asking("评审组怎么组成"), [found]).status is status


def test_a_limit_put_forward_whose_basis_is_wanted_stands_in_no_clause() -> None:
    found = [clause("14", "实行固定与流动相结合的人员聘用制度。", 0.9)]
    assert from_search(asking("聘用合同最长签两年，依据是哪一条？"), [found]).status is Status.NOT_IN_TEXT
