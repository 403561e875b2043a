"""The dev split is answered at least as well as it was: a fall below these floors is a defect, not noise."""

import pytest

from assistant.services import Services
from evals.dataset import KINDS
from evals.metrics import Judged, table
from evals.report import markdown
from evals.run import run

FLOORS = {
    "single": {"citation_recall": 0.965, "citation_precision": 0.85, "must_say": 0.975, "status": 0.97},
    "refusal": {"status": 0.945},
    "calculation": {"citation_recall": 0.985, "must_say": 0.955, "status": 0.955},
    "dialogue": {"citation_recall": 0.94, "must_say": 0.945, "status": 0.945},
}


@pytest.fixture(scope="module")
def judged(services: Services) -> list[Judged]:
    return list(run(services, "dev"))


@pytest.mark.parametrize("kind", KINDS)
def test_answers_are_as_good_as_they_were(judged: list[Judged], kind: str) -> None:
    figures = table([one for one in judged if one.case.kind == kind])
    below = {name: figures[name] for name, floor in FLOORS[kind].items() if figures[name] < floor}
    assert not below, below


def test_every_quote_is_verbatim_and_nothing_forbidden_is_said(judged: list[Judged]) -> None:
    figures = table(judged)
    assert figures["quote_fidelity"] == 1.0
    assert figures["must_not_violations"] == 0


def test_the_report_shows_every_failure(judged: list[Judged]) -> None:
    report = markdown({"builtin": judged}, "dev")
    for one in judged:
        assert (f"### {one.case.id} {one.turn.question}" in report) or one.passed
