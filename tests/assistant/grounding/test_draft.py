import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Status
from assistant.grounding.draft import Draft, marks_in, replace_marks, without_marks
from assistant.grounding.sentences import sentences

# ── drafts ──


@pytest.mark.parametrize(
    ("text", "status", "body"),
    [
        ("status: answered\n公示。", Status.ANSWERED, "公示。"),
        ("  status: not_in_text\n\n公示。\n", Status.NOT_IN_TEXT, "公示。"),
        ("Status：answered\n公示。", Status.ANSWERED, "公示。"),
        ("**status: needs_facts**\n公示。", Status.NEEDS_FACTS, "公示。"),
        ("status: smalltalk", Status.SMALLTALK, ""),
        ("公示。", Status.ANSWERED, "公示。"),
        ("status: whatever\n公示。", Status.ANSWERED, "公示。"),
        ("<think>嗯，\n先查。</think>\n\nstatus: answered\n公示。", Status.ANSWERED, "公示。"),
        ("", Status.ANSWERED, ""),
    ],
)
def test_reads_what_models_hand_in(text: str, status: Status, body: str) -> None:
    assert Draft.read(text) == Draft(status, body)


@given(st.sampled_from(Status), st.text(alphabet="公示。[]|9(6)\n ", max_size=40).map(str.strip))
def test_a_draft_is_read_as_it_was_written(status: Status, body: str) -> None:
    assert Draft.read(Draft(status, body).write()) == Draft(status, body)


def test_marks_name_places_and_quotes() -> None:
    marks = list(marks_in("甲[[9(6)]]。乙[[ 8(3) | 不低于 ]]。\n [[第十二条|丙]丁]] \n[[三十五米]]"))
    assert [(mark.citation.place if mark.citation else None, mark.quote, mark.alone) for mark in marks] == [
        ("9(6)", "", False),
        ("8(3)", "不低于", False),
        ("12", "丙]丁", True),
        (None, "", True),
    ]
    assert marks[3].written == "三十五米"


@pytest.mark.parametrize("text", ["[[9(6)", "[9(6)]", "[[]]", "[[|x]]", "]]9(6)[["])
def test_what_is_no_whole_mark_is_text(text: str) -> None:
    assert list(marks_in(text)) == [] and without_marks(text) == text


@given(st.text(alphabet="[]|9()甲\n", max_size=30))
def test_marks_are_replaced_one_for_one(text: str) -> None:
    count = len(list(marks_in(text)))
    printed = [f"<{number}>" for number in range(count)]
    replaced = replace_marks(text, iter(printed))
    assert all(one in replaced for one in printed)
    assert without_marks(text) == replace_marks(text, iter([""] * count))


# ── sentences ──


def told_apart(body: str) -> list[tuple[str, int]]:
    return [(sentence.text, len(sentence.marks)) for sentence in sentences(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("甲。乙！丙？丁", [("甲。", 0), ("乙！", 0), ("丙？", 0), ("丁", 0)]),
        ("甲[[9]]。乙[[8]][[7]]。", [("甲。", 1), ("乙。", 2)]),
        ("甲。[[9]]乙。 [[8]]丙", [("甲。", 1), ("乙。", 1), ("丙", 0)]),
        ("“甲。”[[9]]乙", [("“甲。”", 1), ("乙", 0)]),
        ("**甲。**[[9]]", [("**甲。**", 1)]),
        ("- 甲[[9]]\n- 乙", [("- 甲", 1), ("- 乙", 0)]),
        ("[[9|一。二。]]\n\n丙", [("", 1), ("丙", 0)]),
        ("It lasts 5.5 days [[9]]. Then it ends.", [("It lasts 5.5 days .", 1), ("Then it ends.", 0)]),
        ("\n  \n---\n", []),
        ("", []),
    ],
)
def test_sentences_are_told_apart_with_their_marks(body: str, expected: list[tuple[str, int]]) -> None:
    assert told_apart(body) == expected


def test_headings_and_labels_head_a_line() -> None:
    assert [sentence.heads_line for sentence in sentences("# 题\n依据：\n**下一步：**\n甲：乙。\n丙")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_what_stands_behind_the_last_mark_is_known() -> None:
    assert [sentence.tail for sentence in sentences("甲[[9]]，乙[[8]]，丙。\n丁。")] == ["，丙。", ""]


@given(st.text(alphabet="甲乙。！？\n[]|9 *“”.：:#", max_size=40))
def test_no_mark_is_lost_and_none_is_counted_twice(body: str) -> None:
    assert [mark for sentence in sentences(body) for mark in sentence.marks] == list(marks_in(body))
