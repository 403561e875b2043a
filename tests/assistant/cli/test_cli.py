"""The machine contract of the command line, run in this process."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.services import Services

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(services: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `assistant ARGUMENTS` and give (exit code, standard output, standard error)."""
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(services.settings.data_dir))

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["assistant", *arguments])
        code = 0
        try:
            main()
        except SystemExit as finished:
            code = int(finished.code or 0)
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def test_ask_prints_the_answer_with_its_article(run: Run) -> None:
    code, out, _ = run("ask", "公示要几天？")
    assert code == 0
    assert "不少于5个工作日" in out
    assert "第九条第（六）项" in out
    assert "](" not in out


def test_ask_json_is_the_contract(run: Run) -> None:
    code, out, _ = run("ask", "--json", "--as-of", "2026-11-23", "公示要几天？")
    answer = json.loads(out)
    assert code == 0
    assert answer["schema"] == 1
    assert answer["status"] == "answered"
    assert answer["model"] == "builtin"
    assert answer["elapsed_ms"] > 0
    assert {"ref", "label", "quote"} <= answer["citations"][0].keys()
    assert answer["citations"][0]["ref"] == "hohhot-tic/9(6)"


def test_batch_answers_every_turn_in_order(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [{"id": "a", "question": "公示要几天"}, {"id": "b", "turns": ["第八条第三项", "第四项呢"]}]
    source.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n", "utf-8")
    code, _, err = run("batch", str(source), str(target))
    written = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert code == 0, err
    assert [(line["id"], len(line["answers"])) for line in written] == [("a", 1), ("b", 2)]
    assert written[1]["answers"][1]["citations"][0]["ref"] == "hohhot-tic/8(4)"
    assert not target.with_name("out.jsonl.part").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"id": "a"}\n', "第1行没有 question"),
        (b'{"id": "a", "question": "x"}\nnonsense\n', "第2行不合格式"),
        ("公示".encode("gbk"), "UTF-8"),
    ],
    ids=["no question", "no JSON", "not UTF-8"],
)
def test_batch_names_the_line_that_is_wrong(run: Run, tmp_path: Path, content: bytes, said: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(content)
    code, _, err = run("batch", str(source), str(tmp_path / "out.jsonl"))
    assert (code, err.count("\n")) == (2, 1)
    assert said in err


def test_batch_refuses_a_target_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "a", "question": "公示要几天"}', "utf-8")
    code, _, err = run("batch", str(source), str(tmp_path))
    assert (code, "写不进" in err) == (2, True)


def test_search_json_is_the_contract(run: Run) -> None:
    code, out, _ = run("search", "--json", "-k", "3", "公示")
    hits = json.loads(out)
    assert code == 0
    assert len(hits) == 3
    assert hits[0].keys() == {"ref", "score", "found_by", "text"}
    assert hits[0]["score"] >= hits[1]["score"] >= hits[2]["score"]
    assert hits[0]["ref"].startswith("hohhot-tic/9")
    explained = json.loads(run("search", "--json", "--why", "-k", "1", "公示")[1])[0]
    assert {each["ranker"] for each in explained["why"]} == set(explained["found_by"])


def test_search_prints_labels(run: Run) -> None:
    code, out, _ = run("search", "理事会由谁组成")
    assert (code, "第十一条" in out) == (0, True)


def test_check_gives_a_decision(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"team_total": 40, "titled_staff": 13, "permanent_staff": 11}', "utf-8")
    code, out, _ = run("check", "eligibility", "--facts", str(facts), "--json", "--as-of", "2026-11-23")
    decision = json.loads(out)
    assert code == 0
    assert (decision["schema"], decision["checker"], decision["outcome"]) == (1, "eligibility", "not_met")
    assert decision["as_of"] == "2026-11-23"
    code, out, _ = run("check", "eligibility", "--facts", str(facts))
    assert code == 0
    assert "11 ÷ 40 = 27.5%" in out


def test_check_lists_its_checkers(run: Run) -> None:
    code, out, _ = run("check", "--list")
    assert (code, "eligibility" in out, "科研团队总人数" in out) == (0, True, True)
    code, out, _ = run("check", "--list", "--json")
    assert "team_total" in json.loads(out)["eligibility"]["properties"]


def test_check_coverage_names_every_article(run: Run) -> None:
    code, out, _ = run("check", "--coverage")
    assert code == 0
    assert "第二十九条" in out


def test_corpus_list_and_show(run: Run) -> None:
    code, out, _ = run("corpus", "list")
    assert (code, "6章29条" in out, "未收录正文" in out) == (0, True, True)
    listed = json.loads(run("corpus", "list", "--json")[1])
    assert listed["documents"][0]["articles"] == 29
    assert len(listed["policies"]) == 5
    code, out, _ = run("corpus", "show", "第八条第三项", "--json")
    assert json.loads(out)["ref"] == "hohhot-tic/8(3)"
    assert "均不低于总人数的30%" in run("corpus", "show", "八条三项")[1]


def test_index_status_build_and_doctor(run: Run) -> None:
    assert json.loads(run("index", "status", "--json")[1])["ready"] is True
    assert "就绪" in run("index", "status")[1]
    assert "无需重建" in run("index", "build")[1]
    code, out, _ = run("doctor")
    assert (code, out.count("✅"), "❌" in out) == (0, 6, False)


def test_doctor_says_what_is_wrong(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_MODEL", "gpt")
    code, out, err = run("doctor")
    assert code == 2
    assert "❌ 模型：没有名为“gpt”的模型" in out
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "没有这个命令：nonsense"),
        (["ask"], "缺少 问题"),
        (["ask", " "], "问题是空的"),
        (["ask", "--nonsense", "x"], "没有选项 --nonsense"),
        (["ask", "--as-of", "2026-13-01", "x"], "2026-13-01"),
        (["ask", "--model", "nonsense", "x"], "没有名为“nonsense”的模型"),
        (["search", "-k", "0", "x"], "值不合适"),
        (["corpus", "show", "第三十五条"], "共29条，没有第三十五条"),
        (["corpus", "show", "第八条第九项"], "没有第八条第（九）项"),
        (["corpus", "show", "什么"], "不是条款号"),
        (["corpus", "show", "nothing/3"], "没有文件“nothing”"),
        (["corpus", "show"], "缺少 条款"),
        (["check"], "没有名为“”的核对项"),
        (["check", "eligibility"], "--facts"),
        (["check", "eligibility", "--facts", "absent.json"], "absent.json 读不出来"),
        (["batch", "absent.jsonl", "out.jsonl"], "absent.jsonl 读不出来"),
        (["corpus", "show", "8", "9", "10"], "参数多了"),
    ],
)
def test_a_wrong_argument_is_one_chinese_line_and_exit_2(run: Run, arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert err.count("\n") == 1
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("[1]", "JSON 对象"),
        ("{", "第1行不是有效的 JSON"),
        ('{"team_total": -1}', "科研团队总人数"),
        ('{"team_total": 10, "permanent_staff": 11}', "多于"),
        ('{"nonsense": 1}', "没有“nonsense”这一项事实"),
    ],
)
def test_wrong_facts_are_one_chinese_line(run: Run, tmp_path: Path, facts: str, said: str) -> None:
    file = tmp_path / "facts.json"
    file.write_text(facts, "utf-8")
    code, _, err = run("check", "eligibility", "--facts", str(file))
    assert (code, err.count("\n"), said in err) == (2, 1, True), err


def test_an_unknown_setting_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_NONSENSE", "1")
    code, _, err = run("index", "status")
    assert (code, "ASSISTANT_NONSENSE" in err) == (2, True)


def test_help_is_there(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert all(name in out for name in ("serve", "ask", "batch", "check", "corpus", "index", "doctor"))


def test_a_damaged_index_is_said_once_and_repaired_by_the_next_start(
    run: Run, services: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import shutil

    shutil.copytree(services.index_home, tmp_path / "index")
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))
    for file in (tmp_path / "index").rglob("learned.npz"):
        file.write_bytes(b"nonsense")
    code, out, err = run("ask", "公示要几天")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "索引文件已损坏" in err
    assert json.loads(run("index", "status", "--json")[1])["ready"] is False


def test_eval_prints_the_figures_and_writes_the_report(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evals import run as runner
    from evals.dataset import read_cases

    few = list(read_cases("dev", ("single",)))[:6]
    monkeypatch.setattr(runner, "read_cases", lambda *_: few)
    report = tmp_path / "report.md"
    code, out, _ = run("eval", "--kind", "single", "--report", str(report))
    assert code == 0
    assert "| builtin | single | 6 |" in out
    assert "tutorial RAG" in out
    assert report.read_text("utf-8").startswith("# 评测报告（dev）")
    page = tmp_path / "report.html"
    assert run("eval", "--kind", "single", "--no-peer", "--report", str(page))[0] == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
