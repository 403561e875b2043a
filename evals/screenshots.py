"""The pictures of the pages: `python -m evals.screenshots` writes docs/screenshots/{chat,assess,…}-{1280,390}.png."""

import secrets
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.settings import load_settings
from assistant.storage.database import Database, open_database
from assistant.storage.readings_in_force import open_services
from assistant.storage.staff_accounts import Role, StaffAccounts
from assistant.web.app import create_app

QUESTION = "团队40人，中、高级职称13人，固定人员15人，符合要求吗？"
FOLDER = Path("docs/screenshots")
_SIZES = {1280: 860, 390: 844}
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--lang=zh-CN"]  # dates are pictured as readers here see them
_CLERK, _PASSWORD = "截图", secrets.token_urlsafe(16)  # an account that is there while the pictures are taken


def _chat(page: Page, address: str, wide: bool) -> None:
    page.goto(address)
    page.fill("#question", QUESTION)
    page.click("#send")
    page.wait_for_selector('.turn[data-state="answered"]')
    if wide:
        page.locator(".cite").first.click()
        page.wait_for_selector("#article mark")


def _assess(page: Page, address: str, wide: bool) -> None:
    """The result on a wide screen, the form on a phone."""
    page.goto(f"{address}/assess")
    page.click("[data-begin]")
    page.click('[data-topic-link="team"]')
    for field, typed in (("team_total", "40"), ("titled_staff", "20"), ("permanent_staff", "10")):
        page.fill(f"#q-{field}", typed)
    page.wait_for_selector("#progress-text:not(:empty)")
    if wide:
        page.locator('[data-topic="team"] [data-result]').click()
        page.wait_for_selector("#result .change")


def _timeline(page: Page, address: str, wide: bool) -> None:
    page.goto(f"{address}/timeline")
    page.fill("#q-approval_date", "2024-03-15")
    page.click("[data-add-row]")
    page.fill(".row-day input", "2025-06-30")
    page.wait_for_selector(".dates")
    page.wait_for_timeout(800)  # the last date is asked for after a pause
    shown = ".timeline-picture" if wide else ".dates"
    page.locator(shown).evaluate(
        "element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 190)"
    )


def _articles(page: Page, address: str, wide: bool) -> None:
    """A place with what can be done with it on a wide screen, the hits of a search on a phone."""
    page.goto(f"{address}/articles")
    if wide:
        page.locator("[id='8-3'] .line-label").click()
        page.wait_for_selector("#place-tools:not([hidden])")
    else:
        page.fill("#search-field", "公示")
        page.wait_for_selector("#text mark")


def _staff(page: Page, address: str, wide: bool) -> None:
    """What a reading changes on a wide screen, the reading itself on a phone."""
    page.goto(f"{address}/staff/interpretation/senior-title")
    page.fill("[name=name]", _CLERK)
    page.fill("[name=password]", _PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#note")
    if wide:
        page.check("[value=full_only]")
        page.fill("#note", "局长办公会2026年11月20日议定")
        page.click(".stacked button")
        page.wait_for_selector("[formaction]")  # the last to come, once all is tried


SCENES: dict[str, Callable[[Page, str, bool], None]] = {
    "chat": _chat,
    "assess": _assess,
    "timeline": _timeline,
    "articles": _articles,
    "staff": _staff,
}
"""What is pictured: the name of the files, and the way to what they show."""


def take(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Write a picture of every scene at `address` for each size of window; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _take_one(browser, address, folder / f"{name}-{width}.png", name, width)
        for name in SCENES
        for width in _SIZES
    ]


def _take_one(browser: Browser, address: str, file: Path, name: str, width: int) -> Path:
    wide = width > 900
    context = browser.new_context(
        viewport={"width": width, "height": _SIZES[width]},
        device_scale_factor=1 if wide else 2,
        is_mobile=not wide,
        has_touch=not wide,
        reduced_motion="reduce",
        color_scheme="light",
        locale="zh-CN",
    )
    page = context.new_page()
    SCENES[name](page, address, wide)
    page.wait_for_timeout(300)  # fonts and the last block settle
    page.screenshot(path=file)
    context.close()
    return file


@contextmanager
def served() -> Iterator[str]:
    """Serve the pages with the settings of the environment; gives their address."""
    services = open_services(load_settings(), lambda *_: None)
    application = create_app(services)
    database = open_database(services.settings.database_url)
    taken = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]})
    thread.start()
    with clerk(database):
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    database.close()


@contextmanager
def clerk(database: Database) -> Iterator[None]:
    """Let the pictures of the workbench be taken: its account is there meanwhile."""
    accounts = StaffAccounts(database)
    accounts.add(_CLERK, Role.ADMINISTRATOR, _PASSWORD)
    try:
        yield
    finally:
        accounts.remove(_CLERK)


def main() -> None:
    """Write the pictures and say where they are."""
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for file in take(browser, address, FOLDER):
            sys.stdout.write(f"{file}\n")
        browser.close()


if __name__ == "__main__":
    main()
