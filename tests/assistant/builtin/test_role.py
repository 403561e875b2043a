"""Whom the user speaks for, and what is looked up in that body's name."""

import pytest

from assistant.builtin.role import in_its_name, spoken_for


@pytest.mark.parametrize(
    ("told", "asked", "looked_up"),
    [
        ("我们是清水河县科技局的", "企业的方案我们帮着写不", "企业的方案归口管理部门帮着写不"),
        ("我是区里管科技的", "定下来也归我们", "定下来也归区里"),
        ("我在市科技局上班", "咱们要组织专家吗", "市科技局要组织专家吗"),
        ("作为推荐单位", "我们区有家厂想报", "我们区有家厂想报"),
        ("我们公司在赛罕区", "我们能牵头吗", "我们能牵头吗"),
    ],
)
def test_in_the_name_of_the_body(told: str, asked: str, looked_up: str) -> None:
    assert in_its_name(asked, spoken_for([told, asked])) == looked_up


def test_who_says_it_in_the_same_message() -> None:
    text = "我是旗科技局刚调来的，咱在这事上管啥"
    assert in_its_name(text, spoken_for([text])) == "归口管理部门在这事上管啥"


def test_a_districts_bureau_is_not_the_citys() -> None:
    assert in_its_name("县科技局负责些啥", ("", "")) == "归口管理部门负责些啥"
    assert in_its_name("市科技局负责些啥", ("", "")) == "市科技局负责些啥"
