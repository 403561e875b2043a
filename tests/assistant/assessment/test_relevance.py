"""A question is put away only where its answer would change nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.assessment.assess import assess
from assistant.assessment.relevance import relevant
from assistant.assessment.topics import questions
from assistant.forms.question import Kind
from corpus.library import Library
from tests.assistant.assessment.conftest import Assess
from tests.conftest import AS_OF


def test_a_unit_that_builds_alone_is_not_asked_about_partners(assessed: Assess) -> None:
    alone, several = relevant(assessed(number_of_units="1")), relevant(assessed(number_of_units="3"))
    for field in ("has_joint_agreement", "unit_teams", "council_partner_members"):
        assert field not in alone and field in several


def test_a_share_is_not_asked_for_where_the_number_is_known(assessed: Assess) -> None:
    assert "permanent_share" in relevant(assessed(number_of_units="1"))
    assert "permanent_share" not in relevant(assessed(team_total="40", permanent_staff="12"))


def test_what_no_reading_in_force_asks_for_is_not_asked(assessed: Assess) -> None:
    assert "other_staff" not in relevant(assessed(team_total="40"))


def test_what_was_answered_stays(assessed: Assess) -> None:
    assert "has_joint_agreement" in relevant(assessed(number_of_units="1", has_joint_agreement="yes"))


simple = {
    one.field: st.sampled_from([option.key for option in one.options])
    for one in questions().values()
    if one.kind in (Kind.YES_NO, Kind.CHOICE)
}


@settings(max_examples=25)
@given(st.fixed_dictionaries({}, optional=simple), st.data())
def test_an_answer_put_away_changes_no_outcome(
    library: Library, answers: dict[str, str], data: st.DataObject
) -> None:
    before = assess(answers, AS_OF, library.readings)
    away = sorted(set(simple) - relevant(before) - set(answers))
    if before.problems or not away:
        return
    field = data.draw(st.sampled_from(away))
    after = assess({**answers, field: data.draw(simple[field])}, AS_OF, library.readings)
    if not after.problems:
        outcomes = [[finding.outcome for finding in part.decision.findings] for part in before.parts]
        assert outcomes == [[finding.outcome for finding in part.decision.findings] for part in after.parts]
