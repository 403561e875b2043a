"""常用答复: written, checked, previewed, given in the chat, withdrawn; two who edit at once."""

from collections.abc import Iterator

import pytest

from assistant.services import Services
from assistant.storage.curated_store import CuratedStore
from tests.assistant.web.staff.bench import Bench, open_bench
from tests.assistant.web.support import SHORT_ANSWER

TEXT = "名单要公示至少5个工作日[9(6)]。"


@pytest.fixture(scope="module")
def bench(services: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_bench(services, tmp_path_factory.mktemp("bench")) as bench:
        yield bench


def _saved(bench: Bench, question: str, **fields: str) -> str:
    shown = bench.post("/staff/curated/new", action="save", seen="0", question=question, text=TEXT, **fields)
    assert "已保存，现在起按此答复" in shown.text
    return str(shown.url.path)


def test_an_answer_is_written_given_and_withdrawn(bench: Bench) -> None:
    number = bench.record.asked("红榜贴多久", SHORT_ANSWER)
    assert 'value="红榜贴多久"' in bench.get(f"/staff/curated/new?from=q{number}").text
    fields = {"question": "红榜贴多久", "phrasings": "榜贴多久\n\n榜贴多久\n名单挂多久", "text": TEXT}
    preview = bench.post("/staff/curated/new", action="preview", seen="0", **fields)
    assert "读者看到的样子" in preview.text and "人工审定答复 · 张三" in preview.text
    assert CuratedStore(bench.database).all() == ()
    page = bench.post("/staff/curated/new", action="save", seen="0", **fields).url.path
    assert bench.actions()[0] == ("常用答复：保存", "红榜贴多久")
    given = bench.assistant.ask("名单挂多久？")
    assert given.reviewed and given.reviewed.by == "张三" and "5个工作日" in given.text
    assert "红榜贴多久" in bench.get("/staff/curated").text

    shown = bench.post(f"{page}/shown", seen="1", shown="no")
    assert "已撤下" in shown.text and bench.assistant.ask("名单挂多久？").reviewed is None
    shown = bench.post(f"{page}/shown", seen="2", shown="yes")
    assert "已恢复使用" in shown.text and bench.assistant.ask("名单挂多久？").reviewed
    assert "第3版" in shown.text and "第1版" in shown.text


def test_an_earlier_revision_is_brought_back(bench: Bench) -> None:
    page = _saved(bench, "榜要怎么贴出去")
    bench.post(page, action="save", seen="1", question="榜要怎么贴出去", text="改过的名单要公示[9(6)]。")
    assert "改过的" in bench.get(page).text.split("修改记录")[0]
    assert TEXT in bench.get(f"{page}?revision=1").text.split("修改记录")[0]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"question": " "}, "请写明问题"),
        ({"question": "问" * 201}, "最多200个字"),
        ({"phrasings": "\n".join(f"问法{number}" for number in range(21))}, "问法最多20个"),
        ({"phrasings": "问" * 201}, "最多200个字"),
        ({"text": "要公示。"}, "没有标注条款"),
        ({"text": "字" * 5_001}, "最多5000个字"),
        ({"text": ""}, "还没有写"),
    ],
)
def test_what_cannot_be_saved_is_told_at_the_field(bench: Bench, fields: dict[str, str], said: str) -> None:
    given = {"action": "save", "seen": "0", "question": "怎么都行", "phrasings": "", "text": TEXT, **fields}
    shown = bench.post("/staff/curated/new", **given)
    assert shown.status_code == 422 and said in shown.text and "还没有保存" in shown.text


def test_one_question_has_one_answer(bench: Bench) -> None:
    page = _saved(bench, "独一份的问题")
    shown = bench.post("/staff/curated/new", action="save", seen="0", question="独一份的问题", text=TEXT)
    assert shown.status_code == 422 and "已有一条使用中的常用答复" in shown.text
    assert "已保存" in bench.post(page, action="save", seen="1", question="独一份的问题", text=TEXT).text


def test_the_second_who_saves_is_told_and_keeps_the_text(bench: Bench) -> None:
    page = _saved(bench, "两人同时改的")
    bench.post(page, action="save", seen="1", question="两人同时改的", text=TEXT)
    mine = "我改的名单要公示[9(6)]。"
    shown = bench.post(page, action="save", seen="1", question="两人同时改的", text=mine)
    assert shown.status_code == 409 and "被别人改过" in shown.text and mine in shown.text
    assert bench.post(f"{page}/shown", seen="1", shown="no").status_code == 409


def test_one_that_no_longer_holds_cannot_be_shown_again(bench: Bench) -> None:
    kept = CuratedStore(bench.database).save(
        None, 0, "李四", "旧办法说什么", [], "旧的[9(99)]。", shown=False
    )
    shown = bench.post(f"/staff/curated/{kept.id}/shown", seen="1", shown="yes")
    assert shown.status_code == 422 and "[9(99)] 不存在" in shown.text


def test_what_is_not_there(bench: Bench) -> None:
    assert bench.get("/staff/curated/nothing").status_code == 404
    assert bench.post("/staff/curated/nothing", action="save", seen="0").status_code == 404
    assert bench.post("/staff/curated/nothing/shown", seen="1", shown="no").status_code == 404
    assert bench.post("/staff/curated/new", action="x", seen="0").status_code == 422
