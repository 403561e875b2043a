import pytest

from assistant.agent import Assistant
from assistant.builtin.extraction.negated import without_negation


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("团队20人，没有中高级职称的15人", "团队20人，初级的15人"),
        ("不具备中、高级职称的有15人", "初级的有15人"),
        ("还没评上中级的有15人", "初级的有15人"),
        ("不属于牵头和共建单位的有7人", "外单位的有7人"),
        ("一共18人，11人没有中级以上职称，固定6人", "一共18人，11人初级的，固定6人"),
        ("18人，其中九个都没评上中级，行吗", "18人，其中九个初级的，行吗"),
        ("没有高级的3个，里头2个是中级", "余下的3个，里头2个是中级"),  # these may have a middle title
        ("18人里12个都不是高工，够吗", "18人里12个余下的，够吗"),
        ("没到工程师的12个", "余下的12个"),
        ("12人没有固定岗位，行吗", "12人非固定的，行吗"),
        ("18人，十二个连职称都没有，固定七个", "18人，十二个没职称的，固定七个"),
        ("啥职称没有的12个", "没职称的12个"),
        ("12人的职称栏空着，行吗", "12人没职称的，行吗"),
    ],
)
def test_the_others_stand_in_their_place(text: str, others: str) -> None:
    assert without_negation(text) == others


@pytest.mark.parametrize(
    "text",
    [
        "没有高级的，中级8人",
        "没有职称要求的岗位12个",
        "18人都没有高级职称，固定7人",  # all of them, who are not read as some
        "年轻的22个，一个职称没有",
        "12人没有问题，中级8人",
        "我们主任没有高级职称，团队12人",
        "中高级15人，没有问题吧",
        "中高级的不是15人，是12人",
        "牵头和共建单位4人，外面的8人",
    ],
)
def test_what_is_told_as_it_is_stays(text: str) -> None:
    assert without_negation(text) == text


@pytest.mark.parametrize(
    "text", ["团队20人，没有中高级职称的15人，固定7人，够吗", "团队20人，缺固定人员6人，中高级8人，够吗"]
)
def test_no_verdict_rests_on_those_who_are_not(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text).text
    assert "15 ÷ 20" not in answer and "6 ÷ 20" not in answer.partition("至少6人")[0]


def test_outsiders_by_their_negation_leave_the_insiders(assistant: Assistant) -> None:
    assert "4 ÷ 12" in assistant.ask("委员会12人，不属于牵头和共建单位的有8人，行吗").text
