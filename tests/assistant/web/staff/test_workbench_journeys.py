"""The workbench in a browser: what a clerk changes is what an applicant gets; nothing serious for axe, on a phone too."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.answer import Answer, Status
from assistant.services import Services
from tests.assistant.web.conftest import PHONE
from tests.assistant.web.forms_support import fits, serious
from tests.assistant.web.staff.bench import PASSWORD, Bench, open_bench
from tests.assistant.web.support import SHORT_ANSWER, serving
from tests.corpus.files.support import RULES

OpenDesk = Callable[..., Page]
PAGES = (
    "questions",
    "questions/q1",
    "questions/keys",
    "curated",
    "curated/new",
    "library",
    "lexicon",
    "lexicon/term?term=绩效评价",
    "figures",
)

CUT = """[...document.querySelectorAll(".plot text")].filter((text) => {
    const box = text.getBBox(), frame = text.ownerSVGElement.viewBox.baseVal;
    return box.x < 0 || box.y < 0 || box.x + box.width > frame.width || box.y + box.height > frame.height;
}).map((text) => text.textContent)"""
"""The labels that reach over the edge of their plot."""


@pytest.fixture(scope="module")
def bench(services: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_bench(services, tmp_path_factory.mktemp("bench")) as bench:
        number = bench.record.asked("公示要几天", SHORT_ANSWER)
        bench.record.judged("甲", "公示要几天", SHORT_ANSWER, False, "没说清", number)
        bench.record.asked("吃什么", Answer(status=Status.OUT_OF_SCOPE, text="没有找到"))
        yield bench


@pytest.fixture(scope="module")
def address(bench: Bench) -> Iterator[str]:
    with serving(bench.app) as address:
        yield address


@pytest.fixture
def open_desk(browser: Browser, address: str) -> Iterator[OpenDesk]:
    """Opens a page of the workbench as somebody who signs in."""
    contexts = []

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(f"{address}/staff/{path}")
        page.fill("[name=name]", "张三")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_selector(".desk-rooms")
        return page

    yield open_page
    for context in contexts:
        context.close()


def _ask(page: Page, question: str) -> str:
    page.fill("#question", question)
    answered = page.locator('.turn[data-state="answered"]')
    before = answered.count()
    page.press("#question", "Enter")
    answered.nth(before).wait_for()
    return page.locator(".turn").last.inner_text()


def test_a_clerk_words_an_answer_and_an_applicant_gets_it(open_desk: OpenDesk, address: str) -> None:
    page = open_desk("questions")
    page.get_by_role("link", name="公示要几天").first.click()
    page.get_by_role("link", name="写成常用答复").click()
    page.get_by_label("答复", exact=True).fill("名单要公示。")
    page.get_by_role("button", name="保存").click()
    assert "没有标注条款" in page.locator("#p-text").inner_text()
    assert page.get_by_label("答复", exact=True).input_value() == "名单要公示。"
    page.get_by_label("答复", exact=True).fill("名单至少公示5个工作日[9(6)]。")
    page.get_by_role("button", name="预览").click()
    page.get_by_text("读者看到的样子").wait_for()
    page.get_by_role("button", name="保存").click()
    page.get_by_role("status").get_by_text("现在起按此答复").wait_for()

    chat = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    chat.goto(address)
    chat.wait_for_selector("#transcript [data-turn]")
    said = _ask(chat, "公示要几天？")
    assert "人工审定答复 · 张三" in said and "名单至少公示5个工作日" in said
    chat.locator(".turn .cite").first.click()
    chat.wait_for_selector("#article mark")

    page.get_by_role("button", name="立即撤下").click()
    page.get_by_role("status").get_by_text("已撤下").wait_for()
    assert "人工审定" not in _ask(chat, "公示要几天")
    chat.context.close()


def test_a_clerk_adds_a_document_sees_it_indexed_and_the_chat_finds_it(
    open_desk: OpenDesk, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "管理办法.txt"
    file.write_text(RULES, "utf-8")
    page = open_desk("library")
    page.set_input_files("[name=file]", file)
    page.get_by_role("button", name="读取并预览").click()
    assert page.get_by_label("标题").input_value() == "某市科技平台管理办法（试行）"
    assert serious(page) == []
    page.get_by_role("button", name="确认收录").click()
    page.get_by_role("status").get_by_text("《某市科技平台管理办法（试行）》已收录").wait_for()
    page.get_by_text("索引已更新，现在就可以查询").wait_for()
    chat = page.context.new_page()
    chat.goto(address)
    chat.wait_for_selector("#transcript [data-turn]")
    assert "人员不少于3人" in _ask(chat, "《某市科技平台管理办法》第二条第一项说什么")
    page.set_viewport_size(PHONE["viewport"])  # type: ignore[arg-type]
    page.goto(f"{address}/staff/library/compare?old=hohhot-tic&new=mskjptglbf@2026-03-01")
    page.locator("table").wait_for()
    assert fits(page)


def test_a_clerk_teaches_a_way_to_ask_and_is_told_when_it_counts(open_desk: OpenDesk) -> None:
    page = open_desk("questions?words=吃什么")
    page.get_by_role("link", name="吃什么").click()
    page.get_by_label("要找的条款").fill("第九条第六项")
    page.get_by_label("问法").fill("大红榜糊在墙上要糊几天")
    page.get_by_role("button", name="写成问法").click()
    page.get_by_role("status").get_by_text("已写成问法").wait_for()
    page.get_by_text("索引已更新，现在就可以查询").wait_for(timeout=90_000)
    page.get_by_role("button", name="删去 大红榜糊在墙上要糊几天").click()
    page.get_by_text("还没有写过问法").wait_for()


def test_a_file_that_cannot_be_read_leaves_the_page_usable(open_desk: OpenDesk, tmp_path: Path) -> None:
    file = tmp_path / "空.txt"
    file.write_bytes(b"")
    page = open_desk("library")
    page.set_input_files("[name=file]", file)
    page.get_by_role("button", name="读取并预览").click()
    assert "文件是空的" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("文件", exact=True).is_visible()


def test_a_filter_works_by_keyboard_alone(open_desk: OpenDesk) -> None:
    page = open_desk("questions")
    page.focus("#f-words")
    page.keyboard.type("吃什么")
    page.keyboard.press("Enter")
    page.wait_for_url("**words=**")
    assert "共 1 条" in page.inner_text("main")


def test_the_enter_of_an_input_method_sends_no_form(open_desk: OpenDesk) -> None:
    page = open_desk("lexicon")
    page.focus("#f-q")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "kaohe", "selectionStart": 5, "selectionEnd": 5})
    page.keyboard.press("Enter")
    keyboard.send("Input.insertText", {"text": "考核"})
    expect(page.locator("#f-q")).to_have_value("考核")
    assert "q=" not in page.url
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_serious_and_all_fits(
    open_desk: OpenDesk, address: str, scheme: str, options: dict[str, object]
) -> None:
    page = open_desk("questions", color_scheme=scheme, bypass_csp=True, reduced_motion="reduce", **options)
    for path in PAGES:
        page.goto(f"{address}/staff/{path}")
        if path == "figures":
            page.locator("details summary").first.click()
            assert page.evaluate(CUT) == []
        assert serious(page) == [], path
        assert fits(page), path


def test_the_second_of_two_clerks_is_told_and_keeps_the_text(open_desk: OpenDesk) -> None:
    first, second = open_desk("curated/new"), open_desk("curated")
    first.get_by_label("问题", exact=True).fill("两个人看的")
    first.get_by_label("答复", exact=True).fill("名单要公示[9(6)]。")
    first.get_by_role("button", name="保存").click()
    first.get_by_role("status").get_by_text("已保存").wait_for()
    second.reload()
    second.get_by_role("link", name="两个人看的").click()
    for page, text in ((first, "甲改的名单要公示[9(6)]。"), (second, "乙改的名单要公示[9(6)]。")):
        page.get_by_label("答复", exact=True).fill(text)
        page.get_by_role("button", name="保存").click()
        page.wait_for_load_state()
    assert "被别人改过" in second.get_by_role("alert").inner_text()
    assert second.get_by_label("答复", exact=True).input_value().startswith("乙改的")


def test_a_form_is_sent_once_and_says_that_it_is_at_work(open_desk: OpenDesk) -> None:
    page = open_desk("lexicon/term?term=绩效评价")
    page.evaluate(  # counts what would be sent, and sends nothing
        "sent = 0; addEventListener('submit', (event) => {"
        " if (!event.defaultPrevented) sent += 1; event.preventDefault(); })"
    )
    page.click("[value=preview]")
    expect(page.locator("#waiting")).to_have_text("正在处理，请稍候……")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")  # the page is only now shown whole
    expect(page.locator("#waiting")).to_be_visible()
    page.click("[value=preview]")
    assert page.evaluate("sent") == 1
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")  # gone back to
    expect(page.locator("#waiting")).to_be_hidden()
    page.click("[value=preview]")
    assert page.evaluate("sent") == 2
