"""A self-assessment as a report fit for a file."""

from collections.abc import Iterator

from assistant.assessment.assess import Assessment, Part
from assistant.assessment.comparison import given
from assistant.assessment.conclusion import told_apart
from assistant.assessment.remedies import Remedy
from assistant.assessment.words import assessment_words
from assistant.checkers.calendar import written
from assistant.checkers.decision import Finding
from assistant.exports.report import Block, Bullets, Heading, Paragraph, Report, Table

_FINDING_WIDTHS = (17, 11, 42, 30)
_FACT_WIDTHS = (45, 55)


def assessment_report(assessment: Assessment, name: str) -> Report:
    """Give the report of `assessment`; `name` is how its owner calls it, or nothing."""
    words = assessment_words().report
    named = words.named.format(name=name) + "　" if name else ""
    return Report(
        words.title,
        words.subtitle,
        named + words.dated.format(date=written(assessment.as_of)),
        tuple(_blocks(assessment)),
        words.title + "　" + written(assessment.as_of),
    )


def _blocks(assessment: Assessment) -> Iterator[Block]:
    words = assessment_words()
    report, result = words.report, words.result
    yield Heading(report.part_overall)
    yield from _overall(assessment)
    yield Heading(report.part_change)
    yield Paragraph(result.change_lead, small=True)
    for part in assessment.begun:
        yield from _changes(part)
    yield Heading(report.part_findings)
    for part in assessment.begun:
        yield Heading(part.decision.title, 2)
        yield _findings(part)
    yield Heading(report.part_missing)
    missing = tuple(f"{fact.title}：{fact.question}" for _, fact in assessment.missing)
    yield Bullets(missing) if missing else Paragraph(result.missing_none)
    yield Heading(report.part_evidence)
    yield Paragraph(result.evidence_lead, small=True)
    yield Bullets(tuple(f"□ {paper}" for paper in assessment.evidence))
    yield Heading(report.part_readings)
    yield from _readings(assessment)
    yield Heading(report.part_facts)
    facts = tuple((fact.title, fact.value) for fact in given(assessment).values())
    yield Table((report.column_fact, report.column_value), facts, _FACT_WIDTHS)
    yield Heading(report.part_disclaimer)
    yield Paragraph(result.disclaimer)


def _overall(assessment: Assessment) -> Iterator[Block]:
    result = assessment_words().result
    if not assessment.begun:
        yield Paragraph(result.nothing)
        return
    yield Paragraph(f"{result.overall}：{assessment.outcome.chinese}", strong=True)
    for part in assessment.parts:
        if part.begun:
            yield Paragraph(f"{part.decision.title}：{part.decision.outcome.chinese}", strong=True)
            for told in told_apart(part.decision.conclusion):
                if told.lead:
                    yield Paragraph(told.lead)
                if told.items:
                    yield Bullets(told.items)
        else:
            yield Paragraph(result.not_begun.format(title=part.decision.title), small=True)


def _changes(part: Part) -> Iterator[Block]:
    """The ways to meet what is not met; nothing is said of a part where all is met."""
    result, outlook = assessment_words().result, part.outlook
    if not outlook.shortfalls:
        return
    yield Heading(part.decision.title, 2)
    for remedy in outlook.together:
        yield Paragraph(f"{result.change_together}：{told(remedy)}")
    for shortfall in outlook.shortfalls:
        yield Paragraph(f"{shortfall.finding.title}：{shortfall.finding.because}", strong=True)
        ways = tuple(told(remedy) for remedy in shortfall.remedies)
        yield Bullets(ways) if ways else Paragraph(result.change_none)
    if outlook.steps:
        yield Paragraph(
            result.change_all.format(title=part.decision.title, outcome=outlook.after.outcome.chinese)
        )


def told(remedy: Remedy) -> str:
    """Give a remedy with what the checker then finds."""
    after = "；".join(finding.arithmetic or finding.because.rstrip("。") for finding in remedy.after)
    return f"{remedy.said}。{assessment_words().result.change_after.format(after=after)}。"


def _findings(part: Part) -> Table:
    words = assessment_words().report
    return Table(
        (words.column_item, words.column_outcome, words.column_reason, words.column_clause),
        tuple(
            (
                finding.title,
                finding.outcome.chinese,
                _reason(finding),
                f"{finding.label}\n{finding.clause.quote}",
            )
            for finding in part.decision.findings
        ),
        _FINDING_WIDTHS,
    )


def _reason(finding: Finding) -> str:
    words = assessment_words().result
    return finding.because + "".join(
        "\n" + said
        for said in (
            finding.arithmetic and words.arithmetic + finding.arithmetic,
            finding.next_step and words.next_step + finding.next_step,
        )
        if said
    )


def _readings(assessment: Assessment) -> Iterator[Block]:
    words = assessment_words().result
    notes = tuple(words.reading(title, note) for title, note in assessment.reading_notes)
    if notes:
        yield Paragraph(words.readings_lead, small=True)
        yield Bullets(notes)
    else:
        yield Paragraph(words.readings_none)
