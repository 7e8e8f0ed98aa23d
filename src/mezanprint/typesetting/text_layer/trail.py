"""Where the last text was written, to know whether the next one touches it."""

import unicodedata
from operator import attrgetter
from typing import Any, NamedTuple

from mezanprint.typesetting.text_layer.glyphs import Cluster

_SPACE = 0.15
"""Distance in em from which two texts are two words: under the width of any space, over that of a hair."""
RAISED = 0.1
"""Distance of baselines in em from which a text is raised or lowered."""
_SAME_LINE = 0.5
"""Distance of baselines in em under which two texts stand on one line."""
_SAME_LINE_MUPDF = 0.8
"""The same for MuPDF (``BASE_MAX_DIST``), which parts no texts there if they run in different directions."""


class Gap(NamedTuple):
    """Room between a text and the one before it on its line, which no space fills."""

    after_ltr: bool
    """What stands at its other side runs from left to right."""


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

    def parts(self, stream: Any, matrix: Any, clusters: tuple[Cluster, ...], line: object) -> bool:
        """Tell whether pdfium must not order the next text with the one before it, though they stand side by side.

        It takes what stands on one baseline for one line, as two cells of a row, and keeps a raised number from the
        words around it: in a right-to-left line these then change places.
        """
        size = max([cluster.size for cluster in clusters])
        if stream is not self._stream or abs(matrix[5] - self._baseline) >= _SAME_LINE * size:
            return False
        if line is not self._line:
            return True
        return abs(matrix[5] - self._baseline) > RAISED * size and (self._rtl or any(c.rtl for c in clusters))

    def gap(self, stream: Any, matrix: Any, clusters: tuple[Cluster, ...], line: object = None) -> Gap | None:
        """Return the gap between ``clusters`` and the text before, if there is any; make them the text before.

        ``matrix`` has six values; the last two are the place of the text in px, y downwards.
        """
        left, baseline = matrix[4], matrix[5]
        right = left + sum([cluster.advance * cluster.size for cluster in clusters]) / 1000
        size = max([cluster.size for cluster in clusters])
        beside = stream is self._stream and abs(baseline - self._baseline) < _SAME_LINE_MUPDF * size
        back, ahead = self._left - right, left - self._right
        first = min(clusters, key=attrgetter("start"))
        apart = back > _SPACE * size or (first.rtl and ahead > _SPACE * size)
        found = Gap(unicodedata.bidirectional(self._edge or " ") in ("L", "EN", "AN"))
        self._stream, self._left, self._right, self._baseline = stream, left, right, baseline
        self._line, self._rtl = line, any(cluster.rtl for cluster in clusters)
        self._edge = next((cluster.text[0] for cluster in clusters if cluster.text), "")
        return found if beside and apart and not first.text.isspace() else None
