"""Lines as they were drawn: a page has most of its lines in common with the one before it was changed.

What is written of a line depends on its glyphs and on what stands beside it. The glyphs follow from its text, the
properties that it was broken by (``first_lines``) and how far it is stretched; the codes of the glyphs are those of a
document, and not kept.
"""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any, Protocol

_MOST = 16_000_000
"""Bytes, nearly, of the lines that are kept: those of some ten booklets."""


class Sized(Protocol):
    """What knows how much memory it takes."""

    size: int


class DrawnLines:
    """The drawn lines of a process; those that were not used for longest go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lines: OrderedDict[Hashable, Any] = OrderedDict()
        self._sizes: dict[Hashable, int] = {}
        self.size = 0
        """Bytes that are kept, nearly."""

    def get(self, name: Hashable) -> Any:
        """Return a line that is kept by its name (see ``name_of``), if it is."""
        line = self._lines.get(name)
        if line is not None:
            self._lines.move_to_end(name)
        return line

    def keep(self, name: Hashable, line: Sized) -> None:
        """Keep a line, which may have grown."""
        self.size += line.size - self._sizes.get(name, 0)
        self._lines[name], self._sizes[name] = line, line.size
        self._lines.move_to_end(name)
        while self.size > _MOST:
            oldest, _ = self._lines.popitem(last=False)
            self.size -= self._sizes.pop(oldest)


DRAWN = DrawnLines()
"""Those of this process."""


def name_of(textbox: Any) -> Hashable:
    """Return by what the glyphs of a text are known; None if they are not, for its line is not kept."""
    layout = textbox.pango_layout
    known = vars(layout)
    if "look" not in known:
        return None
    return known["look"], layout.text, textbox.text, layout.justification_spacing, known.get("elongations")
