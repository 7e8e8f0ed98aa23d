"""One reading of numbers, units, dates and times in two languages, and what differs between two texts."""

from mezanprint.i18n.quantities.comparison import Difference, What, compare
from mezanprint.i18n.quantities.facts import Kind, Quantity, Weight
from mezanprint.i18n.quantities.reader import read_quantities
from mezanprint.i18n.quantities.writing import IN_ARABIC, IN_ENGLISH, Writing

__all__ = [
    "IN_ARABIC",
    "IN_ENGLISH",
    "Difference",
    "Kind",
    "Quantity",
    "Weight",
    "What",
    "Writing",
    "compare",
    "read_quantities",
]
