"""The comparison starts from the version that was clicked; unasked, from the newest of a document with several."""

import pytest

from assistant.web.staff.compared_pair import pair_to_compare

HELD = [["办法"], ["细则@1", "细则@2", "细则@3"], ["通知@1"], ["规则@1", "规则@2"]]


@pytest.mark.parametrize(
    ("chosen", "pair"),
    [
        ("", ("细则@2", "细则@3")),
        ("没有的", ("细则@2", "细则@3")),
        ("细则@1", ("细则@1", "细则@2")),
        ("细则@2", ("细则@1", "细则@2")),
        ("规则@2", ("规则@1", "规则@2")),
        ("通知@1", ("通知@1", "办法")),
        ("办法", ("办法", "细则@1")),
    ],
)
def test_the_pair_that_is_offered(chosen: str, pair: tuple[str, str]) -> None:
    assert pair_to_compare(HELD, chosen) == pair


def test_documents_of_one_version_are_compared_with_each_other() -> None:
    assert pair_to_compare([["办法"], ["通知@1"]]) == ("办法", "通知@1")
    assert pair_to_compare([["办法"]]) == pair_to_compare([]) == ("", "")
