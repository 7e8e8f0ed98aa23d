"""The inside of a worker: a fixed environment, and for each edition a process of its own that can do it no harm."""

import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeAlias

from mezanprint.engine.delivery import Product, pack, unpack
from mezanprint.engine.exits import crash, ended, too_much
from mezanprint.engine.fork import FORKS, apart
from mezanprint.engine.unexpected import internal
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Fault
from mezanprint.model.limits import Limits
from mezanprint.model.translatable import msg
from mezanprint.project.confinement.confine import confine, program_places
from mezanprint.project.confinement.limits import limit, limit_processor
from mezanprint.project.confinement.parent import die_with
from mezanprint.project.font_packages import places_of

Produce: TypeAlias = Callable[[Composition, Path], Artifact]


@dataclass(frozen=True, slots=True)
class Restored:
    """A kept artifact that is to be published again, and the composition it was made of."""

    composition: Composition
    artifact: Artifact
    limits: Limits


class Workers(Protocol):
    """What turns compositions into artifacts: see ``pool.Pool``."""

    def produce(
        self,
        compositions: Mapping[int, Composition],
        watch: Callable[[tuple[int, ...]], None] | None = None,
        limits: Mapping[int, Limits] = MappingProxyType({}),
    ) -> Iterator[tuple[int, Product, float]]:
        """Yield name, product and seconds of each composition."""

    def make(self, act: Produce, composition: Composition, limits: Limits) -> Artifact:
        """Return what ``act`` makes of one composition; ``Fault`` if it makes nothing."""

    def check(self, restored: Mapping[int, Restored]) -> Iterator[tuple[int, Product, float]]:
        """Yield name, artifact with what the release check found in it, and seconds of each kept artifact."""

    def start(self) -> object:
        """Get ready."""


_FILE_SIZE = 64 * 1024**2
"""Bytes of a file that a worker writes: fontconfig's index, and nothing else."""
_DESCRIPTORS = 256


def settle(parent: int) -> None:
    """Make this process a worker of ``parent``: it dies with it."""
    # Pebble's own way out waits for Python code to run, which a worker deep in a C library does not.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    from mezanprint.engine import preload as warm

    if not FORKS:
        die_with(parent)
        return
    # The process we are forks of ends, and we with it, when the last of these descriptors is closed. Ours goes first.
    os.close(forkserver._forkserver._forkserver_alive_fd)  # type: ignore[attr-defined]
    # Where the warm process could not import what it should, this one did, and its parent is as good.
    die_with(os.getppid() if os.getpid() == warm.PROCESS else warm.PROCESS)


def work(produce: Produce, composition: Composition, root: Path, limits: Limits) -> tuple[Product, float]:
    """Return what came of one composition, and the seconds it took."""
    began = time.monotonic()
    if FORKS:
        product = _apart(produce, composition, root, limits)
    else:
        limit_processor(limits.processor_seconds)
        product = _attempt(produce, composition, root, limits)
    return product, time.monotonic() - began


def _apart(produce: Produce, composition: Composition, root: Path, limits: Limits) -> Product:
    readable = (*program_places(), *_places(composition, root))

    def act() -> bytes:
        try:
            limit(limits.memory, limits.processor_seconds, _FILE_SIZE, _DESCRIPTORS)
            confine(readable, (root,))
            return pack(_attempt(produce, composition, root, limits))
        except MemoryError:
            return pack((too_much(limits, composition.edition.document),))

    answer, status = apart(act, limits.memory)
    if status:
        return (ended(status, limits, composition.edition.document),)
    try:
        return unpack(answer)
    except ValueError:
        return (crash(msg("its worker gave no answer")),)


def _places(composition: Composition, root: Path) -> Iterator[Path]:
    """Yield what one composition is made of: files of the project it names, and the fonts."""
    from mezanprint.typesetting.weasyprint.fonts import font_places

    yield from font_places()
    for part in (composition, *composition.parts):
        yield from (root / resource.path for resource in part.resources)
        yield from places_of(part.fonts)


def _attempt(produce: Produce, composition: Composition, root: Path, limits: Limits) -> Product:
    try:
        return produce(composition, root)
    except Fault as fault:
        return fault.diagnostics
    except MemoryError:
        return (too_much(limits, composition.edition.document),)
    except (Exception, SystemExit) as unexpected:  # whatever it is, it costs this edition only
        return (internal(unexpected),)
