"""A pool of workers, under limits: the death of one costs one edition."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from pebble import ProcessExpired, ProcessPool
from pebble.common import CONSTS

from mezanprint.engine.delivery import Product
from mezanprint.engine.exits import crash, ended, stuck
from mezanprint.engine.fork import FORKS
from mezanprint.engine.starting import starting
from mezanprint.engine.unexpected import internal
from mezanprint.engine.worker import Produce, Restored, settle, work
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Fault
from mezanprint.model.limits import DEFAULT, Limits
from mezanprint.model.translatable import msg
from mezanprint.outputs.output import Output
from mezanprint.outputs.produce import check
from mezanprint.outputs.table import OUTPUTS
from mezanprint.typesetting.weasyprint.fonts import font_environment

_RECYCLE = 0 if FORKS else 50
"""Editions after which a worker that makes them itself is replaced: WeasyPrint's fonts grow by about 0.25 MB each."""
_POOLS = 3
"""Pools to try before an edition is given up: a pool is lost when a worker dies that has nothing to do."""
_LOOK = 0.2
Task: TypeAlias = tuple[Produce, Composition, Limits]
"""What is to be made, of what, and what that may take."""


class Pool:
    """Up to ``jobs`` workers that turn compositions into artifacts. Use as a context: its end is their end."""

    def __init__(self, jobs: int, root: Path, produce: Produce, outputs: Sequence[Output] = OUTPUTS) -> None:
        """Take what makes an artifact, and what editions can become."""
        self._jobs, self.root, self._produce, self._outputs = jobs, root, produce, outputs
        self._pool: Any = None

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def produce(
        self,
        compositions: Mapping[int, Composition],
        watch: Callable[[tuple[int, ...]], None] | None = None,
        limits: Mapping[int, Limits] = MappingProxyType({}),
    ) -> Iterator[tuple[int, Product, float]]:
        """Yield name, product and seconds of each composition as they get ready; ``watch`` is told what is at work.

        A composition that ``limits`` does not name has the limits of all.
        """
        tasks = {name: (self._produce, each, limits.get(name, DEFAULT)) for name, each in compositions.items()}
        return self.carry_out(tasks, watch)

    def make(self, act: Produce, composition: Composition, limits: Limits) -> Artifact:
        """Return what ``act`` makes of one composition in a worker; ``Fault`` with what it says if it makes nothing."""
        ((_, product, _),) = self.carry_out({0: (act, composition, limits)})
        if isinstance(product, Artifact):
            return product
        raise Fault(*product)

    def check(self, restored: Mapping[int, Restored]) -> Iterator[tuple[int, Product, float]]:
        """Yield name, artifact with what the release check found in it, and seconds of each as they get ready."""
        tasks: dict[int, Task] = {}
        for name, each in restored.items():
            again = partial(check, each.artifact, outputs=self._outputs)
            tasks[name] = again, each.composition, each.limits
        return self.carry_out(tasks)

    def carry_out(
        self, tasks: Mapping[int, Task], watch: Callable[[tuple[int, ...]], None] | None = None
    ) -> Iterator[tuple[int, Product, float]]:
        """Yield name, product and seconds of each task, as ``produce`` does."""
        left = dict(tasks)
        for _ in range(_POOLS):
            for name, product, seconds in self._attempt(dict(left), watch):
                del left[name]
                yield name, product, seconds
            if not left:
                return
            self.stop()
        yield from ((name, (crash(msg("its workers died again and again")),), 0.0) for name in left)

    def _attempt(
        self, tasks: Mapping[int, Task], watch: Callable[[tuple[int, ...]], None] | None
    ) -> Iterator[tuple[int, Product, float]]:
        """Give all tasks to the workers, and be silent about those that are lost with the whole pool."""
        try:
            pool = self.start()
        except Fault as fault:
            yield from ((name, fault.diagnostics, 0.0) for name in tasks)
            return
        pending: dict[Future[tuple[Product, float]], int] = {}
        for name, (act, composition, limits) in tasks.items():
            arguments = (act, composition, self.root, limits)
            pending[pool.schedule(work, args=arguments, timeout=limits.clock_seconds)] = name
        while pending:
            done, _ = wait(pending, timeout=_LOOK if watch else None, return_when=FIRST_COMPLETED)
            for future in done:
                name = pending.pop(future)
                if result := _result(future, *tasks[name][1:]):
                    yield name, *result
            if watch:
                watch(tuple(name for future, name in pending.items() if future.running()))

    def start(self) -> Any:
        """Start the workers, to be warm when the first composition comes; ``Fault`` if the fonts are not in order."""
        if self._pool is None or not self._pool.active:
            self.stop()
            font_environment()
            self._pool = _open(self._jobs)
        return self._pool

    def stop(self) -> None:
        """End all workers now, whatever they are doing."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()
            pool.join()


def _result(
    future: Future[tuple[Product, float]], composition: Composition, limits: Limits
) -> tuple[Product, float] | None:
    """Return what came of a composition; None if it was lost with the whole pool."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None
    except TimeoutError:
        return (stuck(limits),), 0.0
    except ProcessExpired as expired:
        return (ended(expired.exitcode, limits, composition.edition.document),), 0.0
    except Exception as unexpected:  # whatever it is, it costs this edition only
        return (internal(unexpected),), 0.0


def _open(jobs: int) -> Any:
    CONSTS.term_timeout = 0.5
    with starting() as context:
        pool = ProcessPool(jobs, max_tasks=_RECYCLE, initializer=settle, initargs=(os.getpid(),), context=context)
        if not pool.active:  # asking starts the workers
            raise RuntimeError("the workers did not start")
    return pool
