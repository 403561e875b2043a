"""The words of the timeline, from `assistant/wording/timeline.toml`: page, picture and files share them."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.timeline.plan import Lane
from corpus.toml_file import read_model


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PageWords(_Words):
    """The form, and what its script says."""

    title: str
    lead: str
    english_note: str
    privacy: str
    needs_script: str
    section_centre: str
    section_revocation: str
    section_publicity: str
    unsure: str
    source: str
    number_hint: str
    share_hint: str
    row_add: str
    row_remove: str
    row_number: str
    node_add: str
    see_dates: str
    node_remove: str
    node: str
    clear: str
    cleared: str
    undo: str
    export_ics: str
    export_png: str
    copy_link: str
    print: str
    exporting: str
    exported: str
    failed: str
    retry: str
    copied: str
    copy_failed: str
    link_broken: str
    not_saved: str


class ResultWords(_Words):
    """Table, notes and calendar."""

    empty: str
    problems: str
    heading: str
    picture: str
    picture_wider: str
    picture_note: str
    column_day: str
    column_item: str
    column_how: str
    column_clause: str
    until: str
    estimated: str
    past: str
    left: str
    today: str
    notes: str
    next_step: str
    calendar: str
    calendar_caption: str
    weekdays: tuple[str, ...]
    begins: str
    counted: str
    makeup: str
    weekend: str
    legend: str
    off: str
    on: str
    disclaimer: str


class PictureWords(_Words):
    """What is written in the picture."""

    title: str
    dated: str
    today: str
    description: str
    lanes: dict[Lane, str]


class FileWords(_Words):
    """What is written in the calendar file, and how the files are called."""

    calendar_name: str
    event_ends: str
    event_span: str
    event_estimated: str
    event_clause: str
    file_name: str


class TimelineWords(_Words):
    """All words of the timeline."""

    page: PageWords
    result: ResultWords
    picture: PictureWords
    file: FileWords


@cache
def timeline_words() -> TimelineWords:
    """Read the wording file that travels with the program."""
    return read_model(files("assistant.wording") / "timeline.toml", TimelineWords)
