"""Words typed by their sound or mistaken for their shape are read as they are spelt; all else stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library import Library
from corpus.spelling import Spelling, _File, spelling


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("绩笑评价不合各咋办", "绩效评价不合格咋办"),
        ("撒销资格以后几年能报", "撤销资格以后几年能报"),
        ("理是会多久开一次", "理事会多久开一次"),
        ("归囗管理部门是谁", "归口管理部门是谁"),
        ("固定人圆12个", "固定人员12个"),
        ("公式期几天", "公示期几天"),
        ("整盖期是几年", "整改期是几年"),
        ("技术指导委员汇主任", "技术指导委员会主任"),
        ("8个固订的，9个有职成的", "8个固定的，9个有职称的"),
        ("分期拔款到账，“职成”两个字是原样", "分期拨款到账，“职成”两个字是原样"),
    ],
)
def test_a_misspelt_word_is_read(typed: str, read: str) -> None:
    assert spelling().mend(typed) == read


@pytest.mark.parametrize(
    "text",
    [
        "叫“绩笑评价中心”行不行",
        "《绩笑评价办法》里怎么说",
        "公司搬走了，是科技局管还是发改委管？",
        "咨询制造业的事，总公司要砍掉预算",
        "how long is the publicity period",
        "",
    ],
)
def test_what_is_no_misspelling_or_is_quoted_stays(text: str) -> None:
    assert spelling().mend(text) == text


def test_the_regulation_itself_has_nothing_to_mend(library: Library) -> None:
    source = library.document("hohhot-tic").source
    assert spelling().mend(source) == source


def test_half_of_a_word_must_be_right() -> None:
    assert Spelling(["理事会"]).mend("李四汇款") == "李四汇款"
    assert Spelling(["理事会"]).mend("里事会") == "理事会"


def test_short_words_are_left_out() -> None:
    assert Spelling(["公示"]).mend("公式") == "公式"


def test_a_word_and_its_misspelling_have_as_many_characters() -> None:
    with pytest.raises(ValueError, match="字数要一样"):
        _File(words=(), typed={"职成": "高级职称"})


@given(st.text(max_size=60))
def test_mending_keeps_the_length_and_is_done_once(text: str) -> None:
    mended = spelling().mend(text)
    assert len(mended) == len(text)
    assert spelling().mend(mended) == mended


def test_what_is_right_as_it_is_spelt_is_left_alone() -> None:
    assert spelling().mend("整改起算日哪天，整改其到几号") == "整改起算日哪天，整改期到几号"
