"""Documents that were added: understood, held, taken off, put back; in the version of a day; damage and its cost."""

import json
import os
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import shelving
from corpus.citation import Citation
from corpus.document import Kind, Metadata
from corpus.document_ids import document_id
from corpus.edition import Standing
from corpus.errors import CitationError, CorpusError
from corpus.files.file_text import FileProblem, FileText
from corpus.holdings import read_holdings
from corpus.intake import Corrections, Preview, understand
from corpus.library import MAIN_DOCUMENT, Library, load_library
from corpus.relations import cited_titles
from corpus.shelving import Name, hold, remove, removed, restore, to_toml
from corpus.toml_file import read_model
from tests.corpus.files.support import RULES

ID = "mskjptglbf"
NEW = RULES.replace("3人", "5人").replace("2026年3月1日", "2027年1月1日")
EVALUATION = "呼和浩特市科技创新平台绩效评价管理办法\n第一条 根据《某市科技平台管理办法》《技术法》制定。\n第二条 自2024年7月1日起施行。"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def held(home: Path, as_of: date | None = None) -> Library:
    return load_library(held=home, as_of=as_of)


def understood(
    text: str, home: Path, corrections: Corrections | None = None, name: str = "办法.txt"
) -> Preview:
    return understand(name, FileText(text), held(home), corrections)


def add(text: str, home: Path, corrections: Corrections | None = None) -> Name:
    return hold(understood(text, home, corrections), home)


# ── understanding ──


def test_a_preview_tells_what_was_understood(home: Path) -> None:
    preview = understand("C:\\资料\\办法.docx", FileText(RULES, ("说明",)), held(home))
    meta = preview.meta
    assert (meta.id, meta.title, meta.short_title) == (
        ID,
        "某市科技平台管理办法（试行）",
        "某市科技平台管理办法",
    )
    assert (meta.effective, meta.until, preview.version) == (date(2026, 3, 1), date(2028, 3, 1), "2026-03-01")
    assert (preview.count(Kind.CHAPTER), preview.count(Kind.ARTICLE), preview.count(Kind.ITEM)) == (2, 3, 2)
    assert (meta.file, preview.notes, preview.others, preview.same) == ("办法.docx", ("说明",), (), None)


def test_doubts_name_the_lines(home: Path) -> None:
    doubts = understood(f"{RULES}第九条 \ue000甲。\n", home).doubts
    assert any(doubt.startswith("第9行有显示不出的字") for doubt in doubts)
    assert any("第三条之后是第九条" in doubt or "第9行" in doubt for doubt in doubts)
    many = understood("某办法\n" + "\n".join(f"第{n}条 \ue000甲。" for n in range(1, 9)), home).doubts
    assert any(doubt.startswith("第2、3、4、5、6等行有显示不出的字") for doubt in many)
    assert any("没有认出施行日期，视为一直有效" in doubt for doubt in many)
    assert any(
        "暂按公布日期 2024-05-01 起算" in one
        for one in understood("某办法\n2024年5月1日\n第一条 甲。", home).doubts
    )


@pytest.mark.parametrize(
    ("file", "title", "doubt"),
    [
        (FileText("第一条 甲。", (), "某某办法"), "某某办法", "暂用网页标题"),
        (FileText("第一条 甲。"), "文件名办法", "暂用文件名"),
    ],
)
def test_a_title_is_looked_for_elsewhere(home: Path, file: FileText, title: str, doubt: str) -> None:
    preview = understand("文件名办法.docx", file, held(home))
    assert preview.meta.title == title and doubt in preview.doubts[0]


def test_without_any_title_the_first_line_stands_in(home: Path) -> None:
    preview = understood("没有标题，\n第一条 甲。", home, name="scan001.docx")
    assert preview.meta.title == "没有标题，" and "--title" in preview.doubts[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("今天天气很好。我们去公园玩。", "没有找到条文"),
        ("This is an English text about nothing in particular. 第一条", "大部分不是中文"),
        ("12345 67890", "大部分不是中文"),
    ],
)
def test_what_is_no_regulation_is_refused(home: Path, text: str, said: str) -> None:
    with pytest.raises(FileProblem, match=said):
        understood(text, home)


def test_a_text_without_articles_may_be_a_list(home: Path) -> None:
    text = "关于做好某项工作的通知\n各单位：\n一、提高认识。\n（一）甲。\n二、加强领导。\n三、自2024年5月1日起施行。"
    name = add(text, home)
    document = held(home).document(name.id)
    assert "加强领导" in " ".join(document.text(node) for node in document.root.walk() if node.citation)


def test_corrections_win_and_wrong_ones_are_refused(home: Path) -> None:
    said = Corrections(
        id="my-rules", title="中华人民共和国某某某法", effective="2026-05-01", until="2030-01-01"
    )
    meta = understood(RULES, home, said).meta
    assert (meta.id, meta.short_title, meta.effective) == ("my-rules", "某某某法", date(2026, 5, 1))
    with pytest.raises(CorpusError, match="更正的内容不对：effective：应是日期"):
        understood(RULES, home, Corrections(effective="昨天"))


@pytest.mark.parametrize("bad", ["../../etc", "A B", "/etc/passwd", "", "x/y", ".hidden"])
def test_an_id_is_never_a_path(home: Path, bad: str) -> None:
    with pytest.raises(CorpusError, match="不是文件编号"):
        hold(understood(RULES, home, Corrections(id=bad or " ")), home)
    assert not home.exists()


@pytest.mark.parametrize(
    ("title", "taken", "found"),
    [
        ("中华人民共和国民法典", (), "minfadian"),
        ("呼和浩特市科技平台管理办法（试行）", (), "hhhtskjptglbf"),
        ("民法典", ("minfadian",), "minfadian-2"),
        ("民法典", ("minfadian", "minfadian-2"), "minfadian-3"),
        ("《》", (), "wenjian"),
    ],
)
def test_ids_come_from_titles(title: str, taken: tuple[str, ...], found: str) -> None:
    assert document_id(title, taken) == found


# ── holding ──


def test_what_is_held_is_found_and_cited(home: Path) -> None:
    name = add(RULES, home)
    library = held(home)
    assert str(name) == f"{ID}@2026-03-01"
    assert library.text(Citation.parse(f"{ID}/2(1)")) == "人员不少于3人；"
    assert library.text(Citation.parse(f"{name}/2(1)")) == "人员不少于3人；"
    assert library.titled("某市科技平台管理办法") == ID == library.called("请问科技平台管理办法")
    assert library.called("管理办法") is None
    assert library.document(ID).source == RULES
    assert sorted(entry.name for entry in (home / ID / "2026-03-01").iterdir()) == [
        "document.toml",
        "source.txt",
    ]
    assert not list(home.glob(".adding-*"))


def test_the_same_text_is_known_and_the_same_day_is_told_apart(home: Path) -> None:
    add(RULES, home)
    again = understood(RULES, home)
    assert again.same and again.same.exact_name == f"{ID}@2026-03-01"
    changed = understood(RULES.replace("3人", "4人"), home)
    assert changed.same is None and changed.version == "2026-03-01.2"
    assert hold(changed, home).version == "2026-03-01.2"
    with pytest.raises(CorpusError, match="刚刚已被收录"):
        hold(changed, home)


def test_a_policy_of_the_catalog_is_held_as_soon_as_its_text_is(home: Path) -> None:
    assert not held(home).policy("hohhot-platform-evaluation").held
    preview = understood(EVALUATION, home)
    assert preview.policy and preview.meta.id == preview.policy.id == "hohhot-platform-evaluation"
    hold(preview, home)
    library = held(home)
    assert library.policy("hohhot-platform-evaluation").held
    assert cited_titles(library.document("hohhot-platform-evaluation"), library) == {
        "某市科技平台管理办法": False,
        "技术法": False,
    }
    add(RULES, home)
    assert cited_titles(library.document("hohhot-platform-evaluation"), held(home))["某市科技平台管理办法"]


@given(st.text(max_size=40), st.text(max_size=40))
def test_metadata_comes_back_from_toml(title: str, notes: str) -> None:
    meta = Metadata(id="x", title=title, short_title=notes, issued=date(2024, 1, 1), number='\x7f"\\\n')
    assert Metadata.model_validate(tomllib.loads(to_toml(meta))) == meta


# ── versions ──


def test_the_version_of_the_day_is_meant(home: Path) -> None:
    add(RULES, home)
    add(NEW, home)
    for day, people in (
        (date(2025, 1, 1), "3"),
        (date(2026, 12, 31), "3"),
        (date(2027, 1, 1), "5"),
        (None, "5"),
    ):
        assert held(home, day).text(Citation.parse(f"{ID}/2(1)")) == f"人员不少于{people}人；"
    library = held(home, date(2026, 6, 1))
    assert library.at(date(2026, 6, 1)) is library
    assert library.at(date(2027, 6, 1)).text(Citation.parse(f"{ID}/2(1)")) == "人员不少于5人；"
    assert library.text(Citation.parse(f"{ID}@2027-01-01/2(1)")) == "人员不少于5人；"
    assert list(library.documents) == [MAIN_DOCUMENT, ID] and len(library.documents) == 2
    with pytest.raises(CitationError, match="没有文件"):
        library.text(Citation.parse(f"{ID}@1999-01-01/2(1)"))


def test_standings_on_a_day(home: Path) -> None:
    add(RULES, home)
    add(NEW, home)
    shelf = held(home).documents
    old, new = shelf.versions(ID)
    assert (shelf.ends(old), shelf.ends(new)) == (date(2027, 1, 1), date(2029, 1, 1))
    assert shelf.standing(old, date(2026, 2, 28)) is Standing.NOT_YET
    assert shelf.standing(old, date(2026, 3, 1)) is Standing.IN_FORCE
    assert shelf.standing(old, date(2027, 1, 1)) is Standing.NO_LONGER
    assert shelf.standing(shelf.edition(MAIN_DOCUMENT), date(1999, 1, 1)) is Standing.IN_FORCE
    assert (shelf.shortest_name(new), shelf.shortest_name(old)) == (ID, f"{ID}@2026-03-01")
    document = shelf[f"{ID}@2026-03-01"]
    assert document.articles[0].citation == Citation(f"{ID}@2026-03-01", 1)
    assert shelf[f"{ID}@2026-03-01"] is document


def test_the_packaged_text_is_never_replaced(home: Path) -> None:
    text = "呼和浩特市技术创新中心建设管理办法\n第一条 全新的。\n第二条 自2027年1月1日起施行。"
    preview = understood(text, home)
    assert preview.meta.id == MAIN_DOCUMENT and [edition.version for edition in preview.others] == [""]
    name = hold(preview, home)
    library = held(home, date(2028, 1, 1))
    assert len(library.document(MAIN_DOCUMENT).articles) == 29
    assert library.text(Citation.parse(f"{name}/1")) == "全新的。"


# ── removing ──


def test_what_is_removed_can_be_put_back(home: Path) -> None:
    name, newer = add(RULES, home), add(NEW, home)
    assert remove(name, home) == [name] and removed(home) == [name]
    assert [edition.version for edition in held(home).documents.versions(ID)] == [newer.version]
    assert remove(Name(ID, ""), home) == [newer] and ID not in held(home).documents
    assert not (home / ID).exists()
    assert restore(Name.read(ID), home) == [name, newer]
    assert len(held(home).documents.versions(ID)) == 2 and removed(home) == []


def test_the_last_one_removed_comes_back(home: Path) -> None:
    name = add(RULES, home)
    remove(name, home)
    changed = Corrections(number="某发〔2026〕1号")
    assert add(RULES, home, changed) == name
    with pytest.raises(CorpusError, match="已在库里，不能用移除的那份覆盖"):
        restore(name, home)
    remove(name, home)
    restore(name, home)
    assert held(home).document(ID).meta.number == "某发〔2026〕1号" and removed(home) == [name]


@pytest.mark.parametrize("name", ["nothing", "nothing@2020-01-01", MAIN_DOCUMENT])
def test_what_was_not_added_cannot_be_removed_or_restored(home: Path, name: str) -> None:
    with pytest.raises(CorpusError, match=f"没有收录过 {name}"):
        remove(Name.read(name), home)
    with pytest.raises(CorpusError, match="没有移除过"):
        restore(Name.read(name), home)


def test_a_folder_that_cannot_be_written_is_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, preview = add(RULES, home), understood(NEW, home)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CorpusError, match="写不进去。请检查权限和磁盘空间"):
        hold(preview, home)
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(CorpusError, match="写不进去"):
        remove(name, home)
    monkeypatch.undo()
    assert not list(home.glob(".adding-*")) and ID in held(home).documents
    remove(name, home)
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(CorpusError, match="写不进去"):
        restore(name, home)


# ── damage, and opening fast ──


def damage_source(folder: Path) -> None:
    (folder / "source.txt").write_text("第一条 改过。", "utf-8")


def damage_toml(folder: Path) -> None:
    (folder / "document.toml").write_text("id = [", "utf-8")


def damage_encoding(folder: Path) -> None:
    (folder / "source.txt").write_bytes("第一条".encode("gbk"))


def damage_name(folder: Path) -> None:
    (folder / "document.toml").write_text('id = "other"\ntitle = "a"\nshort_title = "b"', "utf-8")


def damage_gone(folder: Path) -> None:
    (folder / "source.txt").unlink()


@pytest.mark.parametrize("damage", [damage_source, damage_toml, damage_encoding, damage_name, damage_gone])
def test_a_damaged_document_costs_that_document_alone(home: Path, damage: object) -> None:
    add(EVALUATION, home)
    name = add(RULES, home)
    held(home)  # the manifest knows it as it was
    assert callable(damage)
    damage(home / name.id / name.version)
    library = held(home)
    assert ID not in library.documents and "hohhot-platform-evaluation" in library.documents
    (told,) = library.damaged
    assert (
        f"{name} 已损坏，没有载入" in told
        and f"assistant corpus remove {name}" in told
        and str(home) not in told
    )
    remove(name, home)
    assert held(home).damaged == ()


def test_files_beside_the_documents_are_passed_over(home: Path) -> None:
    add(RULES, home)
    (home / "README").write_text("x")
    (home / ID / "notes.txt").write_text("x")
    (home / ".DS_Store").write_text("x")
    assert len(read_holdings(home).editions) == 1 and not read_holdings(home).damaged


def test_nothing_is_read_again_that_has_not_changed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(RULES, home)
    first = read_holdings(home)
    monkeypatch.setattr("corpus.holdings._examine", None)
    assert read_holdings(home) == first


@pytest.mark.parametrize(
    "manifest", ["{", "[]", '{"format": 0}', json.dumps({"format": 1, "editions": {f"{ID}/2026-03-01": 3}})]
)
def test_a_damaged_manifest_is_made_anew(home: Path, manifest: str) -> None:
    add(RULES, home)
    (home / ".manifest.json").write_text(manifest)
    assert len(read_holdings(home).editions) == 1
    assert json.loads((home / ".manifest.json").read_text("utf-8"))["editions"].keys() == {f"{ID}/2026-03-01"}


def test_a_home_that_cannot_be_written_does_without_a_manifest(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(RULES, home)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", denied)
    assert len(read_holdings(home).editions) == 1


def test_opening_parses_nothing_that_was_added(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(RULES, home)
    library = held(home)
    monkeypatch.setattr("corpus.edition.parse", None)
    assert library.titled("某市科技平台管理办法（试行）") == ID and ID in library.documents
    assert library.documents.edition(ID).digest
    with pytest.raises(TypeError):
        library.document(ID)


def test_metadata_of_the_disk_is_what_was_shown(home: Path) -> None:
    preview = understood(RULES, home)
    name = hold(preview, home)
    assert read_model(home / name.id / name.version / "document.toml", Metadata) == preview.meta
    assert shelving.Name.read(f"{name}") == name
