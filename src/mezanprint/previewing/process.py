"""One process of previews, as the program sees it: it can be asked and ended, and can cost an answer, no more."""

import os
import pickle
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from mezanprint.engine.exits import crash, ended, stuck, too_long
from mezanprint.engine.starting import starting
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.translatable import msg
from mezanprint.previewing.answers import read_answer
from mezanprint.previewing.inside import Task, serve
from mezanprint.previewing.messages import Line
from mezanprint.typesetting.weasyprint.fonts import font_environment

T = TypeVar("T")
_MOST = 256 * 1024**2
"""Bytes of an answer: a book of 500 pages, each with 200 lines, is a tenth of it."""
_TICKS = os.sysconf("SC_CLK_TCK")
_END = 1.0
"""Seconds in which a process that was killed is gone."""


class LostError(Exception):
    """The process died over a question, and did not say why."""

    def __init__(self, finding: Diagnostic) -> None:
        """Take what is to be told if the next one dies too."""
        super().__init__(finding.message)
        self.finding = finding


class PreviewProcess:
    """A process that keeps an edition laid out."""

    def __init__(self, task: Task) -> None:
        """Start it; ``Fault`` if the fonts are not in order."""
        font_environment()
        ours, theirs = socket.socketpair()
        self.task, self._line = task, Line(ours, _MOST)
        with theirs, starting() as context:
            self._process = context.Process(target=serve, args=(theirs, os.getpid(), task), daemon=True)
            self._process.start()

    def is_there(self) -> bool:
        """Tell whether it can be asked."""
        return self._line.is_open()

    def ask(self, kind: type[T], name: str, arguments: tuple[object, ...]) -> T:
        """Return the answer to a question; ``Fault`` if that is one, or takes too much; ``LostError``.

        It ends over each failure but a ``Fault`` of its own.
        """
        try:
            answer = self._line.ask(pickle.dumps((name, arguments)), self._watch())
        except Fault:
            self.end()
            raise
        except OSError:
            raise LostError(self._ending()) from None
        except ValueError:
            self.end()
            raise LostError(crash(msg("its worker gave no answer"))) from None
        try:
            return read_answer(answer, kind)
        except ValueError:
            self.end()
            raise LostError(crash(msg("its worker gave no answer"))) from None

    def _watch(self) -> Callable[[], None]:
        """Return what raises ``Fault`` when the question that begins now has taken more than it may."""
        limits, document = self.task.limits, self.task.document
        last, most = time.monotonic() + limits.clock_seconds, self._seconds() + limits.processor_seconds

        def watch() -> None:
            if self._seconds() > most:
                raise Fault(too_long(limits, document))
            if time.monotonic() > last:
                raise Fault(stuck(limits))

        return watch

    def _seconds(self) -> float:
        """Return the processor seconds it has taken, which it can not be asked; none where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def _ending(self) -> Diagnostic:
        """Return what is told of a process that hung up."""
        self._process.join(_END)
        status = self._process.exitcode
        self.end()
        if status is None:
            return crash(msg("its worker gave no answer"))
        return ended(status, self.task.limits, self.task.document)

    def end(self) -> None:
        """End it now, whatever it is doing; from any thread."""
        with suppress(OSError, ValueError):
            self._process.kill()
            self._process.join(_END)
        self._line.close()
