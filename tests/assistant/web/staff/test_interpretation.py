"""条文解释: a reading is changed after seeing what that changes; chat and checks answer by it; it can be undone."""

import re
from collections.abc import Iterator
from html import escape
from threading import Event

import pytest
from playwright.sync_api import Browser, expect

from assistant.interpretation.effect import CheckerEffect
from assistant.services import Services
from assistant.storage.staff_sessions import StaffSessions
from assistant.web.staff.frame import COOKIE
from tests.assistant.web.conftest import PHONE
from tests.assistant.web.forms_support import fits, serious
from tests.assistant.web.staff.bench import Bench, open_bench
from tests.assistant.web.support import serving

HOME = "/staff/interpretation"
QUESTION = "副高级职称算不算高级专业技术职称？"


@pytest.fixture(scope="module")
def bench(services: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_bench(services, tmp_path_factory.mktemp("bench")) as bench:
        yield bench


def seen(bench: Bench, name: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', bench.get(f"{HOME}/{name}").text)
    assert found
    return found[1]


def test_readings_stand_by_article(bench: Bench) -> None:
    every, eighth = bench.get(HOME).text, bench.get(f"{HOME}?article=8").text
    assert "第九条" in every and "本系统默认" in every
    assert "三项分别达到30%" in eighth and '<h2 id="a9"' not in eighth
    assert "第九条" in bench.get(f"{HOME}?article=x").text


def test_a_reading_has_its_text_options_and_reason(bench: Bench) -> None:
    shown = bench.get(f"{HOME}/title-shares").text
    assert "<mark>中、高级职称和固定人员均不低于总人数的30%</mark>" in shown
    assert shown.count('name="option"') == 2 and "还没有改过" in shown
    assert bench.get(f"{HOME}/none").status_code == 404


def test_what_changes_is_shown_before_it_is_saved(bench: Bench) -> None:
    filled = {"option": "full_only", "confirmed": "true", "note": "会议纪要〔2026〕3号", "seen": "0"}
    shown = bench.post(f"{HOME}/senior-title/preview", **filled).text
    assert "副高级" in shown and "不符合" in shown and "确认保存" in shown
    assert bench.services.library.readings["senior-title"].in_force == "with_associate"


def test_a_saved_reading_is_what_the_assistant_answers_by_until_it_is_undone(bench: Bench) -> None:
    before = bench.assistant.ask("中心负责人是副高级职称，符合要求吗？").text
    filled = {"option": "full_only", "confirmed": "true", "note": "会议纪要〔2026〕3号", "seen": "0"}
    shown = bench.post(f"{HOME}/senior-title", **filled).text
    assert "已保存" in shown and "第1次修改" in shown and "市科技局确认" in shown
    after = bench.assistant.ask("中心负责人是副高级职称，符合要求吗？").text
    assert before != after and "按市科技局确认的读法" in after
    assert "市科技局确认的读法" in bench.assistant.ask(QUESTION).text
    assert "会议纪要" in bench.get("/staff/log?what=修改读法").text

    stale = bench.post(f"{HOME}/senior-title", **{**filled, "option": "with_associate"})
    assert stale.status_code == 422 and "刚刚被别人改过" in stale.text

    undone = bench.post(f"{HOME}/senior-title/undo", seen="1").text
    assert "已撤销" in undone and "第2次修改，撤销第1次" in undone
    assert bench.services.library.readings["senior-title"].status == "ours"
    assert bench.assistant.ask("中心负责人是副高级职称，符合要求吗？").text == before
    again = bench.post(f"{HOME}/senior-title/undo", seen="2").text
    assert "撤销第2次" in again
    assert bench.services.library.readings["senior-title"].in_force == "full_only"
    late = bench.post(f"{HOME}/senior-title/undo", seen="2")
    assert late.status_code == 422 and "刚刚被别人改过" in late.text


def test_the_same_option_can_be_confirmed(bench: Bench) -> None:
    filled = {
        "option": "all_three",
        "confirmed": "true",
        "note": "电话请示",
        "seen": seen(bench, "expert-panel"),
    }
    assert "读法不变" in bench.post(f"{HOME}/expert-panel/preview", **filled).text
    bench.post(f"{HOME}/expert-panel", **filled)
    assert bench.services.library.readings["expert-panel"].status == "confirmed"
    assert "张三" in bench.get(f"{HOME}?article=9").text


def test_a_reading_that_no_check_takes_says_so(bench: Bench) -> None:
    filled = {"option": "policy_only", "confirmed": "false", "note": "试一试看", "seen": "0"}
    assert "没有核对项用到" in bench.post(f"{HOME}/funding-entitlement/preview", **filled).text


def test_going_back_from_the_effect_keeps_what_was_filled_in(bench: Bench) -> None:
    note = "会议纪要〔2026〕7号，<待核>"
    filled = {"option": "each", "confirmed": "true", "note": note, "seen": "0"}
    effect = bench.post(f"{HOME}/title-shares/preview", **filled).text
    assert f'formaction="{HOME}/title-shares/edit"' in effect
    back = bench.post(f"{HOME}/title-shares/edit", **filled).text
    assert escape(note) in back and "callout-problem" not in back
    assert 'value="each" checked' in back and 'name="confirmed" value="true" checked' in back
    assert bench.services.library.readings["title-shares"].in_force == "combined"
    assert bench.post(f"{HOME}/none/edit", seen="0").status_code == 404


def test_who_comes_back_or_mends_the_note_still_learns_of_a_change_meanwhile(bench: Bench) -> None:
    mine = {"option": "lead_only", "confirmed": "true", "note": "我的说明", "seen": "0"}
    name = next(one for one in bench.services.library.readings if seen(bench, one) == "0")
    option = bench.services.library.readings[name].options[-1].key
    bench.post(f"{HOME}/{name}", **{**mine, "option": option, "note": "别人的说明"})
    for step, note in (("/edit", "我的说明"), ("/preview", "短")):
        shown = bench.post(f"{HOME}/{name}{step}", **{**mine, "note": note}).text
        assert 'name="seen" value="0"' in shown, step
    late = bench.post(f"{HOME}/{name}", **{**mine, "option": option, "confirmed": "false"})
    assert late.status_code == 422 and "刚刚被别人改过" in late.text


@pytest.mark.parametrize(
    ("option", "note", "said"),
    [
        ("none", "说明说明", "请选一种读法"),
        ("each", "短", "请写说明"),
        ("each", "长" * 501, "最多500个字"),
        ("combined", "说明说明", "没有需要保存的"),
    ],
)
@pytest.mark.parametrize("step", ["", "/preview"])
def test_what_is_filled_in_wrongly_is_told(
    bench: Bench, option: str, note: str, said: str, step: str
) -> None:
    answer = bench.post(f"{HOME}/title-shares{step}", option=option, note=note, seen="0", confirmed="false")
    assert answer.status_code == 422 and said in answer.text


def test_what_is_not_there_cannot_be_changed(bench: Bench) -> None:
    for step in ("", "/preview", "/undo"):
        assert bench.post(f"{HOME}/none{step}", seen="0").status_code == 404
    assert bench.post(f"{HOME}/lead-in-city/undo", seen="0").status_code == 404
    refused = bench.client.post(f"{HOME}/title-shares", data={"seen": "0"})
    assert refused.status_code == 403 and "没有保存" in refused.text


def test_a_clerk_changes_a_reading_and_the_chat_answers_differently(browser: Browser, bench: Bench) -> None:
    with serving(bench.app) as address:
        context = browser.new_context(**PHONE)
        token = StaffSessions(bench.database).begin("张三")
        context.add_cookies([{"name": COOKIE, "value": token, "domain": "127.0.0.1", "path": "/staff"}])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(f"{address}{HOME}?article=11")
        assert fits(page) and serious(page) == []
        page.get_by_role("link", name="可以有牵头单位、共建单位以外的人吗").click()
        assert fits(page) and serious(page) == []
        page.get_by_label("不排除其他人").check()
        page.get_by_label("市科技局已确认").check()
        page.get_by_label("说明（必填）").fill("局长办公会2026年11月20日议定")
        page.get_by_role("button", name="看看会改变什么").click()
        expect(page.get_by_role("button", name="确认保存")).to_be_visible(timeout=30_000)
        expect(page.locator(".case").first).to_be_visible()
        assert fits(page) and serious(page) == []
        page.get_by_role("button", name="确认保存").press("Enter")
        expect(page.locator(".notice")).to_contain_text("已保存")
        page.goto(address)
        page.wait_for_selector("#transcript [data-turn]")
        page.get_by_role("textbox").first.fill("理事会成员可以有牵头单位、共建单位以外的人吗？")
        page.keyboard.press("Enter")
        expect(page.locator(".turn").last).to_contain_text("第十一条")
        expect(page.locator(".turn").last).to_contain_text("按市科技局确认的读法")
        context.close()


def test_a_slow_effect_says_at_once_how_far_it_is(
    browser: Browser, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(*_: object) -> Iterator[CheckerEffect]:
        yield CheckerEffect("先算完的", (), 0, 12)
        go_on.wait(30)
        yield CheckerEffect("后算完的", (), 0, 0)

    monkeypatch.setattr("assistant.web.staff.interpretation.effects", slow)
    with serving(bench.app) as address:
        context = browser.new_context()
        token = StaffSessions(bench.database).begin("张三")
        context.add_cookies([{"name": COOKIE, "value": token, "domain": "127.0.0.1", "path": "/staff"}])
        page = context.new_page()
        page.goto(f"{address}{HOME}/title-shares")
        page.locator("[name=option]:not(:checked)").first.check()
        page.get_by_label("说明（必填）").fill("先看看会怎样")
        page.get_by_role("button", name="看看会改变什么").click(no_wait_after=True)
        expect(page.locator(".trying:visible")).to_have_count(1, timeout=1_000)
        expect(page.locator(".trying:visible")).to_contain_text("已算完 1 个", timeout=1_000)
        expect(page.get_by_text("先算完的")).to_be_visible()
        expect(page.get_by_role("button", name="确认保存")).to_have_count(0)
        go_on.set()
        expect(page.get_by_role("button", name="确认保存")).to_be_visible()
        expect(page.locator(".trying:visible")).to_have_count(0)
        expect(page.get_by_text("后算完的")).to_have_count(0)
        page.get_by_role("button", name="返回修改").click()
        expect(page.get_by_label("说明（必填）")).to_have_value("先看看会怎样")
        context.close()
