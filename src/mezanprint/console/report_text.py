"""How findings read: for people, for machines, for code review pages. Pure: returns text, prints nothing."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from mezanprint.console.excerpts import excerpt
from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import legible, visible
from mezanprint.console.localization import left, line, phrase, right, width
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.results import EditionResult, Report, State
from mezanprint.model.translatable import Translatable, as_message, listed, msg, nmsg, parted

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Format(StrEnum):
    """Ways to tell findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def as_text(diagnostic: Diagnostic, language: str = ENGLISH) -> str:
    """Return a finding in lines: place and sentence, the source line with a caret, and hints.

    Place and code stand at the left in every language, for people and editors that go to them.
    """
    lines = [legible(_headline(diagnostic, language))]
    if diagnostic.span and diagnostic.span.excerpt and diagnostic.span.line is not None:
        lines += excerpt(diagnostic.span)
    lines += [f"   {legible(phrase(_hint(hint), language))}" for hint in diagnostic.hints]
    return "\n".join(lines) + "\n"


def _headline(found: Diagnostic, language: str) -> str:
    severity = phrase(as_message(found.severity), language)
    head = f"{severity}[{found.code}]: {phrase(found.message, language)}"
    span = found.span
    if span is None:
        return head
    if span.page is None:
        return f"{span if language == ENGLISH else legible(str(span))}: {head}"
    place = replace(span, page=None)
    return f"{place}: {phrase(_page(span.page), language)}: {head}"


def _page(number: int) -> Translatable:
    return msg("page {page}", page=number)


def _hint(hint: str) -> Translatable:
    return msg("hint: {hint}", hint=hint)


def as_github(diagnostic: Diagnostic, language: str = ENGLISH) -> str:
    """Return a finding as a workflow command, which shows it at its line in a code review."""
    span = diagnostic.span
    properties = {
        "file": span.path if span else None,
        "line": span.line if span else None,
        "col": span.column if span else None,
        "title": diagnostic.code,
    }
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    page = f"{phrase(_page(span.page), language)}: " if span and span.page is not None else ""
    message = "\n".join([page + in_words(diagnostic, language)[0], *in_words(diagnostic, language)[1:]])
    return f"::{_LEVELS[diagnostic.severity]} {told}::{_data(message)}\n"


def in_words(found: Diagnostic, language: str) -> list[str]:
    """Return the sentence of a finding, and each of its hints, marked as such."""
    return [phrase(found.message, language), *(phrase(_hint(hint), language) for hint in found.hints)]


def _data(text: str) -> str:
    return "%0A".join(visible(part.replace("%", "%25")) for part in text.split("\n"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def table(results: Iterable[EditionResult], language: str = ENGLISH) -> str:
    """Return one line an edition: name, what was done, pages, size, time and path."""
    rows = [tuple(phrase(cell, language) for cell in _row(result)) for result in results]
    widths = [max(width(row[column]) for row in rows) for column in range(6)] if rows else []
    lines = []
    for name, state, *numbers, path in rows:
        cells = (left(name, widths[0]), left(state, widths[1]), *map(right, numbers, widths[2:5]))
        lines.append("  ".join((*cells, path)))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _row(result: EditionResult) -> tuple[str, str, str, str, str, str]:
    pages = "" if result.pages is None else nmsg("{n} page", "{n} pages", result.pages)
    size = "" if result.size is None else msg("{size} kB", size=f"{result.size / 1000:.0f}")
    seconds = msg("{seconds} s", seconds=f"{result.seconds:.1f}") if result.seconds else ""
    path = result.path
    if result.state is State.FAILED:
        path = msg("{path} (still the last good one)", path=path) if result.stale else ""
    return result.edition.name, as_message(result.state), pages, size, seconds, path


def summary(report: Report, language: str = ENGLISH) -> str:
    """Return the closing lines: ``11 editions: 3 typeset, 8 unchanged; 1 warning``, ``text: 412/412 pairs ...``."""
    states = [result.state for result in report.results]
    done = listed([_done(state, states.count(state)) for state in State if state in states])
    editions = nmsg("{n} edition: {done}", "{n} editions: {done}", len(states), done=done)
    faults = [listed(_faults(report))] if _faults(report) else []
    told = line(parted([*([editions] if states else []), *faults]), language)
    pairs, found = (sum(getattr(result, name) for result in report.results) for name in ("pairs", "pairs_found"))
    return told + (
        line(msg("text: {found}/{total} pairs in Chrome's reader", found=found, total=pairs), language) if pairs else ""
    )


def _done(state: State, number: int) -> Translatable:
    match state:
        case State.TYPESET:
            return nmsg("{n} typeset", "{n} typeset", number)
        case State.UNCHANGED:
            return nmsg("{n} unchanged", "{n} unchanged", number)
        case State.RESTORED:
            return nmsg("{n} restored", "{n} restored", number)
        case _:
            return nmsg("{n} failed", "{n} failed", number)


def explanations(results: Iterable[EditionResult], language: str = ENGLISH) -> str:
    """Return why each edition was typeset or not, one reason a line."""
    lines: list[str] = []
    for result in results:
        lines.append(f"{result.edition.name}: {phrase(as_message(result.state), language)}")
        lines += [f"   {legible(phrase(reason, language))}" for reason in result.reasons]
    return "".join(f"{line}\n" for line in lines)


def verdict(report: Report, language: str = ENGLISH) -> str:
    """Return the closing line of a check: what was looked at, and how many faults there are.

    The editions of a document that can not be read are not known, so that it is counted itself.
    """
    if not report.results:
        return summary(report, language)
    checked, faults = sum(not result.unread for result in report.results), _faults(report)
    told = listed(faults) if faults else msg("no fault")
    unread = len({result.edition.document for result in report.results if result.unread})
    parts = [nmsg("{n} edition checked: {faults}", "{n} editions checked: {faults}", checked, faults=told)]
    if unread:
        parts.append(nmsg("{n} document can not be read", "{n} documents can not be read", unread))
    return line(parted(parts), language)


def verdict_of_catalogs(checked: int, report: Report, language: str = ENGLISH) -> str:
    """Return the closing line of a check of translations."""
    notes = sum(found.severity is Severity.INFO for found in report.findings)
    faults = [*_faults(report), *([nmsg("{n} note", "{n} notes", notes)] if notes else [])]
    told = listed(faults) if faults else msg("no fault")
    return line(nmsg("{n} catalog checked: {faults}", "{n} catalogs checked: {faults}", checked, faults=told), language)


def news(report: Report, language: str = ENGLISH) -> str:
    """Return one line for each edition that was made, or could not be, and why."""
    lines = []
    for result in report.results:
        if result.state is State.UNCHANGED:
            continue
        sentence = msg("{edition} {state}", edition=result.edition.name, state=as_message(result.state))
        if result.seconds:
            sentence = msg("{news} in {seconds} s", news=sentence, seconds=f"{result.seconds:.1f}")
        if result.reasons:
            sentence = msg("{news}: {reasons}", news=sentence, reasons=parted(result.reasons))
        if result.refused:
            sentence = msg("{news}; {path} shows what is wrong", news=sentence, path=result.refused)
        lines.append(f"{legible(phrase(sentence, language))}\n")
    return "".join(lines)


def _faults(report: Report) -> list[str]:
    severities = [found.severity for found in report.findings]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    told = [nmsg("{n} error", "{n} errors", errors)] if errors else []
    return [*told, *([nmsg("{n} warning", "{n} warnings", warnings)] if warnings else [])]
