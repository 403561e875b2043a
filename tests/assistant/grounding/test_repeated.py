"""What was shown before may be said again, but for a quote that the library no longer has."""

from assistant.answer import Status
from assistant.grounding.checks import violations
from assistant.grounding.draft import Draft
from assistant.grounding.evidence import Evidence
from corpus.library import Library


def test_a_line_shown_before_may_keep_its_figures_but_no_other_quote(library: Library) -> None:
    worked_out = "固定人员比例：7 ÷ 20 = 35%[[8(3)]]。"
    wrong_quote = "[[9(6)|公示时间不少于3个工作日]]"
    shown = Evidence(shown=frozenset({worked_out, wrong_quote}))
    assert not violations(Draft(Status.ANSWERED, worked_out), library, shown)
    assert violations(Draft(Status.ANSWERED, worked_out), library, Evidence())
    assert violations(Draft(Status.ANSWERED, wrong_quote), library, shown)
