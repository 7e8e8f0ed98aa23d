"""The one voice: writes to the terminal, whatever the terminal can take, and never fails for it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from types import TracebackType
from typing import Any, TextIO

from mezanprint.engine import reporting
from mezanprint.engine.outcomes import Outcome, Report
from mezanprint.engine.report import as_json
from mezanprint.engine.reporting import Format

_VISUAL = ContextVar("visual", default=False)


@contextmanager
def visual_terminal() -> Iterator[None]:
    """Have every voice that is made meanwhile turn and shape Arabic itself, for a terminal that does neither."""
    token = _VISUAL.set(True)
    try:
        yield
    finally:
        _VISUAL.reset(token)


class Voice:
    """Tells what happens: findings and tables on standard output, progress and waiting on standard error.

    With ``Format.JSON`` and ``Format.SARIF`` standard output holds the report and nothing else.
    """

    def __init__(self, form: Format = Format.TEXT, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._form = form
        self._visual = _VISUAL.get()
        self._out = _patient(out or sys.stdout)
        self._err = _patient(err or sys.stderr)
        self._bar: Any = None
        self._task: Any = None

    def say(self, text: str) -> None:
        """Print text for people to standard output; nothing when it is for machines."""
        if self._form is Format.TEXT:
            _write(self._out, self._as_seen(text))

    def hand_over(self, text: str) -> None:
        """Print a document for programs to standard output, as it is."""
        _write(self._out, text)

    def remark(self, text: str) -> None:
        """Print a passing remark to standard error."""
        _write(self._err, self._as_seen(text))

    def _as_seen(self, text: str) -> str:
        if not self._visual:
            return text
        # Shaping is for the few terminals that need it; nobody else waits for its import.
        from mezanprint.i18n.visual_order import for_terminal

        return for_terminal(text)

    def findings(self, report: Report) -> None:
        """Print every finding of a report once, in the chosen format."""
        if self._form is Format.JSON:
            _write(self._out, as_json(report))
            return
        if self._form is Format.SARIF:
            # It knows the checks of translations, which a build for people need not load for its report.
            from mezanprint.engine.sarif import as_sarif

            _write(self._out, as_sarif(report))
            return
        if self._form is Format.TEXT:
            self.say("".join(reporting.as_text(found) for found in report.findings))
        else:
            _write(self._out, "".join(reporting.as_github(found) for found in report.findings))

    def begin(self, total: int) -> None:
        """Show a progress bar if somebody watches."""
        if self._form is Format.TEXT and self._err.isatty():
            # Rich takes 0.1 s to import, and a pipe has no use for it.
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
            self._bar = Progress(*columns, console=Console(file=self._err), transient=True)
            self._task = self._bar.add_task("", total=total)
            self._bar.start()

    def at_work(self, names: tuple[str, ...]) -> None:
        """Show which editions are being typeset."""
        if self._bar:
            self._bar.update(self._task, description=", ".join(names))

    def done(self, _outcome: Outcome) -> None:
        """Count one edition as done."""
        if self._bar:
            self._bar.update(self._task, advance=1)

    def end(self) -> None:
        """Take the progress bar away."""
        if self._bar:
            with suppress(OSError):
                self._bar.stop()
            self._bar = None

    def __enter__(self) -> "Voice":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()


def _patient(stream: TextIO) -> TextIO:
    """Let a console that has no Arabic print code points instead of failing."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # Nobody reads any more (`| head -1`): go on in silence, the work and the exit status still count.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except OSError:
        return
