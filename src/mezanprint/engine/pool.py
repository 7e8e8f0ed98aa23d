"""A pool of workers, under limits: the death of one costs one edition."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from pebble import ProcessExpired, ProcessPool
from pebble.common import CONSTS

from mezanprint.engine.internal import internal
from mezanprint.engine.pipeline import check
from mezanprint.engine.worker import Limits, Produce, Product, Restored, settle, work
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.translatable import msg
from mezanprint.typesetting.fonts import font_environment

_RECYCLE = 50
"""Editions after which a worker is replaced: WeasyPrint's font handling grows by about 0.25 MB each."""
_POOLS = 3
"""Pools to try before an edition is given up: a pool is lost when a worker dies that has nothing to do."""
_LOOK = 0.2
_LIMITS = Limits()
_Task: TypeAlias = tuple[Produce, Composition]


class Pool:
    """Up to ``jobs`` workers that turn compositions into artifacts. Use as a context: its end is their end."""

    def __init__(self, jobs: int, root: Path, produce: Produce, limits: Limits = _LIMITS) -> None:
        self._jobs, self.root, self._produce, self._limits = jobs, root, produce, limits
        self._pool: Any = None

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def produce(
        self, compositions: Mapping[int, Composition], watch: Callable[[tuple[int, ...]], None] | None = None
    ) -> Iterator[tuple[int, Product, float]]:
        """Yield name, product and seconds of each composition as they get ready; ``watch`` is told what is at work."""
        return self._all({name: (self._produce, composition) for name, composition in compositions.items()}, watch)

    def check(self, restored: Mapping[int, Restored]) -> Iterator[tuple[int, Product, float]]:
        """Yield name, artifact with what the release check found in it, and seconds of each as they get ready."""
        return self._all({name: (partial(check, each.artifact), each.composition) for name, each in restored.items()})

    def _all(
        self, tasks: Mapping[int, _Task], watch: Callable[[tuple[int, ...]], None] | None = None
    ) -> Iterator[tuple[int, Product, float]]:
        left = dict(tasks)
        for _ in range(_POOLS):
            for name, product, seconds in self._attempt(dict(left), watch):
                del left[name]
                yield name, product, seconds
            if not left:
                return
            self.stop()
        yield from ((name, (_crash(msg("its workers died again and again")),), 0.0) for name in left)

    def _attempt(
        self, tasks: Mapping[int, _Task], watch: Callable[[tuple[int, ...]], None] | None
    ) -> Iterator[tuple[int, Product, float]]:
        """Give all tasks to the workers, and be silent about those that are lost with the whole pool."""
        try:
            pool = self.start()
        except Fault as fault:
            yield from ((name, fault.diagnostics, 0.0) for name in tasks)
            return
        pending: dict[Future[tuple[Product, float]], int] = {}
        for name, task in tasks.items():
            pending[pool.schedule(work, args=(*task, self.root), timeout=self._limits.seconds)] = name
        while pending:
            done, _ = wait(pending, timeout=_LOOK if watch else None, return_when=FIRST_COMPLETED)
            for future in done:
                name = pending.pop(future)
                if result := self._result(future):
                    yield name, *result
            if watch:
                watch(tuple(name for future, name in pending.items() if future.running()))

    def _result(self, future: Future[tuple[Product, float]]) -> tuple[Product, float] | None:
        try:
            return future.result()
        except BrokenProcessPool:
            return None
        except TimeoutError:
            return (_too_long(self._limits.seconds),), self._limits.seconds
        except ProcessExpired as expired:
            return (_crash(msg("its worker died ({ending})", ending=_ending(expired.exitcode))),), 0.0
        except Exception as unexpected:  # whatever it is, it costs this edition only
            return (internal(unexpected),), 0.0

    def start(self) -> Any:
        """Start the workers, to be warm when the first composition comes; ``Fault`` if the fonts are not in order."""
        if self._pool is None or not self._pool.active:
            self.stop()
            initial = (os.getpid(), self._limits, font_environment())
            self._pool = _open(self._jobs, initial)
        return self._pool

    def stop(self) -> None:
        """End all workers now, whatever they are doing."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()
            pool.join()


def _open(jobs: int, initial: tuple[object, ...]) -> Any:
    CONSTS.term_timeout = 0.5
    # The order of sets must not reach the page, in any library.
    os.environ["PYTHONHASHSEED"] = "0"
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPool(jobs, max_tasks=_RECYCLE, initializer=settle, initargs=initial, context=spawn)
    # Workers inherit the mask: a Ctrl-C of the terminal reaches only us, and we end them.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        if not pool.active:  # asking starts the workers
            raise RuntimeError("the workers did not start")
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return pool


def _ending(status: int) -> str:
    try:
        return signal.Signals(-status).name
    except ValueError:
        return msg("exit status {status}", status=status)


def _too_long(seconds: float) -> Diagnostic:
    return error(
        "build-time",
        msg("typesetting took longer than {seconds} s", seconds=f"{seconds:g}"),
        None,
        msg("look for a very large table or picture, or a style that repeats without end"),
    )


def _crash(why: str) -> Diagnostic:
    return error(
        "build-crash",
        msg("typesetting ended in a crash: {reason}", reason=why),
        None,
        msg("build again; if it comes back, look at what changed last, and see `mezanprint doctor`"),
    )
