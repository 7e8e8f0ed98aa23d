"""Pages as a print shop wants them: upright, of one size, at their true scale (GWG 2015, 4.2 to 4.4)."""

from collections import Counter
from collections.abc import Iterator

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.geometry import PT_PER_MM
from mezanprint.model.translatable import msg
from mezanprint.preflight.press.sheet import Finding, Sheet

_SAME = 0.5
"""mm by which sizes of pages may differ."""


def check_rotation(sheet: Sheet) -> Iterator[Finding]:
    """No page is turned by a key, which programs that impose pages may leave out."""
    for number, page in enumerate(sheet.document.pages, 1):
        if turn := page.rotation % 360:
            message = msg("the page is turned by {turn} degrees (`/Rotate`)", turn=turn)
            hint = msg("turn the page itself; programs that impose pages may leave the key out")
            yield Finding(warning("press-rotated", message, sheet.span(number), hint), number)


def check_scale(sheet: Sheet) -> Iterator[Finding]:
    """A unit is a point, for not every program knows another (ISO 32000-1, table 30)."""
    for number, page in enumerate(sheet.document.pages, 1):
        if float(unit := page.obj.get("/UserUnit", 1)) != 1:
            message = msg("the page is to be printed {scale} times as large as it is (`/UserUnit`)", scale=f"{unit:g}")
            hint = msg("make it at its true size")
            yield Finding(error("press-scaled", message, sheet.span(number), hint), number)


def check_sizes(sheet: Sheet) -> Iterator[Finding]:
    """All pages are trimmed to one size, and lie alike on their paper."""
    sizes = [trimmed_size(sheet, number) for number in range(1, len(sheet.document.pages) + 1)]
    if not sizes:
        return
    usual = Counter(sizes).most_common(1)[0][0]
    for number, size in enumerate(sizes, 1):
        if not alike(size, usual):
            message = msg(
                "the page is {width} × {height} mm, most are {usual_width} × {usual_height} mm",
                width=f"{size[0]:.0f}",
                height=f"{size[1]:.0f}",
                usual_width=f"{usual[0]:.0f}",
                usual_height=f"{usual[1]:.0f}",
            )
            hint = msg("give all pages one size, or hand over each size as a file of its own")
            yield Finding(warning("press-page-size", message, sheet.span(number), hint), number)
    yield from _moved(sheet)


def trimmed_size(sheet: Sheet, number: int) -> tuple[float, float]:
    """Return width and height of a page after cutting, mm, as it is seen: turned and scaled."""
    left, bottom, right, top = sheet.boxes(number)[0]
    page = sheet.document.pages[number - 1]
    unit = float(page.obj.get("/UserUnit", 1)) / PT_PER_MM
    width, height = round((right - left) * unit, 1), round((top - bottom) * unit, 1)
    return (height, width) if page.rotation % 180 else (width, height)


def alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Tell whether two sizes are the same for a cutter."""
    return all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


def _moved(sheet: Sheet) -> Iterator[Finding]:
    """Yield pages that lie elsewhere on paper of one size; left and right pages may differ, for bleed is outside."""
    first: dict[tuple[int, int, int], tuple[float, float]] = {}
    for number in range(1, len(sheet.document.pages) + 1):
        trim, _, media = sheet.boxes(number)
        paper = (number % 2, round(media[2] - media[0]), round(media[3] - media[1]))
        place = ((trim[0] - media[0]) / PT_PER_MM, (trim[1] - media[1]) / PT_PER_MM)
        if alike(place, first.setdefault(paper, place)):
            continue
        message = msg("the TrimBox lies elsewhere on the paper than that of the pages before")
        hint = msg("set the TrimBox of all pages at one place")
        yield Finding(warning("press-box", message, sheet.span(number), hint), number)
