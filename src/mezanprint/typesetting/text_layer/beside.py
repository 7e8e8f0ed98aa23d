"""What stands beside a piece of text on its line: the elements of a line are drawn one by one, and read as one.

A space before an island of the other direction is told where it belongs only by who knows of the island.
"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from mezanprint.typesetting.text_layer.apart import count_marked, is_turned, missing_marks
from mezanprint.typesetting.text_layer.encode import LRM
from mezanprint.typesetting.text_layer.glyphs import plain
from mezanprint.typesetting.text_layer.trail import RAISED
from mezanprint.typesetting.text_layer.turns import Turns
from mezanprint.typesetting.tree import Box, children
from mezanprint.typesetting.weasy import boxes

_TOUCH = 0.05
"""Distance in px under which two pieces of a line touch."""
_STRONG = {"L": False, "EN": False, "AN": False, "R": True, "AL": True}


class Edge(NamedTuple):
    """The character at one end of a piece of text, as ``guards`` look at it."""

    text: str
    rtl: bool


class Beside(NamedTuple):
    """What touches a piece of text on paper, and how the text of its line has run so far."""

    left: Edge | None
    """Only where the text on the left was written just before."""
    right: Edge | None
    first: bool
    """Nothing stands on its left."""
    several: bool
    """It is one of several pieces."""
    island: bool
    """It runs from the left in a line from the right."""
    turns: Turns
    cuts: frozenset[int] = frozenset()
    """Before which of its bytes a new part of the line begins (see ``apart``); -1 is its end."""
    rtl: bool = False
    """Its line runs from the right."""
    runs: int = 0
    """How many stretches of its line run from the left."""
    margin: float = 0.0
    """Where its line begins on the left, in px from where it begins itself."""


def alone(turns: Turns, *, rtl: bool = False, runs: int = 0) -> Beside:
    """Return what stands beside text that is all of its line."""
    return Beside(None, None, True, False, False, turns, rtl=rtl, runs=runs)


class Line:
    """The pieces of one laid-out line."""

    def __init__(self, line: Box) -> None:
        """Take a line box; what stands in it is looked at when its first piece is drawn."""
        self._line = line
        self._rtl = line.style["direction"] == "rtl"
        self._cuts = _cuts(_pieces(line), rtl=self._rtl)
        own = "".join(_own(_pieces(line)))
        self._runs = count_marked(own) if self._rtl else 0
        self._turns = Turns(missing_marks(own) if self._rtl and self._cuts.whole else 0)
        self._found: dict[int, Beside] | None = None

    @property
    def text(self) -> str:
        """The text of the line in its order."""
        return "".join(plain(box.text.encode()) for box in _pieces(self._line))

    @property
    def rows(self) -> list[str]:
        """The text between raised and lowered numbers, which readers tell on either side of the word they belong to."""
        baseline = self._line.position_y + self._line.baseline
        found = [""]
        for box in _pieces(self._line):
            raised = abs(box.position_y + box.baseline - baseline) > RAISED * box.style["font_size"]
            found += [""] if raised else []
            found[-1] += "" if raised else plain(box.text.encode())
        return found

    def beside(self, textbox: Any) -> Beside:
        """Return what stands beside a piece of this line."""
        if self._found is None:
            self._found = self._look()
        return self._found.get(id(textbox)) or alone(self._turns, rtl=self._rtl, runs=self._runs)

    def _look(self) -> dict[int, Beside]:
        pieces = _pieces(self._line)
        # A space that is all of its element is not drawn.
        written = [box for box in pieces if plain(box.text.encode()).strip()]
        if len(written) < 2:
            return {}
        before = {id(box): previous for previous, box in pairwise(written)}
        row = sorted(written, key=lambda box: float(box.position_x))
        found: dict[int, Beside] = {}
        for left, box, right in zip([None, *row], row, [*row[1:], None], strict=False):
            follows = left is not None and before.get(id(box)) is left and _touch(left, box)
            found[id(box)] = Beside(
                _edge(left, right=True) if follows else None,
                _edge(right, right=False) if right is not None and _touch(box, right) else None,
                left is None,
                True,
                self._rtl and box.style["direction"] == "ltr",
                self._turns,
                self._cuts.places[id(box)],
                rtl=self._rtl,
                runs=self._runs,
                margin=float(row[0].position_x - box.position_x),
            )
        return found


def _pieces(box: Box) -> list[Box]:
    """Return the text boxes of a line in the order in which they are drawn.

    A block in a line has lines of its own, and the dots of a leader are no text.
    """
    found: list[Box] = []
    for child in children(box):
        if isinstance(child, boxes.TextBox):
            found.append(child)
        elif isinstance(child, boxes.InlineBox) and not child.is_leader:
            found += _pieces(child)
    return found


def _own(pieces: list[Box]) -> Iterator[str]:
    """Yield the text of a right-to-left line, a single letter for what pdfium tells apart from it, or does not turn."""
    for box in pieces:
        text = plain(box.text.encode())
        yield text if box.style["direction"] == "rtl" else "a"


class Cuts(NamedTuple):
    """Where new parts of a line begin for pdfium (see ``apart``)."""

    places: dict[int, frozenset[int]]
    """By the identity of a piece: before which of its bytes; -1 is its end."""
    whole: bool
    """Every phrase that pdfium would turn is a part of its own."""


def _cuts(pieces: list[Box], *, rtl: bool) -> Cuts:
    """Return where the parts of a line begin: at the spaces next to phrases that pdfium would turn.

    What touches a phrase without a space goes with it: a bracket, a comma.
    """
    texts = [plain(box.text.encode()) for box in pieces]
    places: dict[int, set[int]] = {id(box): set() for box in pieces}
    whole = True
    for place, (box, text) in enumerate(zip(pieces, texts, strict=True)):
        runs = box.style["direction"] == "rtl"
        if runs == rtl or not is_turned(text, rtl=runs):
            continue
        before, after = texts[place - 1] if place else "", texts[place + 1] if place + 1 < len(texts) else ""
        whole = whole and (not before or before[-1:].isspace()) and (not after or after[:1].isspace())
        if before[-1:].isspace():
            places[id(box)].add(0)
        elif (space := before.rstrip().rfind(" ")) >= 0:
            places[id(pieces[place - 1])].add(len(before[: space + (not rtl)].encode()))
        if after[:1].isspace():
            places[id(box)].add(-1)
        elif (space := after.find(" ")) >= 0:
            places[id(pieces[place + 1])].add(len(after[: space + (not rtl)].encode()))
    return Cuts({piece: frozenset(of) for piece, of in places.items()}, whole)


def _touch(left: Box, right: Box) -> bool:
    return bool(abs(left.position_x + left.width - right.position_x) < _TOUCH)


def _edge(box: Box, *, right: bool) -> Edge:
    """Return the character at the right or left end of a piece of text, as readers will be told it.

    Of a number at the end of right-to-left text this is the wrong digit, and a digit all the same. A neutral one of
    left-to-right text has a mark beside it (see ``guards``).
    """
    text = plain(box.text.encode())
    rtl = box.style["direction"] == "rtl"
    character = text[0] if right == rtl else text[-1]
    strong = _STRONG.get(unicodedata.bidirectional(character))
    if not rtl and strong is None:
        return Edge(LRM, False)
    return Edge(character, rtl if strong is None else strong)
