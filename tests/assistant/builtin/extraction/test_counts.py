"""Numbers and what they are said of."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.builtin.extraction.counts import counts, read, written
from assistant.builtin.extraction.labels import none_or_all
from assistant.builtin.extraction.spoken import plain


def _read(text: str, labels: str = "team") -> list[tuple[str, Fraction | None]]:
    return [(count.kind, count.value) for count in counts(text, labels)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40个人里13个有中高级职称，固定的15个", [("", 40), ("titled", 13), ("permanent", 15)]),
        ("中高级14人，固定13人", [("titled", 14), ("permanent", 13)]),
        ("14个中高级12个固定", [("titled", 14), ("permanent", 12)]),
        ("正高3个、高工6个", [("senior", 3), ("senior", 6)]),
        ("工程师跟高工加起来11个", [("titled", 11)]),
        ("其中副高以上9人", [("senior", 9)]),
        ("助理工程师26个", [("other_titles", 26)]),
        ("5个博士3个硕士", [("degree", 5), ("degree", 3)]),
        ("固定的占四分之一", [("permanent", Fraction(1, 4))]),
        ("职称占两成八", [("titled", Fraction(7, 25))]),
        ("固定人员占百分之二十九点九", [("permanent", Fraction(299, 1000))]),
        ("有职称的至少得几个", [("titled", None)]),
        ("有职称的不到10个", []),
        ("实验师往上的12个", [("titled", 12)]),
        ("有职称的（中级）6个", [("intermediate", 6)]),
        ("正经八百的全职就9个", [("permanent", 9)]),
        ("固定人员占三成不到", []),
        ("固定和流动四六开", [("permanent", Fraction(2, 5))]),
    ],
)
def test_each_number_goes_to_its_label(text: str, expected: list[tuple[str, Fraction | None]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共建的甲校、乙校和丙所各2人", [("partner", 6)]),
        ("共建单位三家，每家派1人", [("partner", 3)]),
        ("牵头和两家共建各1人", [("partner", 2), ("lead", 1)]),
        ("牵头公司在12席里占3席", [("", 12), ("lead", 3)]),
        ("自己人和外人1:3", [("insiders", Fraction(1, 4))]),
        ("外人大约三分之二", [("outsiders", Fraction(2, 3))]),
    ],
)
def test_numbers_of_a_committee(text: str, expected: list[tuple[str, Fraction]]) -> None:
    assert _read(text, "committee") == expected


def test_what_is_only_about_so_much_is_told_apart() -> None:
    assert [count.about for count in counts("固定人员约占三成，职称占四成", "team")] == [True, False]


@given(share=st.fractions(0, 1, max_denominator=200))
def test_a_written_share_is_read_as_it_was(share: Fraction) -> None:
    assert read(written(share)) == share


def test_who_came_and_who_went() -> None:
    went, came = counts("走了俩工程师，又招了3个固定的", "team")
    assert (went.change, went.people, came.change, came.people) == (-1, 2, 1, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有固定人员", [("permanent", False)]),
        ("一个有职称的都没有", [("titled", False)]),
        ("全部固定", [("permanent", True)]),
        ("有没有职称", []),
        ("固定的10个", []),
    ],
)
def test_nobody_and_everybody(text: str, expected: list[tuple[str, bool]]) -> None:
    assert list(none_or_all(text, "team")) == expected


@given(total=st.integers(2, 999), titled=st.integers(1, 998), permanent=st.integers(1, 998))
def test_three_numbers_in_whatever_order(total: int, titled: int, permanent: int) -> None:
    for text in (
        f"一共{total}人，中高级职称{titled}人，固定人员{permanent}人",
        f"{titled}个有职称，{permanent}个是固定的，团队总人数{total}人",
        f"固定的{permanent}个、中高级{titled}个，总共{total}个",
    ):
        found = {count.kind: count.people for count in counts(text, "team")}
        assert found == {"total": total, "titled": titled, "permanent": permanent}


@pytest.mark.parametrize("labels", ["team", "committee", "panel"])
@given(
    text=st.text(
        alphabet="0123456789一二三十两俩个人名%成分之的有固定职称高中级工程师团队共总自己人牵头共建委员会，。几多",
        max_size=60,
    )
)
def test_any_text_gives_numbers_in_order(labels: str, text: str) -> None:
    found = counts(text, labels)
    assert [count.start for count in found] == sorted(count.start for count in found)
    assert all(count.end <= len(plain(text)) for count in found)
