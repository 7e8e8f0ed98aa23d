"""The real studio in the real Chromium: ``mezanprint studio`` as a process, and pages of a headless browser on it.

A page is strict: an error on its console, an exception in its scripts or a request to another place fails the test.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, sync_playwright

REPO = Path(__file__).resolve().parents[1]
PROGRAM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")
DESK, PHONE = (1400, 900), (390, 844)
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking", "--disable-sync"),
    *("--disable-component-update", "--disable-extensions", "--disable-dev-shm-usage", "--no-first-run"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Beyond its limit Chromium starts no process in advance, and each window of ours has one of its own all the same.
    "--renderer-process-limit=1",
)
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Studio:
    """A running ``mezanprint studio``."""

    root: Path
    process: "subprocess.Popen[str]"
    address: str
    """With the token, as it was printed."""

    @property
    def origin(self) -> str:
        return self.address.partition("/#")[0]

    @property
    def port(self) -> int:
        port = urlsplit(self.origin).port
        assert port
        return port

    @property
    def token(self) -> str:
        return self.address.partition("#k=")[2].partition("&")[0]

    def stop(self, number: int = signal.SIGINT) -> int:
        """End it, as Ctrl-C does; return its exit status."""
        self.process.send_signal(number)
        return self.process.wait(_PATIENCE)


@contextmanager
def running_studio(root: Path, *arguments: str, opens: bool = False) -> Iterator[Studio]:
    """Start the command in a project, and end it with all that belongs to it; it opens a browser only if it shall."""
    command = [sys.executable, "-m", "mezanprint", "studio", *([] if opens else ["--no-browser"]), *arguments]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            assert process.stdout
            for line in process.stdout:
                if address := re.search(r"http://\S+", line):
                    yield Studio(root, process, address[0])
                    break
            else:
                pytest.fail("the studio has not said its address")
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(_PATIENCE)


def copied_project(folder: Path) -> Path:
    """Return a copy of the sample project of this repository."""
    for name in ("brand", "content", "locales", "templates"):
        shutil.copytree(REPO / name, folder / name)
    shutil.copyfile(REPO / "mezanprint.toml", folder / "mezanprint.toml")
    return folder


@contextmanager
def as_it_was(root: Path) -> Iterator[None]:
    """Put back at the end what is written in the sources of a project meanwhile."""
    before = dict(_sources(root))
    yield
    after = dict(_sources(root))
    for path in after.keys() - before.keys():
        path.unlink()
    for path, data in before.items():
        if after.get(path) != data:
            path.write_bytes(data)


def _sources(root: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in ("content", "locales"):
        yield from ((path, path.read_bytes()) for path in sorted((root / folder).rglob("*")) if path.is_file())


@contextmanager
def running_browser(*flags: str) -> Iterator[Browser]:
    """Start Chromium, which reaches nothing but this computer; later ``flags`` go before ours."""
    assert PROGRAM
    with _driver() as driver:
        environment: dict[str, str | float | bool] = {**os.environ}
        browser = driver.chromium.launch(executable_path=PROGRAM, args=[*_FLAGS, *flags], env=environment)
        try:
            yield browser
        finally:
            browser.close()


_RUNNING: list[Playwright] = []


@contextmanager
def _driver() -> Iterator[Playwright]:
    """The driver of browsers: Playwright refuses a second one in the same thread."""
    if _RUNNING:
        yield _RUNNING[0]
        return
    with sync_playwright() as driver:
        _RUNNING.append(driver)
        try:
            yield driver
        finally:
            _RUNNING.clear()


@dataclass
class Watch:
    """What a page has said and asked for."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Listen to a page from now on."""
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"exception: {error}"))
        page.on("request", self._ask)

    def _ask(self, request: Request) -> None:
        self.requests.append(request.url)

    def check(self, studio: Studio, refusals: tuple[int | str, ...] = ()) -> None:
        """Fail for anything on the console but the ``refusals`` a test meant, and for requests to another place.

        A refusal is a status, or what the browser says of a server that is not there: ``net::ERR_``. On a busy machine
        every page may hear that a question took too long (503), and asks again.
        """
        answers = [f"the server responded with a status of {status}" for status in (503, *refusals)]
        meant = [f"Failed to load resource: {words}" for words in (*answers, *refusals)]
        said = [line for line in self.console if not any(each in line for each in meant)]
        assert said == [], "\n".join(said)
        elsewhere = [
            url for url in self.requests if not url.startswith((f"{studio.origin}/", f"blob:{studio.origin}/"))
        ]
        assert elsewhere == []


@contextmanager
def opened_page(
    browser: Browser,
    studio: Studio,
    size: tuple[int, int] = DESK,
    *,
    more: str = "",
    refusals: tuple[int | str, ...] = (),
) -> Iterator[Page]:
    """Open the studio in a window of its own, and hold it to be silent.

    ``more`` goes behind the token: ``&language=ar&document=NAME&locale=ar``. Locators and ``expect`` alone wait for
    something: what evaluates a string is forbidden by the policy of the page.
    """
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=width < 820)
    try:
        page, watch = context.new_page(), Watch()
        watch.follow(page)
        page.goto(studio.address + more)
        yield page
        watch.check(studio, refusals)
    finally:
        context.close()
