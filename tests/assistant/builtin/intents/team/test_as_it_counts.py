"""Words that leave open who is counted where: no verdict may rest on such numbers."""

import pytest

from assistant.builtin.extraction.grouped import summed_up
from assistant.builtin.intents.team.as_it_counts import as_it_counts
from assistant.builtin.intents.team.asked_of_the_team import of_several_directors, on_the_posts


@pytest.mark.parametrize(
    "said",
    [
        "一共52人，职称16固定21，其中后勤7个不算科研团队，够不够",
        "固定22人流动40人，固定的里有12个中高级，够吗",
        "公司21人，学院15人，有4人两家都报了。有职称的公司6个、学院7个，够不够",
        "团队50人，有15个人固定又有职称，另外有1个有职称，够吗",
        "甲18人、乙14人，丙的人数还没报上来，职称合计12人，够吗",
        "我们22人，对方名单还没给，职称一共8个，够不够",
        "我们22人，对方还没报，职称一共8个，够不够",
        "我们22人，合作单位还没给名单，职称一共8个，够不够",
        "公司30人，大学来多少人还不知道，职称12固定12，行吗",
        "甲公司20人职称8固定9，丙院迄今未提交，能否先给结论",
        "我们22人职称8固定9，第三家的花名册还在路上",
        "我们22人职称8固定9，还有一家没消息",
        "三家联合，两家已报：甲18人固定6，乙14人固定5，行不行",
        "厂里30人固定12，就差乙所的名单，职称11",
        "我们25人职称8固定9，乙校的花名册人事处还没盖章交上来",
        "外聘那拨人还没统计，现有30人固定10职称10，行不",
        "公司20人职称7固定7，学院15人职称5固定5，张伟两边都报了，一边按固定一边按流动",
        "公司20人职称7固定7，学院15人职称5固定5，刘工两边都填了，他的高级证过期了，固定的",
        "公司20人职称7固定7，学院15人职称5固定5，有个副教授两家名册上都列了，够不够",
    ],
)
def test_what_is_left_open_is_given(said: str) -> None:
    assert as_it_counts(said)[1]


@pytest.mark.parametrize(
    "said",
    [
        "团队40人，中级7高级6，固定15人，算不算达标",
        "团队37人，固定11人，职称12人。12除37不就是32%嘛",
        "评审比分是3比2，我们30人固定10人职称9人",
        "我们30人，固定12人，他们20人，固定3人",
        "30人，职称10，固定9，合作单位的钱还没到，够吗",
        "甲公司18人，乙大学12人，合作单位没派人，职称合计10",
        "我们40人，材料还没报上来，职称13，够不够",
        "合作单位还没定，我们40人，职称13，够不够",
        "三家一起建，其中两家是民企，合计40人，职称13，够不够",
        "学校没给钱，我们40人，职称13，够不够",
        "我们40人职称13固定15，高校两家都报了项目",
        "我们40人职称13固定15，高工两边都有，够吗",
        "团队40人固定13职称13，科技局那边还没反馈，行吗",
        "团队40人固定13职称13，年底的钱公司还没给，行吗",
        "三家的数都到了，合计40人，职称13，够不够",
        "高工3个工程师5个，固定的七八个，一共二十来人",
        "十一二个人的团队，固定的三四个",
    ],
)
def test_plain_numbers_stay_as_they_are(said: str) -> None:
    assert as_it_counts(said) == (said, "")
    assert summed_up(said) == said


@pytest.mark.parametrize(
    "said",
    [
        "男22人，女14人，有职称的男7个，固定的12个",
        "甲组12人乙组9人，中级以上甲组3乙组4，乙组走了2个",
        "研发30人，行政5人，中级以上研发10行政1",
        "甲公司20人（职称6人，全部固定），乙大学10人（职称8人，均非固定）",
        "去年20人今年30人，中级以上去年5今年8",
    ],
)
def test_what_makes_no_full_table_is_not_summed_up(said: str) -> None:
    assert summed_up(said) == said


@pytest.mark.parametrize(
    ("said", "posts"),
    [
        ("中心有1正2副三位主任，副的一个中级一个没职称", True),
        ("三位主任两个高级一个中级，行吗", True),
        ("我们30人，副主任2位，职称9个，够不够", False),
        ("团队5人，两位副主任是高工", False),
    ],
)
def test_those_who_head_the_centre_are_no_team(said: str, posts: bool) -> None:
    assert on_the_posts(said) is posts


def test_whose_title_the_head_has_is_not_guessed_among_several() -> None:
    assert of_several_directors("三位主任两个高级一个中级，行吗")
    assert not of_several_directors("两位主任，正的是高工")
