"""The marks at the start of a line, and the words that only look like one."""

import pytest

from corpus.marks import Style, read_mark, starts_block

PLACES = {
    "第八条　甲。": ("article", 8, 0),
    "第八條 甲。": ("article", 8, 0),
    "第 8 条 甲。": ("article", 8, 0),
    "第８条": ("article", 8, 0),
    "第一百二十条之一 甲。": ("article", 120, 1),
    "第八条【目的】甲。": ("article", 8, 0),
    "第八条所有单位应当甲。": ("article", 8, 0),
    "第八条规划应当甲。": ("article", 8, 0),
    "第二编 分则": ("part", 2, 0),
    "第一分编　通则": ("subpart", 1, 0),
    "第三章": ("chapter", 3, 0),
    "第三章总则": ("chapter", 3, 0),
    "第三章 规划和建设": ("chapter", 3, 0),
    "第三章之一 甲": ("chapter", 3, 1),
    "第二節 甲": ("section", 2, 0),
    "第一章：总则": ("chapter", 1, 0),
    "第二部分 清单": ("part", 2, 0),
    "第一篇 总论": ("part", 1, 0),
    "第八条：甲。": ("article", 8, 0),
    "第八条、甲。": ("article", 8, 0),
    "附则": ("chapter", 0, 0),
    "附　则": ("chapter", 0, 0),
    "總則": ("chapter", 0, 0),
    "附件": ("annex", 0, 0),
    "附件2：表": ("annex", 2, 0),
    "附表一": ("annex", 1, 0),
    "附录 《表》": ("annex", 0, 0),
    "附：": ("annex", 0, 0),
    "附件（略）": ("annex", 0, 0),
}


@pytest.mark.parametrize(("line", "mark"), PLACES.items())
def test_reads_a_place(line: str, mark: tuple[str, int, int]) -> None:
    found = read_mark(f"　{line}")
    assert found is not None and (found.opens, found.number, found.inserted) == mark


ENTRIES = {
    "一、甲": (Style.CHINESE_COMMA, 1),
    "（三）甲": (Style.CHINESE_BRACKETS, 3),
    "( 十一 )甲": (Style.CHINESE_BRACKETS, 11),
    "1.甲": (Style.DIGITS_POINT, 1),
    "１２．甲": (Style.DIGITS_POINT, 12),
    "⒊甲": (Style.DIGITS_POINT, 3),
    "2、甲": (Style.DIGITS_COMMA, 2),
    "（3）甲": (Style.DIGITS_BRACKETS, 3),
    "4）甲": (Style.DIGITS_BRACKET, 4),
    "⑤甲": (Style.CIRCLED, 5),
}


@pytest.mark.parametrize(("line", "entry"), ENTRIES.items())
def test_reads_an_entry_of_a_list(line: str, entry: tuple[Style, int]) -> None:
    found = read_mark(line)
    assert found is not None and (found.style, found.number) == entry and line[found.length :] == "甲"


@pytest.mark.parametrize(
    "line",
    [
        "第八条规定的条件",
        "第八条第二款",
        "第八条、第九条",
        "第八条和第九条",
        "第八条：第九条",
        "第三章、第四章",
        "第一部分所列",
        "第八条所称甲",
        "第八条的规定",
        "第三章规定的条件",
        "第三章至第五章",
        "第十十条 甲",
        "第零条 甲",
        "第一章写着一句很长的话，它说的不是标题。",
        "附件所列材料",
        "附带民事诉讼",
        "附条件的合同",
        "附则由市科技局解释",
        "总则规定的原则",
        "一、二审法院",
        "1.5倍",
        "1、2、3项",
        "2024年",
        "（十十）甲",
        "甲第八条 乙",
        "",
        "  ",
    ],
)
def test_what_only_looks_like_a_mark_is_none(line: str) -> None:
    assert read_mark(line) is None and starts_block(line) is None


def test_a_gap_tells_a_mark_from_a_mention() -> None:
    apart, close = read_mark("第八条 甲"), read_mark("第八条甲")
    assert apart and apart.gap and close and not close.gap
