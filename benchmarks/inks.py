"""Print files of the project as Ghostscript's plates and as our own reader sees them, side by side.

``python benchmarks/inks.py [WORD ...]`` makes every edition for ``press`` and ``office`` whose path has one of the
words, and prints a row for each: the most ink in one place inside the bleed, by ``tiffsep``, by the plates of
``preflight`` and by what is painted; flat colours more than 1 % off every colour of the theme and every grey of black
ink; what Ghostscript prints otherwise once RGB means something else; and the findings of ``preflight``. Of a file in
RGB, which its printer separates, only the last is told.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pikepdf

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from editions import Made, make_editions
from mezanprint.engine.selection import Selection
from mezanprint.preflight.press.plates.look import look_at_plates
from mezanprint.preflight.press.sheet import Sheet
from mezanprint.printing.preflight_targets import Target, check_file
from mezanprint.project.boxes.budget import Budget
from plates import Plate, ink, plates, process, strays, trimmed

REPO = Path(__file__).resolve().parents[1]
DPI = 72
OTHER_RGB = ("-dOverrideICC=true", "-sDefaultRGBProfile=rommrgb.icc")
SAME_RGB = ("-dOverrideICC=true", "-sDefaultRGBProfile=default_rgb.icc")
HEAD = ("file", "pages", "tiffsep", "preflight", "painted", "off their inks", "RGB", "painted RGB", "findings")


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of a file."""

    name: str
    pages: int
    is_cmyk: bool
    judged: float
    """Per cent of ink, as are the next two."""
    said: str
    painted: float
    strays: tuple[str, ...]
    changed: float
    """Per cent of the pixels that change with the meaning of RGB."""
    lights: int
    """Things painted in RGB, as our own reader says."""
    findings: int


def look(made: Made) -> Row:
    """Return what is said of an edition."""
    pdf, composition = made.artifact.data, made.composition
    pages = plates(pdf, DPI)
    inks = [trimmed(pdf, number, process(page), DPI, "/BleedBox") for number, page in enumerate(pages, 1)]
    sums = [trimmed(pdf, number, ink(page), DPI, "/BleedBox") for number, page in enumerate(pages, 1)]
    named = [(100 * c, 100 * m, 100 * y, 100 * k) for _, (c, m, y, k) in composition.twins]
    off = dict.fromkeys(colour for page in inks for colour in strays(page, named))
    told = tuple("/".join(f"{part:.0f}" for part in colour) for colour in off)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.pdf"
        file.write_bytes(pdf)
        profile = composition.edition.profile
        said = look_at_plates(file, made.name, profile, Budget())
        checked = check_file(Target(file, made.name, profile, composition.paper, made.artifact.plan))
        with pikepdf.open(file) as document:
            painted = [thing for page in Sheet(document, "x.pdf", profile).pages for thing in page]
    own = max((thing.colour.ink for thing in painted if thing.colour.space != "registration"), default=0)
    lights = sum(thing.colour.space == "rgb" for thing in painted)
    most = said.looked_at[0].split("most ")[1].split(" ")[0] if said.looked_at else "-"
    judged = max(float(each.max()) for each in sums)
    return Row(
        made.file_name,
        len(pages),
        profile.colour == "cmyk",
        judged,
        most,
        own,
        told,
        _changed(pdf),
        lights,
        len(checked.findings),
    )


def _changed(pdf: bytes) -> float:
    """Return of how many pixels, in per cent, the inks depend on what RGB means: in groups and pictures too."""
    same, other = plates(pdf, DPI, *SAME_RGB), plates(pdf, DPI, *OTHER_RGB)
    differ: list[Plate] = [
        np.abs(process(one) - process(two)).max(axis=-1) > 1 for one, two in zip(same, other, strict=True)
    ]
    return 100 * float(np.mean([page.mean() for page in differ]))


def cells_of(row: Row) -> tuple[str | int, ...]:
    """Return the cells of a row."""
    inks = (f"{row.judged:.0f} %", f"{row.said} %", f"{row.painted:.0f} %", " ".join(row.strays) or "none")
    told = (*inks, f"{row.changed:.2f} %", row.lights) if row.is_cmyk else ("-",) * 6
    return (row.name, row.pages, *told, row.findings)


def main(words: list[str]) -> None:
    """Print the table."""
    print(" | ".join(HEAD))
    for profile in ("press", "office"):
        for made in make_editions(REPO, Selection((), (), profile)):
            if words and not any(word in made.file_name for word in words):
                continue
            print(*cells_of(look(made)), sep=" | ", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
