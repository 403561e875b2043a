"""Facts know how to ask for themselves and how to be shown; a note names the readings and what would turn."""

from datetime import date

import pytest
from pydantic import Field, ValidationError

from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Clause, Decision, Finding, MissingFact, Outcome, UsedFact, overall
from assistant.checkers.facts import Choice, Facts, fact
from tests.assistant.checkers.support import AS_OF, readings


class Colour(Choice):
    RED = "red", "红色"
    BLUE = "blue", "蓝色"


class Sample(Facts):
    ready: bool | None = fact("已备齐", "材料备齐了吗？", "8(3)")
    colours: tuple[Colour, ...] | None = fact("颜色", "是哪些颜色？", "12")
    day: date | None = fact("日期", "是哪一天？", "9(6)")
    people: int | None = fact("人数", "一共多少人？", "8(3)", ge=1, le=9)
    untitled: str | None = Field(default=None)


def test_a_fact_carries_its_title_question_clause_and_limits() -> None:
    made = fact("人数", "一共多少人？", "8(3)", ge=1)
    assert (made.default, made.title, made.description) == (None, "人数", "一共多少人？")
    assert made.json_schema_extra == {"citation": "8(3)"}
    schema = Sample.model_json_schema()["properties"]
    assert schema["people"]["title"] == "人数"
    assert schema["people"]["citation"] == "8(3)"
    assert schema["people"]["anyOf"][0]["maximum"] == 9
    with pytest.raises(ValidationError, match="greater_than_equal"):
        Sample(people=0)


def test_used_facts_read_as_people_write_them() -> None:
    given = Sample(ready=True, colours=(Colour.BLUE, Colour.RED), day=date(2026, 10, 4), people=3)
    assert given.used("ready", "colours", "day", "people", "untitled") == (
        UsedFact("已备齐", "是"),
        UsedFact("颜色", "蓝色、红色"),
        UsedFact("日期", "2026年10月4日"),
        UsedFact("人数", "3"),
    )
    assert Sample(ready=False).used("ready") == (UsedFact("已备齐", "否"),)


def test_a_missing_fact_is_asked_for_by_its_question() -> None:
    assert Sample(ready=False).missing("ready", "people") == (MissingFact("people", "人数", "一共多少人？"),)
    assert Sample.title_of("untitled") == "untitled"


def test_a_choice_is_read_by_its_key_or_its_chinese_and_explains_its_keys() -> None:
    assert Colour("red") is Colour("红色") is Colour.RED
    assert Sample.model_validate({"colours": ["red", "蓝色"]}).colours == (Colour.RED, Colour.BLUE)
    assert Sample.model_json_schema()["$defs"]["Colour"]["description"] == "red：红色；blue：蓝色"
    with pytest.raises(ValueError, match="绿色"):
        Colour("绿色")


CLAUSE = Clause("8(3)", "具有稳定科研团队")


def _decide(facts: Sample, context: Context) -> Decision:
    each = context.reading("title-shares") == "each"
    found = [
        Finding(
            CLAUSE, "比例", Outcome.NOT_MET if each else Outcome.MET, "比例。", facts=facts.used("people")
        )
    ]
    found.append(Finding(CLAUSE, "说明", Outcome.STATED, "分别算。" if each else "合并算。"))
    found.append(Finding(CLAUSE, "不变", Outcome.MET, "不变。"))
    if not each:
        found.append(Finding(CLAUSE, "只在一种读法下", Outcome.STATED, "有。"))
    return Decision("sample", "样例", context.as_of, "结论。", tuple(found))


SAMPLE = Checker("sample", "样例", "样例。", Sample, _decide, ("8(3)",))


def test_a_note_names_both_readings_and_what_would_come_out() -> None:
    decision = SAMPLE.run(Sample(people=3), AS_OF, readings())
    notes = {finding.title: finding.readings for finding in decision.findings}
    applied, other = (option.text for option in readings()["title-shares"].options)
    (note,) = notes["比例"]
    assert (note.reading, note.applied, note.other) == ("title-shares", applied, other)
    assert [notes[title][0].other_outcome for title in ("比例", "说明", "只在一种读法下")] == [
        "不符合",
        "分别算。",
        "不适用",
    ]
    assert notes["不变"] == ()
    assert decision.outcome is Outcome.MET


def test_the_overall_outcome_is_the_gravest() -> None:
    gravest_first = list(Outcome)
    assert gravest_first[:4] == [
        Outcome.NOT_MET,
        Outcome.NEEDS_FACTS,
        Outcome.NEEDS_JUDGEMENT,
        Outcome.MET,
    ]
    for place, outcome in enumerate(gravest_first):
        assert overall(reversed(gravest_first[place:])) is outcome
    assert overall(()) is Outcome.NOT_APPLICABLE


def test_a_finding_and_a_decision_carry_their_place_and_what_they_still_need() -> None:
    missing = Sample().missing("ready")
    finding = Finding(CLAUSE, "团队", Outcome.NEEDS_FACTS, "缺。", missing=missing)
    assert (finding.place, finding.label) == ("hohhot-tic/8(3)", "第八条第（三）项")
    twice = Decision("sample", "样例", AS_OF, "结论。", (finding, finding))
    assert twice.missing == missing
    assert twice.as_json()["findings"][0]["missing"][0]["question"] == "材料备齐了吗？"
