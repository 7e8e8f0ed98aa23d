"""The find bar of Chromium over its PDF viewer, on a screen that nobody sees.

The bar belongs to the browser, not to a page, so the protocol for developers cannot see it. Keys are pressed by
xdotool, words are pasted, and what the bar says is asked over AT-SPI, the bus on which screen readers ask.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Self

import pypdfium2

from box_programs import MissingError, SilenceError, find, patiently, running, settled, tell
from producers import CHROMIUM_FLAGS

_FLAGS = (
    *CHROMIUM_FLAGS,
    "--force-renderer-accessibility",
    # No name has an address, and whatever is asked for goes to a proxy where nobody listens.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--lang=en-US",
    "--password-store=basic",  # no keyring is asked for on the bus
    "--window-size=1200,1000",
)
_TOOLS = ("chromium", "Xvfb", "xdotool", "xclip", "dbus-daemon", "busctl")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
# The bar goes on from page to page. Until the last it says "Result 0 of" what it has, so that any other number is the
# end. But "No results" it says from the first page on, and of a file that is not read yet. So a word that is in the
# file is looked for first: "No results" counts when it stays for several times as long as that took.
_BRIEFLY = 0.2
_LONGEST = 600.0
_PATIENCE = 1.0
_TIMES = 4
# Now and then, on a busy computer, it never shows its window; the next start does.
_STARTS = 3

Address = tuple[str, str]


class ChromiumBox:
    """The find bar of Chromium; each file has a process and a profile of its own."""

    name = "Chromium"

    def __enter__(self) -> Self:
        """Start a screen and a bus, for this browser alone."""
        self.program, *_ = map(find, _TOOLS)
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            self._env = {
                **{name: value for name, value in os.environ.items() if name != "AT_SPI_BUS_ADDRESS"},
                "XDG_RUNTIME_DIR": folder,  # where the bus for accessibility has its socket
                "HOME": folder,
                "LC_ALL": "C.UTF-8",
                "LANGUAGE": "en",  # the names of what is in the bar
                "ACCESSIBILITY_ENABLED": "1",
            }
            screen = ("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
            self._env["DISPLAY"] = ":" + self._serve(stack, *screen)
            # Sockets are files here, which a program without a network reaches too.
            address = f"--address=unix:path={folder}/bus"
            bus = self._serve(stack, "dbus-daemon", "--session", "--nofork", address, "--print-address=1")
            self._env["DBUS_SESSION_BUS_ADDRESS"] = bus
            accessible = _Bus(bus).call(("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")
            if not accessible:
                raise MissingError("`at-spi2-core`, the bus for accessibility, is not installed.")
            self._bus = _Bus(accessible)
            self._file = stack.enter_context(ExitStack())
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def open(self, file: Path) -> None:
        """Open a file in a browser of its own, and the find bar over it."""
        words = _words(file)
        for _ in range(_STARTS - 1):
            with suppress(SilenceError):
                return self._start(file, words)
        return self._start(file, words)

    def count(self, needle: str) -> int:
        """Paste words into the find bar; return how many it says there are."""
        self._press("ctrl+a", "BackSpace")
        patiently(lambda: self._typed() == "" and not self._said(), "the find bar keeps its words")
        self._paste(needle)
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            said = settled(self._said, _BRIEFLY)
            if said == "No results" and settled(self._said, self._patience) == said:
                return 0
            if found := re.fullmatch(r"Result [1-9][\d,]* of ([\d,]+)", said):
                return int(found[1].replace(",", ""))
        raise SilenceError(f"Chromium does not come to an end with {needle!r}")

    def _start(self, file: Path, words: list[str]) -> None:
        self._file.close()
        profile = self._file.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        command = [*_offline(), self.program, *_FLAGS, f"--user-data-dir={profile}", file.resolve().as_uri()]
        self._file.enter_context(running(command, self._env))
        patiently(self._title, f"Chromium does not open {file}", 90)
        self._bar = patiently(self._open_bar, f"Chromium shows no find bar over {file}", 90)
        self._patience = _PATIENCE
        if words:
            took = patiently(lambda: self._time(words), f"Chromium finds none of the words of {file}", 60)
            self._patience += _TIMES * took

    def _time(self, words: list[str]) -> float | None:
        """How long it takes to find a word; nothing if it is not found, at which another is tried the next time."""
        words.append(words.pop(0))
        before = time.monotonic()
        return time.monotonic() - before if self.count(words[-1]) else None

    def _paste(self, words: str) -> None:
        with running([find("xclip"), "-selection", "clipboard", "-quiet"], self._env, stdin=subprocess.PIPE) as owner:
            assert owner.stdin
            owner.stdin.write(words.encode())
            owner.stdin.close()
            shown = (find("xclip"), "-selection", "clipboard", "-target", "UTF8_STRING", "-out")
            patiently(lambda: tell(shown, self._env) == words.strip(), "the clipboard does not take the words")
            self._press("ctrl+v")
            patiently(lambda: self._typed() == words, f"the find bar does not take {words!r}")

    def _open_bar(self) -> Address | None:
        self._press("ctrl+f")
        time.sleep(0.5)
        root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        bars = (it for it in self._bus.below(root) if self._bus.role(it) == "entry" and self._bus.name(it) == "Find")
        return next(bars, None)

    def _typed(self) -> str:
        return str(self._bus.call(self._bar, "org.a11y.atspi.Text", "GetText", "ii", "0", "-1"))

    def _said(self) -> str:
        """What the bar says beside the words: `Result 1 of 16`, `No results`, or nothing."""
        around = self._bus.children(self._bus.parent(self._bar))
        return "".join(self._bus.name(it) for it in around if self._bus.role(it) == "statusbar")

    def _title(self) -> str | None:
        windows = ("search", "--onlyvisible", "--name", " - Chromium$", "getwindowname", "%@")
        return tell([find("xdotool"), *windows], self._env)

    def _press(self, *keys: str) -> None:
        tell([find("xdotool"), "key", *keys], self._env)

    def _serve(self, stack: ExitStack, *command: str) -> str:
        """Start a server that prints where it is."""
        server = stack.enter_context(running([find(command[0]), *command[1:]], self._env, stdout=subprocess.PIPE))
        assert server.stdout
        if where := server.stdout.readline().decode().strip():
            return where
        raise ChildProcessError(f"{command[0]} does not start")


class _Bus:
    """What is on a bus, asked by busctl."""

    def __init__(self, address: str) -> None:
        self._command = (find("busctl"), f"--address={address}", "--json=short", "--")

    def call(self, what: Address, interface: str, method: str, *arguments: str) -> Any:
        told = tell([*self._command, "call", *what, interface, method, *arguments])
        return json.loads(told)["data"][0] if told else None

    def role(self, what: Address) -> str:
        return str(self.call(what, _ACCESSIBLE, "GetRoleName"))

    def name(self, what: Address) -> str:
        return str(self._get(what, "Name"))

    def parent(self, what: Address) -> Address:
        parent: Address = self._get(what, "Parent")
        return parent

    def children(self, what: Address) -> list[Address]:
        return self.call(what, _ACCESSIBLE, "GetChildren") or []

    def below(self, what: Address) -> Iterator[Address]:
        """What is in it, and in that; but for pages, which may be long."""
        for child in self.children(what):
            yield child
            if not self.role(child).startswith("document"):
                yield from self.below(child)

    def _get(self, what: Address, name: str) -> Any:
        told = tell([*self._command, "get-property", *what, _ACCESSIBLE, name])
        return json.loads(told)["data"] if told else ""


def _offline() -> list[str]:
    """What runs a program without a network, where the system lets anybody do so.

    Chromium asks for the way to an address on the Internet now and then. It sends nothing, but no flag stops it.
    """
    command = ["unshare", "--map-current-user", "--net"]
    return command if shutil.which("unshare") and tell([*command, "true"]) is not None else []


def _words(file: Path) -> list[str]:
    """Return some words of a file, from several pages, as Chromium's own library reads it."""
    with pypdfium2.PdfDocument(file) as pdf:
        pages = [re.findall(r"[^\W\d_]{4,}", page.get_textpage().get_text_range()) for page in pdf]
    return [words[0] for words in pages if words][-5:]
