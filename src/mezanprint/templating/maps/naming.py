"""Names on a map: beside places, inside of areas, at the middle of lines; numbers where they have no room."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from markupsafe import Markup

from mezanprint.model.geography import Feature
from mezanprint.model.geography import Shape as Form
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.shapes import line, moved, rect
from mezanprint.templating.maps.look import Look
from mezanprint.templating.maps.placing import Barriers, Box, Ground, Point, centre_of, doubled_area, is_inside, reaches

_LEADER = 0.18
_CLEAR = 0.3
"""mm of paper around a mark."""
Lines: TypeAlias = list[tuple[Point, ...]]
Parts: TypeAlias = Sequence[tuple[Feature, Lines]]
_ORDER = (Form.PLACE, Form.LINE, Form.AREA)
"""A place has least choice of where its name stands."""


@dataclass(frozen=True, slots=True)
class Name:
    """What is printed at a feature."""

    html: Markup
    size: tuple[float, float]
    """Width and height, mm."""


@dataclass(slots=True)
class Naming:
    """Gives each feature its name, or a number; numbers run in the order of the file."""

    runs_left: bool
    """Whether lines of the page begin at its right edge."""
    number: Callable[[Decimal], Name]
    measured: Callable[[Decimal, bool], Name]
    """Return a number of metres, or of kilometres, with its unit."""
    numbered: list[str] = field(default_factory=list)
    """Ids of what has a number, the first of them number 1."""
    homeless: list[str] = field(default_factory=list)
    """Ids of what found no room for either."""
    added: list[Shape] = field(default_factory=list)
    """Lines that lead to numbers."""
    halos: list[tuple[Feature, Shape]] = field(default_factory=list)
    """Paper under names on areas without data: it lies over their hatching, and under all lines."""
    boxes: list[Box] = field(default_factory=list)
    """Where names and numbers stand: a line ends before them and goes on behind them."""
    has_inset_beside: bool = False
    """Whether no corner of the map has room for the inset."""
    _ground: Ground | None = None
    _dark: list[Lines] = field(default_factory=list)
    _hatched: list[tuple[Feature, Lines]] = field(default_factory=list)

    def begin(self, whole: Box) -> None:
        """Take the room of a map."""
        self._ground = Ground(whole)

    def _take(self, parts: Parts, look: Look) -> None:
        """Note what names keep off: the marks of places, edges of dark areas and, where they can, lines and coasts."""
        for feature, lines in parts:
            if reach := look.radius(feature):
                reach += _CLEAR
                for (x, y), *_ in lines:
                    self._held.take(Box(x - reach, y - reach, x + reach, y + reach))
            elif feature.shape is Form.LINE:
                self._held.lines.add(lines)
            elif look.is_dark(feature):
                self._held.walls.add(lines)
                self._dark.append(lines)
            else:
                self._held.lines.add(lines)
            if look.is_hatched(feature):
                self._hatched.append((feature, lines))

    def name(self, parts: Parts, names: Mapping[str, Name], look: Look) -> tuple[Label, ...]:
        """Return the labels of all features that have names: what is lit first, then places, lines and areas."""
        self._take(parts, look)
        named = [each for each in parts if each[0].id in names]
        labels: dict[str, Label | None] = {}
        for feature, lines in sorted(named, key=lambda each: _rank(each[0], look)):
            labels[feature.id] = self._placed(feature, lines, names[feature.id], look)
        for feature, lines in named:
            labels[feature.id] = labels[feature.id] or self._numbered(feature, lines, look)
        return tuple(filter(None, labels.values()))

    def corner(self, inset: Drawing, parts: Parts) -> list[Shape]:
        """Return a small drawing in a free corner of the map; nothing, and say so, where no corner is free."""
        land = Barriers()
        land.add(line for _, lines in parts for line in lines)
        areas = [lines for feature, lines in parts if feature.shape is Form.AREA]
        whole, width, height = self._held.whole, inset.width, inset.height
        across = (whole.left, whole.right - width) if self.runs_left else (whole.right - width, whole.left)
        for top in (whole.bottom - height, whole.top):
            for left in across:
                box = Box(left, top, left + width, top + height)
                is_free = not land.cross(box) and not any(is_inside(box.middle, rings) for rings in areas)
                if is_free and self._held.is_free(box):
                    return [moved(shape, left, top) for shape in inset.shapes]
        self.has_inset_beside = True
        return []

    @property
    def _held(self) -> Ground:
        assert self._ground is not None
        return self._ground

    def _placed(self, feature: Feature, lines: Lines, name: Name, look: Look) -> Label | None:
        place = _place_of(feature, lines)
        match feature.shape:
            case Form.AREA:
                box = self._held.inside(lines, name.size)
            case Form.LINE:
                box = self._held.along(_longest(lines), name.size)
            case _:
                box = self._held.beside(place, look.radius(feature), name.size)
        if box is None:
            return None
        return self._label(box, place if feature.shape is Form.PLACE else box.middle, name, feature, look)

    def _label(self, box: Box, place: Point, name: Name, feature: Feature, look: Look) -> Label:
        """Return a label in a box, leaning against the place that it names, light where its ground is dark."""
        self.boxes.append(box)
        signs = {"way": feature.shape is Form.LINE, "lit": look.is_lit(feature), "on-dark": self._is_dark(box.middle)}
        role = " ".join(("name", *(sign for sign, holds in signs.items() if holds)))
        paper = rect(box.left, box.top, box.right - box.left, box.bottom - box.top, "paper")
        self.halos += [(area, paper) for area, rings in self._hatched if reaches(rings, box)]
        x, y = box.middle
        if box.left >= place[0]:
            return Label(name.html, box.left, y, "start", "middle", role)
        if box.right <= place[0]:
            return Label(name.html, box.right, y, "end", "middle", role)
        return Label(name.html, x, y, "middle", "middle", role)

    def _is_dark(self, point: Point) -> bool:
        return any(is_inside(point, rings) for rings in self._dark)

    def _numbered(self, feature: Feature, lines: Lines, look: Look) -> Label | None:
        """Return the number of a feature, in it or near to it; with a line that leads there where it is off."""
        name = self.number(Decimal(len(self.numbered) + 1))
        label = self._placed(feature, lines, name, look)
        if label is None:
            place = _place_of(feature, lines)
            box = self._held.away(place, name.size)
            if box is None:
                self.homeless.append(feature.id)
                return None
            self.added.append(_leader(place, box, "paper" if self._is_dark(place) else "ink"))
            label = self._label(box, place, name, feature, look)
        self.numbered.append(feature.id)
        return label


def _rank(feature: Feature, look: Look) -> tuple[bool, int]:
    """Return when a feature is named: what is lit comes first."""
    return not look.is_lit(feature), _ORDER.index(feature.shape)


def _leader(place: Point, box: Box, ink: str) -> Shape:
    """Return a fine line from a place to the edge of a box."""
    x, y = min(max(place[0], box.left), box.right), min(max(place[1], box.top), box.bottom)
    return line(*place, x, y, ink, _LEADER)


def _place_of(feature: Feature, lines: Lines) -> Point:
    """Return the point at which a feature is named: of lines in the longest, of areas in the largest part."""
    if feature.shape is Form.PLACE:
        return lines[0][0]
    if feature.shape is Form.AREA:
        return centre_of(max(lines, key=lambda ring: abs(doubled_area(ring))))
    longest = _longest(lines)
    return longest[len(longest) // 2]


def _longest(lines: Lines) -> tuple[Point, ...]:
    return max(lines, key=lambda points: sum(map(math.dist, points, points[1:])))
