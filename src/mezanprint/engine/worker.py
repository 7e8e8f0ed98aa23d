"""The inside of a worker: limits, a fixed environment, and an answer whatever happens."""

import ctypes
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from mezanprint.engine.internal import DEBUG, internal
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.translatable import msg

Produce: TypeAlias = Callable[[Composition, Path], Artifact]
Product: TypeAlias = Artifact | tuple[Diagnostic, ...]
"""An artifact, or why there is none."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A kept artifact that is to be published again, and the composition it was made of."""

    composition: Composition
    artifact: Artifact


class Workers(Protocol):
    """What turns compositions into artifacts: see ``pool.Pool``."""

    def produce(
        self, compositions: Mapping[int, Composition], watch: Callable[[tuple[int, ...]], None] | None = None
    ) -> Iterator[tuple[int, Product, float]]:
        """Yield name, product and seconds of each composition."""

    def check(self, restored: Mapping[int, Restored]) -> Iterator[tuple[int, Product, float]]:
        """Yield name, artifact with what the release check found in it, and seconds of each kept artifact."""

    def start(self) -> object:
        """Get ready."""


_DEATH_OF_PARENT = 1
# Variables by which Pango, fontconfig, FreeType and HarfBuzz change what they draw.
_SWAYING = ("PANGO", "FC_", "FONTCONFIG", "FREETYPE", "HB_", "G_", "XDG_")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one edition may take."""

    seconds: float = 60
    memory: int = 2 * 1024**3
    """Address space of a worker in bytes; not enforced on macOS."""
    files: int = 256


def settle(parent: int, limits: Limits, environment: Mapping[str, str]) -> None:
    """Make this process a worker of ``parent``: it dies with it, keeps the limits, and sees only our fonts."""
    # Pebble's own way out waits for Python code to run, which a worker deep in a C library does not.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _die_with(parent)
    _limit(resource.RLIMIT_AS, limits.memory)
    _limit(resource.RLIMIT_NOFILE, limits.files)
    _limit(resource.RLIMIT_CORE, 0)
    if not os.environ.get(DEBUG):
        _silence()
    _fix_environment(environment)
    _warm_up()


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _limit(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (most, most))


def _silence() -> None:
    """Keep what C libraries mumble off the console: whatever matters comes back as a finding."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _fix_environment(environment: Mapping[str, str]) -> None:
    for name in tuple(os.environ):
        if name.startswith(_SWAYING):
            del os.environ[name]
    os.environ.update({"TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", **environment})
    time.tzset()


def _warm_up() -> None:
    """Import the typesetter outside any edition's time; a failure shows again, with its reason, in the first one."""
    with suppress(Exception):
        import mezanprint.typesetting.typeset  # noqa: F401


def work(produce: Produce, composition: Composition, root: Path) -> tuple[Product, float]:
    """Return what came of one composition, and the seconds it took."""
    began = time.monotonic()
    product = _attempt(produce, composition, root)
    return product, time.monotonic() - began


def _attempt(produce: Produce, composition: Composition, root: Path) -> Product:
    try:
        return produce(composition, root)
    except Fault as fault:
        return fault.diagnostics
    except MemoryError:
        return (_too_much(),)
    except (Exception, SystemExit) as unexpected:  # whatever it is, it costs this edition only
        return (internal(unexpected),)


def _too_much() -> Diagnostic:
    return error(
        "build-memory",
        msg("typesetting took more memory than an edition may have"),
        None,
        msg("look for a very large picture, a table of thousands of rows, or a style that repeats without end"),
    )
