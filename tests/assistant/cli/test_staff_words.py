"""What staff do on the pages counts on the command line: curated answers, questions promoted into the evaluation."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.services import Services
from assistant.storage.curated_store import CuratedStore
from assistant.storage.database import open_database
from assistant.storage.promoted_questions import PromotedQuestions
from corpus.citation import Citation
from tests.assistant.cli.test_cli import Run, run

__all__ = ["run"]


@pytest.fixture
def home(services: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A data folder of one's own, the index taken over."""
    _ = services.retriever
    shutil.copytree(services.index_home, tmp_path / "index")
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_AS_OF", "2026-11-23")
    return tmp_path


def test_a_curated_answer_is_given_and_says_so(run: Run, home: Path) -> None:
    database = open_database(f"sqlite:///{home / 'assistant.db'}")
    CuratedStore(database).save(None, 0, "张三", "榜贴多久", ["名单挂多久"], "名单公示至少5个工作日[9(6)]。")
    database.close()
    code, out, err = run("ask", "名单挂多久？")
    assert code == 0 and "名单公示至少5个工作日（第九条第（六）项）" in out and "人工审定答复 · 张三" in err
    assert json.loads(run("ask", "--json", "名单挂多久")[1])["reviewed"]["by"] == "张三"


def test_promoted_questions_are_asked(run: Run, home: Path) -> None:
    code, _, err = run("eval", "--promoted")
    assert code == 2 and "还没有收入评测集的问题" in err
    place = Citation.parse("hohhot-tic/9(6)")
    PromotedQuestions(home).add("公示要几天", Status.ANSWERED, [place], date(2026, 11, 23))
    code, out, err = run("eval", "--promoted")
    assert code == 0, err
    assert "builtin" in out and not (home / "assistant.db").exists()
