"""How long a visitor waits: `python -m evals.bench_pages` opens the chat in Chromium, on a desk and on a phone.

Interactive: the question can be typed and sent. First words: the first block of the answer is readable.
"""

import statistics
import sys
import time
from collections.abc import Callable

from playwright.sync_api import Browser, Page, sync_playwright

from evals.screenshots import CHROMIUM, served

_QUESTION = "公示要几天？"
_ROUNDS = 7
_WINDOWS = {"desk, 1280 px": (1280, 860), "phone, 390 px": (390, 844)}


def main() -> None:
    """Print the table: medians of fresh browser contexts, nothing cached."""
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        _visit(browser, address, _WINDOWS["desk, 1280 px"])  # the first answer opens the index
        sys.stdout.write(
            f"| the chat in Chromium (ms, median of {_ROUNDS}) | interactive | first words |\n|---|---|---|\n"
        )
        for name, size in _WINDOWS.items():
            interactive, words = zip(*(_visit(browser, address, size) for _ in range(_ROUNDS)), strict=True)
            sys.stdout.write(
                f"| {name} | {statistics.median(interactive):.0f} | {statistics.median(words):.0f} |\n"
            )
        browser.close()


def _visit(browser: Browser, address: str, size: tuple[int, int]) -> tuple[float, float]:
    """Give the milliseconds from the address to a page that takes a question, and from sending to the first words."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    page = context.new_page()
    interactive = _timed(lambda: _open(page, address))
    words = _timed(lambda: _ask(page))
    context.close()
    return interactive, words


def _open(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    page.fill("#question", _QUESTION)
    page.wait_for_selector("#send:not([disabled])")


def _ask(page: Page) -> None:
    page.click("#send")
    page.wait_for_selector(".answer-text .block")


def _timed(run: Callable[[], None]) -> float:
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
