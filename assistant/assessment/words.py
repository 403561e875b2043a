"""The words of the self-assessment, from `assistant/wording/assessment.toml`: the page and the report share them."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.checkers.decision import ReadingNote
from corpus.toml_file import read_model


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PageWords(_Words):
    """The form around the questions, and what its script says."""

    title: str
    lead: str
    english_note: str
    privacy: str
    needs_script: str
    begin: str
    saved_title: str
    saved_none: str
    unnamed: str
    name_field: str
    resume: str
    view_result: str
    remove: str
    removed: str
    undo: str
    updated: str
    compare_two: str
    compare_pick: str
    compare_need_two: str
    topics: str
    progress: str
    done_of: str
    unsure: str
    source: str
    not_needed: str
    all_not_needed: str
    previous: str
    next: str
    see_result: str
    home: str
    saved: str
    not_saved: str
    number_hint: str
    share_hint: str
    day_hint: str
    row_add: str
    row_remove: str
    row_number: str
    check_failed: str
    result_failed: str
    retry: str
    loading: str
    export_word: str
    export_pdf: str
    exporting: str
    exported: str
    print: str
    copy_link: str
    copied: str
    copy_failed: str
    link_broken: str
    link_opened: str
    unknown_assessment: str
    edit: str
    compare_title: str


class ResultWords(_Words):
    """What a result is told with."""

    heading: str
    dated: str
    overall: str
    overall_more: str
    nothing: str
    problems: str
    to_fix: str
    counts: str
    not_begun: str
    change: str
    change_lead: str
    change_after: str
    change_all: str
    change_none: str
    change_together: str
    findings: str
    next_step: str
    arithmetic: str
    other_reading: str
    missing: str
    missing_lead: str
    missing_none: str
    answer_it: str
    evidence: str
    evidence_lead: str
    readings: str
    readings_lead: str
    readings_none: str
    readings_confirmed: str
    readings_applied: str

    def reading(self, title: str, note: ReadingNote) -> str:
        """Give the sentence on the reading that the finding `title` depends on."""
        template = self.readings_confirmed if note.confirmed else self.readings_applied
        return template.format(
            title=title, applied=note.applied, other=note.other, outcome=note.other_outcome.rstrip("。")
        )

    disclaimer: str


class ComparisonWords(_Words):
    """Two assessments side by side."""

    heading: str
    item: str
    clause: str
    same: str
    findings: str
    different: str
    only_different: str
    facts: str
    facts_none: str
    not_given: str
    wrong: str
    overall: str


class ReportWords(_Words):
    """The headings of the exported report."""

    title: str
    subtitle: str
    dated: str
    named: str
    part_overall: str
    part_change: str
    part_findings: str
    part_missing: str
    part_evidence: str
    part_readings: str
    part_facts: str
    part_disclaimer: str
    column_item: str
    column_outcome: str
    column_reason: str
    column_clause: str
    column_fact: str
    column_value: str
    file_name: str


class AssessmentWords(_Words):
    """All words of the self-assessment."""

    page: PageWords
    result: ResultWords
    comparison: ComparisonWords
    report: ReportWords


@cache
def assessment_words() -> AssessmentWords:
    """Read the wording file that travels with the program."""
    return read_model(files("assistant.wording") / "assessment.toml", AssessmentWords)
