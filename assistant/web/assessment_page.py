"""The pages of the self-assessment: the form with all its topics, a result, two results side by side."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from assistant.assessment.assess import Assessment, Part
from assistant.assessment.comparison import Comparison
from assistant.assessment.conclusion import told_apart
from assistant.assessment.relevance import relevant
from assistant.assessment.topics import questions, topic_of, topics
from assistant.assessment.words import assessment_words
from assistant.checkers.calendar import written
from assistant.checkers.decision import Finding, Outcome
from assistant.exports.assessment_report import told
from assistant.forms.filled import is_answered
from assistant.forms.question import Kind
from assistant.web.answer_html import place_link
from assistant.web.articles import link_to
from assistant.web.pages import page, panel_words
from assistant.web.templating import render
from assistant.web.words import web_words
from assistant.wording import Language
from corpus.citation import Citation
from corpus.library import Library

ADDRESS = "/assess"


def assessment_page(language: Language = "zh") -> str:
    """Give the form. Which topic is shown, and what was answered, its script keeps in the browser."""
    words = assessment_words()
    return page(
        "assessment.html",
        ADDRESS,
        language,
        form=words.page,
        topics=topics(),
        kinds=Kind,
        link=question_link,
        script_words={
            "form": words.page.model_dump(exclude={"english_note"}),
            "topics": [topic.key for topic in topics()],
            **panel_words(web_words(language).article),
        },
    )


def question_link(ref: str) -> str:
    """Give the link that opens the clause `ref` in the panel."""
    citation = Citation.parse(ref)
    return link_to(citation.document, citation.anchor)


def checked(assessment: Assessment, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the form shows while it is filled in: problems, questions not needed, and the progress."""
    needed = relevant(assessment) | {field for field in questions() if is_answered(answers.get(field))}
    return {
        "problems": [
            {"fields": list(problem.fields), "said": problem.said} for problem in assessment.problems
        ],
        "hidden": sorted(set(questions()) - needed),
        "progress": {
            topic.key: {
                "answered": sum(is_answered(answers.get(one.field)) for one in topic.all_questions),
                "asked": sum(one.field in needed for one in topic.questions)
                + sum(
                    is_answered(answers.get(one.field)) for group in topic.groups for one in group.questions
                ),
            }
            for topic in topics()
        },
    }


def result_html(assessment: Assessment, library: Library) -> Markup:
    """Give the result as HTML, or what is to be corrected first."""
    words = assessment_words()
    return render(
        "assessment_result.html",
        words=words.result,
        form=words.page,
        assessment=assessment,
        date=written(assessment.as_of),
        to_fix=[
            (problem.said, topic_of(problem.fields[0]), problem.fields[0]) for problem in assessment.problems
        ],
        counts=_counts(assessment),
        told=told,
        told_apart=told_apart,
        link=lambda finding: _finding_link(finding, library),
        ordered=_worst_first,
    )


def comparison_html(comparison: Comparison, names: tuple[str, str], library: Library) -> Markup:
    """Give two results side by side as HTML."""
    return render(
        "assessment_comparison.html",
        words=assessment_words().comparison,
        comparison=comparison,
        names=names,
        link=lambda finding: _finding_link(finding, library),
    )


def _finding_link(finding: Finding, library: Library) -> dict[str, str]:
    return place_link(finding.place, [finding.clause.quote], library)


def _counts(assessment: Assessment) -> list[tuple[Outcome, int]]:
    found = [finding.outcome for part in assessment.begun for finding in part.decision.findings]
    return [(outcome, found.count(outcome)) for outcome in Outcome if outcome in found]


def _worst_first(part: Part) -> list[tuple[Outcome, list[Finding]]]:
    """The findings by outcome, what is not met first, each in the order of the articles."""
    grouped = [
        (outcome, [finding for finding in part.decision.findings if finding.outcome is outcome])
        for outcome in Outcome
    ]
    return [(outcome, findings) for outcome, findings in grouped if findings]
