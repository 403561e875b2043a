"""The words of exported conversations, from `assistant/wording/exports.{zh,en}.toml`."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.wording import Language
from corpus.toml_file import read_model


class ExportWords(BaseModel):
    """Headings of an exported conversation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    conversation: str
    issued_by: str
    dated: str
    disclaimer: str
    quotes: str
    outcome: str
    item: str
    reason: str
    clause: str
    day: str


@cache
def export_words(language: Language = "zh") -> ExportWords:
    """Read the wording file of `language` that travels with the program."""
    return read_model(files("assistant.wording") / f"exports.{language}.toml", ExportWords)
