"""`Answer`: what the assistant gives for one question. Chat, CLI, batch and API all render this object."""

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.checkers.decision import Decision


class Status(StrEnum):
    """What kind of answer this is; a closed list."""

    ANSWERED = "answered"
    NEEDS_FACTS = "needs_facts"
    NOT_IN_TEXT = "not_in_text"
    TEXT_NOT_HELD = "text_not_held"
    OUT_OF_SCOPE = "out_of_scope"
    FALSE_PREMISE_CORRECTED = "false_premise_corrected"
    UNSAFE_INPUT = "unsafe_input"
    SMALLTALK = "smalltalk"


class Cited(BaseModel):
    """A place that the answer relies on, and the words of it that it quotes, verbatim."""

    model_config = ConfigDict(frozen=True)

    ref: str
    label: str
    quote: str


class Reviewed(BaseModel):
    """Who worded and checked an answer, and when, where a person did."""

    model_config = ConfigDict(frozen=True)

    by: str
    on: date


class Answer(BaseModel):
    """The answer to one question. `text` is Markdown; its links `#8-3` lead to the article."""

    model_config = ConfigDict(frozen=True)

    schema_version: int = Field(default=1, serialization_alias="schema")
    status: Status
    text: str
    citations: tuple[Cited, ...] = ()
    decisions: tuple[Decision, ...] = ()
    model: str = "builtin"
    elapsed_ms: float = 0.0
    notices: tuple[str, ...] = ()
    reviewed: Reviewed | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the answer in the form of the machine contract; `reviewed` stands only in an answer worded by staff."""
        unused = set() if self.reviewed else {"reviewed"}
        return self.model_dump(mode="json", by_alias=True, exclude=unused)
