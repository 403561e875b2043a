"""Reads words of the regulation that were typed by their sound (绩笑评价) or mistaken for their shape (撒销资格)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, field_validator

from corpus.toml_file import read_model

_SHORTEST = 3
# Between such marks stands what somebody wrote (a name to be checked, a title): it is left as it is.
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|「[^」]*」|\"[^\"]*\"")
_HAN = re.compile("[\u3400-\u9fff]+")
# As input methods and the speech of the north confuse them: no difference of zh and z, of -ng and -n.
_FLAT, _FRONT = re.compile("^([zcs])h"), re.compile("ng$")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    shapes: tuple[str, ...] = Field(default=())
    typed: Mapping[str, str] = Field(default={})
    right: tuple[str, ...] = Field(default=())

    @field_validator("typed")
    @classmethod
    def _as_long(cls, typed: Mapping[str, str]) -> Mapping[str, str]:
        for wrong, right in typed.items():
            if len(wrong) != len(right):
                raise ValueError(f"“{wrong}”与“{right}”的字数要一样")
        return typed


class Spelling:
    """The words that may be misspelt, by their sound and by the shape of their characters."""

    def __init__(
        self,
        words: Iterable[str],
        shapes: Iterable[str] = (),
        typed: Mapping[str, str] | None = None,
        right: Iterable[str] = (),
    ) -> None:
        self._left_alone = re.compile("|".join([_QUOTED.pattern, *map(re.escape, right)]))
        self._typed = typed or {}
        self._typos = re.compile("|".join(map(re.escape, self._typed)) or "(?!)")
        long_first = sorted(set(words), key=len, reverse=True)
        self._by_sound = {_sound(word): word for word in reversed(long_first) if len(word) >= _SHORTEST}
        self._lengths = sorted({len(word) for word in self._by_sound.values()}, reverse=True)
        self._alike: Mapping[str, frozenset[str]] = _alike(shapes)
        self._by_rest: dict[tuple[int, str], list[str]] = {}
        for word in self._by_sound.values():
            for at in range(len(word)):
                self._by_rest.setdefault((at, word[:at] + word[at + 1 :]), []).append(word)

    @lru_cache(maxsize=256)  # noqa: B019 - one for the whole program; a conversation is read anew at every step
    def mend(self, text: str) -> str:
        """Give `text` with misspelt words as they are spelt; its length and all that is quoted stay the same."""
        mended = list(text)
        for start, end in _outside(text, self._left_alone):
            mended[start:end] = self._typos.sub(lambda typo: self._typed[typo.group()], text[start:end])
            for run in _HAN.finditer("".join(mended), start, end):
                self._mend_run(mended, run.start(), run.end())
        return "".join(mended)

    def _mend_run(self, text: list[str], start: int, end: int) -> None:
        sounds = _sound("".join(text[start:end]))
        at = start
        while at < end:
            word = self._word_at(text, at, end, sounds[at - start :])
            text[at : at + len(word)] = word
            at += len(word) or 1

    def _word_at(self, text: Sequence[str], at: int, end: int, sounds: Sequence[str]) -> str:
        for length in self._lengths:
            if at + length > end:
                continue
            written = "".join(text[at : at + length])
            word = self._by_sound.get(tuple(sounds[:length])) or self._by_shape(written)
            # At least half of a word must be spelt right: 试行 heard in 事情 is none.
            if word and 2 * sum(a == b for a, b in zip(word, written, strict=True)) >= length:
                return word
        return ""

    def _by_shape(self, written: str) -> str:
        for at, character in enumerate(written):
            alike = self._alike.get(character, frozenset())
            for word in self._by_rest.get((at, written[:at] + written[at + 1 :]), ()) if alike else ():
                if word[at] in alike:
                    return word
        return ""


@cache
def spelling() -> Spelling:
    """Give the words of spelling.toml, which travels with the package."""
    found = read_model(files("corpus") / "spelling.toml", _File)
    return Spelling(found.words, found.shapes, found.typed, found.right)


def _sound(text: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # its dictionary takes a tenth of a second to load

    return tuple(_FRONT.sub("n", _FLAT.sub(r"\1", syllable)) for syllable in lazy_pinyin(list(text)))


def _alike(shapes: Iterable[str]) -> dict[str, frozenset[str]]:
    alike: dict[str, frozenset[str]] = {}
    for group in shapes:
        for character in group:
            alike[character] = alike.get(character, frozenset()) | frozenset(group)
    return alike


def _outside(text: str, left_alone: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans of `text` that stand in no quotation marks and are no words that are right as they are."""
    start = 0
    for quoted in left_alone.finditer(text):
        yield start, quoted.start()
        start = quoted.end()
    yield start, len(text)
