"""Curated answers: what may be saved, which question gets one, and what they never override."""

from dataclasses import replace
from datetime import datetime

import pytest

from assistant.agent import Assistant, Conversation
from assistant.answer import Status
from assistant.curated.answer import MODEL, Curated, answer, places, problems
from assistant.curated.matching import CuratedAnswers
from assistant.services import Services
from corpus.citation import Citation
from corpus.library import Library

_TEXT = "名单要公示至少5个工作日[9(6)]。\n\n[第九条第六项|公示时间不少于5个工作日]"
_HELD = Curated(
    id="a1",
    number=1,
    question="公示期是多久",
    phrasings=("名单要挂出来多久",),
    text=_TEXT,
    by="张三",
    at=datetime(2026, 11, 23, 9),  # noqa: DTZ001
)


@pytest.fixture
def asking(services: Services) -> Assistant:
    """An assistant with one curated answer, on how long the list is published, and one withdrawn."""
    return Assistant(
        services, CuratedAnswers(lambda: (_HELD, replace(_HELD, id="a2", question="谁来牵头", shown=False)))
    )


def test_an_answer_is_printed_like_any_other(library: Library) -> None:
    assert problems(_TEXT, _HELD.question, library) == []
    assert places(_TEXT) == (Citation.parse("hohhot-tic/9(6)"),)
    shown = answer(_HELD, library)
    assert shown.text.startswith("名单要公示至少5个工作日（[第九条第（六）项](#9-6)）。")
    assert "> 公示时间不少于5个工作日" in shown.text
    assert (shown.model, shown.reviewed.by if shown.reviewed else "") == (MODEL, "张三")
    assert shown.as_json()["reviewed"] == {"by": "张三", "on": "2026-11-23"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "还没有写"),
        ("要公示。", "没有标注条款"),
        ("要公示3个工作日[9(6)]。", "3"),
        ("要公示5个工作日[9(66)]。", "[9(66)] 不存在"),
        ("要公示5个工作日[公示]。", "[公示] 不是条款号"),
        ("[9(6)|公示时间不少于三天]", "与原文不一致"),
        ("要公示5个工作日[9(6)]。详见 https://example.com。", "链接"),
        ("第九条规定要公示5个工作日[9(6)]。", "条款号只能用"),
    ],
)
def test_what_is_not_grounded_cannot_be_saved(library: Library, text: str, fault: str) -> None:
    found = problems(text, "公示几天", library)
    assert any(fault in one for one in found), found
    assert not any("[[" in one for one in found)


@pytest.mark.parametrize("question", ["公示期是多久？", "名单要挂出来多久", "公示期是多久呢", "公示期为多久"])
def test_a_question_in_the_same_words_gets_it(asking: Assistant, question: str) -> None:
    given = asking.ask(question)
    assert given.model == MODEL and given.citations[0].ref == "hohhot-tic/9(6)"


@pytest.mark.parametrize(
    "question",
    [
        "谁来牵头",  # withdrawn
        "公示什么内容",
        "建设期是多久",
        "2026年9月28日开始公示，哪天结束",  # facts to be checked
        "第九条",
        "你好",
        "整改期是多久",
    ],
)
def test_another_question_does_not(asking: Assistant, question: str) -> None:
    assert asking.ask(question).model == "builtin"


def test_what_leans_on_an_earlier_question_does_not(asking: Assistant) -> None:
    conversation = Conversation()
    asking.ask("公示期是多久", conversation)
    assert len(conversation.messages) == 2 and "[[9(6)]]" in str(conversation.messages[1].content)
    assert asking.ask("那整改呢", conversation).model == "builtin"


def test_one_that_is_no_longer_grounded_gives_way(services: Services) -> None:
    stale = replace(_HELD, text="要公示6个工作日[9(6)]。")
    given = Assistant(services, CuratedAnswers(lambda: (stale,))).ask("公示期是多久")
    assert given.model == "builtin" and given.status is Status.ANSWERED


@pytest.mark.parametrize("wanted", ["压成一句话", "短点", "前面那个公示期，缩成一句"])
def test_said_again_in_short_it_keeps_who_worded_it(asking: Assistant, wanted: str) -> None:
    conversation = Conversation()
    asking.ask("公示期是多久", conversation=conversation)
    given = asking.ask(wanted, conversation=conversation)
    assert given.text.startswith("名单要公示至少5个工作日")
    assert given.reviewed and given.reviewed.by == "张三"
    again = asking.ask("再短点", conversation=conversation)
    assert again.reviewed and again.reviewed.by == "张三"


def test_together_with_what_no_one_worded_it_is_nobodys(asking: Assistant) -> None:
    conversation = Conversation()
    for question in ("公示期是多久", "整改期是多久"):
        asking.ask(question, conversation=conversation)
    given = asking.ask("前面两个摆一块对比一下", conversation=conversation)
    assert "公示至少5个工作日" in given.text and given.reviewed is None


def test_what_was_cleared_is_not_said_again(asking: Assistant) -> None:
    conversation = Conversation()
    for question in ("公示期是多久", "重新开始", "整改期是多久"):
        asking.ask(question, conversation=conversation)
    given = asking.ask("压成一句话", conversation=conversation)
    assert "公示" not in given.text and given.reviewed is None
