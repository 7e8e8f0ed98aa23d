"""What is wrong with the rows of a chart: rows that stand for one place, and charts that cannot be parted."""

from collections import Counter
from collections.abc import Iterator

from mezanprint.model.datasets import Dataset
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.templating.charts.forms import FORMS, Form
from mezanprint.templating.charts.reading import place_of, source_of
from mezanprint.templating.texts.views import SectionView

_MOST_PARTS = 12
"""Small charts of which a reader keeps the scale in mind."""


def check_places(form: Form, section: SectionView) -> Iterator[Diagnostic]:
    """Yield an error for a row that stands twice where each has one place: under lines, and in each small chart."""
    fields = section.fields
    if form.takes_texts or not (form.is_ordered or fields.multiples):
        return
    part, name = next((place for place, count in Counter(_places(section)).items() if count > 1), (None, ""))
    if part is None:
        return
    if fields.multiples:
        message = msg("the row `{name}` of `{part}` stands more than once", name=name, part=part)
        yield error("chart-row-twice", message, fields.labels.span, msg("keep one of them"))
    else:
        message = msg("the row `{name}` stands more than once", name=name)
        hint = msg("name the column that tells them apart under `multiples`, or keep one of them")
        yield error("chart-row-twice", message, fields.labels.span, hint)


def check_row_names(section: SectionView) -> Iterator[Diagnostic]:
    """Yield an error for the first row that has no name, or no part to which it belongs."""
    fields = section.fields
    data: Dataset = fields.data
    for name in filter(None, (fields.labels, fields.multiples)):
        place = place_of(data, name)
        for number, row in enumerate(data.rows, 1):
            if row[place].is_empty:
                message = msg(
                    "row {number} has no name: its cell of `{column}` is empty", number=number, column=name.value
                )
                hint = msg("write the name, or delete the row")
                yield error("chart-row-name", message, row[place].span or data.span, hint)
                break


def check_multiples(form: Form, section: SectionView) -> Iterator[Diagnostic]:
    """Yield an error where a form cannot be parted, or would be into too many."""
    fields = section.fields
    if not fields.multiples:
        return
    if form.has_one_whole or form.takes_texts:
        message = msg("`{form}` cannot be parted by `multiples`", form=fields.form.value)
        fit = tuple(f"`{name}`" for name, each in FORMS.items() if not each.has_one_whole and not each.takes_texts)
        yield error("chart-multiples", message, fields.multiples.span, msg("{forms} can", forms=fit))
        return
    count = len({part for part, _ in _places(section)})
    if count > _MOST_PARTS:
        message = msg("the chart has {count} parts, and {most} can be told apart", count=count, most=_MOST_PARTS)
        yield error("chart-multiples", message, fields.multiples.span, msg("leave out those that say little"))


def count_of_rows(section: SectionView) -> int:
    """Return how many rows are drawn below one another."""
    data: Dataset = section.fields.data
    return len({name for _, name in _places(section)}) if section.fields.multiples else len(data.rows)


def _places(section: SectionView) -> Iterator[tuple[str, str]]:
    """Yield for each row the part it belongs to, empty where there are none, and its name."""
    fields = section.fields
    data: Dataset = fields.data
    labels = place_of(data, fields.labels)
    parting = place_of(data, fields.multiples) if fields.multiples else None
    for row in data.rows:
        yield "" if parting is None else source_of(row[parting]), source_of(row[labels])
