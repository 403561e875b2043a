"""Wording of a decision: what it comes to, how it was worked out, what is missing, what to do next."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from langchain_core.messages import AnyMessage, HumanMessage, ToolMessage

from assistant.answer import Status
from assistant.builtin.answers.decision import from_decision
from assistant.builtin.intents import CheckRequest
from assistant.checkers.decision import (
    Clause,
    Decision,
    Finding,
    Milestone,
    MissingFact,
    Outcome,
    ReadingNote,
    UsedFact,
)
from assistant.checkers.registry import checkers
from assistant.grounding.checks import violations
from assistant.grounding.draft import Draft
from assistant.grounding.evidence import evidence
from assistant.wording import answer_words
from corpus.library import Library
from tests.conftest import AS_OF

STAFF = Clause("8(3)", "具有稳定科研团队，其中中、高级职称和固定人员均不低于总人数的30%")
TEAM = Clause("8(3)", "具有稳定科研团队")
REGISTERED = Clause("8(2)", "建设主体单位应在呼和浩特市内注册登记")
TITLED = MissingFact(
    "titled_staff", "中、高级职称人数", checkers()["eligibility"].facts.question_of("titled_staff")
)
FACT = (UsedFact("科研团队总人数", "40"),)


def finding(title: str, outcome: Outcome, clause: Clause = STAFF, **more: Any) -> Finding:
    return Finding(clause=clause, title=title, outcome=outcome, because=f"{title}的结果。", **more)


def decision(*findings: Finding, **more: Any) -> Decision:
    return Decision("eligibility", "组建条件", AS_OF, "结论如此。", findings, **more)


def worded(decided: Decision, library: Library, **request: Any) -> Draft:
    """The draft, which must be grounded in the decision."""
    draft = from_decision(decided, CheckRequest("eligibility", {}, **request))
    result = json.dumps(decided.as_json(), ensure_ascii=False)
    turn: list[AnyMessage] = [
        HumanMessage("够不够"),
        ToolMessage(result, name="check_eligibility", tool_call_id="1"),
    ]
    assert violations(draft, library, evidence(turn)) == []
    return draft


def test_what_is_met_is_said_with_arithmetic_and_clause(library: Library) -> None:
    met = finding("固定人员", Outcome.MET, facts=FACT, arithmetic="13 ÷ 40 = 32.5%，符合")
    other = finding("市内注册", Outcome.MET, REGISTERED)
    draft = worded(decision(met, other), library)
    assert draft.status is Status.ANSWERED
    assert draft.body.split("\n\n") == [
        "✅ **符合**：固定人员的结果[[8(3)]]。",
        "- 固定人员：13 ÷ 40 = 32.5%，符合[[8(3)]]。",
        f"[[8(3)|{STAFF.quote}]]",
    ]


def test_what_is_not_met_comes_first_with_what_to_do(library: Library) -> None:
    failed = finding("职称", Outcome.NOT_MET, facts=FACT, next_step="请再增加人员。请核对名册。")
    met = finding("市内注册", Outcome.MET, REGISTERED, facts=FACT, next_step="请保存执照。")
    body = worded(decision(met, failed), library).body
    assert body.index("❌") < body.index("✅")
    assert "下一步：请再增加人员[[8(3)]]。请核对名册[[8(3)]]。" in body and "执照" not in body


def test_missing_facts_are_asked_for_where_nothing_fails(library: Library) -> None:
    open_ = finding("职称", Outcome.NEEDS_FACTS, facts=FACT, missing=(TITLED,))
    met = finding("市内注册", Outcome.MET, REGISTERED, facts=FACT)
    draft = worded(decision(open_, met), library)
    assert draft.status is Status.NEEDS_FACTS
    assert f"{answer_words().facts_needed}\n- {TITLED.question}" in draft.body
    failed = worded(decision(open_, finding("固定", Outcome.NOT_MET, facts=FACT)), library)
    assert failed.status is Status.ANSWERED and TITLED.question not in failed.body


def test_what_the_question_cannot_be_answered_without_is_asked_first(library: Library) -> None:
    met = finding("固定人员", Outcome.MET, facts=FACT)
    draft = worded(
        decision(met, finding("市内注册", Outcome.MET, REGISTERED)), library, needs=("titled_staff",)
    )
    assert draft.status is Status.NEEDS_FACTS and TITLED.question in draft.body


def test_only_what_is_asked_about_is_shown(library: Library) -> None:
    asked = finding("市内注册", Outcome.MET, REGISTERED, facts=FACT)
    rest = finding("固定人员", Outcome.NOT_MET, facts=FACT)
    body = worded(decision(rest, asked), library, about=("市内注册",)).body
    assert "固定人员" not in body and "市内注册" in body
    silent = finding("市内注册", Outcome.NEEDS_JUDGEMENT, REGISTERED)
    assert "⚖️ **需人工判断**" in worded(decision(rest, silent), library, about=("市内注册",)).body


def test_what_is_beside_the_question_is_told_as_far_as_it_goes_and_not_asked_for(library: Library) -> None:
    asked = finding("固定", Outcome.MET, facts=FACT)
    beside = finding("职称", Outcome.NEEDS_FACTS, facts=FACT, missing=(TITLED,), arithmetic="40 × 30% = 12")
    draft = worded(decision(beside, asked), library, about=("固定",), beside=("职称",))
    assert draft.status is Status.ANSWERED and TITLED.question not in draft.body
    assert "📌 职称的结果" in draft.body and "40 × 30% = 12" in draft.body
    unknown = replace(beside, arithmetic="")
    assert (
        "职称的结果" not in worded(decision(unknown, asked), library, about=("固定",), beside=("职称",)).body
    )


def test_a_limit_asked_for_is_no_verdict(library: Library) -> None:
    open_ = finding("职称", Outcome.NEEDS_FACTS, facts=FACT, missing=(TITLED,))
    other = finding("市内注册", Outcome.MET, REGISTERED)
    draft = worded(decision(open_, other), library, limit=True)
    assert draft.status is Status.ANSWERED and draft.body.startswith("📌 职称的结果[[8(3)]]。")


def test_a_claim_that_fails_is_corrected(library: Library) -> None:
    failed = decision(
        finding("职称", Outcome.NOT_MET, facts=FACT), finding("市内注册", Outcome.MET, REGISTERED)
    )
    assert worded(failed, library, claimed=True).status is Status.FALSE_PREMISE_CORRECTED
    assert worded(failed, library).status is Status.ANSWERED


def test_where_all_rests_on_one_place_the_checkers_own_words_lead(library: Library) -> None:
    draft = worded(decision(finding("职称", Outcome.MET, facts=FACT)), library)
    assert draft.body.startswith("✅ 结论如此[[8(3)]]。")


def test_findings_of_one_place_are_one_line_and_quoted_once(library: Library) -> None:
    shown = decision(
        finding("职称", Outcome.MET, facts=FACT),
        finding("团队", Outcome.MET, TEAM, facts=FACT),
        finding("市内注册", Outcome.MET, REGISTERED, facts=FACT),
    )
    body = worded(shown, library).body
    assert "✅ **符合**：职称的结果；团队的结果[[8(3)]]。市内注册的结果[[8(2)]]。" in body
    assert body.count("|") == 2, "the shorter quote stands within the longer one"


def test_what_does_not_apply_is_left_out_where_something_does(library: Library) -> None:
    off = finding("市内注册", Outcome.NOT_APPLICABLE, REGISTERED, facts=FACT)
    assert "市内注册" not in worded(decision(off, finding("职称", Outcome.MET, facts=FACT)), library).body
    assert "➖ 市内注册的结果[[8(2)]]。" in worded(decision(off, finding("甲", Outcome.MET)), library).body


def test_dates_are_told_once(library: Library) -> None:
    told = finding("公示", Outcome.STATED, Clause("9(6)", "公示时间不少于5个工作日"), facts=FACT)
    days = (
        Milestone("公示期满", "9(6)", date(2026, 11, 9), how="自次日起算。按工作日计。", estimated=True),
        Milestone("批复", "9(6)", date(2026, 11, 10), how="公示期满的次日"),
        Milestone("别处", "24", date(2026, 1, 31)),
    )
    other = finding("市内注册", Outcome.MET, REGISTERED)
    body = worded(decision(told, other, milestones=days), library).body
    assert "- 公示期满：2026年11月9日（自次日起算；按工作日计）[[9(6)]]。" in body
    assert "- 批复：2026年11月10日[[9(6)]]。" in body and "别处" not in body
    known = replace(told, because="公示至2026年11月10日。")
    assert "- 批复：" not in worded(decision(known, other, milestones=days), library).body


NOTE = ReadingNote("title-shares", "各占三成", "合计三成", Outcome.NOT_MET.chinese)


@pytest.mark.parametrize(
    ("note", "outcome", "said"),
    [
        (NOTE, Outcome.MET, "读法：这里按“各占三成”；如按“合计三成”，结果为不符合[[8(3)]]。"),
        (
            replace(NOTE, other_outcome="日期另算。"),
            Outcome.STATED,
            "读法：这里按“各占三成”；如按“合计三成”，结果会不同[[8(3)]]。",
        ),
        (replace(NOTE, other_outcome="日期另算。"), Outcome.MET, ""),
        (replace(NOTE, other_outcome=Outcome.NEEDS_JUDGEMENT.chinese), Outcome.MET, ""),
        (replace(NOTE, other_outcome=Outcome.STATED.chinese), Outcome.NOT_APPLICABLE, "结果会不同[[8(3)]]。"),
    ],
)
def test_a_reading_is_told_where_it_turns_the_result(
    library: Library, note: ReadingNote, outcome: Outcome, said: str
) -> None:
    shown = finding("职称", outcome, facts=FACT, readings=(note, note))
    body = worded(
        decision(shown, finding("市内注册", Outcome.MET, REGISTERED)), library, about=("职称",)
    ).body
    assert body.count("读法：") == bool(said) and said in body
