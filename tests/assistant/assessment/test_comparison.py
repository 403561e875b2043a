"""Two assessments beside each other."""

import pytest

from assistant.assessment.comparison import Row, compare
from tests.assistant.assessment.conftest import Assess


def test_what_differs_is_told_apart(assessed: Assess) -> None:
    both = compare(
        assessed(team_total="40", permanent_staff="10"), assessed(team_total="40", permanent_staff="12")
    )
    assert both.differing == 1
    [row] = [row for row in both.rows if row.differs]
    assert row.title == "固定人员比例" and row.finding is row.first
    assert [(fact.title, fact.first, fact.second) for fact in both.facts] == [("固定人员人数", "10", "12")]


def test_the_same_twice_differs_nowhere(assessed: Assess) -> None:
    one = assessed(team_total="40")
    both = compare(one, one)
    assert both.differing == 0 and both.facts == () and len(both.rows) == len(one.parts[0].decision.findings)


def test_what_only_one_has_begun_is_shown_for_both(assessed: Assess) -> None:
    both = compare(assessed(), assessed(proposed_name="呼和浩特市乳业技术创新中心"))
    assert {row.title for row in both.rows} >= {"名称开头", "名称结尾"}
    assert both.facts[0].first == "" and both.facts[0].second == "呼和浩特市乳业技术创新中心"


def test_not_sure_is_an_answer_and_nothing_is_none(assessed: Assess) -> None:
    both = compare(
        assessed(team_total="unsure", market="unsure", has_premises="yes", permanent_staff="很多"),
        assessed(team_total="40", has_premises="unsure"),
    )
    told = {fact.title: (fact.first, fact.second) for fact in both.facts}
    assert told["科研团队总人数"] == ("不确定", "40") and ("是", "不确定") in told.values()
    assert ("不确定", "") in told.values() and told["固定人员人数"] == ("填写有误", "")
    assert compare(assessed(market="unsure"), assessed(market="unsure")).facts == ()


def test_a_row_without_findings_is_a_defect() -> None:
    with pytest.raises(ValueError, match="finding"):
        _ = Row("空", None, None).finding
