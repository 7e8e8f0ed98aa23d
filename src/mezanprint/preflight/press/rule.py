"""A rule of printing as the table has it, and what asking all of them has come to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mezanprint.preflight.press.sheet import Finding, Sheet


def always(_sheet: Sheet) -> bool:
    """Tell that a rule is for every file."""
    return True


def is_for_press(sheet: Sheet) -> bool:
    """Tell whether a file is printed in the inks of a press."""
    return sheet.profile.colour == "cmyk"


def has_bleed(sheet: Sheet) -> bool:
    """Tell whether something shall be printed beyond the trimmed edge."""
    return bool(sheet.profile.bleed)


def is_folded(sheet: Sheet) -> bool:
    """Tell whether its sheets are folded, or bound to a booklet, as far as that is known."""
    return bool(sheet.paper.fold or sheet.paper.booklet)


def is_ordered(sheet: Sheet) -> bool:
    """Tell whether somebody has said what the file is for."""
    return sheet.ticket is not None


def is_told(sheet: Sheet) -> bool:
    """Tell whether anything is known of the job."""
    return is_folded(sheet) or is_ordered(sheet)


@dataclass(frozen=True, slots=True)
class PrintRule:
    """One question."""

    check: Callable[[Sheet], Iterator[Finding]]
    subject: str
    """What it looks at, as a report says it; rules may share one."""
    when: Callable[[Sheet], bool] = always
    """Whether it is asked of a file at all; one that is not is not missed either."""
    reads_content: bool = True
    """Whether it needs what the pages paint."""


@dataclass(frozen=True, slots=True)
class NotExamined:
    """What was not looked at."""

    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked of a file, and what came out."""

    pages: int
    findings: tuple[Finding, ...]
    looked_at: tuple[str, ...]
    """Subjects of the rules that were asked to the end, each once."""
    gaps: tuple[NotExamined, ...]
