"""The drawing of a job sheet: both sides of a sheet to scale, with the numbers of its pages or panels and its folds."""

from markupsafe import Markup, escape

from mezanprint.model.jobs import Job, Side
from mezanprint.model.locales import HouseStyle
from mezanprint.model.numerals import format_digits

_ROOM = (82.0, 46.0)
"""Width and height that one side may take on the job sheet, mm."""


def drawings(job: Job, style: HouseStyle) -> tuple[Markup, ...]:
    """Return a drawing of each side. Left and right are those of the paper, whatever the language of the page.

    A valley is dashed and a mountain dotted, as on the dummy; a fold that is stapled has two short strokes.
    """
    scale = min(_ROOM[0] / job.flat[0], _ROOM[1] / job.flat[1])
    return tuple(_drawing(side, job, scale, style) for side in job.sides)


def _drawing(side: Side, job: Job, scale: float, style: HouseStyle) -> Markup:
    width, height = job.flat[0] * scale, job.flat[1] * scale
    parts = [_box("paper", 0, 0, width, height)]
    for area in side.areas:
        number = escape(format_digits(str(area.number), style))
        top = height - (area.bottom + area.height) * scale
        parts.append(_box("area", area.left * scale, top, area.width * scale, area.height * scale, number))
    for crease in side.creases:
        way = "mountain" if crease.mountain else "valley"
        parts.append(_box(f"crease {way}", crease.x * scale, -2.0, 0, height + 4.0))
        if job.paper.booklet:
            parts += (_box("pin", crease.x * scale - 0.4, share * height, 0.8, 5.0) for share in (0.2, 0.7))
    frame = f"width: {width:.2f}mm; height: {height:.2f}mm"
    return Markup('<div class="drawing" dir="ltr" style="{}">{}</div>').format(frame, Markup("").join(parts))


def _box(name: str, left: float, top: float, width: float, height: float, words: str = "") -> Markup:
    place = f"left: {left:.2f}mm; top: {top:.2f}mm; width: {width:.2f}mm; height: {height:.2f}mm"
    inner = Markup('<span style="line-height: {}mm">{}</span>').format(f"{height:.2f}", words) if words else ""
    return Markup('<div class="{}" style="{}">{}</div>').format(name, place, inner)
