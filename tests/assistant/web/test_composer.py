"""Typing, sending, stopping, beginning anew, and what happens on a failure, with a scripted assistant."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from assistant.answer import Answer, Status
from assistant.services import Services
from assistant.web.app import create_app
from tests.assistant.web.conftest import NewPage
from tests.assistant.web.support import ScriptedAssistant, serving


@pytest.fixture
def page(new_page: NewPage, scripted_address: str) -> Page:
    return new_page(scripted_address)


def answered(page: Page, turns: int = 1) -> None:
    expect(page.locator('.turn[data-state="answered"]')).to_have_count(turns)


def press_enter(page: Page, **event: object) -> None:
    page.eval_on_selector(
        "#question",
        "(field, event) => field.dispatchEvent(new KeyboardEvent('keydown', "
        "{key: 'Enter', bubbles: true, cancelable: true, ...event}))",
        event,
    )


def test_enter_does_not_send_while_an_input_method_composes(page: Page, scripted: ScriptedAssistant) -> None:
    field = page.locator("#question")
    page.fill("#question", "gong shi")
    field.dispatch_event("compositionstart")
    press_enter(page)
    field.dispatch_event("compositionend")
    press_enter(page, isComposing=True)
    press_enter(page, keyCode=229)
    page.wait_for_timeout(300)
    assert scripted.asked == []
    expect(field).to_have_value("gong shi")
    press_enter(page)
    answered(page)
    assert scripted.asked == ["gong shi"]


def test_a_composition_in_the_browser_itself_is_not_sent_by_its_enter(
    page: Page, scripted: ScriptedAssistant
) -> None:
    page.focus("#question")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "gong shi", "selectionStart": 8, "selectionEnd": 8})
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert scripted.asked == []
    keyboard.send("Input.insertText", {"text": "公示"})
    page.keyboard.press("Enter")
    answered(page)
    assert [asked.strip() for asked in scripted.asked] == ["公示"]


def test_shift_enter_breaks_the_line(page: Page, scripted: ScriptedAssistant) -> None:
    page.fill("#question", "一")
    page.press("#question", "Shift+Enter")
    page.keyboard.type("二")
    assert scripted.asked == []
    page.press("#question", "Enter")
    answered(page)
    assert scripted.asked == ["一\n二"]


def test_a_question_too_long_is_counted_and_not_sent(page: Page, scripted: ScriptedAssistant) -> None:
    page.fill("#question", "问" * 2001)
    expect(page.locator("#composer-count")).to_have_text("2001/2000 字")
    expect(page.locator("#composer-problem")).to_contain_text("请缩短后再发送")
    page.press("#question", "Enter")
    page.wait_for_timeout(300)
    assert scripted.asked == []
    page.fill("#question", "𠮷" * 2000)  # one character each, though two units of JavaScript
    expect(page.locator("#composer-problem")).to_be_empty()
    page.click("#send")
    answered(page)
    assert len(scripted.asked[0]) == 2000


def test_an_empty_question_is_not_sent(page: Page, scripted: ScriptedAssistant) -> None:
    page.fill("#question", "  \n ")
    page.click("#send")
    page.wait_for_timeout(300)
    assert scripted.asked == []


def test_a_double_click_sends_once(page: Page, scripted: ScriptedAssistant) -> None:
    page.fill("#question", "慢慢想")
    page.dblclick("#send")
    page.wait_for_selector(".progress")
    page.fill("#question", "再问")
    page.press("#question", "Enter")
    scripted.release.set()
    answered(page)
    assert scripted.asked == ["慢慢想"]
    expect(page.locator("#question")).to_have_value("再问")


def test_progress_is_told_then_the_answer(page: Page, scripted: ScriptedAssistant) -> None:
    page.fill("#question", "慢慢想")
    page.click("#send")
    expect(page.locator(".progress")).to_have_text("正在查找条款……")
    expect(page.locator(".answer-text")).to_have_count(0)
    scripted.release.set()
    answered(page)
    expect(page.locator(".progress")).to_have_count(0)


def test_a_reload_in_mid_answer_loses_nothing(page: Page, scripted: ScriptedAssistant) -> None:
    page.fill("#question", "慢慢想")
    page.click("#send")
    expect(page.locator(".progress")).to_be_visible()
    page.reload()
    expect(page.locator(".progress")).to_be_visible()
    scripted.release.set()
    answered(page)
    page.fill("#question", "还没有发出的话")
    page.reload()
    expect(page.locator("#question")).to_have_value("还没有发出的话")


def test_stop_and_answer_again(page: Page, scripted: ScriptedAssistant) -> None:
    page.fill("#question", "慢慢想")
    page.click("#send")
    page.click("#stop")
    expect(page.locator(".stopped")).to_contain_text("已停止")
    scripted.release.set()
    page.click("[data-retry]")
    answered(page)
    assert scripted.asked == ["慢慢想", "慢慢想"]


def test_a_failure_is_one_sentence(page: Page) -> None:
    page.fill("#question", "坏")
    page.click("#send")
    expect(page.get_by_role("alert").filter(has_text="系统出了点问题")).to_be_visible()
    assert "secret" not in page.content()


def test_a_new_conversation_leaves_the_old_one_in_the_list(page: Page) -> None:
    page.get_by_role("button", name="公示要几天？").click()
    answered(page)
    page.get_by_role("button", name="新对话").click()
    expect(page.get_by_role("heading", name="您想了解什么？")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="您想了解什么？")).to_be_visible()
    page.get_by_role("button", name="对话记录").click()
    page.locator(".conversation-open", has_text="公示要几天？").click()
    answered(page)
    expect(page.locator("#banner")).to_be_hidden()


def test_words_of_users_and_models_stay_words(page: Page, scripted: ScriptedAssistant) -> None:
    scripted.answer = Answer(
        status=Status.ANSWERED,
        text="<img src=x onerror=document.title='改了'> ${1+1} {{7*7}} [外](https://example.com)",
    )
    page.fill("#question", "<script>document.title='改了'</script>${1+1}{{7*7}}`")
    page.click("#send")
    answered(page)
    expect(page.locator(".question")).to_contain_text("<script>document.title='改了'</script>${1+1}{{7*7}}`")
    expect(page.locator(".answer-text")).to_contain_text("${1+1} {{7*7}}")
    assert page.locator("#transcript .turn img, #transcript a").count() == 0
    assert "改了" not in page.title()


def test_the_server_goes_and_comes_back(
    new_page: NewPage, services: Services, scripted: ScriptedAssistant
) -> None:
    with serving(create_app(services, scripted)) as address:
        page = new_page(address)
        page.fill("#question", "一")
        page.click("#send")
        answered(page)
    page.fill("#question", "断线时打的字")
    page.click("#send")
    expect(page.locator("#banner")).to_have_text("与服务的连接断开了，正在重新连接……")
    with serving(create_app(services, scripted), port=urlsplit(address).port or 0):
        expect(page.locator("#banner")).to_be_hidden(timeout=30_000)  # Gradio has loaded the page anew
        answered(page)
        expect(page.locator(".question")).to_contain_text("一")
        expect(page.locator("#question")).to_have_value("断线时打的字")
        page.click("#send")
        answered(page, 2)
        expect(page.locator("#banner")).to_be_hidden()
    assert scripted.told[-1] == ["一", "草稿：一"]


def test_a_question_lost_with_the_server_is_told_beside_a_newer_one(
    new_page: NewPage, services: Services, scripted: ScriptedAssistant
) -> None:
    with serving(create_app(services, scripted)) as address:
        page = new_page(address)
        page.fill("#question", "一")
        page.click("#send")
        answered(page)
        page.fill("#question", "慢慢想")
        page.click("#send")
        expect(page.locator(".progress")).to_be_visible()
        page.fill("#question", "后来写的")
    banner = page.locator("#banner")
    expect(banner).to_have_text("与服务的连接断开了，正在重新连接……")
    page.click("#open-conversations", trial=True)  # the message does not lie over the buttons
    scripted.release.set()
    with serving(create_app(services, scripted), port=urlsplit(address).port or 0):
        expect(banner).to_contain_text("“慢慢想”没有答完", timeout=30_000)
        expect(page.locator("#question")).to_have_value("后来写的")
        page.get_by_role("button", name="再问一次").click()
        answered(page, 2)
        expect(page.locator(".question").last).to_contain_text("慢慢想")
        expect(page.locator("#question")).to_have_value("后来写的")
        expect(banner).to_be_hidden()


def test_what_is_being_written_survives_a_suggestion_and_an_edit_given_up(
    page: Page, scripted: ScriptedAssistant
) -> None:
    scripted.answer = Answer(status=Status.OUT_OF_SCOPE, text="不在范围里")
    page.fill("#question", "天气")
    page.press("#question", "Enter")
    answered(page)
    page.fill("#question", "写到一半")
    page.locator(".suggestions .example").first.click()
    answered(page, 2)
    expect(page.locator("#question")).to_have_value("写到一半")
    page.click("[data-edit]")
    expect(page.locator("#question")).to_have_value(scripted.asked[-1])
    page.click("#edit-cancel")
    expect(page.locator("#question")).to_have_value("写到一半")


def test_a_comment_is_handed_in_once(page: Page) -> None:
    page.fill("#question", "一")
    page.press("#question", "Enter")
    answered(page)
    page.click("[data-judge=no]")
    page.fill(".judging-form textarea", "没说清")
    page.click(".judging-form button")
    expect(page.locator(".judging-form")).to_have_text("已提交，谢谢。", use_inner_text=True)
    expect(page.locator(".judging-form textarea")).to_be_hidden()


def test_an_article_that_does_not_open_can_be_tried_again(page: Page) -> None:
    page.fill("#question", "一")
    page.press("#question", "Enter")
    answered(page)
    page.route("**/articles/**", lambda route: route.abort())
    page.locator(".cite").first.click()
    expect(page.locator("#article")).to_contain_text("条文没有打开")
    page.unroute("**/articles/**")
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator("#article mark").first).to_contain_text("公示时间不少于5个工作日")
