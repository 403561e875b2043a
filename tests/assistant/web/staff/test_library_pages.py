"""资料库: uploaded, looked at, corrected, held, asked about, compared, removed, restored."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.services import Services
from assistant.web.staff.index_job import IndexJob
from assistant.web.staff.library_pages import for_pages
from assistant.web.staff.staging import Staging
from index.errors import IndexProblem
from tests.assistant.web.staff.bench import Bench, open_bench
from tests.corpus.files.support import RULES, word

ASKED = "《某市科技平台管理办法》第二条第一项说什么"


@pytest.fixture(scope="module")
def bench(services: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_bench(services, tmp_path_factory.mktemp("bench")) as bench:
        yield bench


def _token(shown: str) -> str:
    return shown.split('name="token" value="')[1].split('"')[0]


def test_from_a_word_file_to_an_answer_and_back(bench: Bench) -> None:
    shown = bench.upload("管理办法.docx", word(RULES.splitlines())).text
    assert "识别结果" in shown and "2章3条2项" in shown and 'value="2026-03-01"' in shown
    assert bench.assistant.ask(ASKED).status is not Status.ANSWERED, "nothing is held before it is confirmed"
    token = _token(shown)
    shown = bench.post("/staff/library/hold", token=token, action="again", number="某科发〔2026〕1号").text
    assert "某科发〔2026〕1号" in shown
    wrong = bench.post("/staff/library/hold", token=token, action="hold", issued="昨天")
    assert wrong.status_code == 422 and "更正的内容不对" in wrong.text
    held = bench.post("/staff/library/hold", token=token, action="hold", number="某科发〔2026〕1号")
    assert "已收录" in held.text and "某科发〔2026〕1号" in held.text
    assert bench.indexed() == "索引已更新，现在就可以查询。"
    answer = bench.assistant.ask(ASKED)
    assert answer.status is Status.ANSWERED and "人员不少于3人" in answer.text
    assert bench.actions()[0] == ("资料库：确认收录", "《某市科技平台管理办法（试行）》（2026-03-01）")

    again = bench.upload("管理办法.docx", word(RULES.splitlines())).text
    assert "同样的文本已经收录" in again and "确认收录</button>" not in again
    refused = bench.post("/staff/library/hold", token=_token(again), action="hold")
    assert "不必再收录" in refused.text

    shown = bench.upload(
        "新.txt", RULES.replace("3人", "5人").replace("2026年3月1日", "2027年3月1日").encode()
    ).text
    assert "已收录的其他版本" in shown
    bench.post("/staff/library/hold", token=_token(shown), action="hold")
    bench.indexed()
    names = [f"mskjptglbf@{day}" for day in ("2026-03-01", "2027-03-01")]
    for query, old, new in (
        ("", *names),
        (f"?compare={names[1]}", *names),
        ("?compare=hohhot-tic", "hohhot-tic", names[0]),
    ):
        shown = bench.get(f"/staff/library{query}").text
        assert f'value="{old}" selected' in shown.split('id="f-old"')[1].split("</select>")[0], query
        assert f'value="{new}" selected' in shown.split('id="f-new"')[1].split("</select>")[0], query
    shown = bench.get(f"/staff/library/compare?old={names[0]}&new={names[1]}").text
    assert "<del>3</del>" in shown and "<ins>5</ins>" in shown and "施行" in shown
    for form, begins in (("docx", b"PK"), ("html", b"<!doctype"), ("md", "# 新旧对照".encode())):
        file = bench.get(f"/staff/library/comparison.{form}?old={names[0]}&new={names[1]}")
        assert file.content.startswith(begins) and "attachment" in file.headers["content-disposition"]
    for query, said in ((f"old={names[0]}&new={names[0]}", "两份不同"), ("old=x@&new=y", "不是文件编号")):
        for path in ("compare", "comparison.docx"):
            assert said in bench.get(f"/staff/library/{path}?{query}").text
    same = bench.get(f"/staff/library/compare?old={names[0]}&new={names[0]}").text
    assert same.count(f'value="{names[0]}" selected') == 2, "what was chosen stays chosen"

    for name in names:
        shown = bench.post("/staff/library/remove", name=name).text
        assert f"《某市科技平台管理办法（试行）》（{name[-10:]}）已移除" in shown
    bench.indexed()
    assert bench.assistant.ask(ASKED).status is not Status.ANSWERED
    assert (
        "《某市科技平台管理办法（试行）》（2026-03-01）已恢复"
        in bench.post("/staff/library/restore", name=names[0]).text
    )
    bench.indexed()
    assert bench.assistant.ask(ASKED).status is Status.ANSWERED
    assert [what for what, _ in bench.actions()[:3]] == ["资料库：恢复", "资料库：移除", "资料库：移除"]
    assert [target[-12:] for _, target in bench.actions()[:3]] == [
        "（2026-03-01）",
        "（2027-03-01）",
        "（2026-03-01）",
    ]
    assert "mskjptglbf" not in bench.get("/staff/log").text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.txt", b"", "文件是空的"),
        ("坏.docx", b"PK\x03\x04broken", "。"),
        ("图.pdf", b"%PDF-1.4 nothing", "。"),
        ("英.txt", b"This is not a Chinese regulation at all. " * 20, "。"),
        ("大.txt", b"x" * (20 * 2**20 + 1), "超过20MB"),
    ],
    ids=["空", "坏", "图", "英", "大"],
)
def test_a_file_that_is_none_is_told(bench: Bench, name: str, data: bytes, said: str) -> None:
    shown = bench.upload(name, data)
    assert shown.status_code == 422
    problem = shown.text.split('role="alert">')[1].split("</p>")[0]
    assert said in problem and "--" not in problem and "Traceback" not in problem


def test_a_form_without_a_file(bench: Bench) -> None:
    assert "请先选择一个文件" in bench.post("/staff/library/upload").text


def test_a_body_larger_than_any_file_is_refused(bench: Bench) -> None:
    headers = {"content-length": str(22 * 2**20)}
    assert bench.client.post("/staff/library/upload", headers=headers, content=b"x").status_code == 413


def test_what_is_not_held_is_dropped(bench: Bench) -> None:
    token = _token(bench.upload("乙.txt", RULES.replace("某市", "乙市").encode()).text)
    assert "资料库" in bench.post("/staff/library/hold", token=token, action="drop").text
    for gone in (token, "../../etc"):
        assert "已不在暂存处" in bench.post("/staff/library/hold", token=gone, action="hold").text


@pytest.mark.parametrize(
    ("path", "name"), [("remove", "nothing"), ("restore", "nothing@x"), ("remove", "../x")]
)
def test_a_name_that_is_none(bench: Bench, path: str, name: str) -> None:
    shown = bench.post(f"/staff/library/{path}", name=name)
    assert shown.status_code == 422 and "assistant corpus" not in shown.text


def test_what_is_damaged_is_told(bench: Bench) -> None:
    folder = bench.services.settings.corpus_home / "broken" / "2026-01-01"
    folder.mkdir(parents=True)
    (folder / "document.toml").write_text("x", "utf-8")
    bench.services.renew()
    assert "有资料没有载入" in bench.get("/staff/library").text
    (folder / "document.toml").unlink()
    folder.rmdir()
    bench.services.renew()


def test_staged_files_go_after_a_day(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "staging")
    old = staging.keep("旧", b"1")
    os.utime(tmp_path / "staging" / old.token, (0, 0))
    new = staging.keep("新", b"2")
    assert staging.find(old.token) is None and staging.find(new.token) == new
    staging.drop("../..")
    staging.drop(new.token)
    assert staging.find(new.token) is None and tmp_path.exists()


def test_a_folder_that_cannot_be_written_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Staging, "keep", refuse)
    assert bench.upload("丙.txt", RULES.replace("某市", "丙市").encode()).status_code == 422


class _Renewing:
    """Services that do what they are told when they are renewed."""

    def __init__(self, *steps: Callable[[], None]) -> None:
        self.left = list(steps)

    def renew(self, _: object) -> None:
        self.left.pop(0)()


def _finished(job: IndexJob) -> str:
    end = time.monotonic() + 10
    while job.state.running:
        assert time.monotonic() < end
        time.sleep(0.01)
    return job.state.failed


def _fail(problem: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise problem

    return fail


def test_an_index_that_fails_is_told_until_one_succeeds() -> None:
    steps = (_fail(IndexProblem("盘满了。")), _fail(RuntimeError("secret")), lambda: None)
    job = IndexJob(_Renewing(*steps))  # type: ignore[arg-type]
    for said in ("盘满了。", "请联系管理员查看日志。", ""):
        job.start()
        assert _finished(job) == said


def test_what_changes_while_the_index_is_built_is_built_behind_it() -> None:
    renewing = _Renewing(lambda: job.start(), lambda: None)
    job = IndexJob(renewing)  # type: ignore[arg-type]
    job.start()
    assert _finished(job) == "" and not renewing.left


def test_sentences_of_the_command_line_are_said_for_the_page() -> None:
    assert (
        for_pages("没有认出标题，暂用第一行，请用 --title 写明")
        == "没有认出标题，暂用第一行，请在“标题”一栏写明"
    )
    assert for_pages("没有收录过 x。用 assistant corpus list 查看已收录的文件。") == "没有收录过 x。"
