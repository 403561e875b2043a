"""词库: found, changed with its effect shown before, counted at once, taken back."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from httpx import Response

from assistant.services import Services
from assistant.web.staff.lexicon_list import PAGE
from tests.assistant.web.staff.bench import Bench, open_bench
from tests.assistant.web.support import SHORT_ANSWER


@pytest.fixture(scope="module")
def bench(services: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_bench(services, tmp_path_factory.mktemp("bench")) as bench:
        yield bench


def send(bench: Bench, *, term: str, **fields: str) -> Response:
    """Send the form of `term` as it was opened a moment ago."""
    shown = bench.get(f"/staff/lexicon/term?term={term}").text
    (seen,) = re.findall('name="seen" value="([^"]*)"', shown)
    return bench.post("/staff/lexicon/term", term=term, seen=unescape(seen), **fields)


def test_a_shipped_term_is_changed_and_restored(bench: Bench) -> None:
    term = next(one for one in bench.services.library.lexicon.terms if one.said)
    assert term.said[0] in bench.get(f"/staff/lexicon?q={term.said[0]}").text
    shown = bench.get(f"/staff/lexicon/term?term={term.term}").text
    assert term.said[-1] in shown and "恢复为系统自带" not in shown
    shown = send(bench, action="save", term=term.term, said="大练兵\n大练兵场").text
    assert "已保存，现在起按新的词条查找" in shown and "工作台改过" in shown
    assert term.term in bench.services.retriever.lexicon.expand("今年的大练兵")
    assert "恢复为系统自带" in bench.get(f"/staff/lexicon/term?term={term.term}").text
    shown = send(bench, action="undo", term=term.term).text
    assert "已恢复为系统自带" in shown
    assert term in bench.services.library.lexicon.terms
    assert bench.actions()[0] == ("词库：恢复为系统自带", term.term)


def test_a_new_term_is_added_and_dropped(bench: Bench) -> None:
    send(bench, action="save", term="绩效评估", said="年底大考", english="yearly exam")
    assert "工作台新增" in bench.get("/staff/lexicon?q=年底大考").text
    assert "已删去这个词条" in send(bench, action="undo", term="绩效评估").text
    assert "没有符合的词条" in bench.get("/staff/lexicon?q=年底大考").text


def test_who_was_slower_sees_what_holds_now_before_it_is_replaced(bench: Bench) -> None:
    address, fields = "/staff/lexicon/term", {"action": "save", "term": "绩效考核"}
    assert send(bench, said="先来的说法", **fields).status_code == 200
    slower = bench.post(address, said="后来的说法", seen="", **fields)
    assert slower.status_code == 422 and "现在是“绩效考核：先来的说法”" in slower.text
    assert "后来的说法" in slower.text, "nothing that was typed is lost"
    taken_back = bench.post(address, action="undo", term="绩效考核", seen="")
    assert taken_back.status_code == 422
    assert send(bench, said="后来的说法", **fields).status_code == 200
    assert send(bench, action="undo", term="绩效考核").status_code == 200


def test_the_effect_is_shown_before_it_is_saved(bench: Bench) -> None:
    before = bench.services.library.lexicon
    for question in ("老黄历", "老黄历吗", "老黄历呢", "看老黄历", "有老黄历"):
        bench.record.asked(question, SHORT_ANSWER)
    shown = send(bench, action="preview", term="股权投资", said="老黄历").text
    assert re.search("抽样的? ?5 个", shown)
    shown = send(bench, action="preview", term="质量保证体系", said="绝不会出现的说法").text
    assert "没有可以比较的问题" in shown
    assert bench.services.library.lexicon is before


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"term": "短"}, "至少2个字"),
        ({"term": "长" * 61}, "最多60个字"),
        ({"said": "好说法\n\n短"}, "第3行“短”太短"),
        ({"said": "长" * 61}, "第1行太长"),
        ({"said": "绩效评价"}, "与正式用语相同"),
        ({"english": "Exam\nexam"}, "第2行“exam”重复"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(bench: Bench, fields: dict[str, str], said: str) -> None:
    given = {"action": "save", "term": "绩效评价", "said": "", "english": "", **fields}
    shown = send(bench, **given)
    assert shown.status_code == 422 and said in shown.text


def test_a_folder_that_cannot_be_written_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("corpus.staff_registers.tempfile.mkstemp", refuse)
    shown = send(bench, action="save", term="绩效评价", said="盘满了")
    assert shown.status_code == 422 and "写不进去" in shown.text


def test_a_long_list_has_pages_and_what_is_looked_for_stays_on_them(bench: Bench) -> None:
    every = {one.term for one in bench.services.library.lexicon.terms}
    assert len(every) > PAGE, "else this tests nothing"
    shown: list[str] = []
    address: str | None = "/staff/lexicon"
    while address:
        page = bench.get(address).text
        terms = re.findall('term=[^"]*"><strong>([^<]+)<', page)
        assert len(terms) <= PAGE
        shown += map(unescape, terms)
        forth = re.search('href="([^"]+)" rel="next"', page)
        address = f"/staff/lexicon{unescape(forth[1])}" if forth else None
    assert len(shown) == len(every) and set(shown) == every
    last = bench.get("/staff/lexicon?page=9999").text
    assert 'rel="prev"' in last and 'rel="next"' not in last


def test_what_is_looked_for_may_be_written_in_any_width_and_case(bench: Bench) -> None:
    send(bench, action="save", term="试验站", said="ＫＰＩ站", english="Test Site")
    for typed in ("kpi站", "KPI站", "test ｓｉｔｅ", "试验 site"):
        assert "试验站" in bench.get(f"/staff/lexicon?q={typed}").text, typed
    changed = bench.get("/staff/lexicon?whose=changed").text
    assert "共 1 条" in changed and "试验站" in changed and "清除条件" in changed
    assert "没有符合的词条" in bench.get("/staff/lexicon?whose=changed&q=绩效评价").text
    assert "已删去" in send(bench, action="undo", term="试验站").text


def test_who_saved_a_term_sees_it_and_not_the_first_page(bench: Bench) -> None:
    term = bench.services.library.lexicon.terms[-1]
    shown = send(bench, action="save", term=term.term, said="末位的新说法").text
    assert "末位的新说法" in shown and "已保存" in shown
    assert send(bench, action="undo", term=term.term).status_code == 200
