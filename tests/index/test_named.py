"""The place that a question names comes first; what is no clause keeps its score."""

import pytest

from index.hits import Hit
from index.named import RANKER, named_first

HITS = [
    Hit("hohhot-tic/9(6)", 0.5, ("dense_text",)),
    Hit("silence:fees", 0.2, ()),
    Hit("hohhot-tic/6", 0.1, ()),
    Hit("hohhot-tic/6(2)", 0.1, ()),
    Hit("elsewhere:weather", 0.1, ()),
]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("第6条第2项写了啥", ["hohhot-tic/6(2)"]),
        ("第六条", ["hohhot-tic/6", "hohhot-tic/6(2)"]),
        ("6(3)", ["hohhot-tic/6"]),
    ],
)
def test_the_named_place_is_first_or_what_it_lies_in(question: str, first: list[str]) -> None:
    found = named_first(HITS, question, ["hohhot-tic"])
    assert [hit.target for hit in found if RANKER in hit.found_by] == first
    assert found[0].target == first[0]
    assert [hit.score for hit in found if hit.target == "silence:fees"] == [0.2]
    assert sum(hit.score for hit in found) == pytest.approx(1.0, abs=0.001)


def test_a_place_of_another_document_or_none_changes_nothing() -> None:
    assert named_first(HITS, "第六条", ["other"]) == HITS
    assert named_first(HITS, "公示几天", ["hohhot-tic"]) == HITS
    assert named_first(HITS, "第九十条", ["hohhot-tic"]) == HITS
