"""Firefox without a window, driven by Marionette.

That is the protocol on which Firefox's own tests run: a number of bytes, a colon, and as much JSON.
"""

import json
import socket
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from box_programs import find, patiently, running

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


@contextmanager
def running_firefox(*flags: str) -> Iterator["Marionette"]:
    """Start Firefox with a profile of its own; ``flags`` go before the address of its empty page."""
    program = find("firefox", "firefox-esr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        prefs = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFS.items())
        (profile / "user.js").write_text("".join(prefs), "utf-8")
        command = [program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", *flags]
        with running([*command, "--profile", str(profile), "about:blank"]):
            port = patiently(lambda: _port(profile), "Firefox does not start")
            with closing(Marionette(port)) as marionette:
                marionette.call("WebDriver:NewSession")
                yield marionette


class Marionette:
    """A connection to Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self._stream = self._socket.makefile("rb")
        self._receive()  # its greeting

    def call(self, command: str, **parameters: Any) -> Any:
        """Give a command; return what it answers."""
        message = json.dumps([0, 0, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result

    def ask(self, context: str, script: str, *arguments: Any, **more: Any) -> Any:
        """Run a script in the page (``content``) or in the browser itself (``chrome``); return its value."""
        self.call("Marionette:SetContext", value=context)
        return self.call("WebDriver:ExecuteScript", script=script, args=arguments, **more)["value"]

    def close(self) -> None:
        """Hang up."""
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
