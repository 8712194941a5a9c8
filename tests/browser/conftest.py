"""A headless Chromium for the tests of the HTML report; without one they fail, saying so."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

NEEDED = (
    "these tests drive a real browser: install it with `apt-get install chromium fonts-noto-cjk` "
    "and `pip install playwright`, or leave the folder tests/browser out"
)


@dataclass
class Opened:
    """A report as the browser has it."""

    page: object
    said: list[str] = field(default_factory=list)
    """Messages of the console and errors of the page."""
    asked: list[str] = field(default_factory=list)
    """Every address that was requested."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Start Chromium once for all tests."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.fail(f"no Chromium found: {NEEDED}", pytrace=False)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.fail(f"no playwright found: {NEEDED}", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, tmp_path: Path):
    """Return a function that opens a report's bytes in a window."""
    contexts = []

    def open_(
        report: bytes,
        *,
        width: int = 1280,
        script: bool = True,
        dark: bool = False,
        bare: bool = False,
    ) -> Opened:
        """Open a report; `bare`: without its policy of contents, for a script of the test's."""
        file = tmp_path / "report.html"
        file.write_bytes(report)
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            bypass_csp=bare,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("console", lambda message: opened.said.append(message.text))
        opened.page.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.page.on("request", lambda request: opened.asked.append(request.url))
        opened.page.goto(file.as_uri())
        return opened

    yield open_
    for context in contexts:
        context.close()
