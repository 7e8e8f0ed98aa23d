"""Where the last text was written, to know whether the next one touches it."""

import unicodedata
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from mezanprint.typesetting.text_layer.glyphs import Cluster

_SPACE = 0.15
"""Distance in em from which two texts are two words: under the width of any space, over that of a hair."""
RAISED = 0.1
"""Distance of baselines in em from which a text is raised or lowered."""
_SAME_LINE = 0.5
"""Distance of baselines in em under which two texts stand on one line."""
_SAME_LINE_MUPDF = 0.8
"""The same for MuPDF (``BASE_MAX_DIST``), which parts no texts there if they run in different directions."""
Place: TypeAlias = tuple[float, float]
"""Where a text begins on its page, in px, y downwards."""


class Gap(NamedTuple):
    """Room between a text and the one before it on its line, which no space fills."""

    after_ltr: bool
    """What stands at its other side runs from left to right."""


class Extent(NamedTuple):
    """What the trail must know of a text."""

    size: float
    """That of its largest font, px."""
    width: float
    """1/1000 px."""
    rtl: bool
    """Some of it runs from the right."""
    begins_rtl: bool
    """So does its beginning."""
    begins_blank: bool
    """It begins with a space."""
    edge: str
    """Its leftmost character."""


def extent_of(clusters: Sequence[Cluster]) -> Extent:
    """Return the extent of a text that is in visual order."""
    first = min(clusters, key=attrgetter("start"))
    return Extent(
        max([cluster.size for cluster in clusters]),
        sum([cluster.advance * cluster.size for cluster in clusters]),
        any(cluster.rtl for cluster in clusters),
        first.rtl,
        first.text.isspace(),
        next((cluster.text[0] for cluster in clusters if cluster.text), ""),
    )


class Trail:
    """The text before the next one on its page.

    Readers put a space where the pen jumps ahead. pdf.js and MuPDF put none where it jumps back, as it does between
    the elements of a right-to-left line and the cells of a right-to-left row, nor before right-to-left text.
    """

    def __init__(self) -> None:
        self._stream: Any = None
        self._left = self._right = self._baseline = 0.0
        self._edge = ""
        self._rtl = False
        self._line: object = None

    def parts(self, stream: Any, place: Place, text: Extent, line: object) -> bool:
        """Tell whether pdfium must not order the next text with the one before it, though they stand side by side.

        It takes what stands on one baseline for one line, as two cells of a row, and keeps a raised number from the
        words around it: in a right-to-left line these then change places.
        """
        if stream is not self._stream or abs(place[1] - self._baseline) >= _SAME_LINE * text.size:
            return False
        if line is not self._line:
            return True
        return abs(place[1] - self._baseline) > RAISED * text.size and (self._rtl or text.rtl)

    def gap(self, stream: Any, place: Place, text: Extent) -> Gap | None:
        """Return the gap between a text at ``place``, in px, y downwards, and the text before, if there is any."""
        left, baseline = place
        if stream is not self._stream or text.begins_blank:
            return None
        if abs(baseline - self._baseline) >= _SAME_LINE_MUPDF * text.size:
            return None
        back, ahead = self._left - (left + text.width / 1000), left - self._right
        if back > _SPACE * text.size or (text.begins_rtl and ahead > _SPACE * text.size):
            return Gap(unicodedata.bidirectional(self._edge or " ") in ("L", "EN", "AN"))
        return None

    def follow(self, stream: Any, place: Place, text: Extent, line: object = None) -> None:
        """Make a text the one before the next."""
        self._stream, self._line, self._rtl, self._edge = stream, line, text.rtl, text.edge
        self._left, self._baseline = place
        self._right = self._left + text.width / 1000
