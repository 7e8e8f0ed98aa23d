"""Ghostscript, which makes the plates of a page: in a box, where it writes nothing but its output.

Of its devices that separate, ``psdcmyk`` puts all plates into one file, which needs no folder, and names the spot inks.
Overprint is done as on a press (``tiffsep`` gives the same plates).
"""

import shutil
from pathlib import Path

from mezanprint.project.boxes.boxed import output_of, run_program
from mezanprint.project.boxes.budget import Budget, Program, Room

_ENVIRONMENT = (("LC_ALL", "C.UTF-8"), ("TZ", "UTC"), ("HOME", "/"))
_WORDS = (
    "-q",
    "-sstdout=%stderr",
    "-dSAFER",
    "-dBATCH",
    "-dNOPAUSE",
    "-sDEVICE=psdcmyk",
    "-sOutputFile=-",
    # A page is made in one piece: in bands, one page out of a file loses its spot inks (10.00), and bands that do not
    # fit into memory go to a temporary file, for which there is no place.
    "-dMaxBitmap=400000000",
    "-sBandListStorage=memory",
    # The press of the output intent, so that colours with its profile stay as they are.
    "-dUsePDFX3Profile",
    "-dNoUserUnit",
)


def find() -> str | None:
    """Return where Ghostscript lies, None if it is not installed."""
    return shutil.which("gs")


def version(program: str, budget: Budget) -> str:
    """Return the version it tells; ``OSError`` if it does not start."""
    return run_program(Program((program, "--version"), _ENVIRONMENT), budget=budget)[0].strip()


def separate(program: str, file: Path, page: int, dpi: float, budget: Budget) -> bytes:
    """Return the plates of a page, from 1, as ``plates.read_plates`` reads them; ``OSError`` with the reason if not."""
    chosen = (f"-dFirstPage={page}", f"-dLastPage={page}", f"-r{dpi:.2f}", str(file.absolute()))
    asked = Program((program, *_WORDS, *chosen), _ENVIRONMENT)
    return output_of(asked, file, budget=budget, room=Room.SEEKABLE)[0]
