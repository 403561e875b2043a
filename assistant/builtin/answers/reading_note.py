"""Adds how a wording is read, where the message asks for it and the register holds a reading of that wording."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.builtin.answers.sentences import cite
from assistant.builtin.other_readings import turns_on
from assistant.builtin.understanding import Understanding
from assistant.wording import answer_words
from corpus.citation import Citation
from corpus.pairs import pairs

# Share of the question's character pairs that a reading must have in common with it to be about the same point.
_ABOUT_THE_SAME = 0.18

# The same where the message does not ask how a wording is read, but what the bureau has confirmed settles it.
_SETTLED_BY_IT = 0.5
_GOES_ON = 40
"""What is longer brings its own matter along."""


def reading_note(understanding: Understanding, shown: Sequence[Mapping[str, Any]]) -> str:
    """Give one sentence on the reading that the message asks about; "" where it asks about none.

    So is the reading that decides the case which the message puts. A reading that the bureau has confirmed is told to
    whoever asks what it settles, too.
    """
    wanted, turning = pairs(understanding.text), turns_on(understanding.text)
    best: tuple[float, str] = (0.0, "")
    for place in shown:
        for reading in place.get("readings", ()):
            if reading.get("id") in turning or _between(understanding, place["id"], reading):
                return cite(_sentence(reading), place["id"])
            if not (understanding.interpreting or reading["confirmed"]):
                continue
            words = reading["question"] + reading["applied"] + "".join(reading["others"])
            share = len(wanted & pairs(words)) / max(len(wanted), 1)
            if share > best[0]:
                best = share, cite(_sentence(reading), place["id"])
    enough = _ABOUT_THE_SAME if understanding.interpreting else _SETTLED_BY_IT
    return best[1] if best[0] >= enough else ""


def _between(understanding: Understanding, shown: str, reading: Mapping[str, Any]) -> bool:
    """Whether the message goes on from one article to another, and the reading is on how the two go together: 自己要求撤的，
    隔几年能再报.
    """
    before = understanding.cited_before[:1] if len(understanding.text) <= _GOES_ON else ()
    here = Citation.parse(shown)
    return any(
        one.article != here.article and Citation.parse(place).covers(one)
        for one in before
        for place in reading.get("places", ())
    )


def _sentence(reading: Mapping[str, Any]) -> str:
    words = answer_words()
    if not reading["others"]:
        return words.only_reading.format(applied=reading["applied"])
    template = words.confirmed_reading if reading["confirmed"] else words.our_reading
    return template.format(applied=reading["applied"], others="”或者“".join(reading["others"]))
