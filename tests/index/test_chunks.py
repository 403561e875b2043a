from pathlib import Path

from corpus.citation import Citation
from corpus.document import Kind
from corpus.errors import CitationError
from corpus.library import Library
from corpus.wordings import ELSEWHERE, PREMISE, RIGHT, SILENCE
from index.chunks import cut, passages, questions
from tests.tiny import tiny_library


def test_every_leaf_is_a_chunk_with_what_makes_it_understood(tmp_path: Path) -> None:
    chunks = list(passages(tiny_library(tmp_path)))
    assert [(chunk.target, chunk.text) for chunk in chunks] == [
        ("tiny/1", "为了试验，制定本办法。"),
        ("tiny/2", "申请应当具备下列条件："),
        ("tiny/2(1)", "人员不少于3人；"),
        ("tiny/2(2)", "场地不小于20平方米。"),
        ("tiny/3", "评价按照《某评价办法》执行。公示时间不少于5个工作日。"),
        ("tiny/3", "评价按照《某评价办法》执行。"),
        ("tiny/3", "公示时间不少于5个工作日。"),
    ]
    assert chunks[2].embedded == "某小办法 总则 第二条 申请应当具备下列条件：（一） 人员不少于3人；"


def test_questions_lead_to_clauses_silences_premises_and_out_of_the_library(tmp_path: Path) -> None:
    targets = {chunk.target: chunk for chunk in questions(tiny_library(tmp_path))}
    assert list(targets) == [
        "tiny/1", "tiny/2(1)", "tiny/2(2)", "tiny/3",
        f"{SILENCE}money", f"{ELSEWHERE}weather", f"{PREMISE}ten-days",
    ]  # fmt: skip
    assert all(chunk.embedded == chunk.text and chunk.span is None for chunk in targets.values())


def test_ids_are_unique(library: Library) -> None:
    ids = [chunk.id for chunks in cut(library) for chunk in chunks]
    assert len(ids) == len(set(ids))


def test_every_chunk_is_a_slice_of_its_source(library: Library) -> None:
    for chunk in passages(library):
        citation = Citation.parse(chunk.target)
        document = library.document(citation.document)
        assert chunk.span is not None and chunk.text
        assert document.quote(chunk.span).strip() == chunk.text
        assert "".join(chunk.text.split()) in "".join(library.text(citation).split())


def test_every_item_and_every_article_can_be_found(library: Library) -> None:
    targets = {chunk.target for chunk in passages(library)}
    nodes = [node for document in library.documents.values() for node in document.root.walk()]
    wanted = {node.citation.ref for node in nodes if node.citation and node.kind in (Kind.ARTICLE, Kind.ITEM)}
    assert wanted <= targets


def test_every_target_is_a_place(library: Library) -> None:
    for chunk in (*passages(library), *questions(library)):
        if not chunk.target.startswith((SILENCE, PREMISE, RIGHT, ELSEWHERE)):
            try:
                library.find(Citation.parse(chunk.target))
            except CitationError as problem:
                raise AssertionError(chunk) from problem


def test_paragraphs_of_an_article_are_told_apart(tmp_path: Path) -> None:
    source = "第一条　甲。\n乙。\n第二条\n（一）丙。\n1.丁。\n第三条　戊。"
    changed = {
        "documents/tiny/source.txt": source, "questions/tiny.toml": None, "readings/tiny.toml": None,
    }  # fmt: skip
    chunks = list(passages(tiny_library(tmp_path, changed)))
    assert [(chunk.target, chunk.text) for chunk in chunks] == [
        ("tiny/1.1", "甲。"), ("tiny/1.2", "乙。"), ("tiny/2(1)", "丙。"), ("tiny/2(1)[1]", "丁。"),
        ("tiny/3", "戊。"),
    ]  # fmt: skip
    assert chunks[3].context == "某小办法 第二条 1."


def test_an_article_without_words_gives_no_chunk(tmp_path: Path) -> None:
    changed = {
        "documents/tiny/source.txt": "第一条\n第二条　甲。\n（一）人员不少于3人；\n（二）乙。\n第三条　丙。"
    }
    assert "tiny/1" not in {chunk.target for chunk in passages(tiny_library(tmp_path, changed))}
