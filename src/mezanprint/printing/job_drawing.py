"""The drawing of a job sheet: both sides of a sheet to scale, with the numbers of its pages or panels and its folds."""

from collections.abc import Callable
from itertools import pairwise

from markupsafe import Markup

from mezanprint.console.language import ENGLISH
from mezanprint.console.pages import render
from mezanprint.model.jobs import Job, Side
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

    def drawing(side: Side, valley: str, mountain: str) -> Markup:
        lines = [crease.x * scale for crease in side.creases]
        html = render(
            "job-drawing",
            ENGLISH,  # it has no words of its own
            job=job,
            side=side,
            scale=scale,
            width=job.flat[0] * scale,
            height=job.flat[1] * scale,
            room=min((after - before for before, after in pairwise(lines)), default=_WORDS),
            style=style,
            digits=format_digits,
            valley=valley,
            mountain=mountain,
        )
        return Markup(html)  # noqa: S704 - the template escapes

    return lambda valley, mountain: tuple(drawing(side, valley, mountain) for side in job.sides)
