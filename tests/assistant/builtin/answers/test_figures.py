"""Where a figure stands, and that it stands nowhere."""

import pytest

from assistant.agent import Assistant
from assistant.answer import Answer, Status
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.understanding import understand
from assistant.services import Services
from tests.conftest import AS_OF


@pytest.fixture(scope="module")
def assistant(services: Services) -> Assistant:
    """The built-in assistant."""
    return Assistant(services)


def places(answer: Answer) -> set[str]:
    return {cited.ref.partition("/")[2] for cited in answer.citations}


@pytest.mark.parametrize(
    ("question", "figures", "sourcing"),
    [
        ("30%这个数是哪条规定的", ("30%",), True),
        ("哪一条说公示要5个工作日", ("5个工作日",), True),
        ("which article says 30%?", ("30%",), True),
        ("ppt里写了“1/3”，有人问这个数是哪条定的", ("1/3",), True),
        ("一年整改、三年不得再报，这两个数是同一条里的吧", ("一年", "三年"), True),
        ("三分之一怎么算", ("三分之一",), False),
        ("不少于三分之一什么意思", ("三分之一",), False),
        ("去年营收涨了30%，加计扣除是哪条规定的", (), False),
        ("第8条第3项是哪一条", (), False),
        ("公示要几天", (), False),
    ],
)
def test_the_figures_that_are_asked_about(question: str, figures: tuple[str, ...], sourcing: bool) -> None:
    found = understand(Dialogue((Exchange(question),), AS_OF))
    assert (found.figures, found.sourcing) == (figures, sourcing)


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("百分之三十是哪条定的？", "8(3)", "30%"),
        ("三分之一怎么算？", "12", "三分之一"),
        ("12个月的整改期出自哪一条？", "26", "1年整改期"),
        ("整改1年和3年内不得申报，这两个数在同一条吗？", "26", "3年"),
    ],
)
def test_a_figure_is_found_however_it_is_written(
    assistant: Assistant, question: str, place: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED and place in places(answer) and words in answer.text


@pytest.mark.parametrize(
    ("about", "figure"),
    [("评价里的", "47%"), ("绩效评价", "九成半"), ("服务场所", "413平方米"), ("科研经费支持", "87万元")],
)
def test_a_figure_that_stands_nowhere_is_said_to(assistant: Assistant, about: str, figure: str) -> None:
    answer = assistant.ask(f"{about}{figure}是哪一条写的？")
    assert answer.status in (Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD)
    assert f"全文没有写“{figure}”" in answer.text


def test_a_figure_near_the_right_one_is_put_right(assistant: Assistant) -> None:
    answer = assistant.ask("公示时间不少于9个工作日是哪一条定的？")
    assert "9(6)" in places(answer) and "不少于5个工作日" in answer.text
    assert answer.status in (Status.NOT_IN_TEXT, Status.FALSE_PREMISE_CORRECTED)
