"""The report of an evaluation: what it counts, and that its page stands alone."""

import pytest

from assistant.answer import Answer, Status
from corpus.library import Library
from evals.dataset import Case, Turn
from evals.metrics import Judged, judge, table
from evals.report import figures, html, markdown


def judged(library: Library, wanted: Status, got: Status, text: str = "甲") -> Judged:
    turn = Turn(question="<b>公示</b>几天？", status=(wanted,), gold=("14",))
    case = Case(id="s1", kind="single", split="dev", voice="applicant", turns=(turn,))
    return judge(case, turn, Answer(status=got, text=text), library)


@pytest.mark.parametrize(
    ("wanted", "got", "wrongly"),
    [
        (Status.ANSWERED, Status.OUT_OF_SCOPE, 1.0),
        (Status.NEEDS_FACTS, Status.NOT_IN_TEXT, 1.0),
        (Status.ANSWERED, Status.NEEDS_FACTS, 0.0),
        (Status.NOT_IN_TEXT, Status.OUT_OF_SCOPE, 0.0),
    ],
)
def test_an_answer_refused_to_an_answerable_question_counts(
    library: Library, wanted: Status, got: Status, wrongly: float
) -> None:
    assert table([judged(library, wanted, got)])["wrongly_refused"] == wrongly


def test_the_page_shows_failures_and_asks_for_nothing(library: Library) -> None:
    results = {"builtin": [judged(library, Status.ANSWERED, Status.OUT_OF_SCOPE, "> 第十四条\n\n<script>")]}
    page = html(results, "dev")
    assert "&lt;b&gt;公示&lt;/b&gt;几天？</h3>" in page and "<script" not in page and "<b>" not in page
    assert "<table>" in page and "<blockquote>" in page
    assert not any(outside in page for outside in ("http", "src=", "url("))
    assert figures(results) in markdown(results, "dev")
