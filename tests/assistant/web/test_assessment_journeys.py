"""The self-assessment as units use it, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.services import Services
from assistant.web.app import create_app
from tests.assistant.web.conftest import PHONE
from tests.assistant.web.forms_support import OpenForm, begin, fits, pages, serious
from tests.assistant.web.support import ScriptedAssistant, serving


@pytest.fixture(scope="module")
def address(services: Services) -> Iterator[str]:
    with serving(create_app(services, ScriptedAssistant())) as served:
        yield f"{served}/assess"


@pytest.fixture
def open_form(browser: Browser, address: str) -> Iterator[OpenForm]:
    with pages(browser, address, "[data-view]:not([hidden])") as opened:
        yield opened


def fill_team(page: Page, permanent: str = "10") -> None:
    page.fill("#q-team_total", "40人")
    page.fill("#q-titled_staff", "20")
    page.fill("#q-permanent_staff", permanent)


def see_result(page: Page) -> None:
    page.locator("[data-topic]:visible [data-result]").click()
    expect(page.locator("#result h1")).to_be_visible()


def test_fill_in_be_corrected_and_see_what_would_change_the_result(open_form: OpenForm) -> None:
    page = open_form()
    begin(page, "team")
    fill_team(page, permanent="41")
    problem = page.locator("#q-permanent_staff-problem")
    expect(problem).to_contain_text("固定人员人数（41）多于科研团队总人数（40）")
    expect(page.locator("#q-permanent_staff")).to_have_attribute("aria-invalid", "true")
    see_result(page)
    expect(page.locator("#result")).to_contain_text("有 1 处填写有误")
    page.locator("#result [data-go]").click()
    expect(page.locator("#q-team_total")).to_be_focused()
    page.fill("#q-permanent_staff", "10")
    expect(problem).to_be_hidden()
    see_result(page)
    expect(page.locator(".overall h2 .outcome")).to_have_text("不符合")
    expect(page.locator(".change")).to_contain_text("再增加2名固定人员")
    page.locator(".finding .cite", has_text="第八条第（三）项").first.click()
    expect(page.locator("#article mark").first).to_contain_text("30%")


def test_the_article_of_a_question_is_one_tap_away(open_form: OpenForm) -> None:
    page = open_form()
    begin(page, "team")
    page.locator('[data-field="team_total"] .question-source').click()
    expect(page.locator("#article .is-target")).to_contain_text("固定人员均不低于总人数的30%")
    page.keyboard.press("Escape")
    expect(page.locator("#article")).to_be_hidden()
    expect(page.locator('[data-topic="team"]')).to_be_visible()


def test_a_reload_and_the_way_back_lose_nothing(open_form: OpenForm) -> None:
    page = open_form()
    begin(page, "team")
    fill_team(page)
    page.reload()
    expect(page.locator("#q-permanent_staff")).to_have_value("10")
    see_result(page)
    expect(page.locator(".overall")).to_be_visible()
    page.go_back()
    expect(page.locator('[data-topic="team"]')).to_be_visible()
    page.locator("[data-view=form] [data-home]").click()
    expect(page.locator("#saved li")).to_have_count(1)
    page.locator("[data-resume]").click()
    expect(page.locator('[data-topic="start"]')).to_be_visible()


def test_unsure_is_an_answer_and_clears_what_was_typed(open_form: OpenForm) -> None:
    page = open_form()
    begin(page, "team")
    page.fill("#q-team_total", "40")
    page.locator('[data-field="team_total"] [data-unsure]').check()
    expect(page.locator("#q-team_total")).to_have_value("")
    expect(page.locator('[data-topic-link="team"] small')).to_have_text("1/5")
    page.reload()
    expect(page.locator('[data-field="team_total"] [data-unsure]')).to_be_checked()
    page.fill("#q-team_total", "40")
    expect(page.locator('[data-field="team_total"] [data-unsure]')).not_to_be_checked()


def test_questions_that_do_not_matter_are_put_away(open_form: OpenForm) -> None:
    page = open_form()
    begin(page)
    page.fill("#q-number_of_units", "1")
    page.click('[data-topic-link="basis"]')
    expect(page.locator('[data-field="has_joint_agreement"]')).to_be_hidden()
    expect(page.locator('[data-topic="basis"] [data-not-needed]')).to_contain_text("2 题不用回答")


def test_units_are_filled_in_row_by_row(open_form: OpenForm) -> None:
    page = open_form()
    begin(page, "team")
    group = page.locator("details.group", has_text="按单位填人数")
    group.locator("summary").click()
    for unit in "甲乙":
        group.locator("[data-add-row]").click()
        row = group.locator(".row").last
        row.get_by_label("单位名称").fill(unit)
        row.get_by_label("本单位投入科研团队的人数").fill("20")
        row.get_by_label("其中固定人员人数").fill("5")
    group.locator("[data-add-row]").click()
    expect(group.locator(".row").last.get_by_text("第 3 家")).to_be_visible()
    group.locator("[data-remove-row]").last.click()
    page.reload()
    expect(group.locator(".row")).to_have_count(2)
    see_result(page)
    expect(page.locator("#result")).to_contain_text("5 + 5 = 10")


def test_a_link_opens_it_elsewhere_and_nobody_else_sees_it(open_form: OpenForm) -> None:
    page = open_form(permissions=["clipboard-read", "clipboard-write"])
    begin(page, "team")
    fill_team(page)
    page.fill("#name", "乳业 <b>一稿</b>")
    see_result(page)
    page.click("[data-link]")
    expect(page.locator("#notice")).to_contain_text("链接已复制")
    link = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(link).fragment.startswith("s=") and not urlsplit(link).query
    other = open_form()
    expect(other.locator("#saved-none")).to_be_visible()
    other.goto(link)
    other.reload()
    expect(other.locator(".change")).to_contain_text("再增加2名固定人员")
    other.locator("[data-view=result] [data-home]").click()
    expect(other.locator("#saved strong")).to_have_text("乳业 <b>一稿</b>")
    other.goto("about:blank")
    other.goto(link)
    expect(other.locator("#notice")).to_contain_text("已从链接打开")
    other.locator("[data-view=result] [data-home]").click()
    expect(other.locator("#saved li")).to_have_count(1)


@pytest.mark.parametrize("fragment", ["s=kaputt", "s=%%%", "s=", "s=bm90IGRlZmxhdGVk"])
def test_a_damaged_link_says_so(open_form: OpenForm, address: str, fragment: str) -> None:
    page = open_form(f"{address}#{fragment}")
    expect(page.locator("#notice")).to_contain_text("这个链接不完整")
    expect(page.locator('[data-view="home"]')).to_be_visible()


def test_one_that_is_not_here_says_so(open_form: OpenForm, address: str) -> None:
    page = open_form(f"{address}?id=weg&topic=team")
    expect(page.locator("#notice")).to_contain_text("本机没有这份自评")
    page.goto(f"{address}?compare=a,b")
    expect(page.locator("#notice")).to_contain_text("本机没有这份自评")


def test_two_are_compared_and_one_is_deleted_and_brought_back(open_form: OpenForm) -> None:
    page = open_form()
    for permanent in ("10", "12"):
        begin(page, "team")
        fill_team(page, permanent)
        page.locator("[data-view=form] [data-home]").click()
    page.click("[data-compare]")
    expect(page.locator("#notice")).to_contain_text("请选中两份")
    for box in page.locator("[data-pick]").all():
        box.check()
    page.click("[data-compare]")
    expect(page.locator(".differs")).to_have_count(1)
    rows = page.locator(".compared").last.locator("tbody tr:visible")
    expect(rows).to_have_count(2)
    page.locator("[data-only-different]").uncheck()
    assert rows.count() > 2
    page.locator("[data-view=compare] [data-home]").click()
    page.locator("[data-remove]").first.click()
    expect(page.locator("#saved li")).to_have_count(1)
    page.get_by_role("button", name="撤销删除").click()
    expect(page.locator("#saved li")).to_have_count(2)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_report_is_saved_as_a_file(open_form: OpenForm, tmp_path: Path, form: str) -> None:
    page = open_form()
    begin(page, "team")
    fill_team(page)
    see_result(page)
    with page.expect_download() as download:
        page.click(f'[data-export="{form}"]')
    assert download.value.suggested_filename == f"自评预审报告-2026-11-23.{form}"
    download.value.save_as(tmp_path / "report")
    assert (tmp_path / "report").stat().st_size > 20_000
    page.locator("[data-paper]").first.check()
    page.reload()
    expect(page.locator("[data-paper]").first).to_be_checked()


def test_the_server_goes_and_comes_back_while_one_fills_in(services: Services, open_form: OpenForm) -> None:
    with serving(create_app(services, ScriptedAssistant())) as served:
        port = urlsplit(served).port or 0
        page = open_form(f"{served}/assess")
        begin(page, "team")
    fill_team(page)
    expect(page.locator("#notice")).to_contain_text("所填内容已保存在本机")
    page.locator('[data-topic="team"] [data-result]').click()
    expect(page.locator("#notice")).to_contain_text("结果没有算出来")
    with serving(create_app(services, ScriptedAssistant()), port):
        page.get_by_role("button", name="再试一次").click()
        expect(page.locator(".change")).to_contain_text("再增加2名固定人员")


def test_a_browser_that_keeps_nothing_says_so_and_still_works(open_form: OpenForm) -> None:
    refusing = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    page = open_form(script=refusing)
    begin(page, "team")
    fill_team(page)
    expect(page.locator("#notice")).to_contain_text("不允许保存")
    see_result(page)
    expect(page.locator(".change")).to_contain_text("再增加2名固定人员")


def test_the_keyboard_is_enough(open_form: OpenForm) -> None:
    page = open_form()
    page.locator("[data-begin]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#t-start")).to_be_focused()
    page.keyboard.press("Tab")  # the clause of the first question
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator('input[name="already_approved"][value="yes"]')).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(page.locator('input[name="already_approved"][value="no"]')).to_be_checked()
    page.locator('[data-topic="start"] [data-go="unit"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#t-unit")).to_be_focused()
    page.locator('[data-topic="unit"] [data-result]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#result h1")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious_and_all_fits(open_form: OpenForm, scheme: str, width: int) -> None:
    size = PHONE["viewport"] if width == 390 else {"width": width, "height": 860}
    page = open_form(color_scheme=scheme, viewport=size, reduced_motion="reduce", bypass_csp=True)
    assert serious(page) == [] and fits(page)
    begin(page, "team")
    fill_team(page, "41")
    expect(page.locator("#q-permanent_staff-problem")).to_be_visible()
    assert serious(page) == [] and fits(page)
    page.fill("#q-permanent_staff", "10")
    expect(page.locator("#q-permanent_staff-problem")).to_be_hidden()
    see_result(page)
    assert serious(page) == [] and fits(page)
    page.locator("[data-view=result] [data-home]").click()
    begin(page)
    page.locator("[data-view=form] [data-home]").click()
    for box in page.locator("[data-pick]").all():
        box.check()
    page.click("[data-compare]")
    expect(page.locator(".compared").first).to_be_visible()
    assert serious(page) == [] and fits(page)


def test_closing_the_article_gives_the_focus_back(open_form: OpenForm) -> None:
    page = open_form()
    begin(page, "unit")
    source = page.locator('[data-topic="unit"] .question-source').last
    source.click()
    expect(page.locator("#article-label")).to_be_focused()
    page.click("#article-close")
    expect(page.locator("#article")).to_be_hidden()
    expect(source).to_be_focused()


def test_a_link_put_into_the_open_page_is_opened(open_form: OpenForm, address: str) -> None:
    page = open_form(permissions=["clipboard-read", "clipboard-write"])
    begin(page, "team")
    fill_team(page)
    see_result(page)
    page.click("[data-link]")
    expect(page.locator("#notice")).to_contain_text("链接已复制")
    link = page.evaluate("navigator.clipboard.readText()")
    page.click('[data-view="result"] [data-home]')
    expect(page.locator("#notice")).to_be_hidden()  # what was said belongs to what was shown
    other = open_form(address)
    other.evaluate("link => location.assign(link)", link)
    expect(other.locator("#result .overall")).to_be_visible()
