"""A small map of what lies around, with the frame of the large one marked: in a corner of it that is free."""

from mezanprint.model.geography import Bounds, Geography
from mezanprint.templating.drawings.drawing import Drawing, Shape
from mezanprint.templating.drawings.shapes import rect
from mezanprint.templating.maps.draw_map import drawn, ground_of, placed
from mezanprint.templating.maps.look import RADII, Look
from mezanprint.templating.maps.placing import Box

WIDTH = 26.0
_FRAME = 0.4


def draw_inset(geography: Geography, frame: Bounds) -> Drawing:
    """Return the map of what lies around ``frame``."""
    ground, look = ground_of(geography, WIDTH), Look(WIDTH)
    shapes = [shape for feature, lines in placed(geography.features, ground) for shape in drawn(feature, lines, look)]
    west, south, east, north = frame
    corners = [ground.point(place) for place in ((west, south), (east, south), (east, north), (west, north))]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    return Drawing(WIDTH, ground.height, (*shapes, _outlined(Box(left, top, right, bottom))), (), mirrored=False)


def _outlined(box: Box) -> Shape:
    """Return the outline of a frame; of one that would hardly be seen, a little around it."""
    more = max(0.0, 2 * RADII[1] - min(box.right - box.left, box.bottom - box.top)) / 2
    width, height = box.right - box.left + 2 * more, box.bottom - box.top + 2 * more
    path = rect(box.left - more, box.top - more, width, height, "").path
    return Shape(path, stroke="accent", width=_FRAME)
