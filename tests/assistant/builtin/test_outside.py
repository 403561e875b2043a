"""Documents that ours only names, and matters of other fields."""

import pytest

from assistant.builtin.other_fields import is_of_another_field
from assistant.builtin.outside import named_outside


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("国科发〔2021〕17号里边考核几年一次", "《国家技术创新中心建设运行管理办法（暂行）》第一条"),
        ("国家那份办法第十二条咋写的", "《国家技术创新中心建设运行管理办法（暂行）》第十二条"),
        ("自治区的实施方案第三条念一下", "《内蒙古自治区技术创新中心建设实施方案（暂行）》第三条"),
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
