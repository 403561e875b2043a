"""The pictures of the README: `python -m evals.screenshots` writes docs/screenshots/chat-{1280,390}.png."""

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from assistant.services import open_services
from assistant.settings import load_settings
from assistant.web.app import create_app

QUESTION = "团队40人，中、高级职称13人，固定人员15人，符合要求吗？"
FOLDER = Path("docs/screenshots")
_SIZES = {1280: 860, 390: 844}
_CHROMIUM = "/usr/bin/chromium"


def take(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Ask one question at `address` and write what each size of window shows; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_take_one(browser, address, folder / f"chat-{width}.png", width) for width in _SIZES]


def _take_one(browser: Browser, address: str, file: Path, width: int) -> Path:
    wide = width > 900
    context = browser.new_context(
        viewport={"width": width, "height": _SIZES[width]},
        device_scale_factor=1 if wide else 2,
        is_mobile=not wide,
        has_touch=not wide,
        reduced_motion="reduce",
        color_scheme="light",
    )
    page = context.new_page()
    page.goto(address)
    page.fill("#question", QUESTION)
    page.click("#send")
    page.wait_for_selector('.turn[data-state="answered"]')
    if wide:
        page.locator(".cite").first.click()
        page.wait_for_selector("#article mark")
    page.wait_for_timeout(300)  # fonts and the last block settle
    page.screenshot(path=file)
    context.close()
    return file


@contextmanager
def _served() -> Iterator[str]:
    services = open_services(load_settings(), lambda *_: None)
    taken = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(services), log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]})
    thread.start()
    yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def main() -> None:
    """Write the pictures and say where they are."""
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--headless", "--no-sandbox"])
        for file in take(browser, address, FOLDER):
            sys.stdout.write(f"{file}\n")
        browser.close()


if __name__ == "__main__":
    main()
