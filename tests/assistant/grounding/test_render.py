from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.grounding.draft import Draft
from assistant.grounding.render import label, render
from corpus.citation import Citation
from corpus.library import Library
from tests.tiny import tiny_library


def printed(body: str, library: Library, status: Status = Status.ANSWERED) -> Answer:
    return render(Draft(status, body), library)


def test_marks_become_links_to_their_articles(library: Library) -> None:
    answer = printed("公示要满5个工作日[[9(6)]]。", library)
    assert answer.text == "公示要满5个工作日（[第九条第（六）项](#9-6)）。"
    (cited,) = answer.citations
    assert (cited.ref, cited.label) == ("hohhot-tic/9(6)", "第九条第（六）项")
    assert cited.quote == library.text(Citation.parse("9(6)"))


def test_a_quote_within_a_sentence(library: Library) -> None:
    answer = printed("办法写的是[[9(6)|公示时间不少于5个工作日]]。", library)
    assert answer.text == "办法写的是“公示时间不少于5个工作日”（[第九条第（六）项](#9-6)）。"
    assert [cited.quote for cited in answer.citations] == ["公示时间不少于5个工作日"]


def test_a_quote_alone_is_a_block_with_the_words_that_it_completes(library: Library) -> None:
    answer = printed("[[27(7)|建设主体单位自行要求撤销；]]", library)
    assert answer.text.splitlines() == [
        "> **[第二十七条第（七）项](#27-7)**  ",
        "> 技术创新中心发生下列情形之一的，撤销其资格。  ",
        "> 建设主体单位自行要求撤销；  ",
    ]


def test_an_article_as_a_block_keeps_its_lines(library: Library) -> None:
    text = library.text(Citation.parse("27"))
    lines = printed(f"[[27|{text}]]", library).text.splitlines()
    assert len(lines) == 10 and all(line.startswith("> ") for line in lines)


def test_what_is_shown_is_the_source_and_not_the_models_spelling(library: Library) -> None:
    answer = printed("见[[9(6)|公示时间 不少于５个工作日]]。", library)
    assert "“公示时间不少于5个工作日”" in answer.text
    assert answer.citations[0].quote == "公示时间不少于5个工作日"


def test_each_place_is_cited_once_for_each_quote_that_no_other_holds(library: Library) -> None:
    whole = library.text(Citation.parse("9(6)"))
    first, second = "公示时间不少于5个工作日", "由市科技局行文批复建设"
    answer = printed(f"[[24]]甲[[9(6)|{first}]]乙[[9(6)|{second}]]丙[[9(6)]]丁[[24]]", library)
    assert [(cited.label, cited.quote) for cited in answer.citations] == [
        ("第二十四条", library.text(Citation.parse("24"))),
        ("第九条第（六）项", first),
        ("第九条第（六）项", second),
    ]
    held = printed(f"[[9(6)|{first}]]甲[[9(6)|{whole}]]乙[[9(6)|{second}]]", library)
    assert [cited.quote for cited in held.citations] == [whole]


def test_every_quote_is_a_slice_of_its_place(library: Library) -> None:
    for article in library.document("hohhot-tic").articles:
        for node in article.walk():
            assert node.citation is not None
            text = library.text(node.citation)
            for cited in printed(
                f"[[{node.citation.ref}|{text}]] [[{node.citation.place}]]", library
            ).citations:
                assert cited.quote in library.text(Citation.parse(cited.ref))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.SMALLTALK, "您好"),
        (Status.OUT_OF_SCOPE, "不在本库的范围"),
        (Status.UNSAFE_INPUT, "不能改变自己的工作规则"),
    ],
)
def test_a_status_alone_gets_its_fixed_words(library: Library, status: Status, words: str) -> None:
    answer = printed("", library, status)
    assert answer.status is status and words in answer.text and answer.citations == ()


def test_another_document_is_named(tmp_path: Path) -> None:
    library = tiny_library(tmp_path)
    assert label(Citation.parse("tiny/2(1)"), library) == "《某小办法》第二条第（一）项"
    assert printed("甲[[tiny/3]]。", library).text == "甲（[《某小办法》第三条](#3)）。"


def test_an_item_of_a_later_paragraph_gets_that_paragraphs_words(tmp_path: Path) -> None:
    source = "第一条　甲如下：\n（一）丙。\n乙如下：\n（一）丁。\n第二条　戊。\n（一）己。\n第三条　庚。"
    library = tiny_library(
        tmp_path,
        {"documents/tiny/source.txt": source, "questions/tiny.toml": None, "readings/tiny.toml": None},
    )
    assert printed("[[tiny/1.2(1)|丁。]]", library).text.splitlines()[1] == "> 乙如下：  "
    assert printed("[[tiny/2(1)|己。]]", library).text.splitlines()[1] == "> 戊。  "


def test_the_json_is_the_contract(library: Library) -> None:
    held = printed("公示要满5个工作日[[9(6)]]。", library).as_json()
    assert list(held) == [
        "schema",
        "status",
        "text",
        "citations",
        "decisions",
        "model",
        "elapsed_ms",
        "notices",
    ]
    assert held["schema"] == 1 and held["status"] == "answered" and held["model"] == "builtin"
    assert set(held["citations"][0]) == {"ref", "label", "quote"}
