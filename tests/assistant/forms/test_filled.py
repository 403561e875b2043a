"""What people type becomes facts, or a sentence at the fields that are wrong."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checkers.eligibility_facts import EligibilityFacts
from assistant.checkers.evaluation import EvaluationFacts
from assistant.forms.filled import UNSURE, Filled, is_answered, read
from assistant.forms.question import question

QUESTIONS = [question(EligibilityFacts, field) for field in EligibilityFacts.model_fields]


def filled(**answers: Any) -> Filled[EligibilityFacts]:
    return read(EligibilityFacts, QUESTIONS, answers)


@pytest.mark.parametrize("typed", ["40", "４０", "40人", " 40 ", "四十", "40 名", 40])
def test_a_number_is_read_as_people_write_it(typed: Any) -> None:
    assert filled(team_total=typed).facts.team_total == 40


@given(st.integers(1, 1_000_000), st.sampled_from(["{}", "{:,}", "{}人", " {}家"]))
def test_every_number_comes_back(number: int, form: str) -> None:
    assert filled(team_total=form.format(number)).facts.team_total == number


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"team_total": "很多"}, "“科研团队总人数”请填整数，例如12。"),
        ({"team_total": "0"}, "“科研团队总人数”至少是1，请核对后再填。"),
        ({"team_total": "1000001"}, "“科研团队总人数”最多是1000000，请核对后再填。"),
        ({"titled_share": "28"}, "占比请写成28%、三成或1/3这样的形式。"),
        ({"has_premises": "也许"}, "“有服务场所”请选“是”“否”或“不确定”。"),
        ({"director_title": "院士"}, "“中心负责人的职称”请从列出的选项中选一个。"),
        ({"registered_place": "赛" * 61}, "“建设主体单位的注册地”最多60个字，请核对后再填。"),
        ({"unit_teams": "甲20人"}, "请逐行填写，最多200行。"),
        ({"unit_teams": [{"unit": "甲"}]}, "第1行缺少本单位投入科研团队的人数，请补填或清空这一行。"),
        ({"unit_teams": [{"unit": "甲", "team_total": "x"}]}, "“第1行的本单位投入科研团队的人数”请填整数"),
        (
            {"unit_teams": [{"unit": "甲" * 101, "team_total": "1"}]},
            "“第1行的单位名称”最多100个字，请核对后再填。",
        ),
    ],
)
def test_a_wrong_answer_is_said_at_its_field(answers: dict[str, Any], said: str) -> None:
    [problem] = filled(**answers).problems
    assert problem.fields == tuple(answers) and said in problem.said
    assert not filled(**answers).facts.given()


def test_contradicting_answers_are_said_at_the_fewest_fields_that_contradict() -> None:
    result = filled(team_total="40", titled_staff="11", permanent_staff="41", has_premises="yes")
    [problem] = result.problems
    assert problem.fields == ("team_total", "permanent_staff")
    assert "多于科研团队总人数（40）" in problem.said
    assert result.facts.titled_staff == 11 and result.facts.has_premises is True


def test_two_contradictions_are_both_said() -> None:
    result = filled(team_total="4", permanent_staff="5", registered_place="北京", registered_in_hohhot="yes")
    assert {problem.fields for problem in result.problems} == {
        ("registered_in_hohhot", "registered_place"),
        ("team_total", "permanent_staff"),
    }


@pytest.mark.parametrize("answer", [UNSURE, "", "  ", None, [], [{"unit": " "}]])
def test_unsure_and_blank_are_facts_not_known(answer: Any) -> None:
    result = filled(team_total=answer if not isinstance(answer, list) else "", unit_teams=answer)
    assert not result.problems and result.facts.sum_of_units("team_total") is None


def test_unsure_counts_as_answered_and_a_blank_does_not() -> None:
    assert (
        is_answered(UNSURE) and is_answered(["2026-01-01"]) and not is_answered(" ") and not is_answered([])
    )


def test_days_are_read_one_by_one() -> None:
    asked = [question(EvaluationFacts, "instalment_nodes")]
    nodes = read(EvaluationFacts, asked, {"instalment_nodes": ["2026-01-01", "", "2027年3月1日"]}).facts
    assert [day.isoformat() for day in nodes.instalment_nodes or ()] == ["2026-01-01", "2027-03-01"]
    [problem] = read(EvaluationFacts, asked, {"instalment_nodes": ["明天"]}).problems
    assert "不是日期" in problem.said


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(list(EligibilityFacts.model_fields)), json_values, max_size=6))
def test_whatever_arrives_gives_facts_or_a_sentence_never_a_failure(answers: dict[str, Any]) -> None:
    for problem in filled(**answers).problems:
        assert problem.fields and problem.said.endswith("。")
