"""Plates of a PDF as Ghostscript's ``tiffsep`` makes them, overprint included: the judge of what a press prints.

Nothing of ours has a hand in it: the program itself makes a file for each ink, which Pillow reads.
"""

import io
import re
import subprocess
from collections.abc import Iterable, Iterator
from math import ceil, floor
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pikepdf
from PIL import Image

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
Plate = npt.NDArray[np.float64]
"""Rows from the top, columns; per cent of full ink."""
Inks = tuple[float, float, float, float]
"""CMYK, per cent."""
_PLACES = 1001 ** np.arange(3, -1, -1)
"""What a tenth of a per cent of each ink adds to the number of a colour."""


def plates(pdf: bytes, dpi: int = 72, *options: str) -> list[dict[str, Plate]]:
    """Return for each page the plates of its whole paper by the names of their inks, spot inks included.

    Edges are not smoothed: each pixel has the inks of what is printed there. Colours with the profile of the output
    intent stay as they are.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "x.pdf"
        file.write_bytes(pdf)
        command = ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-dUsePDFX3Profile"]
        # In bands it may lose spot inks.
        command += ["-dMaxBitmap=500000000", *options]
        subprocess.run([*command, f"-r{dpi}", "-o", f"{folder}/%d.tif", str(file)], check=True, capture_output=True)
        count = len(list(Path(folder).glob("*(Black).tif")))
        return [dict(_page(Path(folder), number)) for number in range(1, count + 1)]


def _page(folder: Path, number: int) -> Iterator[tuple[str, Plate]]:
    for file in sorted(folder.glob(f"{number}(*).tif")):
        name = re.fullmatch(rf"{number}\((.*)\)\.tif", file.name)
        assert name
        with Image.open(file) as image:
            yield name[1], 100 - np.asarray(image.convert("L")) / 2.55


def process(page: dict[str, Plate]) -> Plate:
    """Return the process inks of a page: rows, columns, CMYK in per cent."""
    return np.stack([page[name] for name in PROCESS], axis=-1)


def ink(page: dict[str, Plate]) -> Plate:
    """Return the sum of all inks of a page in per cent."""
    total: Plate = sum(page.values(), np.zeros(1))
    return total


def trimmed(pdf: bytes, page: int, inks: Plate, dpi: int = 72, box: str = "/TrimBox") -> Plate:
    """Return what of a page, from 1, lies in a box; pixels that its edges cut are left out."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        shown = document.pages[page - 1]
        paper = [float(side) / 72 * dpi for side in shown.mediabox]
        left, bottom, right, top = (float(side) / 72 * dpi for side in shown.obj.get(box, shown.mediabox))
    rows = slice(ceil(paper[3] - top), floor(paper[3] - bottom))
    return inks[rows, ceil(left - paper[0]) : floor(right - paper[0])]


def in_trim(pdf: bytes, dpi: int = 72, page: int = 1, *, overprint: bool = True) -> Plate:
    """Return the process inks of one page within its trim; without ``overprint`` all knocks out what lies under it."""
    options = () if overprint else ("-dOverprint=/disable",)
    (made,) = plates(pdf, dpi, f"-dFirstPage={page}", f"-dLastPage={page}", *options)
    return trimmed(pdf, page, process(made), dpi).round(1)


def flat_colours(inks: Plate, share: float = 0.001) -> dict[Inks, float]:
    """Return the colours that cover at least a ``share`` of a page, each ink in per cent, with their shares."""
    # One number for a colour: rows of four are compared ten times as slowly.
    tenths = np.rint(inks.reshape(-1, 4) * 10).astype(np.int64)
    numbers, counts = np.unique(tenths @ _PLACES, return_counts=True)
    parts = counts / counts.sum()
    colours = numbers[:, None] // _PLACES % _PLACES[-2] / 10
    return {
        (c, m, y, k): float(part) for (c, m, y, k), part in zip(colours.tolist(), parts, strict=True) if part >= share
    }


def colours(inks: Plate, share: float = 0.002) -> dict[Inks, float]:
    """Return the same as ``flat_colours`` with each ink in whole per cent."""
    return flat_colours(inks.round(), share)


def strays(inks: Plate, named: Iterable[Inks], share: float = 0.001) -> dict[Inks, float]:
    """Return the flat colours that are more than 1 % off every named one, and no grey of black ink alone."""
    known = list(named)
    return {
        colour: part
        for colour, part in flat_colours(inks, share).items()
        if max(colour[:3]) > 1 and not any(max(map(abs, np.subtract(colour, each))) <= 1 for each in known)
    }
