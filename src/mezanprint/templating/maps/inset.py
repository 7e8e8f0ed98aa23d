"""A small map of what lies around, with the frame of the large one marked: in a corner of it that is free."""

from mezanprint.model.geography import Bounds, Geography
from mezanprint.templating.drawings.drawing import Drawing, Shape
from mezanprint.templating.drawings.shapes import rect
from mezanprint.templating.maps.draw_map import drawn, ground_of, placed
from mezanprint.templating.maps.look import RADII, Look
from mezanprint.templating.maps.placing import Box

_SHARE, _LEAST, _MOST = 0.22, 14.0, 26.0
"""Of the map's width, and mm."""
_EDGE, _FRAME = 1.0, 0.4


def draw_inset(geography: Geography, frame: Bounds, around: float) -> Drawing:
    """Return the map of what lies around ``frame``, for a map that is ``around`` mm wide."""
    width = min(_MOST, max(_LEAST, _SHARE * around))
    look = Look(width)
    ground = ground_of(geography, look, _EDGE)
    shapes = drawn(placed(geography.features, ground), look)
    west, south, east, north = frame
    corners = [ground.point(place) for place in ((west, south), (east, south), (east, north), (west, north))]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    return Drawing(width, ground.height, (*shapes, _outlined(Box(left, top, right, bottom))), (), mirrored=False)


def _outlined(box: Box) -> Shape:
    """Return the outline of a frame; of one that would hardly be seen, a little around it."""
    more = max(0.0, 2 * RADII[1] - min(box.right - box.left, box.bottom - box.top)) / 2
    width, height = box.right - box.left + 2 * more, box.bottom - box.top + 2 * more
    path = rect(box.left - more, box.top - more, width, height, "").path
    return Shape(path, stroke="accent", width=_FRAME)
