"""The full name of what all questions are about is left out of a search, other names and other places are not."""

import pytest

from index.subject import without_subject


@pytest.mark.parametrize(
    ("asked", "looked_for"),
    [
        ("技术创新中心公示要几天？", "中心公示要几天？"),
        ("呼和浩特市技术创新中心几年评一次", "中心几年评一次"),
        ("请问我们创新中心整改期多久", "请问我们中心整改期多久"),
        ("浙江省技术创新中心经费五年给多少", "浙江省技术创新中心经费五年给多少"),
        ("国家技术创新中心怎么建", "国家技术创新中心怎么建"),
        ("名字用呼和浩特市乳业技术创新中心行吗", "名字用呼和浩特市乳业技术创新中心行吗"),
        ("技术创新中心", "技术创新中心"),
    ],
)
def test_only_the_subject_itself_is_left_out(asked: str, looked_for: str) -> None:
    assert without_subject(asked) == looked_for
