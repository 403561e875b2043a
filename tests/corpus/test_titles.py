import pytest

from corpus.document import Metadata
from corpus.known_titles import KnownTitles
from corpus.titles import core


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


def test_the_second_interpretation_is_not_the_first() -> None:
    known = KnownTitles([Metadata(id="one", title="某解释（一）", short_title="某解释（一）")])
    assert known.titled("某解释（二）") is None and known.titled("某解释(一)") == "one"
