"""Chromium as a reader of web pages: headless, over a pipe, with the network closed; its own protocol and no driver."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium")
_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-extensions", "--mute-audio"),
    *("--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe"),
)


class Chromium:
    """One page of a running browser."""

    def __init__(self, reader: int, writer: int) -> None:
        self._in = os.fdopen(reader, "rb")
        self._out = os.fdopen(writer, "wb", buffering=0)
        self._last = 0
        self._left = b""
        self._session = ""
        self.requests: list[str] = []
        """Addresses the page has asked for since it was opened."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "DOM", "CSS"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> "Chromium":
        return self

    def __exit__(self, *_: object) -> None:
        self._in.close()
        self._out.close()

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the answer to a call of the protocol (https://chromedevtools.github.io/devtools-protocol/)."""
        return self._ask(method, **parameters)

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._last += 1
        call: dict[str, Any] = {"id": self._last, "method": method, "params": parameters}
        call |= {"sessionId": self._session} if self._session else {}
        self._out.write(json.dumps(call).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._last:
                assert "error" not in message, (method, message)
                return dict(message["result"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            data = self._in.read1(1 << 20)
            assert data, "the browser ended"
            self._left += data
        line, _, self._left = self._left.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        return message

    def open(self, path: Path, width: int = 1280, height: int = 800) -> None:
        """Show a file, and wait until it has loaded with its fonts."""
        self.requests.clear()
        mobile = width < 600
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)
        self.ask("Page.navigate", url=path.as_uri())
        while self._next().get("method") != "Page.loadEventFired":
            pass
        self.evaluate("document.fonts.ready.then(() => 1)")

    def evaluate(self, script: str) -> Any:
        """Return the value of a script in the page; of a promise what it is kept by."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def picture(self) -> bytes:
        """Return the whole page as a PNG."""
        answer = self.ask("Page.captureScreenshot", captureBeyondViewport=True, format="png")
        return b64decode(answer["data"])

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
def running() -> Iterator[Chromium]:
    """Start the browser with a profile of its own, and end it."""
    assert PROGRAM
    to_browser, ours = os.pipe()
    theirs, from_browser = os.pipe()

    def hand_over() -> None:
        # The protocol's pipes are descriptors 3 and 4; the copies above them are out of the way of both.
        high = [os.dup2(descriptor, place) for descriptor, place in ((to_browser, 20), (from_browser, 21))]
        for place, descriptor in zip((3, 4), high, strict=True):
            os.dup2(descriptor, place)

    # Its helpers may still write into the profile while the folder goes.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(
            [PROGRAM, *_FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(3, 4),
            preexec_fn=hand_over,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": profile},
            start_new_session=True,
        )
        os.close(to_browser)
        os.close(from_browser)
        try:
            with Chromium(theirs, ours) as page:
                yield page
        finally:
            with suppress(ProcessLookupError):
                os.killpg(browser.pid, signal.SIGKILL)  # and its helpers
            browser.wait()
