"""Answers as HTML blocks."""

from datetime import date

import pytest

from assistant.answer import Answer, Cited, Status
from assistant.checkers.decision import Clause, Decision, Finding, Milestone, Outcome
from assistant.web.answer_html import answer_blocks
from assistant.web.words import web_words
from corpus.library import Library
from tests.assistant.web.support import SHORT_ANSWER

CLAUSE = Clause("8(3)", "中、高级职称和固定人员均不低于总人数的30%")


def finding(outcome: Outcome, arithmetic: str = "") -> Finding:
    return Finding(
        CLAUSE, "固定人员比例", outcome, "因为如此。", arithmetic=arithmetic, next_step="再看一看。"
    )


def decision(*findings: Finding, milestones: tuple[Milestone, ...] = ()) -> Decision:
    return Decision("eligibility", "组建条件", date(2026, 11, 23), "结论", findings, milestones)


def shown(library: Library, **given: object) -> str:
    answer = Answer.model_validate({"status": Status.ANSWERED, "text": "话", **given})
    return "\n".join(answer_blocks(answer, library, web_words().chat))


def test_a_citation_opens_its_quoted_words(library: Library) -> None:
    first, second = answer_blocks(SHORT_ANSWER, library, web_words().chat)
    document = library.document("hohhot-tic")
    start = document.source.index("公示时间不少于5个工作日")
    assert f'href="#9-6" class="cite" data-marks="{start}-{start + 12}"' in first
    assert "quote-place" in second


def test_all_quotes_of_a_place_are_marked_in_it(library: Library) -> None:
    cited = [
        Cited(ref="hohhot-tic/26", label="第二十六条", quote=quote)
        for quote in ("给予1年整改期", "3年内不得再行申报")
    ]
    html = shown(library, text="（[第二十六条](#26)）", citations=cited)
    assert html.count("-") >= 2 and "," in html.split('data-marks="')[1].split('"')[0]


@pytest.mark.parametrize("status", [Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD, Status.NEEDS_FACTS])
def test_an_answer_that_is_none_says_so_first(library: Library, status: Status) -> None:
    assert answer_blocks(Answer(status=status, text="话"), library, web_words().chat)[0].startswith(
        f'<p class="status status-{status}"'
    )


def test_several_findings_become_a_table_with_their_arithmetic(library: Library) -> None:
    html = shown(
        library,
        decisions=(decision(finding(Outcome.MET, "15 ÷ 40 = 37.5%"), finding(Outcome.NEEDS_FACTS)),),
    )
    assert '<details class="findings" open>' in html
    assert "15 ÷ 40 = 37.5%" in html and "因为如此。" in html and "再看一看。" in html
    assert '<span class="outcome outcome-met">符合 1</span>' in html
    assert 'href="#8-3"' in html and 'data-marks="' in html


def test_a_long_table_opens_when_it_is_asked_for(library: Library) -> None:
    html = shown(library, decisions=(decision(*[finding(Outcome.MET)] * 9),))
    assert '<details class="findings">' in html and "共 9 项" in html


def test_one_finding_is_said_in_the_text_alone(library: Library) -> None:
    assert "<table" not in shown(library, decisions=(decision(finding(Outcome.MET)),))


def test_dates_are_shown_with_how_they_were_counted(library: Library) -> None:
    days = (
        Milestone("自评价报告", "24", date(2027, 1, 31), date(2027, 1, 1), "每年1月底前"),
        Milestone("期满", "21", date(2029, 11, 23), how="每3年", estimated=True),
    )
    html = shown(library, decisions=(decision(milestones=days),))
    assert '<span class="day">2027-01-01</span>至<span class="day">2027-01-31</span>' in html
    assert "每年1月底前" in html
    assert '2029-11-23</span> <span class="estimated">推算</span>' in html


def test_notices_and_another_model_are_named(library: Library) -> None:
    html = shown(library, notices=("已换成内置回答。",), model="openai:qwen<3>")
    assert "已换成内置回答。" in html and "openai:qwen&lt;3&gt;" in html
