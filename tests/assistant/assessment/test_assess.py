"""Answers become decisions of the checkers; what is missing leads back to its topic."""

from assistant.assessment.topics import CHECKERS
from assistant.checkers.decision import Outcome
from tests.assistant.assessment.conftest import Assess


def test_nothing_answered_is_nothing_begun(assessed: Assess) -> None:
    assessment = assessed()
    assert assessment.begun == () and assessment.outcome is Outcome.NOT_APPLICABLE
    assert not (assessment.missing or assessment.evidence or assessment.reading_notes)


def test_a_fact_that_two_checkers_share_begins_neither(assessed: Assess) -> None:
    assert assessed(number_of_units="3").begun == ()
    assert [part.facts.given("number_of_units") for part in assessed(number_of_units="3").parts[:2]] == [
        True,
        True,
    ]


def test_each_checker_decides_on_its_own_facts(assessed: Assess) -> None:
    assessment = assessed(team_total="40", permanent_staff="10", proposed_name="呼和浩特市乳业技术创新中心")
    assert [part.checker.name for part in assessment.parts] == list(CHECKERS)
    assert [part.checker.name for part in assessment.begun] == ["eligibility", "naming"]
    assert [part.decision.outcome for part in assessment.begun] == [Outcome.NOT_MET, Outcome.MET]
    assert assessment.outcome is Outcome.NOT_MET


def test_what_is_missing_leads_to_its_topic(assessed: Assess) -> None:
    missing = {fact.field: topic for topic, fact in assessed(team_total="40").missing}
    assert missing["permanent_staff"] == "team" and missing["has_premises"] == "basis"
    assert "committee_total" not in missing


def test_papers_are_listed_once_and_readings_with_their_finding(assessed: Assess) -> None:
    assessment = assessed(
        team_total="40", permanent_staff="15", titled_staff="15", director_title="associate_senior"
    )
    assert assessment.evidence.count("科研团队花名册") == 1
    assert "负责人职称" in {title for title, _ in assessment.reading_notes}


def test_what_is_wrong_is_said_and_left_out(assessed: Assess) -> None:
    assessment = assessed(team_total="40", permanent_staff="41", number_of_units="x")
    assert [problem.fields for problem in assessment.problems] == [
        ("number_of_units",),
        ("team_total", "permanent_staff"),
    ]
    assert assessment.begun == ()
