"""Links of a released PDF are where their words are, and not half a page."""

from collections.abc import Iterator

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.graph import Objects
from mezanprint.preflight.goods.places import told
from mezanprint.preflight.goods.walk import Met

_HALF = 0.5


def check_link_sizes(met: list[Met], objects: Objects) -> Iterator[Diagnostic]:
    """Yield an error for each page with a link that covers half of it."""
    for page in (each for each in met if each.kind == "Page"):
        annotations = page.value.get("/Annots", [])
        links = map(objects.get, annotations if isinstance(annotations, list) else objects.get(annotations, []))
        whole = _area(page.value.get("/MediaBox", []))
        if any(isinstance(link, dict) and _area(link.get("/Rect", [])) > _HALF * whole for link in links):
            fault = msg("{place}: {fault}", place=told(page.place), fault=msg("a link that covers half the page"))
            yield error("release-link", fault, None, msg("link to https or mailto addresses, or inside the document"))


def _area(box: list[float]) -> float:
    """Return the area of a box; nothing of one that is none, which is told elsewhere."""
    if not all(isinstance(side, int | float) for side in box) or len(box) != 4:
        return 0
    left, bottom, right, top = box
    return abs((right - left) * (top - bottom))
