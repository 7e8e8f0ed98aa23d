"""The drawing of a job sheet: both sides of a sheet to scale, with the numbers of its pages or panels and its folds."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from markupsafe import Markup, escape

from mezanprint.model.jobs import Job, PageOnSheet, Side
from mezanprint.model.locales import HouseStyle
from mezanprint.model.numerals import format_digits

_ROOM = (82.0, 46.0)
"""Width and height that one side may take on the job sheet, mm."""
_WORDS = 40.0
"""Width that the words at a fold may take, mm."""


def drawer(job: Job, style: HouseStyle) -> Callable[[str, str], tuple[Markup, ...]]:
    """Return what draws each side, given the words that stand at a valley and at a mountain fold.

    Left and right are those of the paper, whatever the language of the page, and a page lies as it does in the file,
    on its head where the sheet turns over its other edge. A valley is dashed and a mountain dotted, as on the dummy; a
    fold that is stapled has two short strokes; cards have their edges.
    """
    scale = min(_ROOM[0] / job.flat[0], _ROOM[1] / job.flat[1])

    def drawings(valley: str, mountain: str) -> tuple[Markup, ...]:
        return tuple(_drawing(side, job, scale, style, (valley, mountain)) for side in job.sides)

    return drawings


def _drawing(side: Side, job: Job, scale: float, style: HouseStyle, words: tuple[str, str]) -> Markup:
    width, height = job.flat[0] * scale, job.flat[1] * scale
    parts = [_box("paper", 0, 0, width, height)]
    for area in side.areas:
        name = f"area{' card' if job.cards else ''}{' turned' if area.turned else ''}"
        box, top = area.box, height - area.box.top * scale
        inner = _number(area, style, box.height * scale)
        parts.append(_box(name, box.left * scale, top, box.width * scale, box.height * scale, inner))
    parts += _folds(side, job, scale, words)
    frame = f"width: {width:.2f}mm; height: {height:.2f}mm"
    name = "drawing folded" if side.creases else "drawing"
    return Markup('<div class="{}" dir="ltr" style="{}">{}</div>').format(name, frame, Markup("").join(parts))


def _folds(side: Side, job: Job, scale: float, words: tuple[str, str]) -> Iterator[Markup]:
    """Yield each fold, with its words at its foot: nobody need look up what its line means."""
    height = job.flat[1] * scale
    lines = [crease.x * scale for crease in side.creases]
    room = min((after - before for before, after in pairwise(lines)), default=_WORDS)
    for crease, x in zip(side.creases, lines, strict=True):
        yield _box(f"crease {'mountain' if crease.mountain else 'valley'}", x, -2.0, 0, height + 4.0)
        yield _box("way", x - room / 2, height + 2.5, room, 11.0, words[crease.mountain])
        if job.paper.booklet:
            yield from (_box("pin", x - 0.4, share * height, 0.8, 5.0) for share in (0.2, 0.7))


def _number(area: PageOnSheet, style: HouseStyle, height: float) -> Markup:
    """Return what a page is called, with its page of the file in brackets where that is another number."""
    page = f"({format_digits(area.file_page, style)})" if area.file_page else ""
    told = escape(area.name.told(style)) + (Markup(" <small>{}</small>").format(page) if page else "")
    return Markup('<span style="line-height: {}mm">{}</span>').format(f"{height:.2f}", told)


def _box(name: str, left: float, top: float, width: float, height: float, inner: str = "") -> Markup:
    place = f"left: {left:.2f}mm; top: {top:.2f}mm; width: {width:.2f}mm; height: {height:.2f}mm"
    return Markup('<div class="{}" style="{}">{}</div>').format(name, place, inner)
