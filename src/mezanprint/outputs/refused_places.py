"""Where each finding about an edition stands on its pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mezanprint.model.diagnostics import Diagnostic, Span
from mezanprint.model.geometry import Area
from mezanprint.model.regions import PageLayout, Region

LAYOUT = "layout-"
"""How the codes of all findings about the layout begin."""
_CATALOGS = "locales/"


def in_order(findings: Iterable[Diagnostic], layout: tuple[PageLayout, ...], source: str) -> tuple[Diagnostic, ...]:
    """Return findings page by page, from the top down, each with its place; then those that have none.

    What the layout found has its place already, or is about the end of a text; any other finding about a text stands
    where the text begins. ``source`` is the locale of what is no translation.
    """
    placed = [_placed(found, layout, source, at_end=found.code.startswith(LAYOUT)) for found in findings]
    return tuple(sorted(placed, key=_order))


def _order(found: Diagnostic) -> tuple[bool, int, bool, float]:
    span = found.span
    page, area = (span.page, span.area) if span else (None, None)
    return page is None, page or 0, area is None, area.top if area else 0.0


def _placed(finding: Diagnostic, layout: tuple[PageLayout, ...], source: str, *, at_end: bool) -> Diagnostic:
    if not finding.key or (finding.span and finding.span.area):
        return finding
    in_catalog = finding.span is not None and finding.span.path.startswith(_CATALOGS)
    locale = finding.span.path.split("/")[1] if in_catalog and finding.span else source
    known = list(_spots(finding.key, layout)) or list(_spots(finding.key, layout, "."))
    spots = [spot for spot in known if spot[1].language == locale.replace("_", "-")] or known
    if not spots:
        return finding
    page, region = spots[-1 if at_end else 0]
    span = finding.span or Span("")
    return replace(finding, span=replace(span, page=page, area=region.area))


def _spots(key: str, layout: tuple[PageLayout, ...], inside: str = "") -> Iterator[tuple[int, Region]]:
    """Yield the places of a text or picture; findings of catalogs name it with its domain, those of content without.

    With ``inside``, what stands between the names of a section and of its parts, those of all that is in the section.
    """
    for number, page in enumerate(layout, 1):
        for region in page.regions:
            for name in (region.key, region.key.partition(":")[2]):
                if name == key if not inside else name.startswith(key + inside):
                    yield number, region
                    break


def reach(findings: Iterable[Diagnostic], layout: tuple[PageLayout, ...], most: float) -> Area:
    """Return how far things stand off the paper at each side in pt, on the page where it is worst; ``most`` at most."""
    off = [0.0, 0.0, 0.0, 0.0]
    for number, page in enumerate(layout, 1):
        marked = (found.span.area for found in findings if found.span and found.span.page == number and found.span.area)
        for area in (*page.printed, *marked):
            beyond = (-area.left, -area.top, area.right - page.width, area.bottom - page.height)
            off = [min(max(known, more), most) for known, more in zip(off, beyond, strict=True)]
    return Area(*off)
