"""The find bar of Firefox over its own PDF viewer, without a window.

It is driven by Marionette, the protocol on which Firefox's own tests run: a number of bytes, a colon, and as much JSON.
"""

import json
import socket
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Self

from box_programs import SilenceError, find, patiently, running

# A fresh profile asks for updates, lists and news; each has a switch of its own. What has none is sent to a proxy
# where nobody listens.
_PREFS = {
    "accessibility.typeaheadfind.matchesCountLimit": 1000000,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutConfig.showWarning": False,
    "browser.contentblocking.report.lockwise.enabled": False,
    "browser.discovery.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.region.update.enabled": False,
    "browser.safebrowsing.blockedURIs.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.provider.google4.updateURL": "",
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "browser.search.update": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "captivedetect.canonicalURL": "",
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "doh-rollout.disable-heuristics": True,
    "marionette.port": 0,
    "media.gmp-manager.updateEnabled": False,
    "media.gmp-manager.url": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.dns.disabled": True,
    "network.prefetch-next": False,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "network.trr.mode": 5,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "",
    "toolkit.telemetry.unified": False,
}

_IS_OPEN = "return Boolean(window.PDFViewerApplication?.pdfDocument && PDFViewerApplication.pdfViewer.pageViewsReady)"
# The controller takes the words at once, looks for them a little later, and then reads page by page.
_FOUND = """
    const {findController: search, pagesCount} = window.PDFViewerApplication;
    if (search.state?.query !== arguments[0] || search._dirtyMatch || search._pendingFindMatches.size) return null;
    const pages = Array.from({length: pagesCount}, (_, page) => search.pageMatches[page]);
    return pages.every(Boolean) ? pages.reduce((sum, page) => sum + page.length, 0) : null;
"""
_FIELD = """
    return gBrowser.getFindBar().then(bar => {
        bar.clear();
        bar.startFind(bar.FIND_NORMAL);
        return bar._findField;
    });
"""
# The bar says "2 of 16 matches" by a translation that is given the numbers, or "Phrase not found".
_SAID = """
    const bar = gBrowser.getCachedFindBar(), field = bar._findField, label = bar._foundMatches;
    if (field.value !== arguments[0]) return null;
    if (field.getAttribute("status") === "notfound") return 0;
    return label.hidden ? null : document.l10n.getAttributes(label).args?.total ?? null;
"""


class FirefoxBox:
    """The find bar of one running Firefox."""

    name = "Firefox"

    def __enter__(self) -> Self:
        """Start the browser with a profile of its own."""
        self.program = find("firefox", "firefox-esr")
        with ExitStack() as stack:
            profile = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
            prefs = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFS.items())
            (profile / "user.js").write_text("".join(prefs), "utf-8")
            command = [self.program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
            stack.enter_context(running([*command, "--profile", str(profile), "about:blank"]))
            port = patiently(lambda: _port(profile), "Firefox does not start")
            self._marionette = stack.enter_context(closing(_Marionette(port)))
            self._marionette.call("WebDriver:NewSession")
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def open(self, file: Path) -> None:
        """Open a file in the viewer and wait until it is read."""
        self._marionette.call("Marionette:SetContext", value="content")
        self._marionette.call("WebDriver:Navigate", url=file.resolve().as_uri())
        patiently(lambda: self._ask("content", _IS_OPEN), f"Firefox does not open {file}")

    def count(self, needle: str) -> int:
        """Type words into the find bar; return how many it says there are."""
        field = self._ask("chrome", _FIELD)
        self._marionette.call("WebDriver:ElementSendKeys", id=next(iter(field.values())), text=needle)
        try:
            return patiently(lambda: self._hits(needle), "")[0]
        except SilenceError:
            said, found = self._ask("chrome", _SAID, needle), self._ask("content", _FOUND, needle)
            raise SilenceError(f"Firefox says {said} and has {found} of {needle!r}") from None

    def _hits(self, needle: str) -> list[int]:
        """The number in the bar, once it is what all pages have together."""
        found = self._ask("content", _FOUND, needle)
        said = self._ask("chrome", _SAID, needle)
        return [said] if said is not None and said == found else []

    def _ask(self, context: str, script: str, *arguments: str) -> Any:
        self._marionette.call("Marionette:SetContext", value=context)
        return self._marionette.call("WebDriver:ExecuteScript", script=script, args=arguments)["value"]


class _Marionette:
    """A connection to Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self._stream = self._socket.makefile("rb")
        self._receive()  # its greeting

    def call(self, command: str, **parameters: Any) -> Any:
        message = json.dumps([0, 0, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result

    def close(self) -> None:
        self._stream.close()
        self._socket.close()

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            if not (digit := self._stream.read(1)):
                raise ConnectionError("Firefox has hung up")
            length += digit
        return json.loads(self._stream.read(int(length[:-1])))


def _port(profile: Path) -> int:
    """The port Firefox has chosen; it writes it into its profile."""
    file = profile / "MarionetteActivePort"
    return int(file.read_text() or 0) if file.exists() else 0
