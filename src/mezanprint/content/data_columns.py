"""Columns of a table of data: what each is called, what it holds, and its cells as numbers, days and texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mezanprint.content.data_grid import DECIMALS, Grid, GridCell, decimal_sign
from mezanprint.content.figures import named_figure
from mezanprint.content.parse import KEY
from mezanprint.content.places import counted
from mezanprint.content.raw import Mapping, Raw, Scalar
from mezanprint.content.reading import At, Reading
from mezanprint.content.tabular.column_types import type_of
from mezanprint.content.tabular.numbers import has_percent, plain_number, readings, without_percent
from mezanprint.content.texts import in_language, normalise, read_text
from mezanprint.content.values import BadValueError, check_hijri, parse_date, parse_month
from mezanprint.model.datasets import Cell, Column, ColumnType
from mezanprint.model.diagnostics import Span, error
from mezanprint.model.kinds import FieldSpec, FieldType
from mezanprint.model.texts import Text
from mezanprint.model.translatable import gettext_noop, msg

HEAD = FieldSpec("title", FieldType.TEXT, says=gettext_noop("column head"), room=30, empty=True)
CELL = FieldSpec("cell", FieldType.TEXT, says=gettext_noop("cell"), room=90, empty=True)
FIGURE = "figure"
"""The key of a cell that names a figure."""
_OF_WORDS = (ColumnType.TEXT, ColumnType.ID)
_NOTHING = ("-", "\u2013", "\u2014", "..", "...", "\u2026", "n/a", "na", "none", "nil", "\u0640")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a document says of a column."""

    name: str
    span: Span
    title: Raw
    type: ColumnType | None = None
    unit: str = ""


@dataclass(slots=True)
class ColumnReader:
    """Reads the columns of one table. The same words are one message, wherever in it they stand."""

    reading: Reading
    grid: Grid
    at: At
    decimal: str = ""
    """What the document says of the file: the sign that parts decimals."""
    texts: dict[tuple[str, bool], Text | None] = field(default_factory=dict)
    sign: str = ""

    def read(self, names: Sequence[Naming]) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
        """Return columns, of which ``names`` says what is said, and the rows."""
        types = [naming.type or self._guess(place) for place, naming in enumerate(names)]
        printed = {place for place, naming in enumerate(names) if self.reading.printed.has(naming.name, place)}
        if not self._decide(tuple(place for place, kind in enumerate(types) if kind.is_counted and place in printed)):
            return (), ()
        types = [kind if place in printed else self._unprinted(kind, place) for place, kind in enumerate(types)]
        for place in printed:
            self._check_percent(names[place], types[place], place)
        columns = tuple(
            Column(each.name, self._title(each, kind, number), kind, each.span, each.unit)
            for number, (each, kind) in enumerate(zip(names, types, strict=True), 1)
        )
        rows = tuple(
            tuple(self._cell(column, cell, number, place) for place, (column, cell) in enumerate(pairs, 1))
            for number, pairs in enumerate((tuple(zip(columns, row, strict=True)) for row in self.grid.rows), 1)
        )
        return columns, rows

    def _unprinted(self, kind: ColumnType, place: int) -> ColumnType:
        """Return what to read a column as that nothing prints: as it was typed, unless all of it are numbers."""
        cells = [cell.value.strip() for cell in self.grid.column(place)]
        plain = kind is ColumnType.NUMBER and all(self._number(cell) is not None for cell in cells)
        return kind if plain else ColumnType.ID

    def _check_percent(self, naming: Naming, kind: ColumnType, place: int) -> None:
        """Note where only some numbers of a column have a sign of per cent: nobody knows what the others are."""
        cells = [cell for cell in self.grid.column(place) if not _figure_name(cell)]
        signed = [cell for cell in cells if has_percent(cell.value)]
        bare = [cell for cell in cells if not has_percent(cell.value)]
        if kind is not ColumnType.PERCENT or not signed or not bare:
            return
        message = msg(
            "column `{column}`: `{bare}` has no `%`, and `{signed}` has one",
            column=naming.name, bare=bare[0].value.strip(), signed=signed[0].value.strip(),
        )  # fmt: skip
        hint = msg("write `%` behind all numbers of the column, or behind none of them")
        self.reading.note(error("content-data-cell", message, bare[0].span, hint))

    def _guess(self, place: int) -> ColumnType:
        head = self.grid.head[place]
        cells = [cell.value.strip() for cell in self.grid.column(place) if not _figure_name(cell)]
        if not cells:
            return ColumnType.NUMBER if self.grid.column(place) else ColumnType.TEXT
        is_first = head == self.grid.first or (self.grid.first is None and place == 0)
        return type_of(head.value, cells, self._is_number, is_first=is_first)

    def _is_number(self, text: str) -> bool:
        return bool(readings(text)) if self.grid.separator else plain_number(text) is not None

    def _decide(self, places: tuple[int, ...]) -> bool:
        """Settle the sign of decimals for all columns of numbers; tell whether that could be."""
        self.sign = DECIMALS.get(self.decimal, "")
        if self.grid.separator and not self.sign:
            self.sign, fault = decimal_sign(self.grid, places)
            if fault:
                self.reading.note(fault)
                return False
        return True

    def _title(self, naming: Naming, kind: ColumnType, number: int) -> Text:
        inner = self.at.under("columns").under(_step(naming.name, number), counted(HEAD.says, number))
        if kind is ColumnType.ID or not self.reading.printed.has_head(naming.name):
            inner = in_language(inner, inner.locale)
        return self._text(HEAD, naming.title, inner) or _nothing(naming.span, inner)

    def _cell(self, column: Column, cell: GridCell, row: int, place: int) -> Cell:
        at = self.at.under("rows").under(str(row), counted(gettext_noop("row"), row))
        at = at.under(_step(column.name, place), counted(CELL.says, place))
        if cell.is_blank:
            return Cell(span=cell.span)
        if name := _figure_name(cell):
            return Cell(span=cell.span) if column.type is ColumnType.ID else self._figure(column, cell, name)
        if isinstance(cell.raw, Mapping) and column.type not in _OF_WORDS:
            message = msg("a cell of numbers is a number, or `{{figure: ...}}`")
            self.reading.note(error("content-data-cell", message, cell.span))
            return Cell()
        if column.type in _OF_WORDS:
            if column.type is ColumnType.ID:
                at = in_language(at, at.locale)
            return Cell(self._text(CELL, cell.raw or Scalar(cell.value, cell.span), at))
        try:
            return self._value(column.type, cell, at)
        except BadValueError as bad:
            hints = (*_remedies(cell, bad), *self._without())
            self.reading.note(error("content-data-cell", _placed(cell, column, bad.message), cell.span, *hints))
            return Cell()

    def _without(self) -> tuple[str, ...]:
        """Return how a file is taken without one of its columns."""
        return (
            (msg("or leave the column out: name the others under `columns`"),)
            if self.grid.path and self.reading.printed.columns is None
            else ()
        )

    def _text(self, spec: FieldSpec, raw: Raw, at: At) -> Text | None:
        if self.grid.path == "":  # a file has no references
            resolved = self.reading.resolve(raw, at)
            if resolved is None:
                return None
            raw, at = resolved
        if not isinstance(raw, Scalar):
            return read_text(self.reading, spec, raw, at)
        known = normalise(raw.value), at.kept
        if known not in self.texts:
            self.texts[known] = read_text(self.reading, spec, raw, at)
        return self.texts[known]

    def _value(self, kind: ColumnType, cell: GridCell, at: At) -> Cell:
        typed = cell.value.strip()
        if kind is ColumnType.DATE:
            day = parse_date(typed)
            check_hijri(day, self.reading.hijri)
            return Cell(key=at.name, day=day, span=cell.span)
        if kind is ColumnType.MONTH:
            return Cell(key=at.name, day=parse_month(typed), is_month=True, span=cell.span)
        bare = without_percent(typed) if kind is ColumnType.PERCENT else typed
        number = self._number(bare)
        if number is None:
            raise BadValueError(msg("`{value}` is no number", value=typed[:80]), "")
        if kind is ColumnType.YEAR and not (0 < number < 10_000 and number == number.to_integral_value()):
            raise BadValueError(msg("`{value}` is no year", value=typed[:80]), msg("write four digits: `2017`"))
        return Cell(number=number, key=at.name, span=cell.span)

    def _number(self, text: str) -> Decimal | None:
        return readings(text).get(self.sign) if self.grid.separator else plain_number(text)

    def _figure(self, column: Column, cell: GridCell, name: str) -> Cell:
        figure = named_figure(self.reading, name, cell.span)
        if figure is None:
            return Cell()
        unit = column.unit or ("count" if column.type is ColumnType.NUMBER else column.type.value)
        if figure.unit != unit:
            message = msg(
                "the figure `{name}` is of the unit `{unit}`, and the column `{column}` of `{other}`",
                name=name, unit=figure.unit, column=column.name, other=unit,
            )  # fmt: skip
            self.reading.note(error("content-data-cell", message, cell.span, msg("give the column this `type`")))
        return Cell(number=figure.value, key=figure.key, span=cell.span)


def _figure_name(cell: GridCell) -> str:
    """Return the name of the figure that stands in a cell of YAML, or nothing."""
    if isinstance(cell.raw, Mapping) and cell.raw.keys() == (FIGURE,):
        name = cell.raw.get(FIGURE)
        return name.value.strip() if isinstance(name, Scalar) else ""
    return ""


def _step(name: str, number: int) -> str:
    """Return the step of a key for a column: its name, or its number where the name is no word of a key."""
    return name if KEY.fullmatch(name) else str(number)


def _placed(cell: GridCell, column: Column, message: str) -> str:
    if cell.name:
        return msg("{cell}, column `{column}`: {problem}", cell=cell.name, column=column.name, problem=message)
    return msg("column `{column}`: {problem}", column=column.name, problem=message)


def _remedies(cell: GridCell, bad: BadValueError) -> tuple[str, ...]:
    """Return what to write in the place of what is no number."""
    typed = cell.value.strip()
    if typed.lower() in _NOTHING:
        return (msg("leave a cell empty in which there is nothing: it is printed so"),)
    if bad.hint:
        return (bad.hint,)
    digits = "".join(char for char in typed if char.isdecimal())
    if has_percent(typed):
        return (msg("give the column `type: percent`"),)
    if digits and any(char.isalpha() for char in typed):
        return (msg("write the number alone, and the unit into the head of the column"), _as_text())
    return (msg("write digits and a point: `1250`, `12.5`"), _as_text())


def _as_text() -> str:
    return msg("or give the column `type: text`: its cells are then printed as they stand")


def _nothing(span: Span, at: At) -> Text:
    return Text(at.key, at.domain, "", "", at.locale, span)
