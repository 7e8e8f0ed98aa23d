"""What stands beside a piece of text on its line: the elements of a line are drawn one by one, and read as one.

A space before an island of the other direction is told where it belongs only by who knows of the island.
"""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from mezanprint.model.direction.bidi_controls import LRM
from mezanprint.typesetting.boxes.tree import Box, text_boxes
from mezanprint.typesetting.text_layer.apart import Cuts, count_marked, find_cuts, missing_marks, own_text
from mezanprint.typesetting.text_layer.glyphs import plain
from mezanprint.typesetting.text_layer.majority import ONE_LANGUAGE, Majority
from mezanprint.typesetting.text_layer.trail import RAISED
from mezanprint.typesetting.text_layer.turns import Turns

_TOUCH = 0.05
"""Distance in px under which two pieces of a line touch."""
_MOST_LINES = 5_000
"""Lines of which the parts are kept: those of some ten booklets."""
_STRONG = {"L": False, "EN": False, "AN": False, "R": True, "AL": True}


class Edge(NamedTuple):
    """The character at one end of a piece of text, as ``guards`` look at it."""

    text: str
    rtl: bool


class Piece(NamedTuple):
    """The text of one element of a line."""

    text: str
    """As readers are told it."""
    rtl: bool
    box: Box


class Beside(NamedTuple):
    """What touches a piece of text on paper, and how the text of its line has run so far."""

    turns: Turns
    left: Edge | None
    """Only where the text on the left was written just before."""
    right: Edge | None
    first: bool
    """Nothing stands on its left."""
    several: bool
    """It is one of several pieces."""
    island: bool
    """It runs from the left in a line from the right."""
    cuts: frozenset[int] = frozenset()
    """Before which of its bytes a new part of the line begins (see ``apart``); -1 is its end."""
    rtl: bool = False
    """Its line runs from the right."""
    runs: int = 0
    """How many stretches of its line run from the left."""
    margin: float = 0.0
    """Where its line begins on the left, in px from where it begins itself."""
    majority: Majority = ONE_LANGUAGE
    """What poppler takes its page for."""
    ended: bool = False
    """A comma or the like that touches it ends it (see ``apart``)."""
    last: bool = True
    """It ends its line."""

    def key(self, origin: float) -> tuple[object, ...]:
        """Return all that decides how a text is written that begins ``origin`` px from the left edge of its page."""
        return self[1:], self.turns.key(origin)


def alone(turns: Turns, *, rtl: bool = False, runs: int = 0, majority: Majority = ONE_LANGUAGE) -> Beside:
    """Return what stands beside text that is all of its line."""
    return Beside(turns, None, None, True, False, False, rtl=rtl, runs=runs, majority=majority)


class Line:
    """The pieces of one laid-out line."""

    def __init__(self, line: Box, majority: Majority) -> None:
        """Take a line box on a page of ``majority``; what stands in it is looked at when its first piece is drawn."""
        self._line = line
        self._majority = majority
        self._rtl = line.style["direction"] == "rtl"
        self._pieces = [
            Piece(plain(box.text.encode()), box.style["direction"] == "rtl", box) for box in text_boxes(line)
        ]
        texts = tuple([(piece.text, piece.rtl) for piece in self._pieces])
        self._cuts, self._runs, missing = _parts(texts, self._rtl)
        self._turns = Turns(missing)
        self._found: dict[int, Beside] | None = None

    @property
    def rows(self) -> list[str]:
        """The text between raised and lowered numbers, which readers tell on either side of the word they belong to."""
        baseline = self._line.position_y + self._line.baseline
        lines = [""]
        for text, _, box in self._pieces:
            raised = abs(box.position_y + box.baseline - baseline) > RAISED * box.style["font_size"]
            lines += [""] if raised else []
            lines[-1] += "" if raised else text
        return lines

    def beside(self, textbox: Any) -> Beside:
        """Return what stands beside a piece of this line."""
        if self._found is None:
            self._found = self._look()
        return self._found.get(id(textbox)) or alone(
            self._turns, rtl=self._rtl, runs=self._runs, majority=self._majority
        )

    def _look(self) -> dict[int, Beside]:
        # A space that is all of its element is not drawn.
        boxes = [piece.box for piece in self._pieces if piece.text.strip()]
        if len(boxes) < 2:
            return {}
        cuts = {id(piece.box): of for piece, of in zip(self._pieces, self._cuts.places, strict=True)}
        ended = {id(self._pieces[number].box) for number in self._cuts.ended}
        before = {id(box): previous for previous, box in pairwise(boxes)}
        row = sorted(boxes, key=lambda box: float(box.position_x))
        lines_beside: dict[int, Beside] = {}
        for left, box, right in zip([None, *row], row, [*row[1:], None], strict=False):
            follows = left is not None and before.get(id(box)) is left and _touch(left, box)
            lines_beside[id(box)] = Beside(
                self._turns,
                _edge(left, right=True) if follows else None,
                _edge(right, right=False) if right is not None and _touch(box, right) else None,
                left is None,
                True,
                self._rtl and box.style["direction"] == "ltr",
                cuts[id(box)],
                rtl=self._rtl,
                runs=self._runs,
                margin=float(row[0].position_x - box.position_x),
                ended=id(box) in ended,
                last=box is boxes[-1],
                majority=self._majority,
            )
        return lines_beside


@lru_cache(maxsize=_MOST_LINES)
def _parts(texts: tuple[tuple[str, bool], ...], rtl: bool) -> tuple[Cuts, int, int]:
    """Return what follows from the texts of a line alone: its parts, how many run from the left, marks it misses."""
    cuts = find_cuts(texts, rtl=rtl)
    own = "".join(own_text(texts)) if rtl else ""
    return cuts, count_marked(own), missing_marks(own) if cuts.whole and own else 0


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
