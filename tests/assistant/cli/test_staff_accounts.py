"""`assistant staff` and `assistant readings` on the command line."""

import io
import json
from pathlib import Path

import pytest

from assistant.storage.database import open_database
from assistant.storage.reading_decisions import ReadingDecisions
from assistant.storage.staff_accounts import StaffAccounts
from tests.assistant.cli.test_cli import Run, run

__all__ = ["run"]


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))
    return tmp_path


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_accounts_are_made_listed_and_removed(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "还没有账号" in run("staff", "list")[1]
    type_in(monkeypatch, "long enough\nrest")
    assert "已新增管理员“张三”" in run("staff", "add", "张三", "--role", "管理员", "--password-stdin")[1]
    type_in(monkeypatch, "another one")
    assert run("staff", "password", "张三", "--password-stdin")[0] == 0
    database = open_database(f"sqlite:///{home / 'assistant.db'}")
    assert StaffAccounts(database).check("张三", "another one")
    database.close()
    assert "张三\t管理员" in run("staff", "list")[1]
    assert json.loads(run("staff", "list", "--json")[1])[0]["role"] == "管理员"
    assert run("staff", "remove", "张三")[0] == 0
    code, _, err = run("staff", "remove", "张三")
    assert code == 2 and "没有名为“张三”" in err


def test_a_password_is_asked_for_twice(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    type_in(monkeypatch, "")
    code, _, err = run("staff", "add", "张三")
    assert code == 2 and "--password-stdin" in err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    given = iter(["long enough", "long enoguh", "long enough", "long enough"])
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(given))
    code, _, err = run("staff", "add", "张三")
    assert code == 2 and "不一样" in err
    assert run("staff", "add", "张三")[0] == 0


def test_readings_are_listed_as_decided(run: Run, home: Path) -> None:
    assert "title-shares\t第八条第（三）项\t本系统默认" in run("readings", "list")[1]
    database = open_database(f"sqlite:///{home / 'assistant.db'}")
    ReadingDecisions(database).decide("title-shares", 0, "张三", "each", True, "会议纪要3号")
    database.close()
    shown = run("readings", "show", "title-shares")[1]
    assert "→ each" in shown and "市科技局确认。理由：会议纪要3号" in shown
    assert json.loads(run("readings", "show", "title-shares", "--json")[1])["in_force"] == "each"
    assert len(json.loads(run("readings", "list", "--json")[1])) > 50
    code, _, err = run("readings", "show", "none")
    assert code == 2 and "readings list" in err


def test_a_check_decides_by_the_reading_in_force(run: Run, home: Path) -> None:
    facts = home / "facts.json"
    facts.write_text('{"director_title": "副高级"}')
    told = "中心负责人的职称是副高级，不算具有高级专业技术职称"
    assert told not in run("check", "eligibility", "--facts", str(facts))[1]
    database = open_database(f"sqlite:///{home / 'assistant.db'}")
    ReadingDecisions(database).decide("senior-title", 0, "张三", "full_only", True, "会议纪要3号")
    database.close()
    assert told in run("check", "eligibility", "--facts", str(facts))[1]
