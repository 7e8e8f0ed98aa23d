"""The one voice: writes to the terminal, whatever the terminal can take, and never fails for it."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import Any, TextIO

from mezanprint.console import report_text as reporting
from mezanprint.console.language import spoken
from mezanprint.console.localization import line
from mezanprint.console.report_json import as_json
from mezanprint.console.report_text import Format
from mezanprint.console.terminal import as_seen, is_visual
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.results import EditionResult, Report
from mezanprint.model.translatable import msg


class Console:
    """Tells what happens: findings and tables on standard output, progress and waiting on standard error.

    With ``Format.JSON`` and ``Format.SARIF`` standard output holds the report and nothing else.
    """

    def __init__(self, form: Format = Format.TEXT, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._form = form
        self._visual = is_visual()
        self._language = spoken()
        self._out = _patient(out or sys.stdout)
        self._err = _patient(err or sys.stderr)
        self._offered = False
        self._bar: Any = None
        self._task: Any = None

    @property
    def language(self) -> str:
        """Language of what is told: programs read English unless another was asked for by name."""
        return self._language.code if self._form is Format.TEXT else self._language.of_documents

    @property
    def language_of_documents(self) -> str:
        """Language of what is for programs, whatever its form."""
        return self._language.of_documents

    @property
    def coloured(self) -> bool:
        """Whether somebody reads standard output on a terminal with colours (https://no-color.org)."""
        plain = self._visual or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return self._out.isatty() and not plain

    def tell(self, *sentences: str) -> None:
        """Print sentences for people to standard output, each on a line; nothing when it is for machines."""
        self.say("".join(line(sentence, self.language) for sentence in sentences))

    def note(self, *sentences: str) -> None:
        """Print sentences to standard error, each on a line."""
        self.remark("".join(line(sentence, self._language.code) for sentence in sentences))

    def complain(self, found: Iterable[Diagnostic]) -> None:
        """Print findings to standard error: those that are no part of what was asked for."""
        self.remark("".join(reporting.as_text(each, self._language.code) for each in found))

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
        return as_seen(text) if self._visual else text

    def findings(self, report: Report) -> None:
        """Print every finding of a report once, in the chosen format."""
        if self._form is Format.JSON:
            _write(self._out, as_json(report, self.language))
            return
        if self._form is Format.SARIF:
            # It knows the checks of translations, which a build for people need not load for its report.
            from mezanprint.console.sarif import as_sarif

            _write(self._out, as_sarif(report, self.language))
            return
        if self._form is Format.TEXT:
            self.say("".join(reporting.as_text(found, self.language) for found in report.findings))
            self._offer_more(report)
        else:
            _write(self._out, "".join(reporting.as_github(found, self.language) for found in report.findings))

    def _offer_more(self, report: Report) -> None:
        """Say, once, how to ask for more about a finding: the first of the gravest."""
        if report.findings and not self._offered:
            self._offered = True
            order = tuple(Severity)
            code = min(report.findings, key=lambda each: order.index(each.severity)).code
            self.tell(msg("`mezanprint explain {code}` tells more, as it does for every code", code=code))

    def begin(self, total: int) -> None:
        """Show a progress bar if somebody watches."""
        if self._form is Format.TEXT and self._err.isatty():
            # Rich takes 0.1 s to import, and a pipe has no use for it.
            from rich.console import Console as RichConsole
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
            self._bar = Progress(*columns, console=RichConsole(file=self._err), transient=True)
            self._task = self._bar.add_task("", total=total)
            self._bar.start()

    def at_work(self, names: tuple[str, ...]) -> None:
        """Show which editions are being typeset."""
        if self._bar:
            self._bar.update(self._task, description=", ".join(names))

    def done(self, _outcome: EditionResult) -> None:
        """Count one edition as done."""
        if self._bar:
            self._bar.update(self._task, advance=1)

    def end(self) -> None:
        """Take the progress bar away."""
        if self._bar:
            with suppress(OSError):
                self._bar.stop()
            self._bar = None

    def __enter__(self) -> "Console":
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
