"""`assistant corpus`: a clerk adds a Word file, asks about it at once, compares versions, and takes it back."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from assistant.services import Services
from tests.assistant.cli.test_cli import Run, run
from tests.corpus.files.support import RULES, word

__all__ = ["run"]
ID = "mskjptglbf"
EVALUATION = """呼和浩特市科技创新平台绩效评价管理办法（试行）
第一条 为规范绩效评价，制定本办法。
第二条 绩效评价满分为100分，结果分为四个等级：
（一）优秀，90分及以上；
（二）不合格，低于60分。
第三条 优秀等级的比例不超过参评平台总数的20%。
第四条 本办法自2024年7月1日起施行。
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The clerk's data folder."""
    return tmp_path / "data"


@pytest.fixture
def clerk(run: Run, services: Services, monkeypatch: pytest.MonkeyPatch, home: Path) -> Run:
    """Run commands in a data folder of one's own, the index taken over."""
    _ = services.retriever  # built by now
    shutil.copytree(services.index_home, home / "index")
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(home))
    monkeypatch.setenv("ASSISTANT_AS_OF", "2026-11-23")
    return run


@pytest.fixture
def rules(tmp_path: Path) -> str:
    """The rules as a Word file."""
    file = tmp_path / "管理办法.docx"
    file.write_bytes(word(RULES.splitlines()))
    return str(file)


def test_a_file_is_added_asked_about_and_taken_back(clerk: Run, rules: str) -> None:
    code, out, err = clerk("corpus", "add", rules, "--yes")
    assert code == 0, err
    for line in (
        "标题：《某市科技平台管理办法（试行）》",
        f"编号：{ID}（版本 2026-03-01）",
        "文号：未识别",
        "篇幅：2章3条2项",
    ):
        assert line in out
    assert f"已收录：{ID}@2026-03-01" in out and "现在就可以查询" in out

    answer = json.loads(clerk("ask", "--json", "《某市科技平台管理办法》第二条第一项说什么")[1])
    assert answer["status"] == "answered" and answer["citations"][0]["ref"] == f"{ID}/2(1)"
    assert (
        "人员不少于3人" in answer["text"]
        and "《某市科技平台管理办法（试行）》第二条第（一）项" in answer["text"]
    )
    assert f"{ID}/" in clerk("search", "某市科技平台管理办法 场地多大", "--json")[1]
    assert json.loads(clerk("ask", "--json", "公示要几天？")[1])["citations"][0]["ref"] == "hohhot-tic/9(6)"

    code, out, _ = clerk("corpus", "list")
    assert (
        f"{ID}  《某市科技平台管理办法（试行）》" in out
        and "→ mskjptglbf@2026-03-01  现行有效，2026-03-01起至2028-03-01前" in out
    )
    assert clerk("corpus", "show", f"{ID}/2(1)")[1].splitlines() == [
        "《某市科技平台管理办法（试行）》第二条第（一）项",
        "人员不少于3人；",
    ]

    code, out, _ = clerk("corpus", "remove", ID)
    assert code == 0 and f"恢复请用 assistant corpus restore {ID}@2026-03-01" in out
    assert (
        json.loads(clerk("ask", "--json", "《某市科技平台管理办法》第二条说什么")[1])["status"]
        == "out_of_scope"
    )
    assert clerk("corpus", "restore")[1].strip() == f"{ID}@2026-03-01"
    assert f"已恢复：{ID}@2026-03-01" in clerk("corpus", "restore", ID)[1]
    assert clerk("corpus", "restore")[1].strip() == "没有移除过文件。"


def test_a_named_policy_answers_as_soon_as_its_text_is_held(clerk: Run, tmp_path: Path) -> None:
    question = "评价分几个等级"
    before = json.loads(clerk("ask", "--json", question)[1])
    assert before["status"] == "text_not_held"
    file = tmp_path / "评价办法.txt"
    file.write_bytes(EVALUATION.encode("gbk"))
    code, out, err = clerk("corpus", "add", str(file), "--yes")
    assert code == 0 and "此前没有正文的一份政策" in out, err
    after = json.loads(clerk("ask", "--json", question)[1])
    assert after["status"] == "answered" and "没有收录" not in after["text"]
    assert "hohhot-platform-evaluation/2" in [cited["ref"] for cited in after["citations"]]
    assert "已收录（hohhot-platform-evaluation）" in clerk("corpus", "list")[1]


def test_a_dry_run_and_a_second_time_change_nothing(clerk: Run, home: Path, rules: str) -> None:
    code, out, _ = clerk("corpus", "add", rules, "--dry-run", "--effective", "2026-04-01")
    assert code == 0 and "施行日期：2026-04-01" in out and not (home / "corpus" / ID).exists()
    values = json.loads(clerk("corpus", "add", rules, "--dry-run", "--json")[1])
    assert (values["id"], values["articles"], values["same_as"]) == (ID, 3, None)
    clerk("corpus", "add", rules, "--yes")
    code, _, err = clerk("corpus", "add", rules, "--yes")
    assert (code, f"已经收录：{ID}@2026-03-01" in err) == (0, True)
    assert [folder.name for folder in (home / "corpus" / ID).iterdir()] == ["2026-03-01"]


@pytest.mark.parametrize(("answer", "said"), [("y\n", "已收录"), ("n\n", "没有收录")])
def test_it_asks_before_it_holds(
    clerk: Run, rules: str, monkeypatch: pytest.MonkeyPatch, answer: str, said: str
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.confirm", lambda *_, **__: answer == "y\n")
    code, out, err = clerk("corpus", "add", rules)
    assert said in out + err and code == (0 if answer == "y\n" else 2)


def test_without_a_terminal_it_holds_nothing(clerk: Run, home: Path, rules: str) -> None:
    code, _, err = clerk("corpus", "add", rules)
    assert code == 2 and "--yes" in err.splitlines()[-1] and not (home / "corpus" / ID).exists()


def test_versions_are_listed_chosen_by_the_day_and_compared(clerk: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text(RULES, "utf-8")
    new.write_text(RULES.replace("3人", "5人").replace("2026年3月1日", "2026年10月1日"), "utf-8")
    clerk("corpus", "add", str(old), "--yes")
    assert f"已收录的其他版本：{ID}@2026-03-01" in clerk("corpus", "add", str(new), "--yes")[1]
    out = clerk("corpus", "list", "--detail", "--as-of", "2026-05-01")[1]
    assert f"→ {ID}@2026-03-01  现行有效，2026-03-01起至2026-10-01前" in out
    assert f"  {ID}@2026-10-01  尚未施行，2026-10-01起" in out
    listed = json.loads(clerk("corpus", "list", "--json")[1])["documents"][1]
    assert [version["standing"] for version in listed["versions"]] == ["no_longer", "in_force"]
    assert "5人" in clerk("corpus", "show", f"{ID}/2(1)")[1]
    assert "3人" in clerk("corpus", "show", f"{ID}/2(1)", "--as-of", "2026-05-01")[1]

    shown = clerk("corpus", "diff", f"{ID}@2026-03-01", ID)[1]
    assert "3" in shown and "5" in shown and "第二条" in shown
    for name in ("对照.md", "对照.html", "对照.docx"):
        code, out, err = clerk("corpus", "diff", str(old), str(new), "--to", str(tmp_path / name))
        assert code == 0 and (tmp_path / name).stat().st_size > 500, err
    assert not list(tmp_path.glob("*.part"))


def test_a_damaged_document_is_told_and_the_rest_answers(clerk: Run, home: Path, rules: str) -> None:
    clerk("corpus", "add", rules, "--yes")
    (home / "corpus" / ID / "2026-03-01" / "source.txt").write_text("第一条 改过。", "utf-8")
    code, out, err = clerk("corpus", "list")
    assert code == 0 and ID not in out and f"{ID}@2026-03-01 已损坏" in err
    assert "不少于5个工作日" in clerk("ask", "公示要几天？")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "absent.docx"], "absent.docx 读不出来"),
        (["add"], "缺少 文件"),
        (["add", "{rules}", "--effective", "明天"], "应是日期"),
        (["add", "{rules}", "--id", "../x", "--yes"], "不是文件编号"),
        (["remove", "nothing"], "没有收录过 nothing"),
        (["remove", "../../etc"], "不是文件编号"),
        (["restore", "nothing"], "没有移除过"),
        (["diff", "nothing", "hohhot-tic"], "没有文件“nothing”"),
        (["diff", "absent.docx", "hohhot-tic"], "读不出来"),
        (["diff", "hohhot-tic", "hohhot-tic", "--to", "x.xlsx"], "格式不对"),
        (["diff", "hohhot-tic", "hohhot-tic", "--to", "/nowhere/x.md"], "写不进"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_one_line(clerk: Run, rules: str, arguments: list[str], said: str) -> None:
    code, _, err = clerk("corpus", *[argument.format(rules=rules) for argument in arguments])
    assert code == 2 and said in err.splitlines()[-1] and "Traceback" not in err


def test_a_new_version_of_our_regulation_is_for_reading_only(clerk: Run, tmp_path: Path) -> None:
    file = tmp_path / "新.md"
    file.write_text(
        "# 呼和浩特市技术创新中心建设管理办法\n第一条 甲。\n第二条 自2026年10月1日起施行。", "utf-8"
    )
    assert "不会替换内置文本" in clerk("corpus", "add", str(file), "--dry-run")[1]


def test_long_lists_are_cut_short(clerk: Run, tmp_path: Path) -> None:
    file = tmp_path / "甲办法.txt"
    file.write_text(
        "甲办法\n第一条 " + "".join(f"《{name}类技术法》" for name in "乙丙丁戊己庚辛壬癸子丑寅卯辰"), "utf-8"
    )
    assert "……还有2处，用 --json 查看全部" in clerk("corpus", "add", str(file), "--dry-run")[1]
