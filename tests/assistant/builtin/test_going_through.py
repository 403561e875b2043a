"""The check of all conditions to its end: how it is begun, what counts as a reply, what is asked again, what stays open."""

import pytest

from assistant.agent import Assistant, Conversation
from assistant.answer import Answer, Status


def talk(assistant: Assistant, *messages: str) -> list[Answer]:
    conversation = Conversation()
    return [assistant.ask(message, conversation=conversation) for message in messages]


def begun(answer: Answer) -> bool:
    return answer.status is Status.NEEDS_FACTS and "技术创新中心本身是什么身份" in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        "我们打算建个技术创新中心，能不能申报",
        "我司拟建技术创新中心，可否申报",
        "能不能报，挨个问吧",
        "照着组建条件给我们捋一遍",
        "麻烦做个资格预审",
        "核对一下我们够不够条件",
        "请按申报要求逐条过一下",
        "Could you check our eligibility?",
    ],
)
def test_who_wants_all_checked_is_asked(assistant: Assistant, asked: str) -> None:
    (answer,) = talk(assistant, asked)
    assert begun(answer)


@pytest.mark.parametrize(
    "asked",
    [
        "我们想建技术创新中心，能报几个",
        "设备费能报吗",
        "公示期内能报吗",
        "对照条件审一遍要几天",
        "专家会逐项核对吗",
        "预审由谁来做",
        "已经是工程研究中心，还想建技术创新中心，能报吗",
        "一条一条念第九条",
    ],
)
def test_what_only_sounds_so_begins_none(assistant: Assistant, asked: str) -> None:
    (answer,) = talk(assistant, asked)
    assert not begun(answer)


@pytest.mark.parametrize("reply", ["还没呢", "嗯", "好的", "实力很强", "有", "没有", "差不多吧"])
def test_what_is_no_clear_reply_is_asked_again(assistant: Assistant, reply: str) -> None:
    first, again = talk(assistant, "我们够条件吗", reply)
    assert begun(again) and again.text != first.text
    assert "还没有核对的" in again.text and "负责人职称" in again.text
    assert "✅" not in again.text and "❌" not in again.text


@pytest.mark.parametrize("unsure", ["不晓得", "跳过", "这个得问问老板", "不一定", "先放着", "回头再说"])
def test_what_nobody_can_say_stays_open(assistant: Assistant, unsure: str) -> None:
    _, answer = talk(assistant, "我们够条件吗", unsure)
    assert answer.status is Status.NEEDS_FACTS
    assert "独立法人资格吗" in answer.text and "什么身份" not in answer.text


def test_what_was_passed_over_is_told_at_the_end_and_asked_again(assistant: Assistant) -> None:
    *_, last, again = talk(
        assistant,
        "我们够条件吗",
        "在武川，独立法人",
        *["不清楚"] * 9,
        "继续",
    )
    assert "还没有核对的" in last.text and "✅" in last.text and "？" not in last.text
    assert "什么身份" in again.text


REGISTERED = ("我们够条件吗", "在清水河县注册，独立法人")


@pytest.mark.parametrize(
    ("before", "reply", "said"),
    [
        (("我们够条件吗", "中心登记了"), "还没注册", "建设主体单位不在呼和浩特市内"),
        (REGISTERED, "还没注册呢", "准备设立为独立法人"),
        (("我们够条件吗", "公司在回民区"), "尚未成立", "准备设立为独立法人"),
        (("我们够条件吗",), "中心还没办，公司在回民区", "准备设立为独立法人"),
        (("我们够条件吗",), "公司还没登记", "建设主体单位不在呼和浩特市内"),
        (REGISTERED, "第二种", "准备设立为独立法人"),
        (("我们够条件吗",), "1、已经登记了 2、是", "建设主体单位在呼和浩特市内"),
        (REGISTERED, "中心登记了，专利8件", "有8项自主知识产权成果"),
        (REGISTERED, "一项成果都没有", "没有具有自主知识产权"),
        (REGISTERED, "研究员", "正高级"),
        (REGISTERED, "仪器齐全，场地也有", "有技术装备"),
        (REGISTERED, "协议签了，权利义务都写清了，一共四家", "协议书写明了"),
        (REGISTERED, "承诺了", "予以稳定的建设投入"),
        (REGISTERED, "从来没有失信过", "各建设单位没有一般失信记录"),
        ((*REGISTERED, "跳过", "副高", "25人"), "总共40人", "40 × 30% = 12"),
        ((*REGISTERED, "跳过", "副高", "25人"), "10，9", "9 ÷ 25 = 36%"),
        ((*REGISTERED, "跳过", "副高", "25人"), "都没有", "0 ÷ 25 = 0%"),
    ],
)
def test_a_reply_is_taken_for_what_it_can_only_be_on(
    assistant: Assistant, before: tuple[str, ...], reply: str, said: str
) -> None:
    *_, answer = talk(assistant, *before, reply)
    assert said in answer.text


@pytest.mark.parametrize(
    "alone", ["没有合作单位", "不跟别人联合", "就我们自己", "没有伙伴", "单独建", "没别的单位", "自己一家"]
)
def test_who_builds_alone_needs_no_agreement(assistant: Assistant, alone: str) -> None:
    known = "中心登记了，专利3项，负责人是教授，20人，中高级9人，固定9人，设备、科技资源、场地都有"
    *_, asked, answer = talk(assistant, *REGISTERED, known, alone)
    assert "几家单位" in asked.text
    assert "只有1家单位建设" in answer.text and "承诺" in answer.text


@pytest.mark.parametrize("reply", ["可以承诺", "愿意出承诺", "协议在谈", "设备不够", "签了", "没报备"])
def test_what_is_to_come_or_of_nothing_asked_is_no_verdict(assistant: Assistant, reply: str) -> None:
    known = (
        "中心登记了，专利3项，负责人是教授，20人，中高级9人，固定9人，设备、科技资源、场地都有，就我们一家"
    )
    *_, asked, answer = talk(assistant, *REGISTERED, known, reply)
    assert "稳定的建设投入了吗" in asked.text
    assert "建设投入承诺" in answer.text or "承诺对中心" in answer.text
    assert "❌" not in answer.text and "予以稳定的建设投入。" not in answer.text.partition("？")[0]


def test_a_question_in_between_is_answered_and_the_check_gone_on_with(assistant: Assistant) -> None:
    *_, between, reply, goes_on = talk(assistant, *REGISTERED, "固定人员指的是谁", "已经登记", "接着来")
    assert "请说“继续”" in between.text and "什么身份" not in between.text
    assert "技术创新中心是独立法人实体" in reply.text
    assert "成果有几项" in goes_on.text


def test_what_fails_ends_the_questions_until_they_are_wanted(assistant: Assistant) -> None:
    *_, failed, told = talk(assistant, "我们够条件吗", "公司在包头注册", "继续")
    assert "❌" in failed.text and "请说“继续”" in failed.text and "？" not in failed.text
    assert told.status is Status.NEEDS_FACTS and "什么身份" in told.text


def test_all_conditions_with_some_facts_tell_what_is_open(assistant: Assistant) -> None:
    first, second = talk(assistant, "我们公司在土左旗，20人，中高级7人，固定8人，够条件吗", "中心登记了，2项")
    assert first.status is Status.ANSWERED and "7 ÷ 20 = 35%" in first.text
    assert "还没有核对的：中心为独立法人实体" in first.text and "什么身份" in first.text
    assert second.status is Status.NEEDS_FACTS and "有2项自主知识产权成果" in second.text


@pytest.mark.parametrize("asked", ["我们20人，中高级7人，职称比例够吗", "公司在包头，能牵头吗"])
def test_one_condition_asked_about_leaves_the_others_alone(assistant: Assistant, asked: str) -> None:
    (answer,) = talk(assistant, asked)
    assert "还没有核对的" not in answer.text


def test_what_is_asked_of_the_result_goes_on_as_before(assistant: Assistant) -> None:
    _, answer = talk(assistant, "我们20人，中高级7人，固定8人，够条件吗", "再走2个固定的呢")
    assert answer.status is Status.ANSWERED and "6 ÷ 18" in answer.text and "什么身份" not in answer.text


@pytest.mark.parametrize(
    ("reply", "place"),
    [
        ("30人，中高级12人，固定10人，公示要几天", "9(6)"),
        ("专利4项。优秀的一定能推荐吗", "26"),
        ("主任是教授，批复以后多久评价一次", "23"),
    ],
)
def test_a_question_beside_the_facts_is_answered_too(assistant: Assistant, reply: str, place: str) -> None:
    *_, answer = talk(assistant, *REGISTERED, reply)
    cited = {one.ref.partition("/")[2] for one in answer.citations}
    assert place in cited and "8(3)" in cited


def test_five_patents_are_no_five_people(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "Are we eligible?", "we have 5 patents")
    assert "有5项自主知识产权成果" in answer.text and "总人数" not in answer.text.partition("\n\n")[0]


@pytest.mark.parametrize("told", ["专利拿了5个，软著3个", "数据没有", "有十来项", "主任还没定"])
def test_what_tells_no_whole_fact_decides_nothing(assistant: Assistant, told: str) -> None:
    *_, answer = talk(assistant, *REGISTERED, "中心登记了", told)
    assert answer.status is Status.NEEDS_FACTS and "成果有几项" in answer.text
    assert "总人数" not in answer.text and "❌" not in answer.text


def test_who_is_not_chosen_is_passed_over_alone(assistant: Assistant) -> None:
    *_, answer = talk(assistant, *REGISTERED, "中心登记了", "3项", "负责人还没定")
    assert "科研团队一共多少人" in answer.text and "是什么职称" not in answer.text


def test_who_corrects_himself_is_judged_anew(assistant: Assistant) -> None:
    *_, answer = talk(assistant, *REGISTERED, "中心登记了", "5项专利", "不是5项，是6项")
    assert "有6项自主知识产权成果" in answer.text
