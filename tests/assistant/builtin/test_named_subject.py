"""Who names the regulation's own subject is answered like everybody else; who names another place is not."""

import pytest

from assistant.agent import Assistant
from assistant.answer import Status


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("技术创新中心公示要几天？", "9(6)"),
        ("呼和浩特市技术创新中心几年评一次？", "23"),
        ("创新中心整改期有多久", "26"),
        ("技术创新中心的理事会怎么组建", "10"),
        ("技术创新中心批下来能给多少钱？", "17"),
    ],
)
def test_the_name_of_the_subject_leads_nowhere_else(
    assistant: Assistant, question: str, article: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is not Status.OUT_OF_SCOPE
    assert f"hohhot-tic/{article}" in {cited.ref for cited in answer.citations}


@pytest.mark.parametrize("question", ["浙江省技术创新中心经费五年给多少", "包头市的技术创新中心怎么申报"])
def test_other_places_stay_out_of_scope(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.OUT_OF_SCOPE
