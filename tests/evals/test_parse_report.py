"""The report over a collection of laws, on a collection of two."""

import io
import sys
import tarfile
from pathlib import Path

import pytest

from corpus.document import Document, Metadata
from corpus.parser import parse
from evals.laws import ARCHIVE, laws
from evals.parse_report import lost_characters, main, report

FILES = {
    "法/某法.md": "# 某法\n\n<!-- INFO END -->\n\n第一条 甲。\n\n第二条 依照本法第一条和第九条。\n",
    "通知/某通知.md": "# 某通知\n\n一、依照《某法》第一条、第八条。\n\n二、乙\ue004。\n",
    "法/_index.md": "---\n",
    "法/readme.txt": "第一条 不是法律。",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / "laws" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "laws"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with tarfile.open(tmp_path / ARCHIVE, "w:gz") as packed:
        for name, text in FILES.items():
            data = text.encode()
            member = tarfile.TarInfo(name)
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))
    return tmp_path / ARCHIVE


def test_a_folder_and_an_archive_hold_the_same_laws(folder: Path, archive: Path) -> None:
    assert list(laws(folder)) == list(laws(archive)) == list(laws(archive.parent))
    assert [law.meta.title for law in laws(folder)] == ["某法", "某通知"]


def test_the_report_counts_what_there_is(folder: Path) -> None:
    result = report(folder)
    assert (result.documents, result.lost, result.naive, result.kinds["article"]) == (2, 0, 2, 4)
    assert result.differing == ["某通知: 0 -> 2"]
    assert result.unresolved == ["某法 2.1: 第九条"] and result.resolved == 0.5
    assert list(result.odd) == ["private_use"]
    assert result.references["external, held"] == 3 and result.arrived == 0.5


def test_a_lost_character_would_be_seen() -> None:
    whole = parse("第一条 甲。\n乙。", Metadata(id="x", title="x", short_title="x"))
    assert list(lost_characters(whole)) == []
    cut = Document(whole.meta, whole.source + "丙", whole.root)
    assert list(lost_characters(cut)) == [len(whole.source)]


def test_the_command_prints_the_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["parse_report", "--laws", str(folder)])
    main()
    printed = capsys.readouterr().out
    assert "| **characters lost** | **0** |" in printed and "- 某法 2.1: 第九条" in printed


def test_the_command_fails_where_characters_are_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["parse_report", "--laws", str(folder)])
    monkeypatch.setattr("evals.parse_report.lost_characters", lambda _: iter([0]))
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
