"""Chromium as a reader of web pages, with the network closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser


class Chromium:
    """One page of a running browser, which is asked by its own protocol where that says more than Playwright does."""

    def __init__(self, browser: Browser) -> None:
        context = browser.new_context(no_viewport=True)
        self._page = context.new_page()
        self._session = context.new_cdp_session(self._page)
        self.requests: list[str] = []
        """Addresses the page has asked for since it was opened."""
        self._page.on("request", lambda request: self.requests.append(request.url))
        for domain in ("DOM", "CSS"):
            self.ask(f"{domain}.enable")

    def close(self) -> None:
        """Close the page."""
        self._page.context.close()

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the answer to a call of the protocol (https://chromedevtools.github.io/devtools-protocol/)."""
        return dict(self._session.send(method, parameters))

    def open(self, path: Path, width: int = 1280, height: int = 800) -> None:
        """Show a file, and wait until it has loaded with its fonts."""
        self.requests.clear()
        mobile = width < 600
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)
        self._page.goto(path.as_uri())
        self.evaluate("document.fonts.ready.then(() => 1)")

    def evaluate(self, script: str) -> Any:
        """Return the value of a script in the page; of a promise what it is kept by."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def fonts(self) -> set[tuple[str, bool]]:
        """Return the fonts in which the page is set: family, and whether the page brought it."""
        root = self.ask("DOM.getDocument", depth=-1)["root"]
        found: set[tuple[str, bool]] = set()
        for node in _elements(root):
            answer = self.ask("CSS.getPlatformFontsForNode", nodeId=node)
            found |= {(font["familyName"], font["isCustomFont"]) for font in answer["fonts"]}
        return found


def _elements(node: dict[str, Any]) -> Iterator[int]:
    """Yield the elements of a tree that hold text of their own."""
    children = node.get("children", ())
    if any(child["nodeType"] == 3 and child["nodeValue"].strip() for child in children):
        yield node["nodeId"]
    for child in children:
        if child["nodeName"] not in ("HEAD", "STYLE"):
            yield from _elements(child)


@contextmanager
def opened(browser: Browser) -> Iterator[Chromium]:
    """Open a page of a running browser (the fixture ``browser``), and close it."""
    reader = Chromium(browser)
    try:
        yield reader
    finally:
        reader.close()
