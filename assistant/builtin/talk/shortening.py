"""Messages that want what was answered before in fewer words, together, or side by side: 太长了短点, 捋成两三句, 三种摆一块对比.

Such a message asks nothing of its own: what is left of it without the words for that names at most what was spoken of
(前面那个用途，压成一句话). 一句话，公示几天 asks something else, and is answered.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.builtin.phrases import phrases
from corpus.numerals import to_int
from corpus.pairs import pairs
from corpus.toml_file import read_model

_LONGEST = 48
_NAMES_IT = 0.5
"""So much of what is left stands in what was said before."""
_ASKS_BESIDE = 8
"""谁挑头: so much may be asked of several things that are set side by side."""
_CLASS = re.compile("(?<!P)<([a-z]+)>")
_FEW = re.compile(
    "(?P<least>[一两二三四五几1-5])(?P<most>[两二三四五六1-5])?(?:个|条|段)?(?:短|小|简短的?)?(?:句|行|条|点|段)"
)
_A_FEW = 3
_THAT_ONE = re.compile("[^，,。]{2,12}那(?:个|条|段|块|问)(?:问题|事儿?)?(?:的|吧|呢)*(?:[，,]|$)")
"""中心干啥那个，说短些: named by its question."""
_QUOTED = re.compile('[“”"「」]')
_LASTS = re.compile(
    "(?:期|年|月|天|日|周|时间|周期|流程|名字|名称|办法)\\s*[，,吧啊了]*$|[一两二三四五六七八九十]个?[年月天日周]"
)
"""公示期太长了, 三年太长了: it is the matter that is long."""
_THESE = re.compile("[这那前上][^，,。]{0,2}$")
"""前面那三样: so many of the answers before."""


@dataclass(frozen=True)
class Shortening:
    """What is wanted of the answers before.

    `most`: so many sentences, 0 where it says no number. `several`: not only of the last answer. `side_by_side`: to be compared,
    `answers` of them (0: it does not say how many). `topic`: what it names of them. `shortest`: as short as can be.
    """

    most: int
    several: bool
    side_by_side: bool
    answers: int
    topic: str
    pointing: bool
    """Whether it says that this was spoken of (前面那个用途)."""
    shortest: bool


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    shorter: tuple[str, ...]
    together: tuple[str, ...]
    side_by_side: tuple[str, ...]
    counted: tuple[str, ...]
    several: tuple[str, ...]
    shortest: tuple[str, ...]
    going_to: tuple[str, ...]
    filler: tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    classes: dict[str, str]
    words: _Words


def shortening(text: str, said: str) -> Shortening | None:
    """What `text` wants of what was `said` before; None where it asks or tells something of its own."""
    known = _compiled()
    if not said or len(text) > _LONGEST or _QUOTED.search(text):
        return None
    beside = bool(known["side_by_side"].search(text))
    together = bool(known["together"].search(text))
    if not (beside or together or known["shorter"].search(text)):
        return None
    counted = known["counted"].search(text)
    of_the_talk = counted and ("问题" in counted.group() or _THESE.search(text[: counted.start()]))
    answers = counted if beside or of_the_talk else None
    left = text
    for words in ("shorter", "together", "side_by_side", "counted", "several", "going_to"):
        left = known[words].sub("", left)
    topic = known["filler"].sub("", left)
    pointing = bool(known["going_to"].search(text) or _THAT_ONE.search(text))
    if not _is_on(
        topic,
        left,
        said,
        pointing=pointing,
        compared=bool(beside and (counted or known["several"].search(text))),
    ):
        return None
    most = _most(text)
    return Shortening(
        most=most,
        several=most != 1 and (beside or together or bool(answers or known["several"].search(text))),
        side_by_side=beside,
        answers=to_int(answers["n"]) if answers else 0,
        topic=topic if len(topic) > 1 and not beside else "",
        pointing=pointing,
        shortest=bool(known["shortest"].search(text)),
    )


def _is_on(topic: str, left: str, said: str, *, pointing: bool, compared: bool) -> bool:
    """Whether what is left of a message names nothing but what was spoken of."""
    if len(topic) <= 1 and not re.search("[0-9]", topic):
        return True
    if compared and len(topic) <= _ASKS_BESIDE:
        return True
    open_question = phrases().match("asking", left) and not _THAT_ONE.search(left)
    if re.search("[0-9]", topic) or open_question or (_LASTS.search(left) and not pointing):
        return False
    named = pairs(topic)
    return pointing or (bool(named) and len(named & pairs(said)) >= _NAMES_IT * len(named))


def _most(text: str) -> int:
    """So many sentences: 3 of 两三句 and of 几句, 0 where it says none."""
    said = list(_FEW.finditer(text))
    if not said or said[-1].group().endswith("段"):
        return 0
    written = said[-1]["most"] or said[-1]["least"]
    return _A_FEW if written == "几" else to_int(written)


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    written = read_model(files("assistant.builtin.talk") / "shortening.toml", _File)

    def pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
        filled = "|".join(parts)
        while _CLASS.search(filled):
            filled = _CLASS.sub(lambda name: written.classes[name[1]], filled)
        return re.compile(filled, re.IGNORECASE)

    return {name: pattern(parts) for name, parts in written.words}
