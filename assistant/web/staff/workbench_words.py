"""The words of the staff pages on questions, curated answers, the library, the lexicon and the figures."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.answer import Status
from corpus.toml_file import read_model


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CommonWords(_Words):
    """What several pages share."""

    save: str
    preview: str
    cancel: str
    back: str
    none: str
    all: str
    filter: str
    clear: str
    export: str
    page: str
    earlier: str
    later: str
    problem: str
    by: str
    place_unknown: str
    place_missing: str
    day_wrong: str
    days_reversed: str
    too_long: str


class ColumnWords(_Words):
    """The heads of the columns of the file of questions."""

    at: str
    question: str
    status: str
    refs: str
    opinion: str
    comment: str
    model: str
    elapsed_ms: str
    answer: str


class QuestionsWords(_Words):
    """提问与反馈."""

    title: str
    lead: str
    article: str
    article_hint: str
    status: str
    opinion: str
    opinion_helpful: str
    opinion_not_helpful: str
    opinion_none: str
    first: str
    last: str
    words: str
    urgent_first: str
    found: str
    empty: str
    not_kept: str
    no_answer: str
    comment: str
    took: str
    model_builtin: str
    promoted: str
    answer: str
    refs: str
    gone: str
    promote: str
    promote_lead: str
    promote_places: str
    promote_places_hint: str
    promote_done: str
    promote_is_key: str
    teach: str
    teach_lead: str
    teach_place: str
    teach_question: str
    teach_done: str
    teach_evaluated: str
    teach_known: str
    teach_short: str
    curate: str
    keys: str
    keys_lead: str
    keys_empty: str
    remove: str
    remove_key: str
    removed: str
    frequent: str
    times: str
    columns: ColumnWords


class CuratedWords(_Words):
    """常用答复."""

    title: str
    lead: str
    new: str
    edit: str
    question: str
    question_hint: str
    phrasings: str
    phrasings_hint: str
    text: str
    text_hint: str
    preview: str
    shown: str
    withdrawn: str
    withdraw: str
    put_back: str
    history: str
    revision: str
    saved: str
    withdrawn_done: str
    restored: str
    gone: str
    empty: str
    question_missing: str
    question_taken: str
    too_many: str
    bring_back: str


class LibraryWords(_Words):
    """资料库."""

    title: str
    lead: str
    upload: str
    upload_hint: str
    file: str
    read: str
    no_file: str
    preview: str
    preview_lead: str
    name: str
    number: str
    issuer: str
    issued: str
    effective: str
    until: str
    id: str
    id_hint: str
    version: str
    size: str
    notes: str
    repairs: str
    doubts: str
    cites: str
    cited_held: str
    cited_missing: str
    fills: str
    others: str
    packaged: str
    same: str
    beginning: str
    again: str
    hold: str
    held: str
    hold_gone: str
    held_documents: str
    policies: str
    builtin: str
    open: str
    remove: str
    called: str
    offered: str
    undated: str
    removed: str
    removable: str
    restore: str
    restored: str
    compare: str
    compare_old: str
    compare_new: str
    compare_go: str
    compare_this: str
    compare_same: str
    compare_word: str
    compare_html: str
    compare_markdown: str
    damaged: str
    working: str
    worked: str
    failed: str
    progress: str


class LexiconWords(_Words):
    """词库."""

    title: str
    lead: str
    find: str
    words: str
    whose: str
    whose_changed: str
    term: str
    said: str
    said_hint: str
    english: str
    english_hint: str
    new: str
    edit: str
    changed: str
    added: str
    effect: str
    effect_lead: str
    effect_unseen: str
    effect_none: str
    before: str
    after: str
    question: str
    saved: str
    undo: str
    undone: str
    drop: str
    dropped: str
    term_missing: str
    line_short: str
    line_same: str
    line_twice: str
    line_long: str
    empty: str
    found: str
    conflict: str
    gone: str
    no_forms: str


class FiguresWords(_Words):
    """数据."""

    title: str
    lead: str
    period: str
    period_7: str
    period_30: str
    period_90: str
    period_365: str
    first: str
    last: str
    show: str
    range: str
    total: str
    unanswered: str
    helpful: str
    not_helpful: str
    days: str
    days_described: str
    statuses: str
    statuses_described: str
    articles: str
    articles_described: str
    latency: str
    figure: str
    value: str
    latency_described: str
    p50: str
    p95: str
    day: str
    count: str
    share: str
    name: str
    table: str
    empty: str
    too_long: str


class WorkbenchWords(_Words):
    """All of them; `status` says how the workbench calls what became of a question."""

    status: dict[Status, str]
    common: CommonWords
    questions: QuestionsWords
    curated: CuratedWords
    library: LibraryWords
    lexicon: LexiconWords
    figures: FiguresWords


@cache
def workbench_words() -> WorkbenchWords:
    """Read the wording file that travels with the program."""
    return read_model(files("assistant.wording") / "workbench.toml", WorkbenchWords)
