"""Font files in a box: what is in them, and how large their letters look."""

from pathlib import Path

from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.font_reports import FontReport
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import MEGABYTE, Budget

MOST = 32 * MEGABYTE
"""Bytes of a font file: those of Chinese have 20 MB."""


def look_at(path: Path, locales: tuple[str, ...], unprinted: str = "") -> FontReport:
    """Return what is in a font file; ``Fault`` for one that is none, or that no page can be set in.

    It may lack what the house prints in none of its ``locales``.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        message = msg("there is no such file")
        raise Fault(
            error("fonts-missing", message, Span(path.name), msg("is its path right, from the folder you are in?"))
        ) from None
    except OSError as failed:
        message = msg("cannot be read: {reason}", reason=foreign(failed.strerror or str(failed)))
        raise Fault(error("fonts-broken", message, Span(path.name))) from None
    if size > MOST:
        message = msg("it is larger than {size} MB", size=MOST // MEGABYTE)
        raise Fault(error("fonts-broken", message, Span(path.name)))
    return boxed(_judged, str(path.absolute()), locales, unprinted, file=path, budget=Budget())


def _judged(path: str, locales: tuple[str, ...], unprinted: str) -> FontReport:
    # Only the box has the libraries in it.
    from mezanprint.typesetting.typefaces.font_judging import judge_font

    return judge_font(Path(path).name, Path(path).read_bytes(), locales, unprinted)
