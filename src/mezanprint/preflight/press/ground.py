"""What lies under a thing: the inks that are there before it is painted."""

from collections.abc import Iterator
from typing import TypeAlias

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import Point, shared
from mezanprint.pdf.painting.painted import PROCESS, Painted, Sort

Inks: TypeAlias = dict[str, float]
_BAND = 36.0
"""pt; grounds are kept by the bands of the page that they reach into, so that few are asked."""
_LEAST = 2.0
"""pt; on something narrower nothing stands."""
_TALLEST = 500
"""Bands, which is five times the longest side of A0."""
_UNKNOWN = ("rgb", "pattern", "other")


def over(thing: Painted, under: Inks) -> Inks | None:
    """Return the inks where ``thing`` is painted over others; None where that is not known.

    Source: ISO 32000-1, 11.7.4.3 (overprint), table 148 and 8.6.7 for mode 1, which holds for directly stated CMYK.
    """
    is_stencil = thing.picture is not None and thing.picture.get("/ImageMask")
    sampled = thing.sort is Sort.GRADIENT or (thing.sort is Sort.PICTURE and not is_stencil)
    if thing.alpha < 1 or sampled or thing.colour.space in _UNKNOWN:
        return None
    inks = thing.colour.inks
    if thing.overprint is None:
        return inks
    stated = thing.colour.names
    if thing.colour.space == "cmyk" and not stated:
        stated = tuple(inks) if thing.overprint else PROCESS
    elif thing.colour.space in ("grey", "registration"):
        stated = PROCESS
    return {name: part for name, part in under.items() if name not in stated} | inks


class Ground:
    """All things of a page on which others may stand."""

    def __init__(self, things: tuple[Painted, ...]) -> None:
        self._things = things
        self._bands: dict[int, list[int]] = {}
        for number, thing in enumerate(things):
            left, bottom, right, top = thing.box
            is_ground = thing.sort in (Sort.AREA, Sort.GRADIENT, Sort.PICTURE) or (
                thing.sort is Sort.LINE and thing.is_whole
            )
            if is_ground and thing.shows and min(right - left, top - bottom) >= _LEAST:
                for band in range(int(bottom // _BAND), min(int(top // _BAND), int(bottom // _BAND) + _TALLEST) + 1):
                    self._bands.setdefault(band, []).append(number)

    def _below(self, number: int, height: float) -> Iterator[Painted]:
        """Yield what lies under a thing at a height of the page, from the top down."""
        for each in reversed(self._bands.get(int(height // _BAND), ())):
            if each < number:
                yield self._things[each]

    def inks(self, number: int, point: Point) -> Inks | None:
        """Return the inks at a point before thing ``number`` of the page is painted; None where that is not known."""
        pile: list[Painted] = []
        for thing in self._below(number, point[1]):
            covers = thing.covers(point)
            if covers is None:
                return None
            if covers:
                pile.append(thing)
                if thing.overprint is None:
                    break
        laid: Inks = {}
        for thing in reversed(pile):
            both = over(thing, laid)
            if both is None:
                return None
            laid = both
        return laid

    def under(self, number: int) -> Inks | None:
        """Return the inks that are under a thing from end to end, as little as there is of each; None if not known."""
        left, bottom, right, top = self._things[number].box
        middle, width = (bottom + top) / 2, right - left
        grounds: list[Inks] = []
        for share in (0.5, 0.05, 0.95):
            inks = self.inks(number, (left + width * share, middle))
            if not inks:
                return inks
            grounds.append(inks)
        return {name: min(inks.get(name, 0.0) for inks in grounds) for name in grounds[0]}

    def meetings(self, number: int, most: int = 40) -> Iterator[Point]:
        """Yield the middle of each overlap of a thing with something under it, as far as those are few."""
        box = self._things[number].box
        boxes: set[Box] = set()
        for height in {box[1], (box[1] + box[3]) / 2, box[3]}:
            for thing in self._below(number, height):
                overlap = shared(box, thing.box)
                if overlap and overlap not in boxes and len(boxes) < most:
                    boxes.add(overlap)
                    yield (overlap[0] + overlap[2]) / 2, (overlap[1] + overlap[3]) / 2
