"""The findings on a revocation stand in the order of the text, and （八） is never decided."""

from itertools import product

from assistant.checkers.decision import Outcome
from assistant.checkers.revocation import CHECKER, RevocationFacts
from tests.assistant.checkers.support import AS_OF, readings

OTHER = "没有其他依法应予撤销的情形"


def test_findings_stand_in_the_order_of_the_text() -> None:
    decision = CHECKER.run(RevocationFacts(), AS_OF, readings())
    assert [finding.clause.place for finding in decision.findings] == [
        "26",
        "26",
        "27",
        *(f"27({item})" for item in range(1, 9)),
    ]


def test_no_machine_decides_what_is_left_open() -> None:
    for said, seen in product((None, True, False), repeat=2):
        facts = RevocationFacts(other_ground=said, serious_violation=seen)
        if not facts.given():
            continue
        findings = {f.title: f.outcome for f in CHECKER.run(facts, AS_OF, readings()).findings}
        assert findings[OTHER] in (Outcome.NEEDS_JUDGEMENT, Outcome.STATED)


def test_dates_that_cannot_be_counted_are_not_on_the_timeline() -> None:
    asked = (
        {"revoked_on": "2026-05-01", "ground": "27"},
        {"revoked_on": "2026-05-01", "ground": "26", "applicant": "partner"},
        {"revoked_on": "2026-05-01", "ground": "26", "applies_for": "other"},
        {"revoked_on": "2026-05-01"},
        {"ground": "26"},
    )
    for given in asked:
        assert CHECKER.run(RevocationFacts.model_validate(given), AS_OF, readings()).milestones == ()
