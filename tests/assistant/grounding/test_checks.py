"""Grounding under attack: whatever is put into a grounded draft that the sources do not hold is found."""

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.answer import Status
from assistant.grounding.evidence import Evidence
from assistant.grounding.quotes import occurs
from corpus.citation import Citation
from corpus.quantities import quantities
from tests.assistant.grounding.attack import (
    NUMBERED,
    QUOTING,
    all_sentences,
    drafted,
    faults,
    forms,
    library,
    sentences,
)


def test_there_is_something_to_attack() -> None:
    assert len(all_sentences()) > 60 and len(NUMBERED) > 5


# ── what is grounded passes ──


@given(st.lists(st.tuples(forms, sentences), min_size=1, max_size=5))
def test_grounded_drafts_pass(parts: list[tuple[str, tuple[str, str]]]) -> None:
    assert faults("\n\n".join(drafted(form, *pair) for form, pair in parts)) == []


@given(sentences, st.data())
def test_white_space_and_width_make_no_difference_to_a_quote(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    place, quote = pair
    at = data.draw(st.integers(0, len(quote)))
    space = data.draw(st.sampled_from(["", " ", "\u3000", "\n", " \n "]))
    wide = str.maketrans("0123456789%", "０１２３４５６７８９％")
    narrow = str.maketrans("，：；（）", ",:;()")
    spelled = (quote[:at] + space + quote[at:]).translate(data.draw(st.sampled_from([{}, wide, narrow])))
    assert faults(f"见[[{place}|{spelled}]]。") == []


@pytest.mark.parametrize(
    "body",
    [
        "公示要满5个工作日[[9(6)]]。",
        "公示至少五个工作日[[9(6)]]。",
        "公示５个工作日以上[[9(6)]]。",
        "内部人员最多占三分之一[[12]]。",
        "依据：\n[[9(6)|公示时间不少于5个工作日]]",
        "**依据：**[[9(6)]]",
        "# 公示时间\n\n公示要满5个工作日[[9(6)]]。",
        "5个工作日：\n公示时间见此[[9(6)]]。",
        "要看《呼和浩特市科技创新平台绩效评价管理办法（试行）》[[26]]。",
        "评为“优秀”的，择优推荐[[26]]。",
        "“对于绩效评价结果为“优秀”的”见[[26]]。",
        "Publicity lasts at least five working days [[9(6)]]. One year is given to mend it [[26]].",
        "下一步：公示[[9(6)]]的规定。",
    ],
)
def test_what_a_careful_model_writes_passes(body: str) -> None:
    assert faults(body) == []


# ── numbers ──


@given(st.sampled_from(NUMBERED), st.integers(2, 400), st.data())
def test_a_changed_number_is_found(pair: tuple[str, str], number: int, data: st.DataObject) -> None:
    place, words = pair
    quantity = data.draw(st.sampled_from(list(quantities(words))))
    known = {one.claim for one in quantities(library().text(Citation.parse(place)))}
    written = re.sub(
        r"[0-9]+|[一二三四五六七八九十两]+(?=年|个|分)",
        str(number),
        words[quantity.start : quantity.end],
        count=1,
    )
    (changed,) = [one.claim for one in quantities(written)] or [(Fraction(0), "")]
    assume(written != words[quantity.start : quantity.end] and changed not in known)
    assert faults(f"{words[: quantity.start]}{written}{words[quantity.end :]}[[{place}]]。")


UNITS = [
    "天",
    "个工作日",
    "年",
    "个月",
    "%",
    "人",
    "万元",
    "分",
    "项",
    "平方米",
    "成",
    "",
    " working days",
    " months",
]


@given(sentences, st.integers(1, 9_999), st.sampled_from(UNITS))
def test_an_injected_number_is_found(pair: tuple[str, str], number: int, unit: str) -> None:
    place, words = pair
    text = library().text(Citation.parse(place))
    (claim,) = [one.claim for one in quantities(f"{number}{unit}")]
    assume(claim not in {one.claim for one in quantities(text)})
    assert faults(f"{words}[[{place}]]。\n\n即{number}{unit}[[{place}]]。")


@pytest.mark.parametrize(
    "body",
    [
        "公示半个月[[9(6)]]。",
        "整改期为半年[[26]]。",
        "整改期为一年半[[26]]。",
        "每年1个月内提交[[24]]。",
        "每年1月31日前提交[[24]]。",
        "第四年起可再申报[[26]]。",
        "满分九十[[26]]。",
        "经费三十万[[17]]。",
        "中高级职称占三成五[[8(3)]]。",
        "publicity of ten working days [[9(6)]].",
        "one half of the members [[12]].",
        "公示5天[[9(6)]]。",
        "建设周期3年[[9(6)]]。",  # stands elsewhere
        "公示5个工作日[[9(6)]]，每3年评价[[9(6)]]。",
    ],
)
def test_numbers_in_other_dress_are_found(body: str) -> None:
    assert faults(body)


@pytest.mark.parametrize(
    "body",
    [
        "公示时间不超过5个工作日[[9(6)]]。",
        "公示最多5个工作日[[9(6)]]。",
        "公示5个工作日以内[[9(6)]]。",
        "内部人员不少于三分之一[[12]]。",
        "内部人员占三分之一以上[[12]]。",
        "固定人员最多占总人数的30%[[8(3)]]。",
        "at most five working days [[9(6)]].",
    ],
)
def test_a_bound_turned_round_is_found(body: str) -> None:
    assert [fault for fault in faults(body) if "相反" in fault]


ASKED = Evidence(user_words=("公示3天行吗，我们团队40人",))


@pytest.mark.parametrize("body", ["公示3天即可[[9(6)]]。", "公示“3天”就够了[[9(6)]]。", "是3天[[9(6)]]。"])
def test_the_users_number_is_not_taken_for_true(body: str) -> None:
    assert faults(body, ASKED)


@pytest.mark.parametrize(
    "body",
    ["不是3天[[9(6)]]。", "您说的3天不够[[9(6)]]。", "It is not 3天 [[9(6)]].", "没有规定3天[[9(6)]]。"],
)
def test_the_users_number_may_be_said_back_as_his(body: str) -> None:
    assert faults(body, ASKED) == []


def test_facts_may_be_said_back_where_more_are_asked_for() -> None:
    assert faults("团队40人，其中固定人员有几人？", ASKED, Status.NEEDS_FACTS) == []
    assert faults("团队50人，其中固定人员有几人？", ASKED, Status.NEEDS_FACTS)


def test_what_a_tool_computed_may_be_said() -> None:
    computed = Evidence(computed=("13 ÷ 40 = 32.5%，不低于30%，符合",))
    assert faults("固定人员占比为13 ÷ 40 = 32.5%[[8(3)]]。", computed) == []
    assert faults("固定人员占比为13 ÷ 40 = 33.5%[[8(3)]]。", computed)


# ── places ──


@given(sentences, st.integers(30, 9_999), forms)
def test_an_article_that_does_not_exist_is_found(pair: tuple[str, str], article: int, form: str) -> None:
    assert [fault for fault in faults(drafted(form, str(article), pair[1])) if "不存在" in fault]


@given(sentences, st.integers(9, 99), forms)
def test_an_item_that_does_not_exist_is_found(pair: tuple[str, str], item: int, form: str) -> None:
    article = Citation.parse(pair[0]).article
    assert [fault for fault in faults(drafted(form, f"{article}({item})", pair[1])) if "不存在" in fault]


@pytest.mark.parametrize(
    "place", ["甲", "9(6", "silence:money", "other/9(6)", "0", "9(0)", "公示", "1-1", "9" * 40]
)
def test_a_mark_that_names_no_place_is_found(place: str) -> None:
    assert faults(f"公示[[{place}]]。")


@given(sentences, sentences, st.sampled_from(QUOTING))
def test_a_quote_shifted_to_another_place_is_found(
    pair: tuple[str, str], other: tuple[str, str], form: str
) -> None:
    assume(not occurs(library().text(Citation.parse(other[0])), pair[1]))
    assert faults(drafted(form, other[0], pair[1]))


TYPED = [
    "第八条", "第8条", "第８条", "第 8 条", "第八条第（三）项", "第三款", "八条三项", "8(3)", "8（三）", "Article 8", "art. 8 item 3",
    "第二章", "第一项", "第二十六条之一", "Section 3",
]  # fmt: skip


@given(sentences, st.sampled_from(TYPED), st.integers(0, 99))
def test_a_typed_article_number_is_found(pair: tuple[str, str], typed: str, at: int) -> None:
    place, words = pair
    body = f"{words[: at % len(words)]}，按{typed}，{words[at % len(words) :]}[[{place}]]。"
    assert [fault for fault in faults(body) if "条款号只能用" in fault]


def test_an_article_number_that_a_tool_gave_in_words_may_be_said() -> None:
    refused = Evidence(statements=frozenset({"本办法共29条,没有第三十五条"}))
    assert faults("本办法共29条，没有第三十五条。", refused, Status.NOT_IN_TEXT) == []
    assert faults("没有第三十六条。", refused, Status.NOT_IN_TEXT)


# ── quotes ──

TURNING = ["不", "应", "可", "均", "原则上", "一般", "不得", "可以", "以上", "之一"]


HOLDING = [(pair, word) for pair in all_sentences() for word in TURNING if word in pair[1]]


@given(st.sampled_from(HOLDING), st.sampled_from(QUOTING))
def test_a_word_that_turns_the_meaning_left_out_of_a_quote_is_found(
    held: tuple[tuple[str, str], str], form: str
) -> None:
    (place, quote), word = held
    assert faults(drafted(form, place, quote.replace(word, "", 1)))


PUT_IN = ["不", "可", "均", "一般", "不得", "3", "（试行）"]


@given(
    sentences,
    st.sampled_from(PUT_IN),
    st.integers(1, 200),
    st.sampled_from(QUOTING),
)
def test_a_word_put_into_a_quote_is_found(pair: tuple[str, str], word: str, at: int, form: str) -> None:
    place, quote = pair
    at = 1 + at % (len(quote) - 1)
    changed = quote[:at] + word + quote[at:]
    assume(not occurs(library().text(Citation.parse(place)), changed))
    assert faults(drafted(form, place, changed))


@given(st.sampled_from(NUMBERED), st.sampled_from("0123456789"), st.sampled_from(QUOTING))
def test_a_changed_digit_of_a_quote_is_found(pair: tuple[str, str], digit: str, form: str) -> None:
    place, quote = pair
    changed = re.sub("[0-9]", digit, quote, count=1)
    assume(changed != quote)
    assert faults(drafted(form, place, changed))
    assert faults(drafted(form, place, re.sub("[0-9]", "", quote, count=1)))


@given(sentences, st.data(), st.sampled_from(QUOTING))
def test_any_other_change_of_a_quote_is_found(pair: tuple[str, str], data: st.DataObject, form: str) -> None:
    place, quote = pair
    at = data.draw(st.integers(0, len(quote) - 1))
    other = data.draw(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))
    changed = quote[:at] + other + quote[at + 1 :]
    assume(not occurs(library().text(Citation.parse(place)), changed))
    assert faults(drafted(form, place, changed))


def test_words_in_quotation_marks_are_held_to_the_same() -> None:
    assert faults("办法写的是“公示时间不少于5个工作日”[[9(6)]]。") == []
    assert faults("办法写的是“高校和科研院所不能牵头建设”[[4(3)]]。")
    assert (
        faults(
            "您问“高校和科研院所不能牵头建设吗”[[4(3)]]。",
            Evidence(user_words=("高校和科研院所不能牵头建设吗",)),
        )
        == []
    )
