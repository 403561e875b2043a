"""The words of the pages fit what the program can do."""

from assistant.services import Services
from assistant.tools import all_tools
from assistant.web.words import web_words


def test_every_step_with_words_is_a_tool(services: Services) -> None:
    assert set(web_words().chat.steps) <= {tool.name for tool in all_tools(services)}


def test_examples_are_questions_that_can_be_sent() -> None:
    for group in web_words().chat.example_groups:
        assert group.questions and all(0 < len(question) < 60 for question in group.questions)
