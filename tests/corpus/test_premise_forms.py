"""The words that show a mistaken belief: found in a mistake, never in what is right about the same matter."""

import re

import pytest

from corpus.library import Library
from corpus.registers import Premise
from corpus.wordings import RIGHT

_OPEN = re.compile("[吗么][？?]?$")
"""批复要市长签字吗: words of a mistake, asked about; assistant/builtin/belief.py tells these."""


def premise(*forms: str, hints: tuple[tuple[str, str], ...] = ()) -> Premise:
    return Premise(id="a", places=("1",), says="不是。", claims=("c",), forms=forms, hints=hints)  # type: ignore[arg-type]


def _another_case(entry: Premise, message: str) -> bool:
    return bool(entry.unless and re.search(entry.unless, message))


def test_nobody_who_is_right_uses_the_words_of_a_mistake(library: Library) -> None:
    told = [right for entry in library.premises.values() for right in entry.right]
    told += [text for target, text in library.wordings if target.startswith(RIGHT) and not _OPEN.search(text)]
    assert [
        (entry.id, words, right)
        for entry in library.premises.values()
        for right in told
        if (words := entry.worded(right) or entry.hinted(right)) and not _another_case(entry, right)
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
        ("攒够八家才一块儿下批文，得等到猴年", "immature-first"),
        ("就认这一种组建方式，旁的路子免谈", "one-model-only"),
        ("高新区没有推荐权，章盖了白盖", "zones-not-departments"),
        ("换个名跟旗里说一声就行", "rename-filing-only"),
        ("搬迁报区里备案就算办结", "move-unreported"),
        ("阶段评价那年，自评价也得写", "both-evaluations-same-year"),
        ("董事会得给独立董事设两个席位", "council-from-government"),
        ("让我们院长兼技术指导委员会主任", "committee-chair-from-lead"),
        ("专家组是技术、管理、律师三类", "panel-all-technical"),
        ("评定这事归市财政局管", "region-approves"),
        ("后续检查由审计局来做", "bureau-hands-off"),
        ("责任全在归口部门", "bureau-is-responsible-body"),
        ("个体户也能当申报主体", "legal-person-not-needed"),
        ("以教研室的名义来申报", "legal-person-not-needed"),
        ("光看正高职称，其他的都不看", "head-title-is-enough"),
        ("考核不管经费花得怎么样", "indicators-no-money"),
        ("撤牌只有考核不合格这一条", "revocation-only-failing"),
        ("二十七条写的是可以撤销", "revocation-optional"),
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
        ("牵头单位有企业和高校两种", "lead-must-be-enterprise"),
        ("综合评价当年不用再交自评", "both-evaluations-same-year"),
        ("专家组有技术、管理、财务三类", "panel-all-technical"),
        ("监督检查由市科技局来做", "bureau-hands-off"),
        ("改名先跟区里说一声，再报市科技局批准", "region-approves"),
        ("撤牌不光考核不合格这一条", "revocation-only-failing"),
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


# ── what shows it only beside its clause ──


@pytest.mark.parametrize(
    ("message", "belief"),
    [
        ("验收的来了就说没人，撑死挨顿批", "refuse-supervision-ok"),
        ("把督查的人晾在外头，他们拿咱没辙", "refuse-supervision-ok"),
        ("让整改我们不改，除了催几句又不能咋", "refuse-rectification-ok"),
        ("严重触犯条例，交个罚款了事，牌子还在", "serious-violation-ok"),
        ("重大事故上了新闻，跟中心资格是两码事", "major-accident-ok"),
        ("材料通篇是假的，大不了退回重报", "fraud-not-revoked"),
        ("主体公司清算注销，中心照常运转", "entity-terminated-kept"),
        ("两家一块儿建，协议就省了", "agreement-not-needed"),
        ("区局张罗论证，评委也是他们挑", "panel-organised-by-others"),
        ("挑头的在通辽登记也行", "entity-outside-city"),
        ("搬完再跟局里报一声", "change-first-report-later"),
        ("自评绕过区里寄出去了", "self-report-direct-to-bureau"),
        ("批文由高新区管委会下达", "county-approves"),
        ("满三年那年只交自评", "stage-and-comprehensive-swapped"),
        ("章程可有可无", "charter-not-ours"),
    ],
)
def test_a_mistake_about_a_clause_shows_in_what_is_made_of_it(
    library: Library, message: str, belief: str
) -> None:
    entry = library.premises[belief]
    assert entry.worded(message) or entry.hinted(message)


@pytest.mark.parametrize(
    ("message", "belief"),
    [
        ("拒不接受验收，罚点钱了事是不可能的", "refuse-supervision-ok"),
        ("一般违法罚款了事，严重的才撤", "serious-violation-ok"),
        ("小违法罚款了事", "serious-violation-ok"),
        ("共建的在通辽注册也行，牵头的在呼市", "entity-outside-city"),
        ("主体在内蒙古呼和浩特注册就行", "entity-outside-city"),
        ("一家单独建，协议就省了", "agreement-not-needed"),
        ("聘主任备个案就行，不用再跟局里报批", "director-filing-not-needed"),
        ("没满三年，综合评价不用做", "stage-and-comprehensive-swapped"),
        ("满三年那年做综合评价，别的年份只交自评", "stage-and-comprehensive-swapped"),
        ("区里推荐、市科技局批复", "county-approves"),
        ("开发区不能批复，只能推荐", "zones-not-departments"),
        ("专利多少件不要求吧", "achievements-not-needed"),
    ],
)
def test_what_is_right_about_a_clause_shows_none(library: Library, message: str, belief: str) -> None:
    entry = library.premises[belief]
    assert _another_case(entry, message) or not (entry.worded(message) or entry.hinted(message))


def test_hardly_anybody_who_is_mistaken_says_what_makes_it_right(library: Library) -> None:
    guarded = [entry for entry in library.premises.values() if entry.unless]
    for entry in guarded:
        said = [
            sum(bool(re.search(entry.unless, one)) for one in told) for told in (entry.claims, entry.right)
        ]
        assert said[0] <= 2, entry.id
    assert len(guarded) > 20


def test_a_hint_needs_its_matter_and_is_no_form() -> None:
    belief = premise(hints=(("严重", "罚款了事"),))
    assert belief.hinted("严重违法罚款了事") == "罚款了事"
    assert not belief.hinted("违法罚款了事") and not belief.hinted("严重违法不会罚款了事")
    assert not belief.worded("严重违法罚款了事")
