"""Requests to help with a wrong: forging, hiding, deceiving, bribing, threatening, defaming. Words are in improper.toml.

A request is one where an act of such a kind is asked for (帮我倒签) or put forward (塞两张卡就行). Who asks what follows
from such an act, how it is judged or whom to tell of it (造假会怎么样, 送礼会被撤销吗) asks honestly and is answered.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from corpus.toml_file import read_model

Kind = Literal["forging", "bribing", "threatening", "defaming"]


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    acts: tuple[str, ...]


class _AgainstOthers(_Group):
    before: tuple[str, ...]
    honest: tuple[str, ...]


class _Forging(_Group):
    outright: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    honest: tuple[str, ...]
    mishap: tuple[str, ...]
    explicit: str
    denied: str


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    classes: dict[str, str]
    forging: _Forging
    bribing: _Group
    threatening: _AgainstOthers
    defaming: _AgainstOthers


_CLASS = re.compile(r"<([a-z]+)>")
_SENTENCE_END = re.compile(r"[。？?！!；;\n]+")


def improper(text: str) -> Kind | None:
    """Which kind of wrong `text` asks help with; None where it asks for none."""
    words = _compiled()
    honest = bool(words["honest"].search(text))
    if words["outright"].search(text) and not honest:
        return "forging"
    for kind in _AGAINST_OTHERS:
        if _is_against(kind, text):
            return kind
    honest = honest or bool(words["mishap"].search(text))
    hidden = bool(words["cover"].search(text))
    for kind in _KINDS:
        for sentence in _SENTENCE_END.split(text):
            if any(_wanted(sentence, act, hidden, honest) for act in words[kind].finditer(sentence)):
                return kind
    return None


_KINDS: tuple[Kind, ...] = ("bribing", "forging")
_AGAINST_OTHERS: tuple[Kind, ...] = ("threatening", "defaming")


def _is_against(kind: Kind, text: str) -> bool:
    """Whether a threat, a revenge or a slander is asked for: 写段话吓唬他. Who suffers it himself asks honestly."""
    words = _compiled()
    if words[f"{kind}_honest"].search(text):
        return False
    return any(
        words[f"{kind}_before"].search(sentence[: act.end()])
        and not words["denied"].search(sentence[: act.start()])
        for sentence in _SENTENCE_END.split(text)
        for act in words[kind].finditer(sentence)
    )


def _wanted(sentence: str, act: re.Match[str], hidden: bool, honest: bool) -> bool:
    """Whether the act is asked for, before it or after, or is to stay hidden; what is asked honestly only where help is."""
    words = _compiled()
    before, after = sentence[: act.start()], sentence[act.end() :]
    if words["denied"].search(before):
        return False
    if honest:
        return bool(words["explicit"].search(before))
    inside = bool(words["before"].search(act.group()))
    return (
        hidden or inside or bool(words["before"].search(before) or words["after"].search(act.group() + after))
    )


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    """Every class of words as one pattern."""
    written = read_model(files("assistant.builtin.talk") / "improper.toml", _Words)

    def pattern(*parts: str) -> re.Pattern[str]:
        filled = "|".join(f"(?:{one})" for one in parts)
        while _CLASS.search(filled):  # a class may name another one
            filled = _CLASS.sub(lambda name: f"(?:{written.classes[name[1]]})", filled)
        return re.compile(filled, re.IGNORECASE)

    forging = written.forging
    against = {"threatening": written.threatening, "defaming": written.defaming}
    return {
        **{kind: pattern(*group.acts) for kind, group in against.items()},
        **{f"{kind}_before": pattern(*group.before) for kind, group in against.items()},
        **{f"{kind}_honest": pattern(*group.honest) for kind, group in against.items()},
        "cover": pattern(written.classes["cover"]),
        "forging": pattern(*forging.acts),
        "outright": pattern(*forging.outright),
        "bribing": pattern(*written.bribing.acts),
        "before": pattern(*forging.before),
        "after": pattern(*forging.after),
        "honest": pattern(*forging.honest),
        "mishap": pattern(*forging.mishap),
        "explicit": pattern(forging.explicit),
        "denied": pattern(forging.denied),
    }
