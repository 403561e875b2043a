"""Who comes and who goes: said before the number, behind it, or of somebody by name."""

import pytest

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.moves import others_unchanged, persons, without_what_was


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("走了2个固定的", [-1]),
        ("2个固定的下周跳槽", [-1]),
        ("三个高工年底离职", [-1]),
        ("固定的15个，走了2个", [0, -1]),
        ("15个固定的走了2个", [0, -1]),
        ("新招3名", [1]),
        ("3名博士下月入职", [1]),
        ("2个人没走", [0]),
        ("3个是退休返聘的", [0]),
        ("减到30人", [0]),
        ("换掉2个自己人", [0]),
        ("走流程的材料要2个人签字", [0]),
    ],
)
def test_a_number_of_people_comes_goes_or_is_there(text: str, moves: list[int]) -> None:
    assert [count.change for count in counts(text, "team")] == moves


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("老张下月退休", "1人下月退休"),
        ("老王和老李都退休", "2人都退休"),
        ("王工要辞职", "1人要辞职"),
        ("老王是固定的高工，下月退休", "1人下月退休，是固定的高工，"),
        ("老王退休返聘", "老王退休返聘"),
        ("老板不退休", "老板不退休"),
        ("高工离职2个", "高工离职2个"),
    ],
)
def test_who_is_named_is_one_person(text: str, counted: str) -> None:
    assert persons(text) == counted


def test_what_was_before_and_what_stays() -> None:
    assert without_what_was("团队从20人扩到30人") == "团队扩到30人"
    assert others_unchanged("走了2个，别的不变")
    assert not others_unchanged("走了2个")
