"""The desk a page lies on: what a layer over it adds around the page, and how things are put on it.

All places are pt from the top left corner of the page as it is printed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from mezanprint.model.geometry import Area
from mezanprint.model.regions import PageLayout
from mezanprint.outputs.labels.placing import Tag

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

    def rules(self, layout: Iterable[PageLayout]) -> Iterator[str]:
        """Yield the rule of each layer's page."""
        for number, page in enumerate(layout, 1):
            yield self.rule(number, page)

    def rule(self, number: int, page: PageLayout) -> str:
        """Return the rule of one of them."""
        width, height = page.width + self.left + self.right, page.height + self.above + self.below
        return f"@page over{number} {{ size: {width:.3f}pt {height:.3f}pt; margin: 0 }}"

    def over(self, number: int, page: PageLayout, inside: str) -> str:
        """Return the layer over a page as an element, with the edge of the page in it."""
        edge = self.box("sheet-edge", Area(0, 0, page.width, page.height))
        height = page.height + self.above + self.below - _SHORT
        return f'<div class="over" style="page: over{number}; height: {height:.3f}pt">{edge}{inside}</div>'

    def tag(self, tag: Tag, kind: str) -> str:
        """Return a number with its bar and the line that leads to it; ``kind`` is a class of all three."""
        leader = self.box(f"leader{kind}", tag.leader) if tag.leader else ""
        return self.box(f"bar{kind}", tag.bar) + leader + self.box(f"tag{kind}", tag.area, str(tag.number))

    def box(self, kind: str, area: Area, inside: str = "") -> str:
        """Return an element at its place; what has no width or height of its own has that of its style."""
        is_tag = kind.startswith("tag")
        width, height = area.right - area.left - (_BORDERS if is_tag else 0), 0 if is_tag else area.bottom - area.top
        sizes = "".join(f"; {name}: {size:.2f}pt" for name, size in (("width", width), ("height", height)) if size)
        place = f"left: {area.left + self.left:.2f}pt; top: {area.top + self.above:.2f}pt{sizes}"
        return f'<div class="{kind}" style="{place}">{inside}</div>'
