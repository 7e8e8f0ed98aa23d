"""Rectangles and units, said once. Whose field it is says its unit: pt, mm or px (CSS 2.2, 4.3.2)."""

from dataclasses import dataclass
from typing import NamedTuple

PT_PER_INCH, PX_PER_INCH, MM_PER_INCH = 72, 96, 25.4
PT_PER_MM = PT_PER_INCH / MM_PER_INCH
PT_PER_PX = PT_PER_INCH / PX_PER_INCH
MM_PER_PX = MM_PER_INCH / PX_PER_INCH
MM_PER_PT = MM_PER_INCH / PT_PER_INCH


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle as pages are laid out and looked at: from the top left corner of the trimmed page, down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height."""
        return self.bottom - self.top

    def meets(self, other: "Area") -> bool:
        """Tell whether the two have a common part."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def joined(self, other: "Area") -> "Area":
        """Return the smallest rectangle round both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def beyond(self, frame: "Area") -> float:
        """Return by how much this rectangle leaves ``frame`` on its worst side; 0 or less when it stays inside."""
        return max(frame.left - self.left, frame.top - self.top, self.right - frame.right, self.bottom - frame.bottom)

    def within(self, frame: "Area") -> "Area":
        """Return the part of this rectangle that lies in ``frame``; empty ones have no width or height."""
        left, top = max(self.left, frame.left), max(self.top, frame.top)
        return Area(left, top, max(left, min(self.right, frame.right)), max(top, min(self.bottom, frame.bottom)))

    def in_points(self) -> "Area":
        """Return a rectangle of px in pt, as it leaves the typesetter."""
        return Area(*(round(side * PT_PER_PX, 2) for side in (self.left, self.top, self.right, self.bottom)))


class Box(NamedTuple):
    """A rectangle as PDF and sheets of paper have it: from the lower left corner, up (ISO 32000-1, 7.9.5)."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Return the width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height."""
        return self.top - self.bottom

    def turned(self, width: float, height: float) -> "Box":
        """Return the rectangle after half a turn of its sheet."""
        return Box(width - self.right, height - self.top, width - self.left, height - self.bottom)

    def grown(self, by: float) -> "Box":
        """Return the rectangle with a rim."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def moved(self, x: float, y: float) -> "Box":
        """Return the rectangle in another place."""
        return Box(self.left + x, self.bottom + y, self.right + x, self.top + y)
