"""The timeline as units and clerks use it, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.services import Services
from assistant.web.app import create_app
from tests.assistant.web.conftest import PHONE
from tests.assistant.web.forms_support import OpenForm, fits, pages, serious
from tests.assistant.web.support import ScriptedAssistant, serving

BROKEN = (
    "[...document.querySelectorAll('.dates .day')].filter((day) => day.getClientRects().length > 1).length"
)
"""How many days of the table stand on two lines."""


@pytest.fixture(scope="module")
def address(services: Services) -> Iterator[str]:
    with serving(create_app(services, ScriptedAssistant())) as served:
        yield f"{served}/timeline"


@pytest.fixture
def open_form(browser: Browser, address: str) -> Iterator[OpenForm]:
    with pages(browser, address, "#dates > *") as opened:
        yield opened


def fill_centre(page: Page) -> None:
    page.fill("#q-approval_date", "2024-03-15")
    page.click("[data-add-row]")
    page.locator(".row-day input").fill("2025-06-30")
    expect(page.locator(".dates")).to_contain_text("2025-06-30")


def test_dates_appear_while_they_are_filled_in_and_stay(open_form: OpenForm) -> None:
    page = open_form()
    expect(page.locator('[data-file="ics"]')).to_be_disabled()
    fill_centre(page)
    expect(page.locator(".timeline-picture")).to_be_visible()
    expect(page.locator(".dates tr", has_text="2027-01-31")).to_contain_text("还有 69 天")
    page.locator("#notes summary").click()
    page.get_by_role("group", name="绩效评价结果是").get_by_label("不合格").check()
    page.fill("#q-rectification_start", "2026-05-01")
    expect(page.locator(".dates")).to_contain_text("整改期届满")
    expect(page.locator("#notes")).to_have_attribute("open", "")
    page.reload()
    expect(page.locator(".dates")).to_contain_text("整改期届满")
    page.locator(".dates .cite", has_text="第二十四条").first.click()
    expect(page.locator("#article mark").first).to_contain_text("每年1月底前")


def test_a_wrong_date_is_said_at_its_field(open_form: OpenForm) -> None:
    page = open_form()
    page.fill("#q-approval_date", "2024-03-15")
    page.click("[data-add-row]")
    page.locator(".row-day input").fill("2020-01-01")
    expect(page.locator("#q-instalment_nodes-problem")).to_contain_text("早于批复日期")
    expect(page.locator("#dates")).to_contain_text("有 1 处填写有误")
    page.click("[data-remove-row]")
    expect(page.locator("#q-instalment_nodes-problem")).to_be_hidden()


def test_a_publicity_has_its_calendar(open_form: OpenForm) -> None:
    page = open_form()
    page.locator('[data-section="publicity"] summary').click()
    page.fill("#q-publicity_start", "2026-09-28")
    expect(page.locator(".month")).to_have_count(2)
    expect(page.locator(".is-counted")).to_have_count(5)
    expect(page.locator(".is-holiday").filter(has_text="国庆节").first).to_be_visible()


def test_clearing_can_be_taken_back_and_a_link_opens_it_elsewhere(open_form: OpenForm) -> None:
    page = open_form(permissions=["clipboard-read", "clipboard-write"])
    fill_centre(page)
    page.click("[data-link]")
    expect(page.locator("#notice")).to_contain_text("链接已复制")
    link = page.evaluate("navigator.clipboard.readText()")
    page.click("[data-clear]")
    expect(page.locator("#dates")).to_contain_text("填上批复日期")
    page.get_by_role("button", name="撤销清空").click()
    expect(page.locator(".dates")).to_contain_text("2025-06-30")
    other = open_form(link)
    expect(other.locator(".dates")).to_contain_text("2025-06-30")
    expect(other.locator("#q-approval_date")).to_have_value("2024-03-15")


def test_a_damaged_link_and_a_browser_that_keeps_nothing_are_said(open_form: OpenForm, address: str) -> None:
    page = open_form(f"{address}#s=kaputt")
    expect(page.locator("#notice")).to_contain_text("这个链接不完整")
    refusing = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    page = open_form(script=refusing)
    page.fill("#q-approval_date", "2024-03-15")
    expect(page.locator("#notice")).to_contain_text("不允许保存")
    expect(page.locator(".dates")).to_be_visible()


@pytest.mark.parametrize("form", ["ics", "png"])
def test_dates_are_saved_as_files(open_form: OpenForm, tmp_path: Path, form: str) -> None:
    page = open_form()
    fill_centre(page)
    with page.expect_download() as download:
        page.click(f'[data-file="{form}"]')
    assert download.value.suggested_filename == f"技术创新中心时间节点-2026-11-23.{form}"
    download.value.save_as(tmp_path / "file")
    assert (tmp_path / "file").stat().st_size > 2_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious_and_all_fits(open_form: OpenForm, scheme: str, width: int) -> None:
    size = PHONE["viewport"] if width == 390 else {"width": width, "height": 860}
    page = open_form(color_scheme=scheme, viewport=size, reduced_motion="reduce", bypass_csp=True)
    assert serious(page) == [] and fits(page)
    fill_centre(page)
    page.locator('[data-section="publicity"] summary').click()
    page.fill("#q-publicity_start", "2027-12-28")
    expect(page.locator(".month")).to_have_count(2)
    page.locator("#notes summary").click()
    assert serious(page) == [] and fits(page)
    assert page.evaluate(BROKEN) == 0


def test_the_way_to_the_dates_stays_in_sight(open_form: OpenForm) -> None:
    page = open_form(**PHONE)
    expect(page.locator("#to-dates")).to_be_hidden()
    fill_centre(page)
    way = page.get_by_role("button", name="往下看")
    page.evaluate("scrollTo(0, 0)")
    expect(way).to_be_in_viewport()
    way.tap()
    expect(page.locator("#dates")).to_be_focused()
    expect(page.locator(".timeline-picture")).to_be_in_viewport()
