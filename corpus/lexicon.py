"""The lexicon: how people say what the regulation writes (摘牌 for 撤销资格), edited in lexicon.toml."""

import re
from collections.abc import Iterable
from importlib.resources.abc import Traversable

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import RegistryError
from corpus.toml_file import read_model

_SHORTEST = 2


class Term(BaseModel):
    """A term of the regulation with its colloquial and English forms."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    term: str = Field(min_length=2)
    said: tuple[str, ...] = ()
    english: tuple[str, ...] = ()


class _Terms(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    term: tuple[Term, ...] = ()


class Lexicon:
    """The terms by each of their forms."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)
        self._chinese: dict[str, list[str]] = {}
        self._english: dict[str, list[str]] = {}
        for entry in self.terms:
            for form in entry.said:
                self._chinese.setdefault(form.lower(), []).append(entry.term)
            for form in entry.english:
                self._english.setdefault(form.lower(), []).append(entry.term)
        self._chinese_forms = _any_of(self._chinese)
        # No \b: it sees no end of a word between a letter and 是.
        self._english_forms = _any_of(self._english, "(?<![a-z])(?:", ")(?![a-z])")

    def terms_in(self, text: str) -> list[str]:
        """Give the terms whose forms occur in `text` and that do not stand there themselves, each once."""
        found: dict[str, None] = {}
        for pattern, forms in ((self._chinese_forms, self._chinese), (self._english_forms, self._english)):
            for match in pattern.finditer(text.lower()) if pattern else ():
                found.update(dict.fromkeys(forms[match.group()]))
        return [term for term in found if term not in text]

    def expand(self, text: str) -> str:
        """Give `text` with the official terms for its colloquial ones put behind it; nothing is replaced."""
        return " ".join([text, *self.terms_in(text)])


def read_lexicon(file: Traversable) -> Lexicon:
    """Read lexicon.toml. Raises RegistryError naming the entry that is wrong."""
    terms = read_model(file, _Terms).term
    for entry in terms:
        for form in (*entry.said, *entry.english):
            if len(form.strip()) < _SHORTEST:
                raise RegistryError(f"{file.name} 里“{entry.term}”的说法“{form}”太短，至少要两个字。")
    return Lexicon(terms)


def _any_of(forms: dict[str, list[str]], before: str = "(?:", after: str = ")") -> re.Pattern[str] | None:
    if not forms:
        return None
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(before + "|".join(map(re.escape, longest_first)) + after)
