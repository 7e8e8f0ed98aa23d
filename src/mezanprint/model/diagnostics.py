"""What a stage has to say about its input: plain data that crosses processes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mezanprint.model.geometry import Area
from mezanprint.model.translatable import gettext_noop

if TYPE_CHECKING:  # a millisecond of each start, for nobody asks at run time
    from mezanprint.model.finding_codes import ErrorCode, InfoCode, WarningCode


class Severity(StrEnum):
    """How grave a finding is: errors stop an edition, warnings do not."""

    ERROR = gettext_noop("error")
    WARNING = gettext_noop("warning")
    INFO = gettext_noop("info")


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file: project-relative POSIX path, 1-based line and column, or a PDF page."""

    path: str
    line: int | None = None
    column: int | None = None
    length: int = 1
    """Characters to underline from ``column`` on."""
    excerpt: str = ""
    """The source line itself, so that a stored diagnostic can be shown again."""
    page: int | None = None
    area: Area | None = None
    """Where on that page, as it was laid out: beyond its edges too."""

    def __str__(self) -> str:
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n is not None)]
        page = f": page {self.page}" if self.page is not None else ""
        return ":".join(parts) + page


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``code`` is ``stage-fault`` and stable; ``message`` starts in lower case, has no full stop."""

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()
    key: str | None = None
    """Content key the finding is about; the engine adds the span of its message in a translated edition."""


class Fault(Exception):  # noqa: N818 - the house word for "a stage can give no value"
    """Raised only when a stage can give no value at all; carries every finding up to then."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type["Fault"], tuple[Diagnostic, ...]]:
        """Keep the findings when the fault crosses a process boundary."""
        return (Fault, self.diagnostics)


def error(code: "ErrorCode", message: str, span: Span | None = None, *hints: str, key: str | None = None) -> Diagnostic:
    """Return an error finding."""
    return Diagnostic(Severity.ERROR, code, message, span, hints, key)


def warning(
    code: "WarningCode", message: str, span: Span | None = None, *hints: str, key: str | None = None
) -> Diagnostic:
    """Return a warning finding."""
    return Diagnostic(Severity.WARNING, code, message, span, hints, key)


def info(code: "InfoCode", message: str, span: Span | None = None, *hints: str, key: str | None = None) -> Diagnostic:
    """Return a finding that says how things are, where nothing is wrong."""
    return Diagnostic(Severity.INFO, code, message, span, hints, key)


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Tell whether any finding is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
