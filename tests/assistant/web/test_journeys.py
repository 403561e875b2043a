"""The page as people use it, in a real browser, with the built-in assistant."""

import re
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from assistant.services import Services
from assistant.storage.database import open_database
from evals.screenshots import SCENES, clerk, take
from tests.assistant.web.conftest import PHONE, NewPage

QUESTION = "公示要几天？"
SHARES = "团队40人，中、高级职称11人，固定人员15人，符合要求吗？"


def ask(page: Page, question: str) -> None:
    page.fill("#question", question)
    page.press("#question", "Enter")
    expect(page.locator(".turn").last).to_have_attribute("data-state", "answered")


def test_ask_open_the_citation_and_reload(new_page: NewPage, real_address: str) -> None:
    page = new_page(real_address)
    ask(page, QUESTION)
    expect(page.locator(".question")).to_contain_text(QUESTION)
    expect(page.locator("#question")).to_have_value("")
    page.locator(".quote .cite").first.click()
    expect(page.locator("#article-label")).to_have_text("第九条")
    expect(page.locator("#article mark").first).to_contain_text("公示时间不少于5个工作日")
    expect(page.locator("#article mark").first).to_be_in_viewport()
    expect(page.locator(".cite[aria-current]").first).to_have_text("第九条第（六）项")
    assert urlsplit(page.url).fragment == "9-6"
    page.reload()
    expect(page.locator("#article mark").first).to_contain_text("公示时间不少于5个工作日")
    expect(page.locator(".turn")).to_have_attribute("data-state", "answered")


def test_a_deep_link_opens_its_article(new_page: NewPage, real_address: str) -> None:
    page = new_page(f"{real_address}/#8-3")
    expect(page.locator("#article .is-target")).to_contain_text("中心负责人应具有高级专业技术职称")
    page.get_by_role("link", name="第九条").click()
    expect(page.locator("#article-label")).to_have_text("第九条")
    page.get_by_role("link", name="查看全文").click()
    page.locator(".contents summary").click()
    page.get_by_role("link", name="第六章 附则").click()
    expect(page.locator("#article h3", has_text="第六章")).to_be_in_viewport()
    page.click("#article-close")
    expect(page.locator("#article")).to_be_hidden()
    assert urlsplit(page.url).fragment == ""


def test_an_unknown_article_is_said_in_the_panel(new_page: NewPage, real_address: str) -> None:
    page = new_page(f"{real_address}/#99")
    expect(page.locator("#article .problem")).to_contain_text("没有第九十九条")


def test_nothing_is_asked_of_any_other_host(new_page: NewPage, real_address: str) -> None:
    page = new_page(real_address)
    requests: list[Request] = []
    messages: list[ConsoleMessage] = []
    page.context.on("request", lambda request: requests.append(request))
    page.on("console", lambda message: messages.append(message))
    page.reload()
    page.wait_for_selector("#question")
    ask(page, SHARES)
    page.locator(".cite").first.click()
    page.wait_for_selector("#article mark")
    page.wait_for_timeout(1000)
    hosts = {urlsplit(request.url).hostname for request in requests} - {None}
    assert hosts == {"127.0.0.1"}
    assert [message.text for message in messages if message.type in ("error", "warning")] == []


def test_a_decision_is_a_table_with_its_arithmetic(new_page: NewPage, real_address: str) -> None:
    page = new_page(real_address)
    ask(page, SHARES)
    expect(page.locator(".answer-text")).to_contain_text("11 ÷ 40 = 27.5%")
    page.locator(".findings summary").click()
    row = page.locator(".findings tr", has_text="固定人员比例").first
    expect(row.locator(".outcome")).to_have_text("符合")
    expect(row).to_contain_text("15 ÷ 40 = 37.5%")
    row.locator(".cite").click()
    expect(page.locator("#article mark").first).to_contain_text("固定人员均不低于总人数的30%")
    table = page.locator(".findings").first
    table.evaluate("table => table.removeAttribute('open')")  # as Gradio's updates do, at any time
    expect(table).to_have_attribute("open", "")
    ask(page, QUESTION)
    expect(table).to_have_attribute("open", "")
    table.locator("summary").press("Enter")
    expect(table).not_to_have_attribute("open", "")


def test_two_users_do_not_see_each_other(new_page: NewPage, real_address: str) -> None:
    first, second = new_page(real_address), new_page(real_address)
    ask(first, "40个人里13个有中高级职称，固定的15个，够不够")
    ask(second, QUESTION)
    second.reload()
    expect(second.locator(".turn")).to_have_count(1)
    expect(second.locator("#transcript")).not_to_contain_text("40个人")
    expect(first.locator("#transcript")).not_to_contain_text(QUESTION)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_article_lies_over_the_chat(new_page: NewPage, real_address: str, scheme: str) -> None:
    page = new_page(real_address, color_scheme=scheme, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name=QUESTION).tap()
    expect(page.locator(".turn")).to_have_attribute("data-state", "answered")
    page.locator(".cite").first.tap()
    sheet = page.get_by_role("dialog", name="条文原文")
    expect(sheet.locator("mark").first).to_be_in_viewport()
    assert page.locator("#chat").evaluate("chat => chat.inert")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.go_back()
    expect(page.locator("#article")).to_be_hidden()
    assert not page.locator("#chat").evaluate("chat => chat.inert")
    ask(page, SHARES)
    page.locator(".findings summary").tap()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_keyboard_reaches_everything(new_page: NewPage, real_address: str) -> None:
    page = new_page(real_address)
    page.keyboard.type(QUESTION)  # the field has the focus
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_attribute("data-state", "answered")
    page.locator(".cite").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#article-label")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#article")).to_be_hidden()
    expect(page.locator(".cite").first).to_be_focused()
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(new_page: NewPage, real_address: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = new_page(
        real_address,
        color_scheme=scheme,
        viewport={"width": width, "height": 860},
        reduced_motion="reduce",
        bypass_csp=True,
    )

    def serious() -> list[str]:
        found = axe.run(page).response["violations"]
        return [one["id"] for one in found if one["impact"] in ("serious", "critical")]

    assert serious() == []
    ask(page, SHARES)
    page.locator(".findings summary").click()
    assert serious() == []
    page.locator(".cite").first.click()
    page.wait_for_selector("#article mark")
    assert serious() == []


def test_the_answer_is_copied_as_text(new_page: NewPage, real_address: str) -> None:
    page = new_page(real_address, permissions=["clipboard-read", "clipboard-write"])
    ask(page, QUESTION)
    page.click("[data-copy]")
    expect(page.locator("[data-copy]")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "公示时间不少于5个工作日" in copied and not re.search(r"[<>\[\]]", copied)


def test_the_page_says_what_it_is(new_page: NewPage, real_address: str) -> None:
    page = new_page(real_address)
    assert page.title() == "呼和浩特市技术创新中心政策咨询"
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.get_by_role("textbox", name="提问").count() == 1
    assert page.get_by_role("log", name="问答记录").count() == 1


def test_the_pictures_of_the_readme_are_taken(
    browser: Browser, services: Services, real_address: str, tmp_path: Path
) -> None:
    with closing(open_database(services.settings.database_url)) as database, clerk(database):
        files = take(browser, real_address, tmp_path)
    assert [file.name for file in files] == [
        f"{name}-{width}.png" for name in SCENES for width in (1280, 390)
    ]
    assert all(file.stat().st_size > 20_000 for file in files)


def test_no_function_is_made_of_text(new_page: NewPage, real_address: str) -> None:
    page = new_page(real_address)
    made = page.evaluate(
        "(() => { try { return Function('return 1')() } catch (problem) { return problem.name } })()"
    )
    assert made == "EvalError"
    ask(page, QUESTION)
    blocked = page.evaluate(
        "new Promise((told) => {"
        " addEventListener('securitypolicyviolation', ({ blockedURI }) => told(blockedURI), { once: true });"
        " setTimeout('document.title = 1', 0); setTimeout(() => told(''), 2000); })"
    )
    assert blocked == "eval"
