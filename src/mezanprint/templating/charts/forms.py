"""The forms of charts, by the names that documents give them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mezanprint.templating.charts import area, bars, dots, line, palette, pictogram, share, stacked, timeline
from mezanprint.templating.charts.chart import Chart, Setting
from mezanprint.templating.drawings.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Form:
    """How a form is drawn, and what it takes."""

    draw: Callable[[Chart, Setting], Drawing]
    least: int = 1
    most: int = 1
    """How many columns of numbers it can show."""
    has_parts: bool = False
    """Whether its numbers are parts or amounts, none of which is below zero."""
    has_one_whole: bool = False
    """Whether its rows are all parts of one whole."""
    is_ordered: bool = False
    """Whether its rows have an order of their own, as years do."""
    takes_texts: bool = False
    """Whether its columns are texts and not numbers."""


FORMS: Mapping[str, Form] = {
    "bar": Form(bars.draw),
    "grouped": Form(bars.draw, 2, palette.MOST),
    "stacked": Form(stacked.draw, 2, palette.MOST, has_parts=True),
    "line": Form(line.draw, 1, palette.MOST, is_ordered=True),
    "area": Form(area.draw, 1, palette.MOST, has_parts=True, is_ordered=True),
    "dot": Form(dots.draw),
    "range": Form(dots.draw_range, 2, 2),
    "share": Form(share.draw, has_parts=True, has_one_whole=True),
    "donut": Form(share.draw_ring, has_parts=True, has_one_whole=True),
    "pictogram": Form(pictogram.draw, has_parts=True),
    "timeline": Form(timeline.draw, is_ordered=True, takes_texts=True),
}
"""In the order in which they are offered."""
