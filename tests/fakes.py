"""Stand-ins for typesetting, importable by worker processes, and small values to feed them."""

import ctypes
import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from mezanprint.engine.delivery import Product
from mezanprint.engine.fork import ANSWER
from mezanprint.engine.worker import Restored
from mezanprint.model.compositions import Artifact, Composition, Metadata
from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.kinds import FitRules
from mezanprint.model.limits import Limits

SCREEN = Profile("screen", is_plain=True)


def composition(document: str = "street", html: str = "<p>light</p>") -> Composition:
    """Return a composition that says ``html``."""
    metadata = Metadata("Light", "The Lamp", "", ("en",), date(2026, 11, 22), rtl=False)
    return Composition(Edition(document, ("en",), SCREEN), html, (), metadata, FitRules())


def typeset(made: Composition, _root: Path) -> Artifact:
    """Return bytes that depend on the composition alone."""
    return Artifact(b"%PDF-1.7 fake " + made.html.encode() + made.edition.locale_code.encode() + b" %%EOF\n", 1, ())


def act(made: Composition, root: Path) -> Artifact:
    """Do what the composition's text asks for: die, hang, eat memory, fail; otherwise typeset."""
    acts: Mapping[str, Callable[[], object]] = {
        "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "abort": os.abort,
        "exit": lambda: os._exit(7),
        "spin": _spin,
        "stubborn": _spin_on,
        "deep": lambda: ctypes.CDLL(None).sleep(10**6),
        "eat": lambda: bytearray(8 * 1024**3),
        "raise": _raise,
        "fault": _fault,
        "leave": sys.exit,
        "wait": lambda: _wait_for(root / "both"),
        "peek": (root / "private.txt").read_bytes,
        "write": lambda: (root / "written.txt").write_text("x"),
        "run": lambda: subprocess.run(["true"], check=False),
        "call": socket.socket,
        "remember": lambda: sys.modules.setdefault("remembered", sys),
        "recall": lambda: sys.modules["remembered"],
        "forge": lambda: _answer(pickle.dumps(_Forged(root / "forged.txt"))),
        "babble": lambda: _answer(b"no pickle at all"),
    }
    acts.get(made.html, bool)()
    return typeset(made, root)


class _Forged:
    """Reads as a file that somebody writes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.write_text, (self.path, "x"))


def _answer(data: bytes) -> None:
    """Answer the worker in place of the code that does, as one who took over the process could."""
    os.write(ANSWER, data)
    os._exit(0)


def environment(_made: Composition, _root: Path) -> Artifact:
    """Return the environment and limits of the worker instead of a PDF."""
    import resource

    lines = [f"{name}={value}" for name, value in sorted(os.environ.items())]
    lines += [f"AS={resource.getrlimit(resource.RLIMIT_AS)[0]}", f"CORE={resource.getrlimit(resource.RLIMIT_CORE)[0]}"]
    lines += [f"HASH={hash('a')}"]
    return Artifact("\n".join(lines).encode(), 1, ())


def _wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.01)


def _spin() -> None:
    while True:
        pass


def _spin_on() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _spin()


def _raise() -> None:
    class OddError(Exception):
        """Cannot be pickled: its class is nowhere to be found."""

    raise OddError("what nobody foresaw")


def _fault() -> None:
    raise Fault(error("typeset-crash", "no PDF comes of this"))


class Workers:
    """Typesets in this process and counts; in place of a pool."""

    def __init__(self, produce: Callable[[Composition, Path], Artifact] = typeset) -> None:
        self.typeset: list[str] = []
        self.limits: set[Limits] = set()
        self._produce = produce

    def produce(
        self,
        compositions: Mapping[int, Composition],
        watch: Callable[[tuple[int, ...]], None] | None = None,
        limits: Mapping[int, Limits] = MappingProxyType({}),
    ) -> Iterator[tuple[int, Product, float]]:
        """Yield products at once."""
        self.limits |= {*limits.values()}
        for number, made in compositions.items():
            self.typeset.append(made.edition.name)
            if watch:
                watch((number,))
            try:
                yield number, self._produce(made, Path()), 0.1
            except Fault as fault:
                yield number, fault.diagnostics, 0.1

    def make(self, act: Callable[[Composition, Path], Artifact], made: Composition, _limits: Limits) -> Artifact:
        """Return what comes of it, in this process."""
        return act(made, Path())

    def check(self, restored: Mapping[int, Restored]) -> Iterator[tuple[int, Product, float]]:
        """Yield the artifacts as they were kept: nobody would take bytes like ours for a PDF."""
        yield from ((number, each.artifact, 0.1) for number, each in restored.items())

    def start(self) -> None:
        """Nothing to start."""


class Silence:
    """Progress that nobody watches."""

    def begin(self, total: int) -> None: ...

    def at_work(self, names: tuple[str, ...]) -> None: ...

    def done(self, _outcome: object) -> None: ...
