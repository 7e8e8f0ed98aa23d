"""How far translations are: as a table for people, as JSON for programs, as a badge for a page."""

import io
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypedDict

from mezanprint.console import report_json
from mezanprint.console.language import ENGLISH
from mezanprint.console.localization import line, phrase
from mezanprint.engine.output_folder import writing
from mezanprint.i18n.catalogs.status import Status, Tally, language_name, share
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.translating.badge import badge

_WIDEST = 1000
_COLUMNS = (
    msg("done"),
    msg("translated"),
    msg("reviewed"),
    msg("fuzzy"),
    msg("missing"),
    msg("words"),
    msg("words to do"),
)


def by_locale(states: Iterable[Status]) -> dict[str, tuple[Status, ...]]:
    """Return the states of each locale, in the order given."""
    return {locale: tuple(group) for locale, group in groupby(states, key=lambda state: state.locale)}


def as_table(states: Sequence[Status], language: str = ENGLISH) -> str:
    """Return a table with a row for each document, and one for all of a locale; the same for terminals and pipes."""
    if not states:
        return line(msg("there are no catalogs yet; `mezanprint i18n update` makes them"), language)
    # Rich takes 0.1 s to import; nothing else of these commands needs it.
    from rich.box import SIMPLE_HEAD
    from rich.console import Console as RichConsole
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    table.add_column(phrase(msg("locale"), language))
    table.add_column(phrase(msg("document"), language))
    for name in _COLUMNS:
        table.add_column(phrase(name, language), justify="right")
    for locale, group in by_locale(states).items():
        for state in group:
            table.add_row(locale, state.domain, *_cells((state,)))
        table.add_section()
        table.add_row(locale, phrase(msg("all"), language), *_cells(group))
        table.add_section()
    out = io.StringIO()
    RichConsole(file=out, width=_WIDEST, color_system=None, legacy_windows=False).print(table)
    rows = (row.rstrip() for row in out.getvalue().split("\n"))
    return "\n".join(row for row in rows if row) + "\n"


def _cells(states: Sequence[Status]) -> tuple[str, ...]:
    translated, reviewed, fuzzy, missing = _tallies(states)
    counts = (
        translated.messages,
        reviewed.messages,
        fuzzy.messages,
        missing.messages,
        (translated + fuzzy + missing).words,
    )
    return (f"{share(states)}%", *(f"{count:,}" for count in (*counts, (fuzzy + missing).words)))


def _tallies(states: Sequence[Status]) -> tuple[Tally, Tally, Tally, Tally]:
    return (
        sum((state.translated for state in states), Tally()),
        sum((state.reviewed for state in states), Tally()),
        sum((state.fuzzy for state in states), Tally()),
        sum((state.missing for state in states), Tally()),
    )


class Count(TypedDict):
    """How many messages, and how many words of their source."""

    messages: int
    words: int


class Counts(TypedDict):
    """How far translations are."""

    percent: int
    translated: Count
    reviewed: Count
    fuzzy: Count
    missing: Count


class DocumentCounts(Counts):
    """How far the translation of a document is."""

    document: str
    path: str


class LocaleCounts(Counts):
    """How far the translations into a locale are."""

    locale: str
    documents: list[DocumentCounts]


class StatusFields(report_json.Head):
    """The report for programs."""

    locales: list[LocaleCounts]


def as_json(states: Iterable[Status], status: int = 0) -> str:
    """Return the same as JSON: a list of locales, each with its documents; ``status`` is that of the command."""
    fields: StatusFields = {
        **report_json.head(status),
        "locales": [
            {"locale": locale, **_counts(group), "documents": [_document(state) for state in group]}
            for locale, group in by_locale(states).items()
        ],
    }
    return report_json.written(fields)


def _document(state: Status) -> DocumentCounts:
    return {"document": state.domain, "path": state.path, **_counts((state,))}


def _counts(states: Sequence[Status]) -> Counts:
    translated, reviewed, fuzzy, missing = map(_count, _tallies(states))
    return {
        "percent": share(states),
        "translated": translated,
        "reviewed": reviewed,
        "fuzzy": fuzzy,
        "missing": missing,
    }


def _count(tally: Tally) -> Count:
    return {"messages": tally.messages, "words": tally.words}


def short_of(states: Iterable[Status], percent: int) -> tuple[tuple[str, int], ...]:
    """Return each locale that is translated to less than ``percent``, with how far it is."""
    shares = ((locale, share(group)) for locale, group in by_locale(states).items())
    return tuple((locale, done) for locale, done in shares if done < percent)


def write_badge(root: Path, path: Path, states: Sequence[Status]) -> None:
    """Write the badge of all ``states`` together; it names the language if there is only one.

    ``Fault`` if it cannot be written.
    """
    locales = tuple(by_locale(states))
    label = language_name(locales[0]) if len(locales) == 1 else "translations"
    with writing(str(path)):
        folder = Folder.chosen(path.parent, Files(root).folder)
        folder.write_changed(path.name, badge(label, share(states)).encode())
