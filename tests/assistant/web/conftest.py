"""Browsers and servers for the tests of the pages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.agent import Assistant
from assistant.services import Services
from assistant.web.app import create_app
from tests.assistant.web.support import ScriptedAssistant, serving

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

NewPage = Callable[..., Page]

expect.set_options(timeout=20_000)  # other tests are at work beside these


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One headless Chromium; every context of it has a fresh profile.

    Not for the whole session: while it is open, an event loop runs in the thread of the tests.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def real_address(services: Services, assistant: Assistant) -> Iterator[str]:
    """The pages with the built-in assistant, whose index is open before anybody asks, as `assistant serve` has it."""
    services.retriever.search("公示", 1)
    with serving(create_app(services, assistant)) as address:
        yield address


@pytest.fixture
def scripted() -> ScriptedAssistant:
    """An assistant whose answers are known."""
    return ScriptedAssistant()


@pytest.fixture
def scripted_address(services: Services, scripted: ScriptedAssistant) -> Iterator[str]:
    """The pages with the scripted assistant."""
    with serving(create_app(services, scripted)) as address:
        yield address
        scripted.release.set()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens an address as a new user would, in a browser session of its own."""
    contexts: list[BrowserContext] = []

    def open_page(address: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)  # other tests are at work beside these
        page.goto(address)
        page.wait_for_selector("#transcript [data-turn]")
        return page

    yield open_page
    for context in contexts:
        context.close()


PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
