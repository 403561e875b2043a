"""Documents that ours only names, and matters of other fields."""

import pytest

from assistant.answer import Status
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.other_fields import is_of_another_field
from assistant.builtin.outside import named_before, named_outside
from assistant.grounding.draft import Draft
from tests.conftest import AS_OF


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("国科发〔2021〕17号里边考核几年一次", "《国家技术创新中心建设运行管理办法（暂行）》第一条"),
        ("国家那份办法第十二条咋写的", "《国家技术创新中心建设运行管理办法（暂行）》第十二条"),
        ("科技部那个办法，第六条写的什么", "《国家技术创新中心建设运行管理办法（暂行）》第六条"),
        ("自治区的实施方案第三条念一下", "《内蒙古自治区技术创新中心建设实施方案（暂行）》第三条"),
        ("照着的那个方案里头经费咋给", "《内蒙古自治区技术创新中心建设实施方案（暂行）》第一条"),
        ("绩效评价办法上哪找", "《呼和浩特市科技创新平台绩效评价管理办法（试行）》第一条"),
        (
            "区党委那份意见里写补贴了没",
            "《内蒙古自治区党委 自治区人民政府关于进一步提升科技创新能力的意见》第一条",
        ),
    ],
)
def test_the_content_of_another_document_is_asked_of_that_document(text: str, place: str) -> None:
    assert named_outside(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "制定依据里有没有国科发〔2021〕17号",
        "跟自治区方案啥关系",
        "国家办法和本办法冲突听谁的",
        "实施方案里写几年",
        "这份办法里写奖励了吗",
        "绩效评价里自评占几成",
        "评价的办法是怎么规定的",
    ],
)
def test_who_only_names_it_asks_of_ours(text: str) -> None:
    assert not named_outside(text)


@pytest.mark.parametrize(
    "text", ["今年的年假还剩几天", "孩子小升初咋报名", "别说你那中心，我要问的是孵化器备案", "创新券额度多大"]
)
def test_matters_of_other_fields_are_told_by_their_names(text: str) -> None:
    assert is_of_another_field(text)


@pytest.mark.parametrize(
    "text", ["固定人员休产假还算不算固定", "孵化器能不能牵头", "公示期撞上年假怎么算", "我问的是中心主任"]
)
def test_what_is_said_of_the_centre_stays_ours(text: str) -> None:
    assert not is_of_another_field(text)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("那份里头怎么分档", True),
        ("里面对整改咋写的", True),
        ("那个办法有没有写奖励", True),
        ("那公示几天", False),
        ("那咱们这个办法里呢", False),
    ],
)
def test_who_points_into_the_document_that_is_not_held_asks_of_that_one(text: str, points: bool) -> None:
    title = "呼和浩特市科技创新平台绩效评价管理办法（试行）"
    for status in (Status.TEXT_NOT_HELD, Status.ANSWERED):
        before = Exchange("多少分及格", Draft(status, f"本库没有收录《{title}》的正文[[22]]。"))
        place = named_before(Dialogue((before, Exchange(text)), AS_OF))
        assert place == (f"《{title}》第一条" if points and status is Status.TEXT_NOT_HELD else "")
