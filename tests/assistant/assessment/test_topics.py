"""The form asks for every fact of its checkers, each at one place."""

import pytest

from assistant.assessment.topics import questions, topic_of, topics
from assistant.assessment.words import assessment_words


def test_every_fact_is_asked_for_exactly_once() -> None:
    asked = [one.field for topic in topics() for one in topic.all_questions]
    assert sorted(asked) == sorted(questions())


def test_a_topic_is_not_a_wall_of_questions() -> None:
    assert all(1 < len(topic.questions) <= 10 for topic in topics())
    assert len({topic.key for topic in topics()}) == len(topics())


@pytest.mark.parametrize(
    ("field", "key"), [("team_total", "team"), ("titled_share", "team"), ("proposed_name", "name")]
)
def test_a_field_knows_its_topic(field: str, key: str) -> None:
    assert topic_of(field).key == key


def test_the_words_are_all_there() -> None:
    assert "市科技局" in assessment_words().result.disclaimer
