"""A PDF that anybody may have made: the file that readers are given, and pictures of its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.translatable import msg, nmsg
from mezanprint.pdf.lightening import left_out, lighten
from mezanprint.preflight.readers import pdfium
from mezanprint.preflight.readers.pdfium import Look
from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import Budget

_FOR_DRAWING = 0.6
"""Share of its processor seconds after which a box begins no further page: what it has drawn shall not be lost."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The pictures of a report."""

    pages: tuple[Look, ...]
    lacking: str
    """Why there are not all pages among them; empty if they are."""


@contextmanager
def lightened(file: Path, budget: Budget) -> Iterator[tuple[Path, tuple[Diagnostic, ...]]]:
    """Give a file to read instead of ``file``, which is a copy without what unpacks to far too much if it has any.

    With a finding for each thing that is left out. ``Fault`` if the file takes too much before that is known.
    """
    light = boxed(lighten, file.absolute(), file=file, budget=budget)
    if not light.heavy:
        yield file, ()
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / file.name
        copy.write_bytes(light.pdf)
        yield copy, tuple(left_out(light.heavy, file.name))


def look(file: Path, budget: Budget) -> Looked:
    """Return the first pages as pictures with the places of their words, as far as ``budget`` goes."""
    try:
        pictures = boxed(pdfium.look, file.absolute(), _FOR_DRAWING * budget.share, file=file, budget=budget)
    except Fault as fault:
        return Looked((), msg("the pages can not be drawn: {problem}", problem=fault.diagnostics[0].message))
    rest = pictures.total - len(pictures.pages)
    lacking = nmsg("{n} further page is not drawn", "{n} further pages are not drawn", rest) if rest else ""
    return Looked(pictures.pages, lacking)
