"""Workers inside somebody else's program, which keeps its environment and its main module to itself."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from types import ModuleType

from mezanprint.engine.pool import Pool
from mezanprint.model.diagnostics import Fault
from mezanprint.outputs.produce import produce

_STARTING = Lock()
"""What is changed while workers are started is the whole program's: one at a time changes it, and puts it back."""


@contextmanager
def one_worker(root: Path) -> Iterator[Pool]:
    """Give a pool with one worker, which ends with the context; what hinders it is told with what it should make."""
    with Pool(1, root, produce) as pool:
        with _STARTING, _own_environment(), _no_main(), suppress(Fault):
            pool.start()
        yield pool


@contextmanager
def _own_environment() -> Iterator[None]:
    """Take back what the pool puts into the environment for its workers."""
    before = dict(os.environ)
    try:
        yield
    finally:
        for name in os.environ.keys() - before.keys():
            del os.environ[name]
        os.environ.update(before)


@contextmanager
def _no_main() -> Iterator[None]:
    """Hide the main module: ``multiprocessing`` would run it once more in each worker, with all that a script does."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
