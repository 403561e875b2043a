"""Questions are made from the fact models: every field of every checker can be asked for."""

import pytest

from assistant.assessment.topics import CHECKERS
from assistant.checkers.eligibility_facts import EligibilityFacts
from assistant.checkers.evaluation import EvaluationFacts
from assistant.checkers.facts import Facts, fact
from assistant.checkers.registry import checkers
from assistant.forms.question import Kind, question


@pytest.mark.parametrize("name", CHECKERS)
def test_every_field_has_its_question_and_its_clause(name: str) -> None:
    model = checkers()[name].facts
    for field in model.model_fields:
        asked = question(model, field)
        assert asked.title and asked.text.endswith("？") and asked.ref and asked.label.startswith("第")


@pytest.mark.parametrize(
    ("model", "field", "kind"),
    [
        (EligibilityFacts, "has_premises", Kind.YES_NO),
        (EligibilityFacts, "director_title", Kind.CHOICE),
        (EligibilityFacts, "team_total", Kind.NUMBER),
        (EligibilityFacts, "titled_share", Kind.SHARE),
        (EligibilityFacts, "registered_place", Kind.TEXT),
        (EligibilityFacts, "unit_teams", Kind.ROWS),
        (EvaluationFacts, "approval_date", Kind.DAY),
        (EvaluationFacts, "instalment_nodes", Kind.DAYS),
    ],
)
def test_the_kind_of_answer_follows_from_the_type(model: type[Facts], field: str, kind: Kind) -> None:
    assert question(model, field).kind is kind


def test_a_choice_brings_its_options_and_a_text_its_limit() -> None:
    assert [option.label for option in question(EligibilityFacts, "serious_dishonesty").options] == [
        "各建设单位都没有",
        "有科研方面的",
        "有其他领域的",
    ]
    assert question(EligibilityFacts, "registered_place").longest == 60


def test_rows_bring_their_columns() -> None:
    columns = question(EligibilityFacts, "unit_teams").columns
    assert [(one.name, one.kind, one.required) for one in columns[:3]] == [
        ("unit", Kind.TEXT, True),
        ("team_total", Kind.NUMBER, True),
        ("titled_staff", Kind.NUMBER, False),
    ]


def test_a_type_that_no_form_knows_is_refused() -> None:
    class Odd(Facts):
        depth: float | None = fact("深度", "多深？", "8")

    with pytest.raises(TypeError, match="表单还不会问"):
        question(Odd, "depth")
