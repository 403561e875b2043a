"""What would change the result is what the checker itself says of the changed facts, with the fewest people."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.assessment.assess import assess
from assistant.assessment.moves import MOVES, changed_facts, plain_facts
from assistant.assessment.remedies import Outlook, written
from assistant.checkers.decision import Outcome
from assistant.checkers.eligibility_facts import DirectorTitle, EligibilityFacts
from corpus.library import Library
from tests.assistant.assessment.conftest import Assess
from tests.conftest import AS_OF


def outlook_of(assessed: Assess, **answers: Any) -> Outlook:
    [part] = assessed(**answers).begun
    return part.outlook


def ways(outlook: Outlook, title: str) -> list[str]:
    [shortfall] = [one for one in outlook.shortfalls if one.finding.title == title]
    return [remedy.said for remedy in shortfall.remedies]


def test_two_more_permanent_people_make_up_the_share(assessed: Assess) -> None:
    outlook = outlook_of(assessed, team_total="40", permanent_staff="10", titled_staff="20")
    inside, outside = outlook.shortfalls[0].remedies
    assert "再增加2名固定人员" in inside.said and inside.after[0].arithmetic.startswith("12 ÷ 40 = 30%")
    assert "新进3名固定人员" in outside.said and "13 ÷ 43" in outside.after[0].arithmetic
    assert outlook.together == () and outlook.after.outcome is Outcome.NEEDS_FACTS


def test_people_from_outside_may_not_spoil_the_other_share(assessed: Assess) -> None:
    """12 of 40 are just enough titles; of 43 they would not be."""
    outlook = outlook_of(assessed, team_total="40", permanent_staff="10", titled_staff="12")
    [inside] = ways(outlook, "固定人员比例")
    assert "转为固定人员" in inside


def test_people_who_are_both_cure_both_shares(assessed: Assess) -> None:
    outlook = outlook_of(assessed, team_total="40", permanent_staff="10", titled_staff="11")
    [both] = outlook.together
    assert "固定人员的3人" in both.said and len(both.after) == 2
    assert outlook.steps == (both.said,)


def test_units_are_summed_before_people_are_added(assessed: Assess) -> None:
    teams = [{"unit": unit, "team_total": "20", "permanent_staff": "5"} for unit in "甲乙"]
    assert "再增加2名固定人员" in ways(outlook_of(assessed, unit_teams=teams), "固定人员比例")[0]


def test_a_share_without_numbers_has_no_number_as_remedy(assessed: Assess) -> None:
    outlook = outlook_of(assessed, permanent_share="20%")
    assert ways(outlook, "固定人员比例") == [] and outlook.steps == ()
    assert outlook.after.outcome is Outcome.NOT_MET


def test_a_committee_replaces_or_grows(assessed: Assess) -> None:
    outlook = outlook_of(assessed, has_committee="yes", committee_total="9", committee_insiders="4")
    replaced, grown = ways(outlook, "牵头和共建单位人员占比")
    assert "把1名" in replaced and "再增加3名" in grown


@pytest.mark.parametrize(
    ("answers", "title", "said"),
    [
        ({"registered_in_hohhot": "no"}, "市内注册", "由“否”变为“是”"),
        ({"director_title": "intermediate"}, "负责人职称", "由“中级”变为“正高级”或“副高级”"),
        ({"own_ip_results": "0"}, "自主知识产权成果", "由“0”变为“1”"),
        ({"proposed_name": "呼市乳业创新中心"}, "名称结尾", "变为“呼和浩特市乳业技术创新中心”"),
    ],
)
def test_one_fact_with_another_answer(
    assessed: Assess, answers: dict[str, str], title: str, said: str
) -> None:
    [way] = ways(outlook_of(assessed, **answers), title)
    assert said in way


def test_nothing_that_only_moves_the_failure_is_offered(assessed: Assess) -> None:
    """Without a council its composition would not be looked at: that cures nothing."""
    outlook = outlook_of(
        assessed,
        has_council="yes",
        number_of_units="2",
        council_lead_members="0",
        council_partner_members="3",
        council_other_members="0",
    )
    assert ways(outlook, "理事会（董事会）组成") == ["“理事会中牵头单位的人数”由“0”变为“1”"]


def test_a_reading_that_needs_the_parts_gets_no_sum_as_remedy(library: Library) -> None:
    """Each title by itself: the sum of both says nothing, so no number of people is offered."""
    each = library.readings["title-shares"].model_copy(update={"in_force": "each"})
    answers = {"team_total": "40", "intermediate_staff": "30", "senior_staff": "2"}
    part = assess(answers, AS_OF, {**library.readings, each.id: each}).parts[0]
    [shortfall] = part.outlook.shortfalls
    assert shortfall.finding.title == "中、高级职称比例"
    assert all("名" not in remedy.said for remedy in shortfall.remedies)


def test_where_all_is_met_nothing_is_to_change(assessed: Assess) -> None:
    outlook = outlook_of(assessed, team_total="40", permanent_staff="12", titled_staff="12")
    assert outlook.shortfalls == () and outlook.steps == ()


@given(st.integers(1, 400), st.data())
def test_one_person_less_would_not_be_enough(library: Library, total: int, data: st.DataObject) -> None:
    permanent = data.draw(st.integers(0, total))
    answers = {"team_total": str(total), "permanent_staff": str(permanent)}
    outlook = assess(answers, AS_OF, library.readings).parts[0].outlook
    assert bool(outlook.shortfalls) is (10 * permanent < 3 * total)
    for shortfall in outlook.shortfalls:
        for remedy in shortfall.remedies:
            facts = remedy.facts
            assert (
                isinstance(facts, EligibilityFacts) and facts.team_total and facts.permanent_staff is not None
            )
            grown = facts.team_total - total
            assert 10 * facts.permanent_staff >= 3 * facts.team_total
            assert 10 * (facts.permanent_staff - 1) < 3 * (facts.team_total - (1 if grown else 0))


def test_a_move_needs_its_numbers_and_may_not_contradict() -> None:
    move = MOVES["eligibility"][1]
    assert changed_facts(move, EligibilityFacts(team_total=4), 1) is None
    assert changed_facts(move, EligibilityFacts(team_total=4, permanent_staff=4), 1) is None
    assert plain_facts(EligibilityFacts(intermediate_staff=2, senior_staff=1)) == EligibilityFacts(
        titled_staff=3
    )


def test_answers_are_written_as_people_read_them() -> None:
    assert [written(value) for value in (True, False, DirectorTitle.NONE, 3)] == ["是", "否", "没有职称", "3"]
