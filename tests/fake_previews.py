"""Sessions that do in their process what the composition asks for, be it mad or bad, and the project's own."""

import json
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity, error
from mezanprint.model.previews import Opened, PagePreview, Settled
from mezanprint.model.regions import PageLayout
from mezanprint.project.boxes.answers import packed

PAGE = PageLayout(1.0, 2.0, (), ())
CHANNEL = 3


class Tame:
    """Says what it was opened with, and counts what it was asked."""

    def __init__(self, root: Path) -> None:
        self._root, self._opened, self._asked = root, "", 0

    def open(self, composition: Composition) -> Opened:
        self.act(composition.html)
        self._opened = composition.html
        return Opened((PAGE,), ())

    def picture(self, page: int, dpi: float) -> bytes:
        return f"{self._opened} {page} {dpi:g} {os.getpid()}".encode()

    def preview(self, composition: Composition, page: int, dpi: float) -> PagePreview:
        self.act(composition.html)
        self._asked += 1
        said = f"{self._opened} {composition.html} {self._asked}".encode()
        return PagePreview(page, PAGE, said, (), False, 1, False)

    def settle(self, composition: Composition) -> Settled:
        self.act(composition.html)
        before, self._opened = self._opened, composition.html
        return Settled((PAGE, PAGE), (), (1,) if before != self._opened else ())

    def act(self, html: str) -> None:
        """Do nothing that harms."""
        for line in html.splitlines():
            if line.startswith("read "):
                try:
                    (self._root / line.removeprefix("read ")).read_bytes()
                except OSError as refused:
                    raise Fault(error("typeset-crash", f"can not read: {refused.strerror}")) from None
            if line.startswith("sleep "):
                time.sleep(float(line.removeprefix("sleep ")))


class Mad(Tame):
    """Breaks down in the way that it is told."""

    def act(self, html: str) -> None:
        match html:
            case "die":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "spin":
                while True:
                    pass
            case "eat":
                bytearray(1 << 40)
            case "fail":
                raise ZeroDivisionError("by design")


class Bad(Mad):
    """Was taken over: answers what it likes, over the head of whoever would pack it."""

    def act(self, html: str) -> None:
        forged: dict[str, object] = {
            "no value of ours": (os.system, ("true",)),
            "another kind": Settled((), (), ()),
            "no layout in a layout": Opened(("page",), ()),  # type: ignore[arg-type]
            "a number that is none": Opened((PageLayout(float("nan"), 1.0, (), ()),), ()),
            "a message that is none": Opened((), (Diagnostic(Severity.ERROR, "x-y", 5),)),  # type: ignore[arg-type]
            "a fault without a reason": Fault(),
            "a fault of something else": Call(Fault, PAGE),
            "a call": Call(os.system, "touch forged"),
        }
        if html in forged:
            say(pickle.dumps(forged[html]))
        elif html == "a flood":
            os.write(CHANNEL, struct.pack("!Q", 1 << 40))
            time.sleep(60)
        elif html == "half an answer":
            os.write(CHANNEL, struct.pack("!Q", 100) + b"x")
            os.close(CHANNEL)
        elif html == "two answers":
            say(packed(PagePreview(1, PAGE, b"", (), False, 1, False)))
        super().act(html)


class Call:
    """A pickle that would call something when it is read."""

    def __init__(self, function: Callable[..., object], argument: object) -> None:
        self._call = function, (argument,)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object]]:
        return self._call


def say(answer: bytes) -> None:
    os.write(CHANNEL, struct.pack("!Q", len(answer)) + answer)


class Prying(Tame):
    """Tries what it may not, and says how each attempt ended."""

    def picture(self, page: int, dpi: float) -> bytes:
        attempts: dict[str, Callable[[], object]] = {
            "read a resource": (self._root / "given.txt").read_bytes,
            "read the project": (self._root / "kept.txt").read_bytes,
            "read the system": Path("/etc/passwd").read_bytes,
            "write a resource": lambda: (self._root / "given.txt").write_text("changed"),
            "write the project": lambda: (self._root / "new.txt").write_text("new"),
            "write to the temporary folder": lambda: Path(f"/tmp/{os.getpid()}.txt").write_text("new"),
            "remove": (self._root / "kept.txt").unlink,
            "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
            "start a program": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
            "start a process": os.fork,
            "reach the program": lambda: os.kill(int(dpi), 0),
            # Three that every program has, the channel, and the one by which the list is read.
            "use what the program had open": lambda: os.listdir("/proc/self/fd")[5],
        }
        return json.dumps({name: ending(attempt) for name, attempt in attempts.items()}).encode()


def ending(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except (OSError, IndexError) as refused:
        return type(refused).__name__
    return "done"
