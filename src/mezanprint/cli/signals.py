"""How a run ends before its end: Ctrl-C, SIGTERM, a closed terminal."""

import multiprocessing.util
import os
import signal
from contextlib import suppress
from types import FrameType
from typing import NoReturn

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE = 1.5
"""Seconds for an orderly end."""
_received: list[int] = []


class Stopped(BaseException):
    """Somebody wants us to end. Passes through everything that deals with exceptions."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number
        """Exit status, as shells have it."""


def listen() -> None:
    """Let the signals that end a run raise ``Stopped`` once, and end the process by force if that does not help."""
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def reason() -> Stopped:
    """Return why we end, where a library made an interrupt of its own of it."""
    return Stopped(_received[0] if _received else signal.SIGINT)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    _received.append(number)
    for ignored in _SIGNALS:
        signal.signal(ignored, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, lambda *_: leave(128 + number))
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    raise Stopped(number)


def leave(status: int) -> NoReturn:
    """End the process now, workers first.

    All that was open is closed by then. The interpreter's own end waits for threads, on a busy machine for longer than
    our patience, and has let go of the handler of the alarm, which would end the process with a status of its own.
    """
    for child in multiprocessing.active_children():
        child.kill()
    # Python's tracker of semaphores would remove those that are left, and complain of it on our console.
    with suppress(Exception):
        multiprocessing.util._run_finalizers(0)  # type: ignore[attr-defined]
    os._exit(status)
