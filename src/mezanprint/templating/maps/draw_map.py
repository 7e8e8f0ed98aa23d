"""A map: land, lines and places in millimetres, with their names, a scale bar and one accent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mezanprint.model.geography import Feature, Geography
from mezanprint.model.geography import Shape as Form
from mezanprint.templating.drawings.drawing import Drawing, Label, Path, Shape
from mezanprint.templating.drawings.patterns import pattern
from mezanprint.templating.drawings.shapes import circle, line, outline
from mezanprint.templating.maps.look import EDGES, NO_DATA, Look
from mezanprint.templating.maps.naming import Name, Naming
from mezanprint.templating.maps.placing import Box, Point, outside
from mezanprint.templating.maps.projections import Projection, projection_for
from mezanprint.templating.maps.scale_bar import bar_length
from mezanprint.templating.maps.simplify import TOLERANCE, Line, simplified

_EDGE = 4.0
"""mm that land keeps from the edge of the drawing: room for names at the coast."""
_NEAREST = 0.5
"""mm that names keep from it."""
_FLATTEST, _TALLEST, _HIGHEST = 0.3, 1.0, 105.0
"""Share of the width that a map is at least and at most high, and mm that it is at most."""
_SMALLEST_KM = 0.2
_OVER_BAR = 2.4
"""mm between the scale bar and the land, beside the line of words between them."""
_SPECK = 0.35
"""mm: radius of the mark of an area that is too small to be drawn."""
_TOLERANCES, _ENOUGH = (TOLERANCE, 0.1, 0.2), 8_000
"""mm by which a map is simplified: coarser where it would still have more vertices than a page can hold."""
_RIM = 0.3
"""mm of paper round marks and lines where areas are dark: they are seen on these."""
_BORDER, _LINE, _LIT = 0.25, 0.4, 0.8
_RING = 4
"""Points of the smallest ring: three corners and the first of them again."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the earth lies on paper."""

    projection: Projection
    left: float
    top: float
    scale: float
    """mm of a kilometre."""
    height: float

    def point(self, place: Point) -> Point:
        """Return the point of a place of the earth, mm."""
        x, y = self.projection.project(place)
        return self.left + x * self.scale, self.top - y * self.scale


def draw_map(
    geography: Geography, names: Mapping[str, Name], look: Look, naming: Naming, inset: Drawing | None = None
) -> Drawing:
    """Return a map; ``naming`` learns which names stand on it as numbers, and which found no room at all.

    ``inset`` stands in a corner that nothing else is in, or is told to ``naming``.
    """
    ground = ground_of(geography, look)
    parts = placed(geography.features, ground)
    naming.begin(Box(_NEAREST, _NEAREST, look.width - _NEAREST, ground.height - _NEAREST))
    labels = naming.name(parts, names, look)
    shapes = [*drawn(_parted(parts, naming.boxes), look, naming.halos), *naming.added]
    if inset:
        shapes += naming.corner(inset, parts)
    if not ground.projection.has_scale:
        return Drawing(look.width, ground.height, tuple(shapes), labels, mirrored=False)
    height, bar, words = _scale(ground, look.width, naming)
    return Drawing(look.width, height, (*shapes, *bar), (*labels, words), mirrored=False)


def ground_of(geography: Geography, look: Look, edge: float = _EDGE) -> Ground:
    """Fit all features into a width, and into the height that goes with it or that is asked for."""
    width, highest = look.width, look.highest or min(look.width * _TALLEST, _HIGHEST)
    projection = projection_for(geography.bounds)
    points = [projection.project(place) for place in geography.positions()]
    columns, rows = [x for x, _ in points], [y for _, y in points]
    across, down = max(max(columns) - min(columns), _SMALLEST_KM), max(max(rows) - min(rows), _SMALLEST_KM)
    scale = min((width - 2 * edge) / across, (highest - 2 * edge) / down)
    height = max(down * scale + 2 * edge, min(width * _FLATTEST, highest))
    middle = (max(columns) + min(columns)) / 2, (max(rows) + min(rows)) / 2
    return Ground(projection, width / 2 - middle[0] * scale, height / 2 + middle[1] * scale, scale, height)


def placed(features: Sequence[Feature], ground: Ground) -> list[tuple[Feature, list[Line]]]:
    """Return each feature with its lines on paper; borders of neighbours are simplified together."""
    parts = [list(map(ground.point, part)) for feature in features for part in feature.parts]
    for tolerance in _TOLERANCES:
        simple = simplified(parts, tolerance)
        if sum(map(len, simple)) <= _ENOUGH:
            break
    lines = iter(simple)
    return [(feature, [next(lines) for _ in feature.parts]) for feature in features]


def _parted(parts: Sequence[tuple[Feature, list[Line]]], boxes: Sequence[Box]) -> list[tuple[Feature, list[Line]]]:
    """Return features of which lines have a gap where a name stands: struck through it would be hard to read."""
    return [
        (feature, [piece for each in lines for piece in outside(each, boxes)] if feature.shape is Form.LINE else lines)
        for feature, lines in parts
    ]


def drawn(
    parts: Sequence[tuple[Feature, list[Line]]], look: Look, halos: Sequence[tuple[Feature, Shape]] = ()
) -> list[Shape]:
    """Return the shapes of all features; ``halos`` are the paper under names on areas."""
    areas, ways, places = [], [], []
    for feature, lines in sorted(parts, key=look.layer):
        if feature.shape is Form.PLACE:
            places.append((feature, lines))
        elif feature.shape is Form.LINE:
            ways += _way(feature, lines, look)
        else:
            areas += _area(feature, lines, look, [shape for area, shape in halos if area is feature])
    is_rimmed = look.fills is not None or any(look.is_dark(feature) for feature, _ in parts)
    rims = [replace(way, stroke="paper", width=way.width + 2 * _RIM) for way in ways if is_rimmed]
    marks = [mark for feature, lines in places for mark in _place(feature, lines, look, is_rimmed=is_rimmed)]
    return [*areas, *rims, *ways, *marks]


def _place(feature: Feature, lines: list[Line], look: Look, *, is_rimmed: bool) -> list[Shape]:
    radius = look.radius(feature)
    rims = [circle(*each[0], radius + _RIM, "paper") for each in lines] if is_rimmed else []
    return [*rims, *(circle(*each[0], radius, "accent" if look.is_lit(feature) else "ink") for each in lines)]


def _way(feature: Feature, lines: list[Line], look: Look) -> list[Shape]:
    steps = tuple(step for each in lines if len(each) > 1 for step in _open(each))
    colour, width = ("accent", _LIT) if look.is_lit(feature) else ("brand-mid", _LINE)
    return [Shape(steps, stroke=colour, width=width)] if steps else []


def _area(feature: Feature, lines: list[Line], look: Look, halos: Sequence[Shape]) -> list[Shape]:
    is_lit = look.is_lit(feature)
    rings = [each for each in lines if len(each) >= _RING]
    if not rings:
        return [circle(*lines[0][0], _SPECK, "accent" if is_lit else "ink")]
    steps = tuple(step for ring in rings for step in outline(ring[:-1]))
    if look.fills is None:
        return [Shape(steps, fill=look.fill(feature), stroke="rule", width=_BORDER)]
    edge = [Shape(steps, stroke="accent", width=_LIT)] if is_lit else []
    return [*shaded(steps, look.fill(feature), halos), *edge]


def shaded(path: Path, fill: str, halos: Sequence[Shape] = ()) -> list[Shape]:
    """Return an area in a shade; one without data is hatched, but for paper under names."""
    if fill != NO_DATA:
        return [Shape(path, fill=fill, stroke=EDGES.get(fill, "paper"), width=_BORDER)]
    return [
        Shape(path, fill=fill),
        Shape(pattern("hatch", path), stroke="rule", width=_BORDER),
        *halos,
        Shape(path, stroke="rule", width=_BORDER),
    ]


def _open(points: Line) -> tuple[tuple[str, tuple[float, ...]], ...]:
    first, *others = points
    return (("M", first), *(("L", point) for point in others))


def _scale(ground: Ground, width: float, naming: Naming) -> tuple[float, list[Shape], Label]:
    """Return the height of a map with its scale bar, the bar, and what it says, at the side where lines begin."""
    length, number, in_km = bar_length(1 / ground.scale, width)
    words = naming.measured(number, in_km)
    foot = ground.height + words.size[1] + _OVER_BAR
    start = width - length if naming.runs_left else 0.0
    bar = [line(start, foot, start + length, foot, "ink", _BORDER)]
    bar += [line(x, foot - 1, x, foot + _BORDER / 2, "ink", _BORDER) for x in (start, start + length)]
    anchor, at = ("end", width) if naming.runs_left else ("start", 0.0)
    return foot + _BORDER, bar, Label(words.html, at, foot - _OVER_BAR / 2, anchor, "bottom", "axis")
