"""The columns of a spreadsheet: rows to cells and back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from mezanprint.i18n.exchange.cells import APART, AS_UTF8, MERGED, TEXT_AS_TEXT, Cell, Table, has_lost_letters
from mezanprint.i18n.exchange.rows import Row, State, source_locales
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg

COLUMNS = ("key", "source", "translation", "state", "room", "note", "stamp")
NEEDED = ("key", "source", "translation")
OPEN = ("translation", "state")
"""The columns that a translator writes into."""
READ = (*NEEDED, "state", "stamp")
"""The columns that are read; what stands in others is nobody's concern."""
_STAMP = "at export, do not change"
_LINES_ABOVE = 20
"""How many lines may stand over that with the names of the columns: titles that somebody put there."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came in: the rows of a file, the locale it says they are in (empty if it does not), and what is wrong."""

    rows: tuple[Row, ...]
    locale: str
    findings: tuple[Diagnostic, ...] = ()
    unread: tuple[str, ...] = ()
    """Keys of the rows that could not be read, each told in a finding."""


def header(rows: Iterable[Row], locale: str) -> tuple[str, ...]:
    """Return the first line of a sheet: the names of the columns, with the locales in brackets."""
    more = {"source": ", ".join(source_locales(rows)), "translation": locale, "stamp": _STAMP}
    return tuple(f"{name} [{more[name]}]" if name in more else name for name in COLUMNS)


def cells(row: Row) -> tuple[str, ...]:
    """Return the cells of a row."""
    return (row.key, row.source, row.translation, row.state.value, row.room, row.note, row.stamp)


def read_tables(tables: Iterable[Table], path: str) -> Parcel:
    """Return the rows of all sheets that have the columns; ``Fault`` if none has, or if they are in two locales.

    Columns may stand in any order, with others between them; those without which nothing can be done are key, source
    and translation. A row with a cell that holds something else than a text is left out, and told.
    """
    rows: list[Row] = []
    findings: list[tuple[str, Diagnostic]] = []
    locales: dict[str, None] = {}
    refused: Diagnostic | None = None
    for table in tables:
        lines = iter(table.lines)
        try:
            head = _read_head(lines, path)
        except Fault as fault:
            refused = refused or fault.diagnostics[0]
            continue
        locales[head.locale] = None
        rows += _rows(lines, table.name, head, path, findings)
    if not locales:
        raise Fault(refused or _lacking(NEEDED, Span(path, 1)))
    if len(locales) > 1:
        message = msg("its sheets are in several languages: {locales}", locales=tuple(f"`{each}`" for each in locales))
        raise Fault(error("exchange-locale", message, Span(path), msg("send one file for each language")))
    told, unread = tuple(found for _, found in findings), tuple(key for key, _ in findings)
    return Parcel(tuple(rows), next(iter(locales)), told, unread)


@dataclass(frozen=True, slots=True)
class _Head:
    """What the line with the names says: where each column stands, how many there are, and the locale."""

    order: Mapping[str, int]
    width: int
    locale: str


def _read_head(lines: Iterator[tuple[int, Sequence[Cell]]], path: str) -> _Head:
    """Return what the line with the names says; ``lines`` then go on below it."""
    nearest: tuple[int, Diagnostic] | None = None
    for line, named in islice(lines, _LINES_ABOVE):
        titles = [cell.text.partition("[") for cell in named]
        names = [title.strip().lower() for title, _, _ in titles]
        lacking = tuple(name for name in NEEDED if name not in names)
        if not lacking:
            order = _place_columns(names, Span(path, line))
            return _Head(order, len(names), titles[order["translation"]][2].strip(" ]"))
        if nearest is None or len(lacking) < nearest[0]:
            nearest = len(lacking), _lacking(lacking, Span(path, line))
    raise Fault(nearest[1] if nearest else _lacking(NEEDED, Span(path, 1)))


def _place_columns(names: list[str], span: Span) -> Mapping[str, int]:
    if doubled := [name for name, times in Counter(names).items() if times > 1 and name in READ]:
        message = msg("two columns are called {names}", names=tuple(f"`{name}`" for name in doubled))
        raise Fault(error("exchange-format", message, span, msg("rename the one that is not to be read")))
    return {name: names.index(name) for name in READ if name in names}


def _lacking(names: tuple[str, ...], span: Span) -> Diagnostic:
    message = msg("the sheet lacks the column {names}", names=tuple(f"`{name}`" for name in names))
    hint = msg("its first line names the columns: `key`, `source`, `translation`; write it anew with `i18n export`")
    return error("exchange-format", message, span, hint)


def _rows(
    lines: Iterator[tuple[int, Sequence[Cell]]],
    sheet: str,
    head: _Head,
    path: str,
    findings: list[tuple[str, Diagnostic]],
) -> Iterator[Row]:
    for line, values in lines:
        cell = {name: values[at] if at < len(values) else Cell() for name, at in head.order.items()}
        if not any(each.text.strip() or each.holds for each in cell.values()):
            continue
        span = Span(path, line, excerpt=cell["translation"].text.replace("\n", " ")[:200])
        row = _row(cell, span)
        # A workbook may have remarks beside its columns; in text a separator was taken for the end of a cell.
        beyond = [] if sheet else [each for each in values[head.width :] if each.text.strip()]
        fault = _too_many(beyond[0], span) if beyond else _fault(cell, row, sheet, span)
        if fault is None:
            yield row
        else:
            findings.append((row.key, fault))


def _row(cell: Mapping[str, Cell], span: Span) -> Row:
    texts = {name: each.text for name, each in cell.items()}
    translation = texts["translation"]
    said = texts.get("state", "").strip().lower()
    state = State(said) if said in tuple(State) else State.MISSING
    if state is State.MISSING and translation.strip():
        state = State.TRANSLATED
    stamp = texts.get("stamp", "").strip()
    return Row(texts["key"], texts["source"], translation, state, stamp=stamp, span=span)


def _fault(cell: Mapping[str, Cell], row: Row, sheet: str, span: Span) -> Diagnostic | None:
    """Return why a row cannot be taken, None if it can. What nobody touched says nothing, whatever became of it."""
    for each in cell.values():
        if each.holds:
            return _refuse(each, sheet, span, each.holds, APART if each.holds == MERGED else TEXT_AS_TEXT)
    said = cell["state"].text.strip() if "state" in cell else ""
    if said and said.lower() not in tuple(State):
        message = msg("`{state}` is no state of a translation", state=said[:40])
        return error("exchange-cell", message, span, msg("it is one of `missing`, `fuzzy`, `translated`"))
    translation = cell["translation"]
    if not row.touched or row.translation == row.source:
        return None
    if translation.number:
        return _refuse(translation, sheet, span, msg("the number {number}", number=translation.text), TEXT_AS_TEXT)
    if has_lost_letters(row.translation, row.source):
        return _refuse(translation, sheet, span, msg("question marks in the place of letters"), AS_UTF8)
    return None


def _too_many(cell: Cell, span: Span) -> Diagnostic:
    hint = msg('put a text with a separator between `"`, or send the workbook')
    return error("exchange-cell", msg("the cell {cell} has no column over it", cell=cell.name), span, hint)


def _refuse(cell: Cell, sheet: str, span: Span, holds: str, hint: str) -> Diagnostic:
    where = (
        msg("the cell {cell} of the sheet `{sheet}`", cell=cell.name, sheet=sheet[:40])
        if sheet
        else msg("the cell {cell}", cell=cell.name)
    )
    return error("exchange-cell", msg("{where} holds {what}, not a text", where=where, what=holds), span, hint)
