import pytest

from corpus.document import Metadata
from corpus.known_titles import KnownTitles
from corpus.titles import core, subject


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("某办法（试行）", "某办法"),
        ("《某 办法(试行)》", "某办法"),
        ("某法（2018年修正）", "某法"),
        ("刑法修正案（九）", "刑法修正案（九）"),
        ("某解释(二)（试行）", "某解释（二）"),
        ("某技術管理辦法（試行）", "某技术管理办法"),
    ],
)
def test_what_of_a_title_counts(title: str, counts: str) -> None:
    assert core(title) == counts


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("呼和浩特市技术转移机构管理办法（试行）", "技术转移机构"),
        ("内蒙古自治区科技特派员管理实施细则", "科技特派员"),
        ("中华人民共和国劳动合同法实施条例", "劳动合同法"),
        ("中华人民共和国促进科技成果转化法", "促进科技成果转化"),
        ("最高人民法院关于审理民间借贷案件适用法律若干问题的规定", "审理民间借贷案件适用法律"),
        ("城市房地产管理法", "城市房地产"),
        ("某办法", "某"),
    ],
)
def test_what_a_title_says_a_regulation_is_about(title: str, about: str) -> None:
    assert subject(title) == about


def test_the_second_interpretation_is_not_the_first() -> None:
    known = KnownTitles([Metadata(id="one", title="某解释（一）", short_title="某解释（一）")])
    assert known.titled("某解释（二）") is None and known.titled("某解释(一)") == "one"
