"""What one may ask next: questions whose answers are known, near to what has just been cited and not yet told."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Answer, Status
from assistant.web.chats import Turn
from assistant.wording import Language
from corpus.citation import Citation
from corpus.toml_file import read_model

_MOST = 3
_SETTLED = frozenset(
    {Status.ANSWERED, Status.FALSE_PREMISE_CORRECTED, Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD}
)


class Suggestion(BaseModel):
    """A question, the place of its answer, and the places after which it is near."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    place: str
    after: tuple[str, ...] = Field(min_length=1)

    @property
    def answer_at(self) -> Citation:
        """Where the answer stands."""
        return Citation.parse(self.place)


class _Suggestions(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    suggestion: tuple[Suggestion, ...]


@cache
def all_suggestions(language: Language = "zh") -> tuple[Suggestion, ...]:
    """Read the questions of `language`, in the order in which they are preferred."""
    return read_model(files("assistant.wording") / f"suggestions.{language}.toml", _Suggestions).suggestion


def suggest(turns: Sequence[Turn], language: Language = "zh") -> tuple[str, ...]:
    """Give what may be asked after the last of `turns`; nothing while the assistant itself waits for facts."""
    answer = turns[-1].answer if turns else None
    if answer is None or answer.status not in _SETTLED:
        return ()
    told = [place for turn in turns if turn.answer for place in _cited(turn.answer)]
    near = [place.article_only for place in _cited(answer)] + list(_cited(answer))
    return tuple(
        one.question
        for one in all_suggestions(language)
        if not any(place.covers(one.answer_at) or one.answer_at == place.article_only for place in told)
        and any(Citation.parse(after) in near for after in one.after)
    )[:_MOST]


def _cited(answer: Answer) -> Iterator[Citation]:
    yield from (Citation.parse(cited.ref) for cited in answer.citations)
