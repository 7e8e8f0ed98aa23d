"""The desk a page lies on: what a layer over it adds around the page, and where things are put on it.

All places are pt from the top left corner of the page as it is printed. ``pages/desk.html.jinja`` draws them.
"""

from dataclasses import astuple, dataclass

from mezanprint.model.geometry import Area
from mezanprint.model.regions import PageLayout

_BORDERS = 0.6
"""pt; both borders of a number."""
_SHORT = 0.5
"""pt by which a layer is lower than its page, so that roundings make no page more."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Room in pt at each side of every page."""

    left: float
    above: float
    right: float
    below: float

    @property
    def around(self) -> tuple[float, float, float, float]:
        """The four, from the left with the clock."""
        left, above, right, below = astuple(self)
        return left, above, right, below

    def size(self, page: PageLayout) -> str:
        """Return width and height of a page with the desk around it, for ``@page``."""
        width, height = page.width + self.left + self.right, page.height + self.above + self.below
        return f"{width:.3f}pt {height:.3f}pt"

    def height(self, page: PageLayout) -> str:
        """Return the height of the layer over a page."""
        return f"{page.height + self.above + self.below - _SHORT:.3f}pt"

    def sheet(self, page: PageLayout) -> str:
        """Return the place of the page itself."""
        return self.place(Area(0, 0, page.width, page.height))

    def place(self, area: Area) -> str:
        """Return the style of an element at its place; one without width or height has that of its style sheet."""
        return self._placed(area, area.right - area.left, area.bottom - area.top)

    def place_tag(self, area: Area) -> str:
        """Return the style of a number at its place: it has a border, and the height of its style sheet."""
        return self._placed(area, area.right - area.left - _BORDERS, 0)

    def _placed(self, area: Area, width: float, height: float) -> str:
        sizes = "".join(f"; {name}: {size:.2f}pt" for name, size in (("width", width), ("height", height)) if size)
        return f"left: {area.left + self.left:.2f}pt; top: {area.top + self.above:.2f}pt{sizes}"
