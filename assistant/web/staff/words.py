"""The words of the workbench's frame: sign-in, sub-navigation, audit log."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from corpus.toml_file import read_model


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FrameWords(_Words):
    """What stands on every page."""

    title: str
    label: str
    signed_in: str
    sign_out: str
    waiting: str
    chinese_only: str
    not_allowed: str
    form_expired: str


class RoomWords(_Words):
    """The names of the pages in the sub-navigation."""

    interpretation: str
    questions: str
    curated: str
    library: str
    lexicon: str
    figures: str
    log: str


class SignInWords(_Words):
    """The way in."""

    title: str
    lead: str
    name: str
    password: str
    submit: str
    no_accounts: str
    no_accounts_lead: str
    no_accounts_command: str
    signed_out: str
    expired: str
    stale: str


class LogKinds(_Words):
    """What the frame itself writes into the log."""

    signed_in: str
    sign_in_refused: str
    signed_out: str


class LogWords(_Words):
    """The audit log."""

    title: str
    lead: str
    who: str
    what: str
    target: str
    words: str
    first: str
    last: str
    all: str
    filter: str
    clear: str
    export: str
    at: str
    before: str
    after: str
    found: str
    page: str
    earlier: str
    later: str
    empty: str
    days_reversed: str
    day_wrong: str
    file: str
    kinds: LogKinds


class InterpretationWords(_Words):
    """条文解释."""

    title: str
    lead: str
    article: str
    all_articles: str
    show: str
    ours: str
    confirmed: str
    in_force: str
    other: str
    why: str
    wording: str
    text: str
    questions: str
    changed: str
    options: str
    standing: str
    standing_ours: str
    standing_confirmed: str
    note: str
    note_hint: str
    note_missing: str
    note_long: str
    option_missing: str
    unchanged: str
    preview: str
    effect: str
    effect_from: str
    effect_to: str
    effect_none: str
    effect_same: str
    effect_counts: str
    effect_searched: str
    trying: str
    effect_note: str
    case: str
    no_facts: str
    gone: str
    save: str
    back: str
    history: str
    history_none: str
    undo: str
    undo_note: str
    undone: str
    change: str
    saved: str
    undo_done: str
    missing: str
    action: str
    action_undo: str


class StaffWords(_Words):
    """All of them."""

    frame: FrameWords
    rooms: RoomWords
    sign_in: SignInWords
    log: LogWords
    interpretation: InterpretationWords


@cache
def staff_words() -> StaffWords:
    """Read the wording file that travels with the program."""
    return read_model(files("assistant.wording") / "staff.toml", StaffWords)
