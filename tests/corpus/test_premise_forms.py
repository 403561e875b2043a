"""The words that show a mistaken belief: found in a mistake, never in what is right about the same matter."""

import pytest

from corpus.library import Library
from corpus.registers import Premise


def premise(*forms: str) -> Premise:
    return Premise(id="a", places=("1",), says="不是。", claims=("c",), forms=forms)  # type: ignore[arg-type]


def test_nobody_who_is_right_uses_the_words_of_a_mistake(library: Library) -> None:
    told = [right for entry in library.premises.values() for right in entry.right]
    assert [
        (entry.id, words, right)
        for entry in library.premises.values()
        for right in told
        if (words := entry.worded(right))
    ] == []


@pytest.mark.parametrize(
    ("message", "belief"),
    [
        ("市政府啥时候给我们下批复，好安排揭牌", "city-government-approves"),
        ("整改那三年里头还让不让招人", "rectification-longer"),
        ("自评材料直接交市科技局就完了，区里管不着", "self-report-direct-to-bureau"),
        ("整改没过摘了牌，一辈子不能再报，太狠了", "ban-forever"),
        ("评上优秀自动变成自治区的，奖牌多大", "excellent-auto-upgrade"),
        ("不合格马上摘牌，谁还敢报", "fail-revoked-at-once"),
        ("撤销情形就写死了七条，别的管不着我", "revocation-list-closed"),
        ("办法解释权归市司法局，我问他们去", "interpreted-by-others"),
        ("大学不让牵头，那我们找哪家公司挂名", "university-cannot-lead"),
        ("四年一个建设周期，第二年怎么考", "cycle-length-wrong"),
        ("理事会自己人超三分之一了，要换几个", "third-applies-to-council"),
        ("主任由技委会投票聘任，票数怎么算", "council-matters-excluded"),
    ],
)
def test_a_mistake_shows_in_its_words(library: Library, message: str, belief: str) -> None:
    assert library.premises[belief].worded(message)


@pytest.mark.parametrize(
    ("message", "belief"),
    [
        ("市科技局给我们下批复走哪个窗口", "city-government-approves"),
        ("整改那一年里头还让不让招人", "rectification-longer"),
        ("自评材料不能直接交市科技局吧", "self-report-direct-to-bureau"),
        ("高校能不能牵头", "university-cannot-lead"),
        ("整改后不合格就撤销资格", "fail-revoked-at-once"),
        ("光看材料还是来现场看", "papers-only-no-visit"),
        ("公示不是五个自然日，是工作日，周末不算进去", "publicity-natural-days"),
    ],
)
def test_a_question_or_the_truth_shows_none(library: Library, message: str, belief: str) -> None:
    assert library.premises[belief].worded(message) == ""


def test_what_is_denied_is_not_said_unless_it_is_asked_so() -> None:
    five = premise("五年一个周期")
    assert five.worded("五年一个周期，我记得") == "五年一个周期"
    assert five.worded("不是五年一个周期") == ""
    assert five.worded("五年一个周期不对") == ""
    assert five.worded("不是五年一个周期吗，怎么今年就评")


def test_of_several_words_the_longest_are_given() -> None:
    assert premise("公示", "公示三天").worded("公示三天就批") == "公示三天"
