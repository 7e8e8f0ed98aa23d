"""The tables of one composition: columns placed for one language or two, numbers kept in line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from mezanprint.model.cldr import currency_decimals
from mezanprint.model.datasets import Cell, Column, ColumnType, Dataset
from mezanprint.model.dates import format_date, format_month
from mezanprint.model.documents import Value
from mezanprint.model.kinds import FieldType
from mezanprint.model.locales import LocaleSpec
from mezanprint.model.money import currency_sign
from mezanprint.model.numerals import format_digits, format_number, percent_sign, separators
from mezanprint.model.texts import Text
from mezanprint.project.config import Config
from mezanprint.templating.tables.aligned import room_beside
from mezanprint.templating.tables.table_parts import CellView, GroupView, HeadView, PartView, RowView
from mezanprint.templating.texts.texts import Texts
from mezanprint.templating.texts.views import SectionView, View

_SPLIT = "split"
_WORDS = (ColumnType.TEXT, ColumnType.DATE, ColumnType.MONTH)
"""What is said in each language; a number stands once for both."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A column of the page: which column of the data, in which language."""

    column: int
    view: int


class Tabling:
    """Makes of the sections of a table, one for each language, what a template prints cell by cell."""

    def __init__(self, config: Config, texts: Texts, views: tuple[View, ...]) -> None:
        self._config, self._texts, self._views = config, texts, views

    def parts(self, sections: Sequence[SectionView]) -> tuple[PartView, ...]:
        """Return the table of a section in each language; two parts where its columns are split."""
        fields = sections[0].fields
        datasets = tuple(section.fields.data for section in sections)
        group = datasets[0].column(fields.groups.value) if fields.groups else None
        totals = {datasets[0].row(value.value) for value in fields.totals or ()}
        rows = _Rows(self, sections[0], datasets, group, totals)
        places = self._places(datasets[0], group)
        is_split = fields.wide is not None and fields.wide.value == _SPLIT
        return tuple(rows.part(each) for each in (_halves(places, len(datasets)) if is_split else (places,)))

    def _places(self, data: Dataset, group: int | None) -> tuple[_Place, ...]:
        """Return the columns of a page: those of a second language stand in the order in which it is read."""
        shown = [
            place for place, column in enumerate(data.columns) if place != group and column.type is not ColumnType.ID
        ]
        if len(self._views) == 1:
            return tuple(_Place(place, 0) for place in shown)
        words = [place for place in shown if data.columns[place].type in _WORDS]
        numbers = [place for place in shown if place not in words]
        return (
            *(_Place(place, 0) for place in words),
            *(_Place(place, 0) for place in numbers),
            *(_Place(place, 1) for place in reversed(words)),
        )

    def view(self, place: int) -> View:
        """Return one of the languages."""
        return self._views[place]

    def locale(self, section: SectionView, place: int) -> LocaleSpec:
        """Return the customs by which a column is printed."""
        if section.language:
            return self._config.language(section.language)
        return self._config.locale(self._views[place].locale)

    def words(self, plain: str, locale: LocaleSpec) -> Markup:
        """Return words that are no message, in order."""
        return self._texts.isolated(plain, locale.code)


def _halves(places: tuple[_Place, ...], languages: int) -> tuple[tuple[_Place, ...], ...]:
    """Return the columns in two parts, each with the columns at the ends by which its rows are found."""
    last = places[len(places) - languages + 1 :]
    first, rest = places[0], places[1 : len(places) - len(last)]
    if len(rest) < 2:
        return (places,)
    half = (len(rest) + 1) // 2
    return (first, *rest[:half], *last), (first, *rest[half:], *last)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one table."""

    tabling: Tabling
    section: SectionView
    datasets: tuple[Dataset, ...]
    group: int | None
    totals: set[int | None]

    def part(self, places: tuple[_Place, ...]) -> PartView:
        """Return some columns of the table, with all its rows."""
        columns = [self._column(place, is_first=place == places[0]) for place in places]
        rows = [RowView(cells, number in self.totals) for number, cells in enumerate(zip(*columns, strict=True))]
        return PartView(tuple(map(self._head, places)), tuple(self._groups(rows, len(places))), tuple(rows))

    def _head(self, place: _Place) -> HeadView:
        kind = self.datasets[0].columns[place.column].type
        views = (place.view,) if kind in _WORDS else tuple(range(len(self.datasets)))
        columns = [self.datasets[view].columns[place.column] for view in views]
        units = [self._unit(column, view) for column, view in zip(columns, views, strict=True)]
        return HeadView(
            titles=tuple(column.title for column in columns),
            units=tuple(units),
            views=tuple(map(self.tabling.view, views)),
            is_number=kind.is_counted,
            is_plain=not any(column.title.source for column in columns),
        )

    def _unit(self, column: Column, view: int) -> Markup:
        """Return the unit of a column: its cells are then bare numbers."""
        locale = self.tabling.locale(self.section, view)
        match column.type:
            case ColumnType.PERCENT:
                return self.tabling.words(percent_sign(locale.style), locale)
            case ColumnType.CURRENCY:
                return self.tabling.words(currency_sign(column.unit, locale.code), locale)
            case _:
                return Markup("")

    def _column(self, place: _Place, *, is_first: bool) -> Iterator[CellView]:
        data = self.datasets[place.view]
        column, view = data.columns[place.column], self.tabling.view(place.view)
        cells = [row[place.column] for row in data.rows]
        locale = self.tabling.locale(self.section, place.view)
        decimals = _decimals(cells, column)
        plain = [_plain(cell, column, locale, decimals) for cell in cells]
        is_number = column.type.is_counted
        rooms = room_beside(plain, separators(locale.style)[1]) if is_number else [("", "")] * len(plain)
        is_head = is_first and len(self.datasets) == 1
        for cell, said, (before, after) in zip(cells, plain, rooms, strict=True):
            value = Value(FieldType.NUMBER, said, cell.span or data.span, cell.key) if said else None
            html = self.tabling.words(said, locale)
            head = is_head and not cell.is_empty
            yield CellView(view, is_number, head, _printed(cell.text), value, html, locale.style.digits, before, after)

    def _groups(self, rows: list[RowView], width: int) -> Iterator[GroupView]:
        """Yield runs of rows whose group is the same; where it is empty nothing stands over them."""
        if self.group is None:
            yield GroupView((), tuple(rows))
            return
        place = self.group
        for _, run in groupby(range(len(rows)), lambda row: self._group_of(row, 0, place)):
            numbers = list(run)
            yield GroupView(tuple(self._titles(numbers[0], width, place)), tuple(rows[number] for number in numbers))

    def _titles(self, row: int, width: int, place: int) -> Iterator[tuple[Text, View, int]]:
        for number in range(len(self.datasets)):
            text = self.datasets[number].rows[row][place].text
            if text and text.source:
                share = width - width // 2 if number == 0 else width // 2
                yield text, self.tabling.view(number), share if len(self.datasets) > 1 else width

    def _group_of(self, row: int, view: int, place: int) -> str:
        text = self.datasets[view].rows[row][place].text
        return text.source if text else ""


def _printed(text: Text | None) -> Text | None:
    return text if text and text.source else None


def _decimals(cells: list[Cell], column: Column) -> int:
    """Return how many decimals all amounts of a column have: as many as the longest; none if none has any."""
    if column.type is not ColumnType.CURRENCY:
        return 0
    longest = max((len(f"{cell.number:f}".partition(".")[2]) for cell in cells if cell.number is not None), default=0)
    return max(longest, currency_decimals(column.unit)) if longest else 0


def _plain(cell: Cell, column: Column, locale: LocaleSpec, decimals: int) -> str:
    """Return a number or day as the house writes it, without its unit; nothing for what is none."""
    if cell.day and cell.is_month:
        return format_month(cell.day, locale.style, locale.code)
    if cell.day:
        return format_date(cell.day, locale.style, locale.code)
    if cell.number is None:
        return ""
    if column.type is ColumnType.YEAR:
        return format_digits(str(cell.number), locale.style)
    number = Decimal(f"{cell.number:.{decimals}f}") if decimals else cell.number
    return format_number(number, locale.style)
