import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.grounding.quotes import folded, occurs, verbatim
from corpus.citation import Citation
from corpus.library import Library

TEXT = (
    "对经会议研究后确定建设的技术创新中心进行公示，公示时间不少于5个工作日。"
    "经公示无异议，由市科技局行文批复建设。"
)


@pytest.mark.parametrize(
    ("quote", "slice_"),
    [
        ("公示时间不少于5个工作日", "公示时间不少于5个工作日"),
        ("公示时间不少于５个 工作日。", "公示时间不少于5个工作日。"),
        ("公示时间不少于5个\n工作日", "公示时间不少于5个工作日"),
        ("经公示无异议,由市科技局行文批复建设", "经公示无异议，由市科技局行文批复建设"),
        (TEXT, TEXT),
    ],
)
def test_a_copy_is_given_back_as_the_slice_of_the_source(quote: str, slice_: str) -> None:
    assert verbatim(TEXT, quote) == slice_


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " ",
        "公示时间不少于3个工作日",
        "公示时间少于5个工作日",
        "公示时间不少于5个工作日！",
        "公示。公示",
        "。公示时间",
    ],
)
def test_what_is_no_copy_is_refused(quote: str) -> None:
    assert verbatim(TEXT, quote) is None and not occurs(TEXT, quote)


@pytest.mark.parametrize(
    ("place", "quote"),
    [
        ("9(6)", "少于5个工作日"),  # 不
        ("9(6)", "5个工作日"),  # 不少于
        ("9(6)", "公示时间不少于5个"),  # a number cut in two
        ("9(6)", "公示时间不少于5"),
        ("9(6)", "个工作日"),
        ("10", "应为独立法人实体"),  # 原则上
        ("8", "具备以下基本条件"),  # 应
        ("4(3)", "由具有技术优势的高校、科研院所牵头"),  # 可以
        ("8(3)", "不低于总人数的30%"),  # 均
        ("8(3)", "均不低于总人数的3"),
        ("12", "总人数三分"),
        ("26", "再行申报"),  # 不得
        ("9(3)", "以三年为建设运行周期"),  # 一般
        ("24", "月底前提交上年度自评价工作报告"),  # 1
    ],
)
def test_a_copy_cut_so_that_it_says_otherwise_is_refused(library: Library, place: str, quote: str) -> None:
    text = library.text(Citation.parse(place))
    assert occurs(text, quote) and verbatim(text, quote) is None


def test_a_copy_that_ends_before_an_exception_is_refused() -> None:
    assert verbatim("事业单位应当登记的除外。", "事业单位应当登记") is None
    assert verbatim("事业单位应当登记的除外。", "事业单位应当登记的除外") is not None


def test_one_whole_occurrence_is_enough() -> None:
    assert verbatim("不得再行申报。再行申报的，按规定办理。", "再行申报") == "再行申报"


def test_every_clause_can_be_quoted_whole(library: Library) -> None:
    for article in library.document("hohhot-tic").articles:
        for node in article.walk():
            text = library.document("hohhot-tic").text(node)
            assert verbatim(text, text) == text


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_slice_occurs_and_what_is_given_back_is_a_slice(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    found = verbatim(text, quote)
    assert occurs(text, quote) == bool(quote.strip() and "".join(map(folded, quote)))
    assert found is None or (found in text and "".join(map(folded, found)) == "".join(map(folded, quote)))
