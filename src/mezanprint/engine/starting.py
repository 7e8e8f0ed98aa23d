"""How processes that typeset are started, be they of a pool or kept for previews."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mezanprint.engine.fork import FORKS


@contextmanager
def starting() -> Iterator[Any]:
    """Give the context of ``multiprocessing`` by which to start them, while this lasts.

    They inherit the mask of signals: a Ctrl-C of the terminal reaches only us, and we end them.
    """
    # The order of sets must not reach the page, in any library. And a new interpreter takes modules from the folder it
    # is started in, which is the project's: one named like a module of Python would be run.
    os.environ.update(PYTHONHASHSEED="0", PYTHONSAFEPATH="1")
    context = _context()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield context
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> Any:
    """Return how they are started: as forks of one process that is warm, where that is safe."""
    if not FORKS:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Once it runs, this changes nothing: one process is enough for all pools of the program.
    context.set_forkserver_preload(["__main__", "mezanprint.engine.preload"])
    return context
