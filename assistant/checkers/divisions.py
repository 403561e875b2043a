"""Where places lie: in 呼和浩特市 with its banners, counties and zones, or elsewhere; from divisions.toml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from corpus.toml_file import read_model

CITY = "呼和浩特市"


class _Divisions(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    inside: dict[str, str]
    outside: dict[str, str]


@dataclass(frozen=True, slots=True)
class Division:
    """A place named in a text: its official name, where it belongs, whether that is 呼和浩特市."""

    name: str
    belongs_to: str
    inside: bool
    start: int
    end: int


def divisions(text: str) -> Iterator[Division]:
    """Give the places that `text` names, in order. 新城区 after 西安 is one of 西安, 朝阳区 after 北京 one of 北京."""
    pattern, known = _known()
    before: Division | None = None
    for match in pattern.finditer(text):
        name, belongs_to, inside = known[match["name"]]
        found = Division(name, belongs_to, inside, *match.span())
        of_another = (inside and name != CITY) or text[found.end : found.end + 1] == "区"
        if before is not None and not before.inside and of_another and before.end == found.start:
            found = Division(match["name"], before.belongs_to, False, *match.span())
        before = found
        yield found


def locate(text: str) -> Division | None:
    """Give the place that an address names most closely: the last one; None where no known place is named."""
    return next(reversed(list(divisions(text))), None)


def located(place: str | None) -> bool | None:
    """Whether `place` lies in 呼和浩特市; None where it is not given or not known."""
    found = locate(place or "")
    return None if found is None else found.inside


@cache
def _known() -> tuple[re.Pattern[str], dict[str, tuple[str, str, bool]]]:
    written = read_model(files("assistant.checkers") / "divisions.toml", _Divisions)
    known: dict[str, tuple[str, str, bool]] = {}
    for official, others in written.outside.items():
        for name in others.split():
            known.setdefault(name, (official if _is_short(name, official) else name, official, False))
    for official, others in written.inside.items():
        for name in (official, *others.split()):
            known[name] = (official, CITY, True)
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.compile(rf"(?P<name>{names})(?:市|省|自治区|地区|盟)?"), known


def _is_short(name: str, official: str) -> bool:
    """Whether `name` is but the short form of the division itself: 包头 for 包头市."""
    return official.startswith(name)
