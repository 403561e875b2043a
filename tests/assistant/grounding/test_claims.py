"""Claims that no mark covers, and what a page would do more with than show it, are found in a draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Status
from assistant.grounding.evidence import Evidence
from tests.assistant.grounding.attack import NOTHING, faults, sentences

# ── sentences ──

GROUNDED = [Status.ANSWERED, Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD, Status.FALSE_PREMISE_CORRECTED]
CLAIMS = ["高校不能牵头组建", "办法允许外地企业申请", "专家由市科技局聘任", "Universities cannot lead"]


@given(
    st.lists(sentences, min_size=1, max_size=3),
    st.sampled_from(CLAIMS),
    st.integers(0, 3),
    st.sampled_from("。！？；：，"),
)
def test_a_claim_without_a_mark_is_found(
    grounded: list[tuple[str, str]], claim: str, at: int, end: str
) -> None:
    parts = [f"{words}[[{place}]]。" for place, words in grounded]
    parts.insert(at, claim + end)
    assert faults("\n\n".join(parts))


@given(sentences, st.sampled_from(CLAIMS), st.sampled_from("，；：、 "))
def test_a_claim_behind_the_last_mark_is_found(pair: tuple[str, str], claim: str, between: str) -> None:
    place, words = pair
    assert faults(f"{words}[[{place}]]{between}{claim}。")


@pytest.mark.parametrize(
    "status", [Status.SMALLTALK, Status.OUT_OF_SCOPE, Status.UNSAFE_INPUT, Status.NEEDS_FACTS]
)
@pytest.mark.parametrize("claim", CLAIMS)
def test_no_status_lets_a_claim_pass(claim: str, status: Status) -> None:
    assert faults(f"{claim}。", NOTHING, status)


@pytest.mark.parametrize(
    "dress", ["# {}", "**{}**", "> {}", "- {}", "{}：", "{}", "| {} |", "{}，您知道吗？", "`{}`"]
)
def test_no_dress_lets_a_claim_pass(dress: str) -> None:
    assert faults(f"公示要满5个工作日[[9(6)]]。\n\n{dress.format('高校不能牵头组建')}\n\n见[[9(6)]]。")


@pytest.mark.parametrize("body", ["", "依据：", "# 公示期限", "公示要几天？", "\n\n", "---"])
@pytest.mark.parametrize("status", GROUNDED)
def test_an_answer_that_rests_on_nothing_is_found(body: str, status: Status) -> None:
    assert faults(body, NOTHING, status)


@pytest.mark.parametrize("status", [Status.SMALLTALK, Status.OUT_OF_SCOPE, Status.UNSAFE_INPUT])
def test_a_status_alone_is_enough_where_the_words_are_fixed(status: Status) -> None:
    assert faults("", NOTHING, status) == []


def test_questions_for_facts_need_no_article() -> None:
    asking = "还请告诉我：\n- 固定人员有几人？\n- **中级以上职称有几人？**"
    assert faults(asking, NOTHING, Status.NEEDS_FACTS) == []
    assert faults("", NOTHING, Status.NEEDS_FACTS)
    assert faults(asking, NOTHING, Status.ANSWERED)
    assert faults("高校不能牵头，您知道吗？", NOTHING, Status.NEEDS_FACTS)


def test_questions_for_facts_may_stand_behind_what_is_put_right() -> None:
    asking = "还请告诉我：\n- 固定人员有几人？"
    put_right = f"公示时间不少于5个工作日[[9(6)]]。\n\n{asking}"
    assert faults(put_right, status=Status.FALSE_PREMISE_CORRECTED) == []
    assert faults(asking, NOTHING, Status.FALSE_PREMISE_CORRECTED)  # it puts nothing right
    assert faults(f"{put_right}\n- 高校不能牵头，您知道吗？", status=Status.FALSE_PREMISE_CORRECTED)


# ── what a page would do more with ──


@pytest.mark.parametrize(
    "markup",
    [
        "https://example.com", "http:evil", "www.example.com", "[点这里](#8-3)", "![](x.png)", "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "</div>", "[[9(6)", "9(6)]]", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_links_tags_and_torn_marks_are_found(markup: str) -> None:
    assert [fault for fault in faults(f"公示{markup}见[[9(6)]]。") if "正文里有" in fault]


@pytest.mark.parametrize("title", ["内蒙古自治区科学技术进步条例", "民法典", "某某通知"])
def test_a_document_that_nobody_named_is_found(title: str) -> None:
    assert [fault for fault in faults(f"按《{title}》办理[[26]]。") if "目录" in fault]
    assert faults(f"不按《{title}》办理[[26]]。", Evidence(user_words=(f"《{title}》适用吗",))) == []
