"""The columns of a spreadsheet: rows to cells and back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mezanprint.i18n.exchange.rows import Row, State, source_locales
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg

COLUMNS = ("key", "source", "translation", "state", "room", "note", "stamp")
NEEDED = ("key", "source", "translation")
OPEN = ("translation", "state")
"""The columns that a translator writes into."""
_STAMP = "at export, do not change"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came in: the rows of a file, the locale it says they are in (empty if it does not), and what is wrong."""

    rows: tuple[Row, ...]
    locale: str
    findings: tuple[Diagnostic, ...] = ()


def header(rows: Iterable[Row], locale: str) -> tuple[str, ...]:
    """Return the first line of a sheet: the names of the columns, with the locales in brackets."""
    more = {"source": ", ".join(source_locales(rows)), "translation": locale, "stamp": _STAMP}
    return tuple(f"{name} [{more[name]}]" if name in more else name for name in COLUMNS)


def cells(row: Row) -> tuple[str, ...]:
    """Return the cells of a row."""
    return (row.key, row.source, row.translation, row.state.value, row.room, row.note, row.stamp)


def read_cells(lines: Iterable[tuple[int, Sequence[str]]], path: str) -> Parcel:
    """Return the rows of a sheet, given its numbered lines, the header first; ``Fault`` if it has no such columns.

    Columns may stand in any order; those without which nothing can be done are key, source and translation.
    """
    numbered = iter(lines)
    first, names = next(numbered, (1, ()))
    titles = [name.partition("[") for name in names]
    order = [title.strip().lower() for title, _, _ in titles]
    if lacking := [name for name in NEEDED if name not in order]:
        message = msg("the sheet lacks the column {names}", names=tuple(f"`{name}`" for name in lacking))
        hint = msg("its first line names the columns: `key`, `source`, `translation`; write it anew with `i18n export`")
        raise Fault(error("exchange-format", message, Span(path, first), hint))
    locale = titles[order.index("translation")][2].strip(" ]")
    findings: list[Diagnostic] = []
    rows = tuple(_rows(numbered, order, path, findings))
    return Parcel(rows, locale, tuple(findings))


def _rows(
    lines: Iterator[tuple[int, Sequence[str]]], order: list[str], path: str, findings: list[Diagnostic]
) -> Iterator[Row]:
    for line, values in lines:
        if not any(value.strip() for value in values):
            continue
        cell = dict(zip(order, values, strict=False))
        span = Span(path, line, excerpt=cell.get("translation", "").replace("\n", " ")[:200])
        said = cell.get("state", "").strip().lower() or State.MISSING
        if said not in tuple(State):
            hint = msg("it is one of `missing`, `fuzzy`, `translated`")
            findings.append(
                error("exchange-cell", msg("`{state}` is no state of a translation", state=said[:40]), span, hint)
            )
            continue
        translation = cell.get("translation", "")
        state = State(said)
        if state is State.MISSING and translation.strip():
            state = State.TRANSLATED
        stamp = cell.get("stamp", "").strip()
        yield Row(cell["key"], cell.get("source", ""), translation, state, stamp=stamp, span=span)
