"""The form of a checker's input: Pydantic models whose every field knows how to ask for itself."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from assistant.checkers.arithmetic import percent
from assistant.checkers.decision import MissingFact, UsedFact


def fact(title: str, question: str, place: str, **limits: Any) -> Any:
    """Declare an optional fact: its Chinese title, the plain question that asks for it, its clause."""
    return Field(
        default=None, title=title, description=question, json_schema_extra={"citation": place}, **limits
    )


class Choice(StrEnum):
    """A closed set of answers: `NAME = "key", "中文"`. Machines write the key, people may write 中文."""

    chinese: str

    def __new__(cls, key: str, chinese: str) -> "Choice":
        """Make a member of its key and its Chinese."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.chinese = chinese
        return member

    @classmethod
    def _missing_(cls, value: object) -> "Choice | None":
        return next((member for member in cls if str(value) in (member.value, member.chinese)), None)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The enum's JSON schema, which says what each key means."""
        described = handler.resolve_ref_schema(handler(schema))
        described["description"] = "；".join(f"{member.value}：{member.chinese}" for member in cls)
        return described


class Facts(BaseModel):
    """Base of all facts models. Every fact is optional: a missing one never counts as failed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def title_of(cls, name: str) -> str:
        """The Chinese title of the field `name`."""
        return _words(cls, name)[0]

    @classmethod
    def question_of(cls, name: str) -> str:
        """The plain question that asks for the field `name`."""
        return _words(cls, name)[1]

    @classmethod
    def kinds_of(cls, name: str) -> tuple[object, ...]:
        """The types that the field `name` may have, None among them."""
        annotation = cls.model_fields[name].annotation
        return getattr(annotation, "__args__", (annotation,))

    @classmethod
    def is_yes_or_no(cls, name: str) -> bool:
        """Whether yes or no is a reply to the question that asks for the field `name`."""
        return any(
            kind is bool or (isinstance(kind, type) and issubclass(kind, Choice) and "no" in [*kind])
            for kind in cls.kinds_of(name)
        )

    def given(self, *names: str) -> bool:
        """Whether any of the fields `names` was given; with no names, any field at all."""
        return any(getattr(self, name) is not None for name in names or self.__class__.model_fields)

    def missing(self, *names: str) -> tuple[MissingFact, ...]:
        """Those of the fields `names` that were not given, each with its question."""
        return tuple(
            MissingFact(name, *_words(self.__class__, name)) for name in names if getattr(self, name) is None
        )

    def used(self, *names: str) -> tuple[UsedFact, ...]:
        """Those of the fields `names` that were given, with their values as people write them."""
        return tuple(
            UsedFact(self.title_of(name), _written(getattr(self, name)))
            for name in names
            if getattr(self, name) is not None
        )


@cache
def _words(model: type[Facts], name: str) -> tuple[str, str]:
    """The title and the question of a field; looked up once, for every finding names its facts."""
    field = model.model_fields[name]
    return field.title or name, field.description or ""


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, Fraction):
        return percent(value)
    if isinstance(value, StrEnum):
        return str(getattr(value, "chinese", value.value))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "、".join(_written(entry) for entry in value)
    return str(value)
