"""The words of the pages, from `assistant/wording/web.zh.toml` and `web.en.toml`."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.answer import Status
from assistant.wording import Language
from corpus.toml_file import read_model


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NavigationWords(_Words):
    """The header of every page: where it leads, and the switches of language and appearance."""

    label: str
    chat: str
    assess: str
    timeline: str
    articles: str
    staff: str
    other_language: str
    other_language_hint: str
    appearance: str
    appearance_auto: str
    appearance_light: str
    appearance_dark: str


class PageWords(_Words):
    """The frame of every page, and the failures of serving it."""

    name: str
    place: str
    title: str
    description: str
    skip: str
    skip_to_content: str
    opening: str
    needs_script: str
    disclaimer: str
    not_found: str
    home: str
    broken: str
    bad_request: str
    port_taken: str
    port_refused: str
    host_unusable: str


class ExampleGroup(_Words):
    """Questions to begin with, under one heading."""

    title: str
    questions: tuple[str, ...]


class ChatWords(_Words):
    """The chat: its controls, what it says while it works, and the headings of its tables."""

    welcome: str
    promise: str
    examples: str
    conversation: str
    asked: str
    answered: str
    field: str
    placeholder: str
    hint: str
    send: str
    stop: str
    restart: str
    counter: str
    too_long: str
    not_sent: str
    not_ready: str
    connection_lost: str
    forgotten: str
    unanswered: str
    unanswered_beside: str
    ask_again: str
    edit: str
    editing: str
    edit_cancel: str
    judging: str
    reviewed: str
    helpful: str
    not_helpful: str
    judged: str
    comment: str
    comment_send: str
    comment_thanks: str
    judge_failed: str
    suggestions: str
    conversations: str
    conversations_close: str
    conversations_kept: str
    conversations_none: str
    untitled: str
    rename: str
    rename_field: str
    rename_save: str
    delete: str
    delete_all: str
    delete_all_question: str
    cancel: str
    deleted: str
    undo: str
    export: str
    export_md: str
    export_docx: str
    export_pdf: str
    print: str
    export_name: str
    nothing_to_export: str
    storage_full: str
    questions_kept: str
    copy_answer: str
    copied: str
    copy_failed: str
    retry: str
    stopped: str
    failed: str
    model: str
    thinking: str
    checking: str
    findings: str
    column_item: str
    column_outcome: str
    column_reason: str
    column_clause: str
    milestones: str
    column_day: str
    estimated: str
    until: str
    steps: dict[str, str]
    status: dict[Status, str]
    example_groups: tuple[ExampleGroup, ...]


class ArticleWords(_Words):
    """The panel that shows an article."""

    panel: str
    close: str
    loading: str
    failed: str
    retry: str
    quoted: str
    previous: str
    next: str
    whole: str
    contents: str
    status: str


class RegulationWords(_Words):
    """The page of a whole regulation."""

    document: str
    open_document: str
    search: str
    search_placeholder: str
    previous_hit: str
    next_hit: str
    found: str
    found_nothing: str
    searching: str
    by_meaning: str
    by_meaning_none: str
    by_meaning_failed: str
    contents: str
    effective: str
    articles: str
    versions: str
    packaged: str
    hint: str
    cited_by: str
    reading: str
    readings: str
    in_force: str
    not_in_force: str
    why: str
    status: str
    ours: str
    confirmed: str
    policies: str
    policies_lead: str
    held: str
    not_held: str
    issuer: str
    number: str
    number_published: str
    governs: str
    named_in: str
    references: str
    references_lead: str
    picture: str
    picture_description: str
    legend_names: str
    legend_cites: str
    legend_together: str
    references_list: str
    source_note: str
    tools: str
    copy_citation: str
    copy_link: str
    ask_about: str
    ask: str
    ask_elsewhere: str
    copied: str
    copy_failed: str


class WebWords(_Words):
    """All words of the pages, in one language."""

    language: Language
    navigation: NavigationWords
    page: PageWords
    chat: ChatWords
    article: ArticleWords
    regulation: RegulationWords


@cache
def web_words(language: Language = "zh") -> WebWords:
    """Read the wording file of `language` that travels with the program."""
    return read_model(files("assistant.wording") / f"web.{language}.toml", WebWords)
