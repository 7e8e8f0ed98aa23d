"""What came of each edition."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.editions import Edition
from mezanprint.model.plans import Plan
from mezanprint.model.translatable import gettext_noop


class State(StrEnum):
    """What was done for an edition."""

    TYPESET = gettext_noop("typeset")
    """Typeset now."""
    UNCHANGED = gettext_noop("unchanged")
    """What is there is what would be made."""
    RESTORED = gettext_noop("restored")
    """Kept from an earlier build and put in place again."""
    FAILED = gettext_noop("failed")


@dataclass(frozen=True, slots=True)
class EditionResult:
    """What came of one edition in one build."""

    edition: Edition
    path: str
    """Where its file belongs: relative to the project if inside, as for people."""
    state: State
    diagnostics: tuple[Diagnostic, ...]
    reasons: tuple[str, ...] = ()
    stale: bool = False
    """An older file stands at ``path``: this build could make none."""
    pages: int | None = None
    size: int | None = None
    """Bytes of the file."""
    sha256: str | None = None
    seconds: float = 0.0
    """Time of typesetting."""
    pairs: int = 0
    """Neighbouring words on the lines of its pages."""
    pairs_found: int = 0
    """How many of them Chrome's reader tells one after the other."""
    unread: bool = False
    """Its document can not be read: nobody knows whether it has such an edition."""
    refused: str = ""
    """Where the marked pages of a refused edition stand, likewise; nothing where there are none."""
    marks: tuple[Diagnostic, ...] = ()
    """What is told on these, in the order of its numbers and with its places."""
    plan: Plan | None = None
    """What stands where on the sheets of its PDF, if it is to be printed."""


_MISUSES = ("cli-", "inspect-source")
"""How the codes begin of what the command line names wrongly."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build: its editions, and findings that belong to none of them."""

    CLEAN: ClassVar = 0
    FAULTY: ClassVar = 1
    MISUSED: ClassVar = 2

    results: tuple[EditionResult, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    removed: tuple[str, ...] = ()
    """Paths of files that were removed, for the project has no such edition any more."""

    @property
    def status(self) -> int:
        """Exit status of the command: 0 clean, 1 faults found, 2 wrong usage."""
        errors = [found for found in self.findings if found.severity is Severity.ERROR]
        if any(found.code.startswith(_MISUSES) for found in errors):
            return self.MISUSED
        return self.FAULTY if errors else self.CLEAN

    @property
    def is_gone(self) -> bool:
        """Tell whether the project folder was not there, at the start or while something was made."""
        return any(found.code == "project-gone" for found in self.findings)

    @property
    def findings(self) -> dict[Diagnostic, tuple[str, ...]]:
        """Every finding once, in the order of files and lines, with the names of the editions it was made in."""
        editions: dict[Diagnostic, list[str]] = {finding: [] for finding in self.diagnostics}
        for result in self.results:
            for finding in result.diagnostics:
                names = editions.setdefault(finding, [])
                if result.edition.name not in names:
                    names.append(result.edition.name)
        return {finding: tuple(editions[finding]) for finding in sorted(editions, key=_place)}


def _place(found: Diagnostic) -> tuple[str, int, int, int, str, str]:
    span = found.span
    if span is None:
        return ("", 0, 0, 0, found.code, found.message)
    return (span.path, span.page or 0, span.line or 0, span.column or 0, found.code, found.message)
