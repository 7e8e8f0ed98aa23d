"""Where the ink of texts is, each measured once: Pango sets a text anew to measure it.

It depends on what is drawn, on what a style says of setting a line, on the room that justification gives to spaces,
and on the fonts.
"""

from collections import OrderedDict
from collections.abc import Callable
from operator import itemgetter
from typing import Any, TypeAlias

from mezanprint.typesetting.kept.first_lines import PROPERTIES
from mezanprint.typesetting.kept.font_map import house_of

_style = itemgetter(*PROPERTIES)
_MOST = 8_000
"""Texts that are kept; each takes some thousand bytes."""
Ink: TypeAlias = tuple[int, int, int, int]
"""Left, top, width and height in units of Pango, from where the text begins on its baseline."""
Measure: TypeAlias = Callable[[Any], tuple[Ink, ...]]
"""What is measured of the line of a text box."""


class Inks:
    """The inks of a process; those that were not asked for longest go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._inks: OrderedDict[Any, tuple[Ink, ...]] = OrderedDict()

    @property
    def size(self) -> int:
        """How many are kept."""
        return len(self._inks)

    def of(self, box: Any, measure: Measure) -> tuple[Ink, ...]:
        """Return what ``measure`` says of the line of a text box."""
        style, layout = box.style, box.pango_layout
        house = house_of(style.font_config)
        if house is None:
            return _measured(box, measure)
        key = (measure, layout.text, layout.justification_spacing, house, _style(style))
        try:
            inks = self._inks.pop(key, None)
        except TypeError:  # a property has a value that can be no key
            return _measured(box, measure)
        self._inks[key] = inks = _measured(box, measure) if inks is None else inks
        if len(self._inks) > _MOST:
            self._inks.popitem(last=False)
        return inks


def _measured(box: Any, measure: Measure) -> tuple[Ink, ...]:
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    inks = measure(line)
    layout.deactivate()
    return inks


INKS = Inks()
"""Those of this process."""
