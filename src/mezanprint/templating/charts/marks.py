"""Marks at the points of a line: each series has its own shape, which a grey print keeps."""

from mezanprint.templating.drawings.drawing import Shape
from mezanprint.templating.drawings.shapes import circle, polygon, rect

RADIUS = 0.95


def mark(number: int, x: float, y: float, fill: str, radius: float = RADIUS) -> Shape:
    """Return the mark of the series ``number``, the first being 0, about a point."""
    match number % 4:
        case 0:
            return circle(x, y, radius, fill)
        case 1:
            half = radius * 0.88
            return rect(x - half, y - half, 2 * half, 2 * half, fill)
        case 2:
            tall = radius * 1.2
            return polygon(((x, y - tall), (x + tall, y + tall * 0.8), (x - tall, y + tall * 0.8)), fill)
        case _:
            wide = radius * 1.3
            return polygon(((x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)), fill)
