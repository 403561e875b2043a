"""The fixed words of the assistant, apart from its logic: staff edit the TOML files beside this one."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from corpus.toml_file import read_model


class AnswerWords(BaseModel):
    """The fixed sentences of answers, by what they are for. `{…}` is filled in by code."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    greeting: str
    thanks: str
    about: str
    restarted: str
    out_of_scope: str
    meaningless: str
    injection: str
    forging: str
    unsure: str
    text_not_held: str
    no_such_place: str
    not_this_but: str
    basis: str
    next_step: str
    facts_needed: str
    reading_applied: str
    our_reading: str
    confirmed_reading: str
    only_reading: str
    bureau_interprets: str
    too_long: str
    model_replaced: str
    model_unreachable: str
    busy: str


@cache
def answer_words() -> AnswerWords:
    """Read the wording file that travels with the program."""
    return read_model(files("assistant.wording") / "answers.toml", AnswerWords)
