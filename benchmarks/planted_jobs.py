"""Faults of codes for machines, and faults against a job: what is bound, folded and cut in which order."""

from functools import partial
from typing import Any

from pikepdf import Pdf

from planted_base import ROOM, latin, sheets
from planted_fault import ERROR, WARNING, Fault, Plant, fault, in_root, nothing, paints
from planted_parts import BLACK, WHITE, code, text

NOT_READ = "A telephone will not read it"
COUNT = "That cannot be made of these pages"
WRONG_SIDE = "It would be bound at the wrong side"
ACROSS = "Letters stand in the fold"
MODULE = 1.4
"""Half a millimetre, in points."""
FLAT = (297.0, 210.0)
RIGHT_TO_LEFT = {"Direction": "/R2L"}
_FONT = {"F": latin()}
_SQUARE = "145 195 47 47 re f"


def _code(name: str, codes: str, content: str, severity: str = ERROR) -> Fault:
    return fault("codes", severity, codes, name, NOT_READ, paints(content))


def job(
    codes: str, name: str, says: str, options: str, plant: Plant = nothing, severity: str = ERROR, **shape: Any
) -> Fault:
    """Return a fault against a job; ``shape`` is that of the sound file."""
    made = partial(sheets, **{"pages": 4, **shape})
    return fault("job", severity, codes, name, says, plant, job=tuple(options.split()), made=made)


def flat(columns: int, pages: int = 2) -> dict[str, Any]:
    """Return the shape of a sheet to fold."""
    return {"pages": pages, "size": FLAT, "columns": columns}


def _across(x: float) -> Plant:
    """Return what sets words across a fold so many millimetres from the left."""
    return paints(text("Words that run across a fold", 12, BLACK, (ROOM + x * 72 / 25.4 - 70, 250)), Font=_FONT)


def _blank(pdf: Pdf) -> None:
    pdf.pages[2].obj.Contents = pdf.make_stream(b"")


FAULTS = (
    _code("ink in the room around a code", "quiet-zone", f"{code(150, 200, MODULE)} {BLACK} 188 200 20 40 re f"),
    _code("code of 5 mm", "code-size", code(150, 200, 0.55)),
    _code("yellow code", "code-contrast", code(150, 200, MODULE, "0 0 1 0 k")),
    _code("pale grey code", "code-contrast", code(150, 200, MODULE, "0 0 0 0.2 k")),
    _code("code on a dark tint", "code-contrast", f"0.9 0.6 0 0.2 k {_SQUARE} {code(150, 200, MODULE)}"),
    _code("white code on black", "code-contrast", f"{BLACK} {_SQUARE} {code(150, 200, MODULE, WHITE)}", WARNING),
    _code("product code at a third of its size", "code-size", code(150, 200, 0.32, kind="EAN13")),
    _code(
        "words in the room beside a product code",
        "quiet-zone",
        f"{code(150, 200, 1, kind='EAN13')} {BLACK} 246 200 30 40 re f",
    ),
    job("page-count job", "booklet of 6 pages", COUNT, "--as booklet", pages=6),
    job("page-count job", "4 pages where 24 are ordered", COUNT, "--as booklet --pages 24"),
    job(
        "page-count job",
        "page without anything in a booklet",
        "Is that meant?",
        "--as booklet",
        _blank,
        WARNING,
    ),
    job(
        "binding job",
        "booklet for the right that says left",
        WRONG_SIDE,
        "--as booklet --binding right",
        in_root(ViewerPreferences={"Direction": "/L2R"}),
    ),
    job(
        "binding job",
        "booklet for the right that says nothing",
        WRONG_SIDE,
        "--as booklet --binding right",
        severity=WARNING,
    ),
    job(
        "binding job",
        "booklet for the left that says right",
        WRONG_SIDE,
        "--as booklet --binding left",
        in_root(ViewerPreferences=RIGHT_TO_LEFT),
    ),
    job("page-count job", "letter fold with one side", COUNT, "--as letter", **flat(3, 1)),
    job("page-count job", "half fold of four pages", COUNT, "--as half", **flat(2, 4)),
    job("fold", "words across the fold of a letter fold", ACROSS, "--as letter", _across(99), **flat(3)),
    job("fold", "words across the fold of a half fold", ACROSS, "--as half", _across(148.5), **flat(2)),
    job("fold", "words across the second fold of a Z", ACROSS, "--as z", _across(198), **flat(3)),
    job("page-count job", "5 pages of a booklet, 8 ordered", COUNT, "--as booklet --pages 8", pages=5),
)
