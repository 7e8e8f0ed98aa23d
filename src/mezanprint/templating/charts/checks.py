"""What is wrong with a chart, before it is drawn."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mezanprint.model.datasets import ColumnType, Dataset
from mezanprint.model.diagnostics import Diagnostic, Span, error, warning
from mezanprint.model.documents import Value
from mezanprint.model.translatable import msg
from mezanprint.templating.charts import palette
from mezanprint.templating.charts.forms import FORMS, Form
from mezanprint.templating.charts.reading import place_of
from mezanprint.templating.charts.rows_check import check_multiples, check_places, check_row_names, count_of_rows
from mezanprint.templating.charts.share import WHOLE
from mezanprint.templating.texts.views import SectionView

_SLACK = Decimal("0.5")
"""By how much percentages may be more than a hundred: each was rounded."""
_LEAST, _MOST_ROWS = 2, 30
_WITH_UNIT = re.compile(r"[\d.,\s]*\d[\d.,\s]*[^\W\d_]+\.?|[^\W\d_]+\.?\s*\d[\d.,]*")
"""A number with a unit behind it or before it: ``12 kg``."""


def check_chart(section: SectionView) -> Iterator[Diagnostic]:
    """Yield what is wrong with the chart of a section; after an error it is not drawn."""
    fields = section.fields
    form, data = FORMS[fields.form.value], fields.data
    columns = (*_check_columns(form, fields.form, fields.values), *_check_types(form, data, fields.values))
    rows = tuple(check_row_names(section)) or tuple(check_places(form, section))
    wrong = (*columns, *check_multiples(form, section), *rows)
    yield from wrong
    if not wrong:
        yield from _check_rows(form, section)
        yield from _check_parts(form, data, fields.values)


def _check_columns(form: Form, name: Value, values: tuple[Value, ...]) -> Iterator[Diagnostic]:
    """Yield an error where a form cannot show so few or so many columns."""
    count = len(values)
    if count < form.least:
        message = msg("`{form}` needs {least} columns under `values`", form=name.value, least=form.least)
        yield error("chart-columns", message, name.span, msg("name another column, or take `form: bar`"))
    elif count > form.most:
        message = msg("`{form}` cannot show {count} columns", form=name.value, count=count)
        others = [f"`{each}`" for each, other in FORMS.items() if other.least <= count <= other.most]
        hint = msg("{forms} can", forms=tuple(others)) if others else msg("draw several charts of fewer columns")
        yield error("chart-columns", message, values[form.most].span, hint)


def _check_types(form: Form, data: Dataset, values: tuple[Value, ...]) -> Iterator[Diagnostic]:
    for value in values:
        column = data.columns[place_of(data, value)]
        if column.type.is_counted is not form.takes_texts:
            continue
        message = (
            msg("the column `{name}` holds numbers, and texts are needed", name=column.name)
            if form.takes_texts
            else msg("the column `{name}` holds texts, and numbers are needed", name=column.name)
        )
        fit = tuple(f"`{each.name}`" for each in data.columns if each.type.is_counted is not form.takes_texts)
        units = None if form.takes_texts else _cell_with_unit(data, value)
        if units:
            hints = (msg("`{typed}` has a unit: write the number alone, and the unit into the head", typed=units),)
        elif fit:
            hints = (msg("columns that fit are {names}", names=fit),)
        else:
            hints = (msg("say the `type` of the column"),)
        yield error("chart-column-type", message, value.span, *hints)


def _cell_with_unit(data: Dataset, name: Value) -> str:
    """Return the first cell of a column in which all have a number and letters beside it; nothing where not all."""
    typed = [cell.typed for row in data.rows if not (cell := row[place_of(data, name)]).is_empty]
    return typed[0] if typed and all(map(_WITH_UNIT.fullmatch, typed)) else ""


def _check_rows(form: Form, section: SectionView) -> Iterator[Diagnostic]:
    """Yield an error where there is too little to compare, or more than a reader can."""
    data, values = section.fields.data, section.fields.values
    if form.takes_texts:
        return
    count = sum(value is not None for name in values for value in _numbers(data, name))
    if count < _LEAST:
        message = msg("a chart of one number compares nothing") if count else msg("the chart has no number")
        one = msg("take the component `figures` for a single number")
        yield error(
            "chart-single", message, values[0].span, one if count else msg("fill the column, or leave the chart out")
        )
    most = palette.MOST_PARTS if form.has_one_whole else _MOST_ROWS
    rows = count_of_rows(section)
    if rows > most and not form.is_ordered:
        message = msg("the chart has {count} rows, and {most} can be told apart", count=rows, most=most)
        yield error("chart-rows", message, _span_of(data, most), msg("put the small ones together in one row"))


def _span_of(data: Dataset, row: int) -> Span:
    """Return where a row stands."""
    spans = (cell.text.span if cell.text else cell.span for cell in data.rows[row])
    return next(filter(None, spans), data.span)


def _numbers(data: Dataset, name: Value) -> list[Decimal | None]:
    place = place_of(data, name)
    return [row[place].number for row in data.rows]


def _check_parts(form: Form, data: Dataset, values: tuple[Value, ...]) -> Iterator[Diagnostic]:
    """Yield an error where what is drawn as a part can be none."""
    if not form.has_parts:
        return
    for name in values:
        numbers = [number for number in _numbers(data, name) if number is not None]
        if any(number < 0 for number in numbers):
            message = msg("a part of a whole is below zero: {number}", number=str(min(numbers)))
            fit = "line" if form.is_ordered else "bar" if len(values) == 1 else "grouped"
            yield error("chart-negative", message, name.span, msg("take `form: {form}`", form=fit))
        total = sum(numbers, Decimal(0))
        is_percent = data.columns[place_of(data, name)].type is ColumnType.PERCENT
        if form.has_one_whole and is_percent and total > WHOLE + _SLACK:
            message = msg("the shares add up to {total} %", total=str(total))
            yield error("chart-whole", message, name.span, msg("correct them, or take `form: bar`"))
        if form.has_one_whole and is_percent and 0 < total < WHOLE - _SLACK and all(number >= 0 for number in numbers):
            message = msg("the shares add up to {total} %, and the rest has no name", total=str(total))
            hint = msg("add a row that names the rest, or take `form: bar`")
            yield warning("chart-rest", message, name.span, hint)
        if form.has_one_whole and numbers and not total:
            message = msg("the parts add up to nothing")
            yield error("chart-whole", message, name.span, msg("correct them, or take `form: bar`"))
