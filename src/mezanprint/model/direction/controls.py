"""What writers type to say an order: isolates and embeddings, which become elements; marks stay for ``islands``."""

import re
from typing import NamedTuple

from mezanprint.model.direction.bidi_controls import FSI, LRE, LRI, PDF, PDI, RLE, RLI
from mezanprint.model.direction.letters import first_strong
from mezanprint.model.locales import Direction

_CONTROLS = re.compile(f"[{LRI}{RLI}{FSI}{PDI}{LRE}{RLE}{PDF}\\n]")
_OPENS = {LRI: Direction.LTR, LRE: Direction.LTR, RLI: Direction.RTL, RLE: Direction.RTL, FSI: None}
_CLOSES = {LRI: PDI, RLI: PDI, FSI: PDI, LRE: PDF, RLE: PDF}


class Isolate(NamedTuple):
    """Characters ``start`` to ``end``, the opening and the closing one with them, in ``direction``."""

    start: int
    end: int
    direction: Direction


def find_isolates(text: str) -> tuple[Isolate, ...]:
    """Return the outermost isolates and embeddings of a text; one that is not closed ends with its line."""
    isolates: list[Isolate] = []
    opened: list[tuple[int, str]] = []
    for control in [*_CONTROLS.finditer(text), None]:
        place, char = (control.start(), control[0]) if control else (len(text), "\n")
        if char in _OPENS:
            opened.append((place, char))
        elif opened and char == "\n":
            isolates.append(_isolate(text, *opened[0], place))
            opened.clear()
        elif opened and char == _CLOSES[opened[-1][1]]:
            start, opener = opened.pop()
            if not opened:
                isolates.append(_isolate(text, start, opener, place + 1))
    return tuple(isolates)


def _isolate(text: str, start: int, opener: str, end: int) -> Isolate:
    return Isolate(start, end, _OPENS[opener] or first_strong(text[start:end]) or Direction.LTR)
