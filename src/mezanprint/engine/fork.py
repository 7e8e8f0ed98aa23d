"""One edition in a process of its own: a fork of a worker that is warm, and ends with it."""

import gc
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from mezanprint.project.confinement.parent import die_with

FORKS = sys.platform == "linux"
"""Elsewhere a fork is not safe once the libraries of the system are in, or no process can be bound to another."""
_FAILED = 70
SELDOM = (50_000, 20, 50)
"""When a fork collects what it left in circles: it ends before that is much."""
ANSWER = 3
"""The one descriptor a fork has, apart from the three of every program."""


def apart(act: Callable[[], bytes], most: int) -> tuple[bytes, int]:
    """Return what ``act`` returns in a fork, and how that ended: 0, its exit status, or minus the number of a signal.

    The fork has no descriptor of this process, and what is more than ``most`` bytes is cut off.
    """
    parent = os.getpid()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(act, writer, parent)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        answer = stream.read(most)
    # Whoever writes on, or closed its end and goes on, has nothing more to say.
    return answer, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _answer(act: Callable[[], bytes], writer: int, parent: int) -> NoReturn:
    status = _FAILED
    try:
        die_with(parent)
        # Above all the pipes to the program, which believes what comes through them.
        os.dup2(writer, ANSWER)
        os.closerange(ANSWER + 1, os.sysconf("SC_OPEN_MAX"))
        gc.set_threshold(*SELDOM)
        with os.fdopen(ANSWER, "wb") as stream:
            stream.write(act())
        status = 0
    finally:
        os._exit(status)
