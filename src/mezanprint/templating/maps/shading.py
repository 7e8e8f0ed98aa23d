"""Areas shaded by the values of a column, in classes that a legend says in words."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from mezanprint.model.datasets import Column, Dataset
from mezanprint.model.documents import Value
from mezanprint.templating.maps.classes import Class, classes_of
from mezanprint.templating.maps.look import NO_DATA, SHADES

_EVEN = {1: (2,), 2: (0, 2), 3: (0, 1, 3), 4: (0, 1, 2, 3)}
"""Which shades so few classes have: as far apart as they can be, the darkest last."""


class Shading:
    """The values of a column by the names of their rows, which are ids of areas."""

    def __init__(self, data: Dataset, column: Value, areas: Mapping[str, str]) -> None:
        """Take a column of values, and the ids of areas by all that a row may call them."""
        place = data.column(column.value)
        assert place is not None
        self.column: Column = data.columns[place]
        rows = {data.row_name(row): cells[place].number for row, cells in enumerate(data.rows)}
        self.values = {areas[name]: number for name, number in rows.items() if name in areas and number is not None}
        self.strange = tuple(name for name in rows if name not in areas)
        """Rows that are no area of the map."""
        self.lacking = set(areas.values()) - set(self.values)
        self.classes = classes_of(tuple(self.values.values())) if self.values else ()
        self.is_whole = all(number == number.to_integral_value() for number in self.values.values())

    @property
    def fills(self) -> dict[str, str]:
        """Return the shade of each area."""
        return {name: self._shade(number) for name, number in self.values.items()}

    def _shade(self, number: Decimal) -> str:
        at = next(place for place, each in enumerate(self.classes) if each.low <= number < each.high)
        return SHADES[_EVEN[len(self.classes)][at]]

    def legend(self) -> Iterator[tuple[str, Class | None]]:
        """Yield each shade with its class, and last that of areas without data."""
        for number, each in enumerate(self.classes):
            yield SHADES[_EVEN[len(self.classes)][number]], each
        if self.lacking:
            yield NO_DATA, None
