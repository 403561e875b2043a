"""Messages that turn on how a wording is read.

Some want what was worked out before worked out in another reading (若中级、高级各自单算呢, 当天不算呢), others put a case that
the readings decide differently (就我们一家建，也得承诺投入吗).
"""

import re
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.builtin.phrases import phrases
from corpus.toml_file import read_model

_OPEN = re.compile(r"还是|是不是|对不对|哪[种个]|[吗么]|能不能|可不可以|为什么|凭什么|依据")
"""Who asks which reading counts is told so; nothing is worked out."""


class OtherReading(BaseModel):
    """An option of a reading that is not in force, the checker that applies it, what to show, and how it is asked for.

    `rests_on`: facts one of which must have been told.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    reading: str
    option: str
    checker: str
    rests_on: tuple[str, ...]
    about: tuple[str, ...]
    said: tuple[re.Pattern[str], ...]


class _Case(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    reading: str
    said: tuple[re.Pattern[str], ...]


class _Register(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    case: tuple[_Case, ...]
    other: tuple[OtherReading, ...]


def other_readings(text: str) -> tuple[OtherReading, ...]:
    """Give the other readings that `text` supposes, none where it asks which one counts."""
    supposes = phrases().match("supposing", text) or phrases().match("following", text)
    if not supposes or _OPEN.search(text):
        return ()
    return tuple(one for one in _register().other if any(said.search(text) for said in one.said))


def turns_on(text: str) -> frozenset[str]:
    """Give the ids of the readings that decide the case that `text` puts."""
    return frozenset(one.reading for one in _register().case if any(said.search(text) for said in one.said))


@cache
def _register() -> _Register:
    return read_model(files("assistant.builtin") / "other_readings.toml", _Register)
