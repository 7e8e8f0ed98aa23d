"""What the tests let a box do: all that a reader may come to when a file has taken hold of it."""

import ctypes
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg


def echo(*values: object) -> tuple[object, ...]:
    return values


def find() -> Diagnostic:
    return error("file-size", msg("{n} of them", n=3), Span("x", 2))


def refuse() -> None:
    raise Fault(find())


def fail(file: Path) -> None:
    raise ValueError(f"bad byte in {file}")


def eat() -> int:
    return len(b"x" * (1 << 31))


def eat_slowly() -> None:
    held: list[bytes] = []
    while True:
        held.append(b"x" * (1 << 20))


def spin() -> None:
    while True:
        pass


def spin_on() -> None:
    """Take no notice of the first warning."""
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    spin()


def work() -> None:
    while time.process_time() < 0.3:
        pass


def crash() -> None:
    ctypes.string_at(0)


def abort() -> None:
    os.abort()


def leave() -> None:
    os._exit(7)


def sleep() -> None:
    time.sleep(60)


def sink() -> None:
    sink()


def flood() -> bytes:
    return bytes(3 << 20)


class _Evil:
    def __init__(self, place: Path) -> None:
        self._place = place

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self._place),)


def trick(place: Path) -> object:
    """An answer that makes a folder when it is unpickled as pickles are."""
    return _Evil(place)


def attempts(own: Path, other: Path) -> dict[str, str]:
    """What a box can do, and why it can not."""
    tries: dict[str, Callable[[], object]] = {
        "read its file": lambda: own.read_bytes(),
        "read another": lambda: other.read_bytes(),
        "write its file": lambda: own.open("ab"),
        "make a file": lambda: (own.parent / "new").open("wb"),
        "remove its file": lambda: own.unlink(),
        "open a socket": lambda: socket.socket(),
        "start a program": lambda: subprocess.run(["/bin/true"], check=True),
    }
    done: dict[str, str] = {}
    for name, attempt in tries.items():
        try:
            attempt()
            done[name] = ""
        except OSError as refused:
            done[name] = type(refused).__name__
    return done
