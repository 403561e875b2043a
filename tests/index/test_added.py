"""Added documents: embedded alone, found at once, gone at once, in the version of the day."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.citation import Citation
from index.build import is_built, open_or_build
from index.chunks import articles
from index.hits import Hit
from index.retriever import Retriever
from tests.index.shelves import add, library, parts, remove
from tests.index.support import silent
from tests.tiny import HashEmbedder

PARKS = ["为了公园绿地的养护，制定本规定。", "公园应当种植乔木和灌木。", "遛狗应当牵绳。"]
BOATS = ["渡船应当配备救生衣。", "船长应当持有驾驶证书。"]


class Desk:
    """A library that somebody works on: the index is brought up to date before each search."""

    def __init__(self, folder: Path) -> None:
        self.held, self.home, self._root = folder / "corpus", folder / "index", folder / "root"
        self.embedder = HashEmbedder()

    def opened(self, as_of: date | None = None) -> Retriever:
        """The search over what is held now."""
        self.embedder.embedded.clear()
        return open_or_build(self.home, library(self._root, self.held, as_of), self.embedder, silent)

    def search(self, question: str, **how: object) -> list[Hit]:
        """Search once; `embedded` then tells what was embedded on the way."""
        retriever = self.opened()
        try:
            return retriever.search(question, 20, **how)  # type: ignore[arg-type]
        finally:
            retriever.close()

    @property
    def embedded(self) -> list[str]:
        """What was embedded since the index was opened last."""
        return self.embedder.embedded


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    return Desk(tmp_path)


def targets(hits: list[Hit]) -> list[str]:
    return [hit.target for hit in hits]


def test_an_added_document_is_embedded_alone_and_found_at_once(desk: Desk) -> None:
    desk.search("公示几天")
    add(desk.held, "parks", PARKS)
    hits = desk.search("parks管理规定 遛狗要牵绳吗")
    assert hits[0].target == "parks/3" and hits[0].text == "遛狗应当牵绳。"
    assert len(desk.embedded) == len(PARKS) + 1
    assert all(text.startswith("parks管理规定 第") for text in desk.embedded[:3])
    assert {why.ranker for why in hits[0].why} == {"dense_text", "lexical_text"}
    assert hits[0].why[0].rank == 1 and 0 < hits[0].why[0].score <= 1
    desk.search("遛狗")
    assert desk.embedded == ["遛狗"]


def test_a_second_document_leaves_the_first_segment_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.parts._LEAST", 0)
    monkeypatch.setattr("index.parts._GUESS", 1)
    add(desk.held, "parks", PARKS * 3)
    desk.search("遛狗")
    before = parts(desk.home)
    add(desk.held, "boats", BOATS)
    assert desk.search("boats管理规定 救生衣")[0].target == "boats/1"
    assert len(desk.embedded) == len(BOATS) + 1
    after = parts(desk.home)
    assert (
        after == {**before, **{name: ["boats@v1"] for name in after.keys() - before.keys()}}
        and len(after) == 2
    )


def test_small_segments_are_merged_without_embedding(desk: Desk) -> None:
    desk.search("公示几天")
    for number in range(6):
        add(desk.held, f"rules{number}", [f"第{number}种许可证。"])
        desk.search("许可证")
        assert len(desk.embedded) == 2
    assert list(parts(desk.home).values()) == [[f"rules{number}@v1" for number in range(6)]]


def test_a_removed_document_is_not_found_and_nothing_is_written_for_it(desk: Desk) -> None:
    add(desk.held, "parks", PARKS)
    add(desk.held, "boats", BOATS)
    assert "boats/1" in targets(desk.search("救生衣"))
    before = parts(desk.home)
    remove(desk.held, "boats")
    assert not [target for target in targets(desk.search("救生衣")) if target.startswith("boats")]
    assert parts(desk.home) == before and desk.embedded == ["救生衣"]
    add(desk.held, "boats", BOATS)
    assert "boats/1" in targets(desk.search("救生衣")) and desk.embedded == ["救生衣"]


def test_a_changed_article_is_embedded_alone(desk: Desk) -> None:
    add(desk.held, "parks", PARKS)
    desk.search("遛狗")
    add(desk.held, "parks", [*PARKS[:2], "遛狗应当牵绳并清理粪便。"])
    hits = desk.search("遛狗清理粪便", document="parks")
    assert desk.embedded == ["parks管理规定 第三条 遛狗应当牵绳并清理粪便。", "遛狗清理粪便"]
    assert hits[0].text == "遛狗应当牵绳并清理粪便。" and targets(hits).count("parks/3") == 1


def test_the_studied_documents_keep_their_answers(desk: Desk) -> None:
    alone = desk.search("张榜公示几天")
    add(desk.held, "parks", PARKS)
    beside = desk.search("张榜公示几天")
    assert beside[0] == alone[0]
    clauses = [hit for hit in beside if hit.target.startswith("tiny/")]
    assert clauses == [hit for hit in alone if hit.target.startswith("tiny/")]


def test_what_is_none_of_the_studied_documents_is_sought_in_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.merging._STRANGE", 0.1)  # the made-up embedder's cosines are small
    add(desk.held, "weather", ["气象台发布今天是否下雨的预报。"], title="气象服务规定")
    hits = desk.search("今天下雨吗")
    ours = next(hit for hit in hits if hit.target == "weather/1")
    assert ours.score > 0 and ours.found_by == ("dense_text", "lexical_text")
    assert sum(hit.score for hit in hits) <= 1.001


def test_what_no_added_document_has_a_word_on_stays_outside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.merging._STRANGE", -1.0)  # by their meaning all fit
    monkeypatch.setattr("index.merging._ALIKE", -0.9)
    add(desk.held, "parks", PARKS)
    far, near = "明天要下雨吗天气怎么样", "明天遛狗要下雨吗应当牵绳"
    assert not desk.search(far)[0].is_clause
    scores = [
        {hit.target: hit.score for hit in desk.search(question)}.get("parks/3", 0.0)
        for question in (far, near)
    ]
    assert scores[0] < scores[1]


def test_a_document_whose_subject_is_named_comes_beside_the_studied_ones(desk: Desk) -> None:
    question = "张榜养护公示几天"
    add(desk.held, "parks", ["张榜公示十五天。", "遛狗应当牵绳。"], title="城市湿地公园管理条例（试行）")
    before = {hit.target: hit.score for hit in desk.search(question)}
    spoken_of = {hit.target: hit.score for hit in desk.search(f"城市湿地公园{question}")}
    assert spoken_of["parks/1"] > 0.25 > before.get("parks/1", 0.0)
    assert sum(score for target, score in spoken_of.items() if target.startswith("tiny/")) <= 0.5


def test_what_the_studied_documents_have_a_word_on_leads_to_no_other(desk: Desk) -> None:
    question = "公示时间要张榜吗"
    alone = desk.search(question)
    add(desk.held, "parks", PARKS, title="城市公示时间管理条例")
    assert desk.search(question)[0] == alone[0]


def test_a_document_that_is_named_is_sought_in(desk: Desk) -> None:
    add(desk.held, "parks", PARKS, title="城市公园管理条例（试行）")
    add(desk.held, "boats", ["公园里的船应当种植乔木。"], title="渡船管理条例")
    hits = desk.search("《城市公园管理条例》里公园种什么")
    assert {hit.target.partition("/")[0] for hit in hits} == {"parks"} and hits[0].target == "parks/2"
    both = desk.search("城市公园管理条例和某小办法有什么不同")
    assert {"parks", "tiny"} <= {hit.target.partition("/")[0] for hit in both}
    assert sum(hit.score for hit in both) == pytest.approx(1, abs=0.01)


def test_a_document_that_is_named_for_the_subject_of_all_is_sought_in_too(desk: Desk) -> None:
    add(desk.held, "scores", ["满分一百分。", "九十分以上为优秀。"], title="技术创新中心评分规定")
    hits = desk.search("技术创新中心评分规定第二条")
    assert [hit.target for hit in hits][:1] == ["scores/2"]
    assert {hit.target.partition("/")[0] for hit in hits} == {"scores"}


def test_a_document_filter_leaves_that_document_alone(desk: Desk) -> None:
    add(desk.held, "parks", PARKS)
    add(desk.held, "boats", BOATS)
    assert {hit.target.partition("/")[0] for hit in desk.search("救生衣", document="parks")} == {"parks"}
    assert {hit.target.partition("/")[0] for hit in desk.search("救生衣", document="tiny")} == {"tiny"}
    assert desk.search("救生衣", document="nobody") == []


def test_the_version_in_force_on_the_day_is_found(desk: Desk) -> None:
    desk.search("公示几天")
    add(desk.held, "boats", ["救生衣每年检查。"], "v1", effective='"2020-01-01"')
    add(desk.held, "boats", ["救生衣每月检查。"], "v2", effective='"2024-01-01"')
    add(desk.held, "boats", ["救生衣每天检查。"], "v3", effective='"2030-01-01"')

    def found(as_of: date | None, opened_on: date) -> dict[str, str]:
        retriever = desk.opened(opened_on)
        hits = retriever.search(
            "boats管理规定 救生衣检查", as_of=as_of, document="boats" if as_of is None else None
        )
        retriever.close()
        return {hit.target: hit.text for hit in hits if hit.target.startswith("boats")}

    today = date(2026, 11, 23)
    assert found(None, today) == {"boats/1": "救生衣每月检查。"}
    assert len(desk.embedded) == 4, "all versions are embedded, once"
    assert found(date(2021, 5, 1), today) == {"boats/1": "救生衣每年检查。"}
    assert found(date(2031, 5, 1), today) == {"boats/1": "救生衣每天检查。"}
    assert found(date(2019, 5, 1), today) == {}
    assert found(None, date(2021, 5, 1)) == {"boats/1": "救生衣每年检查。"}
    assert len(desk.embedded) == 1, "another day needs no other index"
    retriever = desk.opened(today)
    assert retriever.search("救生衣", document="boats@v1")[0].target == "boats@v1/1"
    retriever.close()


def test_a_document_out_of_force_is_not_found_on_a_day(desk: Desk) -> None:
    add(desk.held, "boats", BOATS, effective='"2020-01-01"', until='"2022-01-01"')
    assert "boats/1" in targets(desk.search("救生衣", as_of=date(2021, 12, 31)))
    assert "boats/1" not in targets(desk.search("救生衣", as_of=date(2022, 1, 1)))


def test_a_long_article_is_cut_in_pieces_that_lose_nothing(desk: Desk) -> None:
    paragraphs = [f"第{number}款说的是{'很长的话' * 40}。" for number in range(6)]
    add(desk.held, "long", ["\n".join(paragraphs), "短。"])
    document = library(desk.home.parent / "root", desk.held).documents["long"]
    pieces = list(articles(document))
    assert len(pieces) > 3 and {piece.target for piece in pieces} == {"1", "2"}
    whole = document.text(document.find(Citation.parse("long/1")))
    assert "".join("".join(piece.text.split()) for piece in pieces if piece.target == "1") == "".join(
        whole.split()
    )
    assert targets(desk.search("说的是", document="long")).count("long/1") == 1


def test_a_library_of_added_documents_alone_is_searched(desk: Desk, tmp_path: Path) -> None:
    root = tmp_path / "bare"
    for name in ("catalog.toml", "lexicon.toml"):
        root.mkdir(exist_ok=True)
        (root / name).write_text("policy = []" if name.startswith("c") else "term = []", "utf-8")
    (root / "documents").mkdir()
    add(desk.held, "boats", BOATS)
    retriever = open_or_build(desk.home, library(root, desk.held), desk.embedder, silent)
    hits = retriever.search("船长要证吗")
    retriever.close()
    assert hits[0].target == "boats/2" and sum(hit.score for hit in hits) == pytest.approx(1, abs=0.01)


def test_a_damaged_segment_is_written_anew_and_the_others_stay(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.errors import CorruptIndex

    monkeypatch.setattr("index.parts._LEAST", 0)
    monkeypatch.setattr("index.parts._GUESS", 1)
    add(desk.held, "parks", PARKS * 3)
    desk.search("遛狗")
    add(desk.held, "boats", BOATS)
    right = desk.search("救生衣", document="boats")
    (damaged,) = [name for name, documents in parts(desk.home).items() if documents == ["boats@v1"]]
    (desk.home / damaged / "passages" / "chunks.sqlite").write_bytes(b"no table")
    with pytest.raises(CorruptIndex, match="已经清除"):
        desk.search("救生衣")
    assert desk.search("救生衣", document="boats") == right
    assert len(desk.embedded) == len(BOATS) + 1


def test_a_segment_of_a_table_that_cannot_be_opened_is_passed_over(desk: Desk) -> None:
    add(desk.held, "parks", PARKS)
    desk.search("遛狗")
    (name,) = parts(desk.home)
    (desk.home / name / "passages" / "chunks.sqlite").write_bytes(b"no table")
    add(desk.held, "boats", BOATS)
    assert "parks/3" in targets(desk.search("遛狗", document="parks"))


def test_an_index_is_ready_only_with_all_its_segments(desk: Desk) -> None:
    add(desk.held, "parks", PARKS)
    held = library(desk.home.parent / "root", desk.held)
    assert not is_built(desk.home, held, "hash")
    desk.search("遛狗")
    assert is_built(desk.home, held, "hash")
    (listed,) = desk.home.glob("*.json")
    (part,) = json.loads(listed.read_text("utf-8"))["parts"]
    (desk.home / part / "stamp.json").unlink()
    assert not is_built(desk.home, held, "hash")
