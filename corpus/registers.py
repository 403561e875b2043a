"""The registers that stand beside the texts: catalog, readings, silences, question keys.

Each is a TOML file that staff can edit; each model here is the form of one file.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from corpus.toml_file import read_model

_WORDS = re.compile("<([a-z]+)>")
_EITHER = re.compile(
    r"(.)[不没]\1|可不可以|是否|可否|能否|应否|需否|不是(?=[^，,。；;？?！!]{2,30}?[吗嘛么](?:[，,。；;？?！!]|$))"
)
"""What asks (能不能) or asks in order to say so (不是五年吗): no denial."""
_ASKS = re.compile(r"(?!是不是)(.)[不没]\1|还是|是否|可否|能否")
"""资格会不会自动没, 自评是年年写还是几年写一次: asks which, in the words of a mistake."""
_ASKED_BEFORE = re.compile(r"(?:(?!是不是)(.)[不没]\1|是否|可否|能否)[^，,。；;？?！!]{0,5}$")
_DENIED = re.compile("(?:不(?![就都合及达])|没|别|并非|难道|还是)[^，,。；;？?！!]{0,3}$")
_UNSAID = re.compile(
    "不[了得成]|[^，,。；;？?！!]{0,3}[，,]还是|[^，,。；;？?！!]{0,6}?(?:不够|不可能|不成立|还是|”我?(?:给)?(?:改成|改为|里的|拿掉|删))"
    "|[^。；;？?！!]{0,4}?(?:不合(?!格|适)|没这(?:个|种)?说法|用得上不|保不住)|[^，,。；;？?！!]{0,12}?(?:不是|不算|不对|不行(?![吗么]))"
)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Policy(_Entry):
    """A policy that a held document relies on; `held` says whether its text is in the library."""

    id: str
    title: str
    issuer: str | None = None
    as_printed: str | None = None
    number: str | None = None
    cited_in: tuple[str, ...]
    governs: str
    held: bool
    called: str = ""
    """What people call it, as a regular expression."""


class Option(_Entry):
    """One way to read an ambiguous wording."""

    key: str
    text: str


class Reading(_Entry):
    """A wording that can be read in more than one way, and the option that the system applies."""

    id: str
    citations: tuple[str, ...]
    wording: str
    question: str
    options: tuple[Option, ...]
    in_force: str
    why: str
    status: Literal["ours", "confirmed"] = "ours"

    @model_validator(mode="after")
    def _in_force_is_an_option(self) -> "Reading":
        if self.in_force not in {option.key for option in self.options}:
            raise ValueError(f"in_force 写的“{self.in_force}”不在 options 里")
        return self

    @property
    def applied(self) -> Option:
        """The option in force."""
        return next(option for option in self.options if option.key == self.in_force)


class Silence(_Entry):
    """Something people ask that the text does not say.

    `says` is the answer, with {22} where a citation is printed; `decided_by` names the policy that decides.
    """

    id: str
    title: str
    says: str
    near: tuple[str, ...] = ()
    decided_by: str | None = None
    questions: tuple[str, ...] = Field(min_length=1)


class Elsewhere(_Entry):
    """A kind of question that has nothing to do with the library."""

    id: str
    title: str
    questions: tuple[str, ...] = Field(min_length=1)


class Companions(_Entry):
    """Places that speak of the same matter and are to be read together."""

    about: str
    places: tuple[str, ...] = Field(min_length=2)


class Premise(_Entry):
    """A mistaken belief that people bring along, and the words that put it right, {22} as in a silence.

    `claims` take the mistake for granted; `right` say in the same words what is true, so that the two are told apart by
    what they say and not by how (公示三天就够了吧, 公示五个工作日就够了吧). `forms` are its very words. `hints` show it
    only where the clause that puts it right is surely what the message is about (顶多罚点钱 of what costs the status):
    what else the message must have, and the words that say otherwise. `unless`: words of who is right or has another case.
    """

    id: str
    places: tuple[str, ...] = Field(min_length=1)
    says: str
    claims: tuple[str, ...] = Field(min_length=1)
    right: tuple[str, ...] = ()
    forms: tuple[re.Pattern[str], ...] = ()
    hints: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()
    unless: str = ""

    def worded(self, message: str) -> str:
        """The words of `message` that show this belief, "" where none do: 能不能 is a question and no 不能."""
        return _longest(self.forms, message)

    def hinted(self, message: str) -> str:
        """The words of `message` that show this belief if it is about one of the `places`, "" where none do."""
        return _longest((words for about, words in self.hints if about.search(message)), message)


def _longest(forms: Iterable[re.Pattern[str]], message: str) -> str:
    """The longest words of `message` in one of the `forms` that it neither denies nor asks about."""
    asked = _EITHER.sub(lambda either: "◇" * len(either.group()), message)
    spans = [
        match.span()
        for form in forms
        for match in form.finditer(asked)
        if not _ASKS.search(message[match.start() : match.end()])
        and not _ASKED_BEFORE.search(message[: match.start()])
        and not _DENIED.search(asked[: match.start()])
        and not _UNSAID.match(asked[match.end() :])
    ]
    start, end = max(spans, key=lambda span: span[1] - span[0], default=(0, 0))
    return message[start:end]


class _Policies(_Entry):
    policy: tuple[Policy, ...]


class _Readings(_Entry):
    reading: tuple[Reading, ...]


class _Silences(_Entry):
    silence: tuple[Silence, ...]


class _AllCompanions(_Entry):
    companions: tuple[Companions, ...] = ()


class _Elsewheres(_Entry):
    elsewhere: tuple[Elsewhere, ...]


class _Premises(_Entry):
    words: dict[str, str] = {}
    premise: tuple[Premise, ...]

    @model_validator(mode="before")
    @classmethod
    def _forms_in_full(cls, data: Any) -> Any:
        """Write out the words that several forms share (<city>), which stand at the head of the file."""
        words = data.get("words", {})

        def full(form: str) -> str:
            return _WORDS.sub(lambda name: f"(?:{full(words.get(name[1], name[1]))})", form)

        for entry in data.get("premise", ()):
            if "forms" in entry:
                entry["forms"] = [full(form) for form in entry["forms"]]
            if "unless" in entry:
                entry["unless"] = full(entry["unless"])
            if "hints" in entry:
                entry["hints"] = [tuple(full(form) for form in hint) for hint in entry["hints"]]
        return data


class _Keys(_Entry):
    questions: tuple[str, ...] = Field(min_length=1)


class _AllKeys(RootModel[dict[str, _Keys]]):
    """The question keys of one file, by place."""


def read_catalog(file: Traversable) -> tuple[Policy, ...]:
    """Give the policies of catalog.toml."""
    return read_model(file, _Policies).policy


def read_readings(file: Traversable) -> tuple[Reading, ...]:
    """Give the readings of one document."""
    return read_model(file, _Readings).reading


def read_silences(file: Traversable) -> tuple[Silence, ...]:
    """Give what one document does not say."""
    return read_model(file, _Silences).silence


def read_elsewheres(file: Traversable) -> tuple[Elsewhere, ...]:
    """Give the kinds of question that lie outside the library."""
    return read_model(file, _Elsewheres).elsewhere


def read_companions(file: Traversable) -> tuple[Companions, ...]:
    """Give the places of one document that are to be read together."""
    return read_model(file, _AllCompanions).companions


def read_premises(file: Traversable) -> tuple[Premise, ...]:
    """Give the mistaken beliefs about one document."""
    return read_model(file, _Premises).premise


def read_question_keys(file: Traversable) -> Iterator[tuple[str, str]]:
    """Give (place, question) for every question key of one document, in the order of the file."""
    for place, entry in read_model(file, _AllKeys).root.items():
        for question in entry.questions:
            yield place, question
