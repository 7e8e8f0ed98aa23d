"""What is known of a line while it is written, and what keeps its pieces on one line in MuPDF.

MuPDF begins a new line where the pen jumps far and the text after the jump runs in the direction of the text before
it. A mark of the other direction, without width, takes the jump.
"""

import unicodedata
from functools import cache
from typing import TypeAlias

from mezanprint.model.direction.bidi_controls import LRM, RLM

ZERO_WIDTH_SPACE = "\u200b"
State: TypeAlias = tuple[int, int, bool, bool, float]
_RTL, _LTR = -1, 1
_DIRECTIONS = {"R": _RTL, "AL": _RTL, "L": _LTR, "EN": _LTR, "AN": _LTR}


class Turns:
    """The direction in which the text of a line runs, as it is written."""

    __slots__ = ("_missing", "_now", "_right", "end", "jumps", "parted", "started")

    def __init__(self, missing: int = 0) -> None:
        """Take how many marks from the right pdfium misses in the line (see ``apart``)."""
        self._now = 0
        self._missing = missing
        self._right = 0.0
        self.started = False
        """Whether anything was written."""
        self.end: float | None = None
        """Where the last text ended, px from the left edge of the page; None before the first."""
        self.jumps = True
        """Whether the pen was lifted before what is written next."""
        self.parted = True
        """Whether what is written next begins a part of its own (see ``apart``)."""

    def key(self, origin: float) -> tuple[object, ...]:
        """Return all that decides how a text is written that begins ``origin`` px from the left edge of its page."""
        return self._now, self._missing, self.started, self.parted, None if self.end is None else self.end - origin

    def stop(self, origin: float, right: float) -> None:
        """Take note that a stroke ends ``right`` px from where its text begins."""
        self.end, self._right = origin + right, right

    @property
    def state(self) -> State:
        """What a text has changed when it is written."""
        return self._now, self._missing, self.jumps, self.parted, self._right

    def resume(self, state: State, origin: float) -> None:
        """Go on as if the text that left this state had been written at ``origin``."""
        self._now, self._missing, self.jumps, self.parted, right = state
        self.started = True
        self.stop(origin, right)

    def take_missing(self) -> str:
        """Return the marks that pdfium misses, in one code, for it drops a second like code at one place; then none."""
        marks, self._missing = self._missing, 0
        return ZERO_WIDTH_SPACE.join([RLM] * marks)

    def mark_before(self, text: str) -> str:
        """Return what must be written between a jump of the pen and ``text``, if anything."""
        first = next(filter(None, map(_direction, text)), 0)
        if not first or first != self._now:
            return ""
        return LRM if first == _RTL else RLM

    def follow(self, text: str) -> None:
        """Take note that ``text`` was written."""
        self._now = next(filter(None, map(_direction, reversed(text))), self._now)


@cache
def _direction(character: str) -> int:
    return _DIRECTIONS.get(unicodedata.bidirectional(character), 0)
