"""The topics of the self-assessment, one at a time: `topics.toml` says which question stands where."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from assistant.checkers.registry import checkers
from assistant.forms.question import Question, question
from corpus.toml_file import read_model

CHECKERS = ("eligibility", "governance", "naming")
"""What is assessed, in the order of the articles."""


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    questions: tuple[str, ...]


class _Topic(_Group):
    key: str
    lead: str
    groups: tuple[_Group, ...] = ()


class _Topics(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    topics: tuple[_Topic, ...] = Field(alias="topic")


@dataclass(frozen=True, slots=True)
class Group:
    """Further questions of a topic, folded away until they are wanted."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked on one page."""

    key: str
    title: str
    lead: str
    questions: tuple[Question, ...]
    groups: tuple[Group, ...]

    @property
    def all_questions(self) -> tuple[Question, ...]:
        """Every question of the topic, those of its groups included."""
        return (*self.questions, *(asked for group in self.groups for asked in group.questions))


@cache
def topics() -> tuple[Topic, ...]:
    """Give the topics in their order. Raises RegistryError where the file is not as it should be."""
    known = questions()
    return tuple(
        Topic(
            topic.key,
            topic.title,
            topic.lead,
            tuple(known[field] for field in topic.questions),
            tuple(
                Group(group.title, tuple(known[field] for field in group.questions)) for group in topic.groups
            ),
        )
        for topic in read_model(files("assistant.assessment") / "topics.toml", _Topics).topics
    )


@cache
def questions() -> dict[str, Question]:
    """Give the questions of all checkers by field; a field that two of them share is asked once."""
    found: dict[str, Question] = {}
    for name in CHECKERS:
        model = checkers()[name].facts
        for field in model.model_fields:
            found.setdefault(field, question(model, field))
    return found


def topic_of(field: str) -> Topic:
    """Give the topic that asks for `field`."""
    return next(topic for topic in topics() if any(asked.field == field for asked in topic.all_questions))
