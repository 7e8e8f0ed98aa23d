"""How findings read: for people, for machines, for code review pages. Pure: returns text, prints nothing."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from mezanprint.engine.outcomes import Outcome, Report, State
from mezanprint.model.diagnostics import Diagnostic, Severity, Span

_WIDEST = 100
"""Characters of a source line that are shown at most."""
_ISOLATE, _END = "\u2068", "\u2069"
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RTL_RUN = re.compile(f"[{_RTL}](?:[^{_RTL}A-Za-z`\n]*[{_RTL}])*")
_IN_ARABIC = {Severity.ERROR: "الأخطاء", Severity.WARNING: "التنبيهات", Severity.INFO: "الملاحظات"}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Format(StrEnum):
    """Ways to tell findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def as_text(found: Diagnostic) -> str:
    """Return a finding in lines: place and sentence, the source line with a caret, and hints."""
    place = f"{found.span}: " if found.span else ""
    lines = [f"{place}{found.severity}[{found.code}]: {found.message}"]
    lines = [legible(line) for line in lines]
    if found.span and found.span.excerpt and found.span.line is not None:
        lines += _excerpt(found.span)
    lines += [f"   hint: {legible(hint)}" for hint in found.hints]
    return "\n".join(lines) + "\n"


def _excerpt(span: Span) -> list[str]:
    line, column = _cropped(span.excerpt.expandtabs(1), span.column)
    margin = " " * len(f"   {span.line}")
    shown = [f"   {span.line} | {legible(line)}"]
    if column is not None and legible(line) == line:
        length = max(1, min(span.length, len(line) - column + 1))
        shown.append(f"{margin} | {' ' * (column - 1)}{'^' * length}")
    return shown


def _cropped(line: str, column: int | None) -> tuple[str, int | None]:
    """Cut a long line to a window around the column."""
    line = line.rstrip()
    if len(line) <= _WIDEST:
        return line, column
    start = max(0, min((column or 1) - _WIDEST // 3, len(line) - _WIDEST))
    cut = ("…" if start else "") + line[start : start + _WIDEST] + ("…" if start + _WIDEST < len(line) else "")
    return cut, column and column - start + (1 if start else 0)


def legible(text: str) -> str:
    """Return text that a terminal shows as it is meant: right-to-left runs isolated, control characters spelt out."""
    if _ISOLATE not in text:
        text = _RTL_RUN.sub(lambda run: f"{_ISOLATE}{run[0]}{_END}", text)
    return "".join(f"\\u{ord(c):04x}" if _is_hidden(c) else c for c in text)


def _is_hidden(character: str) -> bool:
    if character in (_ISOLATE, _END, "\u200c", "\u200d"):
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def as_github(found: Diagnostic) -> str:
    """Return a finding as a workflow command, which shows it at its line in a code review."""
    span = found.span
    properties = {
        "file": span.path if span else None,
        "line": span.line if span else None,
        "col": span.column if span else None,
        "title": found.code,
    }
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    page = f"page {span.page}: " if span and span.page is not None else ""
    message = "\n".join([page + found.message, *(f"hint: {hint}" for hint in found.hints)])
    return f"::{_LEVELS[found.severity]} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def table(outcomes: Iterable[Outcome]) -> str:
    """Return one line an edition: name, what was done, pages, size, time and path."""
    rows = [_row(outcome) for outcome in outcomes]
    widths = [max(len(row[column]) for row in rows) for column in range(6)] if rows else []
    lines = []
    for name, state, pages, size, seconds, path in rows:
        cells = (
            name.ljust(widths[0]),
            state.ljust(widths[1]),
            pages.rjust(widths[2]),
            size.rjust(widths[3]),
            seconds.rjust(widths[4]),
        )
        lines.append("  ".join((*cells, path)))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _row(outcome: Outcome) -> tuple[str, str, str, str, str, str]:
    pages = "" if outcome.pages is None else "1 page" if outcome.pages == 1 else f"{outcome.pages} pages"
    size = "" if outcome.size is None else f"{outcome.size / 1000:.0f} kB"
    seconds = f"{outcome.seconds:.1f} s" if outcome.seconds else ""
    path = outcome.path
    if outcome.state is State.FAILED:
        path = f"{path} (still the last good one)" if outcome.stale else ""
    return outcome.edition.name, outcome.state, pages, size, seconds, path


def summary(report: Report) -> str:
    """Return the closing lines: ``11 editions: 3 typeset, 8 unchanged; 1 warning``, ``text layer: 412/412 words``."""
    states = [outcome.state for outcome in report.outcomes]
    done = ", ".join(f"{states.count(state)} {state}" for state in State if state in states)
    editions = _count(len(states), "edition") + (f": {done}" if done else "")
    line = "; ".join(part for part in (editions if states else "", _faults(report)) if part) + "\n"
    words, found = (sum(getattr(outcome, name) for outcome in report.outcomes) for name in ("words", "words_found"))
    return line + (f"text layer: {found}/{words} words\n" if words else "")


def explanations(outcomes: Iterable[Outcome]) -> str:
    """Return why each edition was typeset or not, one reason a line."""
    lines: list[str] = []
    for outcome in outcomes:
        lines.append(f"{outcome.edition.name}: {outcome.state}")
        lines += [f"   {legible(reason)}" for reason in outcome.reasons]
    return "".join(f"{line}\n" for line in lines)


def verdict(report: Report) -> str:
    """Return the closing line of a check: what was looked at, and how many faults there are."""
    checked = len(report.outcomes)
    return f"{_count(checked, 'edition')} checked: {_faults(report) or 'no fault'}\n" if checked else summary(report)


def verdict_of_catalogs(checked: int, report: Report, language: str = "en") -> str:
    """Return the closing line of a check of translations, in ``en`` or ``ar``."""
    if language == "ar":
        severities = [found.severity for found in report.findings]
        counts = "، ".join(f"{words}: {severities.count(each)}" for each, words in _IN_ARABIC.items())
        return f"{_ISOLATE}الملفات المفحوصة: {checked}، {counts}{_END}\n"
    notes = sum(found.severity is Severity.INFO for found in report.findings)
    faults = ", ".join(part for part in (_faults(report), _count(notes, "note") if notes else "") if part)
    return f"{_count(checked, 'catalog')} checked: {faults or 'no fault'}\n"


def news(report: Report) -> str:
    """Return one line for each edition that was made, or could not be, and why."""
    lines = []
    for outcome in report.outcomes:
        if outcome.state is State.UNCHANGED:
            continue
        why = f": {legible('; '.join(outcome.reasons))}" if outcome.reasons else ""
        seconds = f" in {outcome.seconds:.1f} s" if outcome.seconds else ""
        lines.append(f"{outcome.edition.name} {outcome.state}{seconds}{why}\n")
    return "".join(lines)


def _faults(report: Report) -> str:
    severities = [found.severity for found in report.findings]
    counts = ((severities.count(severity), severity) for severity in (Severity.ERROR, Severity.WARNING))
    return ", ".join(_count(count, severity) for count, severity in counts if count)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
