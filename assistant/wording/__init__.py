"""The fixed words of the assistant, apart from its logic: staff edit the TOML files beside this one."""

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from corpus.toml_file import read_model

Language = Literal["zh", "en"]


class AnswerWords(BaseModel):
    """The fixed sentences of answers, by what they are for. `{…}` is filled in by code.

    The …_lead sentences stand before quoted Chinese clauses; they are empty where the answer is Chinese itself.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    greeting: str
    thanks: str
    about: str
    restarted: str
    out_of_scope: str
    meaningless: str
    injection: str
    forging: str
    bribing: str
    threatening: str
    defaming: str
    unsure: str
    no_such_day: str
    answered_lead: str
    also_possible: str
    silent_lead: str
    premise_lead: str
    text_not_held: str
    not_yet_in_force: str
    no_longer_in_force: str
    not_this_but: str
    agrees: str
    not_so_worded: str
    silence_is_no_leave: str
    rests_on_reading: str
    unstated: str
    only_name: str
    no_such_figure: str
    next_step: str
    facts_needed: str
    nothing_told: str
    all_at_once: str
    still_open: str
    more_to_check: str
    under_way: str
    misheard: str
    noted: str
    numbers_left_over: str
    which_numbers: str
    reading_applied: str
    reading_differs: str
    reading_confirmed: str
    our_reading: str
    confirmed_reading: str
    only_reading: str
    too_long: str
    model_replaced: str
    model_unreachable: str


@cache
def answer_words(language: Language = "zh") -> AnswerWords:
    """Read the wording file of `language` that travels with the program."""
    return read_model(files("assistant.wording") / f"answers.{language}.toml", AnswerWords)
