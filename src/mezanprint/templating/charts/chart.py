"""What a chart shows, and what it is set with: all that a form needs to draw."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from mezanprint.model.datasets import Column
from mezanprint.model.locales import Direction
from mezanprint.templating.drawings.text_width import lines_of, text_width

_SURE = 0.94
"""Share of its room that a broken text is reckoned to fill at most: one line too many is better than one too few."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text or a number in the language of the page: as HTML, and plain, of which its width is known."""

    html: Markup
    plain: str


EMPTY = Words(Markup(""), "")


@dataclass(frozen=True, slots=True)
class Series:
    """One column of numbers."""

    title: Words
    column: Column
    values: tuple[Decimal | None, ...]
    """One a row; None is missing, and is never drawn as zero."""
    texts: tuple[Words | None, ...] = ()
    """Of a column of texts, as a timeline has it: what stands in each row."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows with a name and a value in each series."""

    form: str
    labels: tuple[Words, ...]
    """Names of the rows."""
    places: tuple[Decimal | None, ...]
    """Of a column of numbers, years or days (as ordinals): where each row stands on its scale."""
    series: tuple[Series, ...]
    highlight: int | None = None
    """The row that the title speaks of."""
    bounds: tuple[Decimal, Decimal] | None = None
    """A scale that is given from outside, as small multiples have one in common."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how a chart is drawn."""

    width: float
    """Of the drawing, mm. Its height is what the form needs."""
    direction: Direction
    time: Direction
    """Which way time runs: towards the end of lines, or from left to right on all pages of the house."""
    number: Callable[[Decimal, Column], Words]
    """Prints a number as its column says, in the digits of the house."""
    no_data: Words
    """What stands where a number is missing."""
    each_mark: Callable[[Decimal, Column], Words]
    """Says of a pictogram how much one of its marks stands for."""
    begins_at: Callable[[Decimal, Column], Words]
    """Says that a scale does not begin at zero, and where it does."""
    colours: Mapping[str, str]
    """Screen colours of the tokens, ``#rrggbb``."""
    size: float
    """Of the text, mm: one em."""
    line: float
    """Height of a line of text, mm."""
    row: float = 0.0
    """Height of the rows of the same chart in another language beside it, mm."""

    @property
    def is_mirrored(self) -> bool:
        """Whether lines of text begin at the right."""
        return self.direction is Direction.RTL

    def width_of(self, words: Words) -> float:
        """Return about how wide words are on one line, mm."""
        return text_width(words.plain) * self.size

    def height_of(self, words: Words, room: float) -> float:
        """Return about how high words are that are broken to a width, mm."""
        if self.width_of(words) <= room:
            return self.line
        return lines_of(words.plain, _SURE * room / self.size) * self.line
