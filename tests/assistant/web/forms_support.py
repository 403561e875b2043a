"""What the journeys through the forms share: opening a page as a new user, filling it in, looking for axe's faults."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

OpenForm = Callable[..., Page]


@contextmanager
def pages(browser: Browser, address: str, ready: str) -> Iterator[OpenForm]:
    """Give what opens `address` as a new user would and waits for `ready`; `script` runs before the page's own."""
    contexts: list[BrowserContext] = []

    def open_page(target: str = address, script: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(target)
        page.wait_for_selector(ready)
        return page

    yield open_page
    for context in contexts:
        context.close()


def begin(page: Page, topic: str = "start") -> None:
    """Begin a self-assessment and go to `topic`."""
    page.click("[data-begin]")
    expect(page.locator("#progress-text")).not_to_be_empty()
    page.click(f'[data-topic-link="{topic}"]')
    expect(page.locator(f'[data-topic="{topic}"]')).to_be_visible()


def serious(page: Page) -> list[str]:
    """Give what axe-core finds serious or critical."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


def fits(page: Page) -> bool:
    """Whether nothing lies beyond the right edge of the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
