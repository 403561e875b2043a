"""The form of a checker's input: Pydantic models whose every field knows how to ask for itself."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.checkers.decision import MissingFact, UsedFact


def fact(title: str, question: str, place: str, **limits: Any) -> Any:
    """Declare an optional fact: its Chinese title, the plain question that asks for it, the clause it serves."""
    return Field(
        default=None, title=title, description=question, json_schema_extra={"citation": place}, **limits
    )


class Facts(BaseModel):
    """Base of all facts models. Every fact is optional: a missing one never counts as failed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def title_of(cls, name: str) -> str:
        """The Chinese title of the field `name`."""
        return cls.model_fields[name].title or name

    def missing(self, *names: str) -> tuple[MissingFact, ...]:
        """Those of the fields `names` that were not given, each with its question."""
        return tuple(
            MissingFact(name, self.title_of(name), self.__class__.model_fields[name].description or "")
            for name in names
            if getattr(self, name) is None
        )

    def used(self, *names: str) -> tuple[UsedFact, ...]:
        """Those of the fields `names` that were given, with their values as people write them."""
        return tuple(
            UsedFact(self.title_of(name), _written(getattr(self, name)))
            for name in names
            if getattr(self, name) is not None
        )


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, StrEnum):
        return str(getattr(value, "chinese", value.value))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "、".join(_written(entry) for entry in value)
    return str(value)
