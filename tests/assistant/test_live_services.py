"""A program that runs sees what is added, edited and removed beside it, and drops no question under way."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.agent import Assistant
from assistant.answer import Status
from assistant.live_services import LiveServices, load
from assistant.services import Services
from assistant.settings import Settings
from corpus.errors import CorpusError
from corpus.files.text import read
from corpus.intake import understand
from corpus.lexicon import Term
from corpus.library import Library
from corpus.shelving import Name, hold, remove
from corpus.staff_registers import LEXICON, write_questions, write_terms
from tests.conftest import AS_OF
from tests.corpus.files.support import RULES

_ASKED = "《某市科技平台管理办法》第二条第一项说什么"
_PATIENCE = 60  # seconds; two cores are shared by many


@pytest.fixture
def live(services: Services, tmp_path: Path) -> LiveServices:
    """A running program in a data folder of its own, its search open."""
    _ = services.retriever
    shutil.copytree(services.index_home, tmp_path / "index")
    live = LiveServices(Settings(data_dir=tmp_path, as_of=AS_OF), lambda *_: None)
    _ = live.retriever
    return live


def _hold(live: LiveServices) -> Name:
    preview = understand("管理办法.txt", read(RULES.encode()), live.library)
    return hold(preview, live.settings.corpus_home)


def _until(true: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, "nothing changed"
        time.sleep(0.05)


def test_a_document_added_by_the_command_line_is_answered_from_by_the_running_program(
    live: LiveServices, tmp_path: Path
) -> None:
    assistant = Assistant(live)
    assert assistant.ask(_ASKED).status is not Status.ANSWERED
    before = live.now()
    rules = tmp_path / "管理办法.txt"
    rules.write_text(RULES, "utf-8")
    command = [sys.executable, "-m", "assistant.cli.main", "corpus", "add", str(rules), "--yes"]
    variables = {**os.environ, "ASSISTANT_DATA_DIR": str(tmp_path), "ASSISTANT_AS_OF": str(AS_OF)}
    subprocess.run(command, env=variables, check=True, capture_output=True)

    answer = assistant.ask(_ASKED)  # at once: the command has built the index
    assert answer.status is Status.ANSWERED and "人员不少于3人" in answer.text
    assert before.retriever.search("公示要几天", 1), "a question that began before goes on"
    assert live.retriever.search("公示要几天", 1)[0].target == "hohhot-tic/9(6)"

    remove(Name("mskjptglbf", ""), live.settings.corpus_home)
    _until(lambda: "mskjptglbf" not in live.library.documents)
    assert assistant.ask(_ASKED).status is not Status.ANSWERED


def test_while_an_index_is_built_the_one_before_serves(live: LiveServices) -> None:
    name = _hold(live)
    assert name.id not in live.library.documents
    assert live.retriever.search("公示要几天", 1)
    _until(lambda: name.id in live.library.documents)
    found = live.retriever.search("平台人员不少于几人", 5, document=name.id)
    assert found[0].target.startswith(name.id)


def test_whoever_changed_it_waits_for_the_index(live: LiveServices) -> None:
    name, told = _hold(live), list[tuple[int, int]]()
    assert name.id in live.renew(lambda *done: told.append(done)).library.documents
    assert told and live.now() is live.now()


def test_terms_and_questions_of_the_staff_count_at_once(live: LiveServices) -> None:
    before = live.retriever
    write_terms(live.settings.corpus_home, [Term(term="绩效评价", said=("大练兵",)), Term(term="撤销其资格")])
    assert "绩效评价" in live.retriever.lexicon.expand("大练兵") and live.retriever.core is before.core
    assert live.library.lexicon.terms_in("被摘牌") == []
    write_questions(
        live.settings.corpus_home, [("hohhot-tic/9(6)", "大榜要贴出来多少天"), ("gone/1", "没有了")]
    )
    live.renew()
    assert live.retriever.search("大榜要贴出来多少天", 1)[0].target == "hohhot-tic/9(6)"
    assert [question for _, question in live.library.question_keys[-1:]] == ["大榜要贴出来多少天"]


def test_a_library_that_cannot_be_read_is_not_taken_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken, stamps = list[bool](), [1]

    def loading(settings: Settings) -> Library:
        if broken:
            raise CorpusError("坏了")
        return load(settings)

    live = LiveServices(
        Settings(data_dir=tmp_path, as_of=AS_OF), lambda *_: None, loading, lambda _: stamps[-1]
    )
    before = live.now()
    broken.append(True)
    stamps.append(2)
    assert live.now() is before and "goes on serving" in caplog.text
    caplog.clear()
    assert live.now() is before and not caplog.text, "it is tried once"
    broken.clear()
    stamps.append(3)
    assert live.now() is not before


def test_an_index_that_cannot_be_built_is_not_taken_over(
    live: LiveServices, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("assistant.services.open_or_build", _fail)
    name = _hold(live)
    _ = live.now()
    _until(lambda: "cannot be renewed" in caplog.text)
    assert name.id not in live.library.documents


def _fail(*_: object) -> None:
    raise CorpusError("坏了")


def test_a_file_of_the_staff_that_is_damaged_is_told(live: LiveServices) -> None:
    home = live.settings.corpus_home
    home.mkdir()
    (home / LEXICON).write_text("[[term]\n", "utf-8")
    (home / "questions.toml").write_text('["不是条款"]\nquestions = ["问"]\n', "utf-8")
    told = load(live.settings).damaged
    assert "词库没有载入" in told[0] and "第1行" in told[0] and "问法没有载入" in told[1]


def test_a_new_day_brings_its_versions(tmp_path: Path) -> None:
    live = LiveServices(Settings(data_dir=tmp_path, as_of=AS_OF), lambda *_: None)
    before = live.library
    live.settings.as_of = date(2027, 1, 1)
    assert live.library is not before and live.library.documents.as_of == date(2027, 1, 1)
