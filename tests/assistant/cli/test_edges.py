"""The command line at its edges: interrupted, cut off, broken, on a terminal, without an index."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click
import pytest

from assistant.cli import common
from assistant.cli import main as entry
from assistant.cli.ask_command import plain
from assistant.services import Services
from assistant.web.errors import WebError


def _raise(problem: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: Any, **__: Any) -> NoReturn:
        raise problem

    return fail


def _exit_code(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["assistant", *arguments])
    with pytest.raises(SystemExit) as finished:
        entry.main()
    return int(finished.value.code or 0)


@pytest.mark.parametrize("problem", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_is_no_error(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    monkeypatch.setattr(entry.cli, "main", _raise(problem))
    assert _exit_code(monkeypatch) == 130


def test_a_reader_that_has_gone_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry.cli, "main", _raise(BrokenPipeError()))
    monkeypatch.setattr("os.dup2", lambda *_: None)
    assert _exit_code(monkeypatch) == 0


def test_a_defect_of_ours_is_not_dressed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry.cli, "main", _raise(ZeroDivisionError()))
    monkeypatch.setattr("sys.argv", ["assistant"])
    with pytest.raises(ZeroDivisionError):
        entry.main()


def test_serve_opens_the_pages_where_it_is_told(
    services: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[Services] = []

    def run(opened: Services, ready: Callable[[str], None], evaluated: Callable[[], object]) -> None:
        served.append(opened)
        assert evaluated()
        ready("http://127.0.0.1:7999")

    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(services.settings.data_dir))
    monkeypatch.setattr("assistant.web.app.run", run)
    monkeypatch.setattr("sys.argv", ["assistant", "serve", "--port", "7999"])
    entry.main()
    assert served[0].settings.web.port == 7999
    assert "http://127.0.0.1:7999" in capsys.readouterr().out


def test_a_port_that_is_taken_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.web.app.run", _raise(WebError("端口 7860 已被占用，请换一个端口。")))
    assert _exit_code(monkeypatch, "serve") == 2
    assert capsys.readouterr().err.endswith("端口 7860 已被占用，请换一个端口。\n")


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_shown_on_a_terminal_and_in_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    for done in range(32, 321, 32):
        common.show_progress(done, 320)
    shown = capsys.readouterr().err
    assert "320/320（100%）" in shown
    assert shown.count("\r") == (10 if terminal else 0)


def test_without_an_index_status_and_doctor_say_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))
    for command in ("status", "doctor"):
        monkeypatch.setattr("sys.argv", ["assistant", *(["index"] if command == "status" else []), command])
        entry.main()
        assert "自动建立" in capsys.readouterr().out


def test_the_terminal_shows_words_without_markdown() -> None:
    assert plain("> **[第八条](#8)**  \n> 甲  ") == "> 第八条\n> 甲"


def test_a_broken_toml_setting_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "assistant.toml"
    file.write_text("nonsense = [", "utf-8")
    monkeypatch.setenv("ASSISTANT_CONFIG", str(file))
    assert _exit_code(monkeypatch, "index", "status") == 2
    assert capsys.readouterr().err.count("\n") == 1
