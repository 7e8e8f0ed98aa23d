"""Plates of a PDF as Ghostscript makes them, overprint included: what a press would print."""

import subprocess
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image

PLATES = ("Cyan", "Magenta", "Yellow", "Black")


def plates(pdf: bytes, folder: Path, dpi: int = 72, page: int = 1, *, overprint: bool = True) -> np.ndarray:
    """Return the ink of a page within its trim: rows, columns, CMYK in per cent of full ink.

    ``folder`` is for files on the way; without ``overprint`` all knocks out what lies under it. Edges are not smoothed,
    so that each pixel has the inks of one thing.
    """
    file, sheet = folder / "plates.pdf", folder / "plates.tif"
    file.write_bytes(pdf)
    command: list[str | Path] = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-dGraphicsAlphaBits=1"]
    command += [] if overprint else ["-dOverprint=/disable"]
    command += ["-dTextAlphaBits=1", f"-dFirstPage={page}", f"-dLastPage={page}", f"-r{dpi}", "-o", sheet, file]
    subprocess.run(command, check=True, capture_output=True)
    with pikepdf.open(file) as document:
        shown = document.pages[page - 1].obj
        left, bottom, right, top = (round(float(side) / 72 * dpi) for side in shown.get("/TrimBox", shown.MediaBox))
    read = [np.array(Image.open(folder / f"plates({name}).tif").convert("L")) for name in PLATES]
    inks = 100 - np.stack(read, axis=-1) / 2.55
    height = inks.shape[0]
    return inks[height - top + 1 : height - bottom - 1, left + 1 : right - 1].round(1)


def colours(inks: np.ndarray, share: float = 0.002) -> dict[tuple[int, int, int, int], float]:
    """Return the colours that cover at least a ``share`` of a page, each ink in whole per cent, with their shares."""
    found, counts = np.unique(inks.round().astype(int).reshape(-1, 4), axis=0, return_counts=True)
    total = counts.sum()
    many = sorted(((count / total, colour) for colour, count in zip(found.tolist(), counts, strict=True)), reverse=True)
    return {(c, m, y, k): float(part) for part, (c, m, y, k) in many if part >= share}
