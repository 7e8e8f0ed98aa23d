"""Sound files as a print shop accepts them: shapes that look like faults and are none."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Pdf

from planted_base import A4, BLEED, HEIGHT, ROOM, WIDTH, font_file, latin, set_boxes, sheets
from planted_fault import Plant, in_root, nothing, paints
from planted_jobs import FLAT, RIGHT_TO_LEFT
from planted_parts import (
    AREA,
    BLACK,
    WHITE,
    code,
    device_n,
    form,
    gradient,
    jpeg,
    photograph,
    picture,
    place,
    press_space,
    separation,
    text,
    tiling,
)
from planted_pictures import line_art
from planted_things import layers

RIGHT, TOP = ROOM + WIDTH, ROOM + HEIGHT
_FONT = {"F": latin()}
_ONE = place(100, 200, 72, 48)
_OVERPRINT = {"O": {"OP": True, "op": True, "OPM": 1}}


@dataclass(frozen=True, slots=True)
class Sound:
    """A file without fault: its name, the program that makes it, and what the command is told."""

    name: str
    producer: str
    make: Callable[[Path], None]
    job: tuple[str, ...] = ()


def _sheet(
    name: str, plant: Plant = nothing, job: str = "", save: Mapping[str, Any] | None = None, **shape: Any
) -> Sound:
    def make(path: Path) -> None:
        with pikepdf.open(io.BytesIO(sheets(**shape))) as pdf:
            plant(pdf)
            pdf.save(path, min_version="1.6", deterministic_id=True, **(save or {}))

    known = tuple(["--inks", job[7:]] if job.startswith("--inks ") else job.split())
    return Sound(name, "reportlab, pikepdf", make, known)


def _moved(pdf: Pdf) -> None:
    """Put the origin of the pages into their middle."""
    for page in pdf.pages:
        x, y = -RIGHT / 2, -TOP / 2
        page.contents_add(pdf.make_stream(f"1 0 0 1 {x} {y} cm".encode()), prepend=True)
        set_boxes(page.obj, at=(ROOM + x, ROOM + y))


class _Outline(BasePen):  # type: ignore[misc]
    """Operators that draw a glyph; their curves are cubic."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.drawn: list[str] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - named by fontTools
        self.drawn.append(f"{pt[0]:.2f} {pt[1]:.2f} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.drawn.append(f"{pt[0]:.2f} {pt[1]:.2f} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.drawn.append(" ".join(f"{x:.2f} {y:.2f}" for x, y in points) + " c")

    def _closePath(self) -> None:  # noqa: N802
        self.drawn.append("h")


def _outlines(words: str, size: float) -> str:
    font = TTFont(font_file())
    glyphs, names, unit = font.getGlyphSet(), font.getBestCmap(), size / font["head"].unitsPerEm
    drawn, x = [], 0
    for letter in words:
        pen = _Outline(glyphs)
        glyphs[names[ord(letter)]].draw(pen)
        drawn.append(f"q 1 0 0 1 {x} 0 cm {' '.join(pen.drawn)} f Q" if pen.drawn else "")
        x += glyphs[names[ord(letter)]].width
    return f"q {unit} 0 0 {unit} 100 300 cm {BLACK} {' '.join(drawn)} Q"


def _marks(pdf: Pdf) -> None:
    far, near = ROOM - 5, BLEED + 2
    lines = []
    for x in (ROOM, RIGHT):
        lines += [f"{x} {TOP + near} m {x} {TOP + far} l", f"{x} {ROOM - near} m {x} {ROOM - far} l"]
    for y in (ROOM, TOP):
        lines += [f"{RIGHT + near} {y} m {RIGHT + far} {y} l", f"{ROOM - near} {y} m {ROOM - far} {y} l"]
    slug = text("leaflet 1/4, 22 November 2026", 6, BLACK, (ROOM + 60, ROOM + HEIGHT + 20))
    for page in range(len(pdf.pages)):
        paints(f"/R CS 1 SCN 0.25 w {' '.join(lines)} S {slug}", page, ColorSpace=_ALL, Font=_FONT)(pdf)


_ALL = {"R": separation("All", [1, 1, 1, 1])}
_PANTONE = separation("PANTONE 349 C", [0.9, 0.3, 0.95, 0.3])


def _only(content: str, **resources: Any) -> Plant:
    """Return what puts ``content`` in the place of all that stands on every page."""

    def plant(pdf: Pdf) -> None:
        for number, page in enumerate(pdf.pages):
            page.obj.Contents = pdf.make_stream(b"")
            paints(content, number, **resources)(pdf)

    return plant


_K_ONLY = _only(text("Words", 12) + f" 0 0 0 0.4 k {AREA}", Font=_FONT)
_BIG = (ROOM - BLEED, ROOM - BLEED, WIDTH + 2 * BLEED, 160)
SOUND = (
    _sheet("four pages", pages=4),
    _sheet("photograph", paints(_ONE, XObject={"Im": picture()})),
    _sheet("photograph as JPEG", paints(_ONE, XObject={"Im": jpeg(photograph())})),
    _sheet("photograph with the profile of the press", paints(_ONE, XObject={"Im": picture(space=press_space())})),
    _sheet("grey photograph as JPEG", paints(_ONE, XObject={"Im": jpeg(photograph(mode="L"))})),
    _sheet(
        "turned photograph",
        paints("q 1 0.6 -0.6 1 200 180 cm 72 0 0 48 0 0 cm /Im Do Q", XObject={"Im": picture(photograph(400, 267))}),
    ),
    _sheet(
        "photograph clipped to the bleed",
        paints(
            f"q {_BIG[0]} {_BIG[1]} {_BIG[2]} 120 re W n {place(-20, -20, 560, 180)} Q",
            XObject={"Im": picture(photograph(2400, 780))},
        ),
    ),
    _sheet("photograph to the bleed", paints(place(*_BIG), XObject={"Im": picture(photograph(1870, 700))})),
    _sheet(
        "soft shadow, flattened",
        paints(
            f"{_ONE} 0.6 0.2 0 0 k 110 215 50 25 re f",
            XObject={"Im": picture(photograph().point([n // 3 for n in range(256)] * 4))},
        ),
    ),
    _sheet(
        "gradient",
        paints(
            "q 100 200 150 100 re W n /Sh sh Q",
            Shading={"Sh": gradient("/DeviceCMYK", [0.8, 0.2, 0, 0], [0, 0.6, 0.9, 0])},
        ),
    ),
    _sheet(
        "round gradient",
        paints(
            "q 100 200 150 100 re W n /Sh sh Q",
            Shading={"Sh": gradient("/DeviceCMYK", [0, 0, 0, 0], [0, 0.6, 0.9, 0.2], ShadingType=3)},
        ),
    ),
    _sheet(
        "gradient to the bleed as a pattern",
        paints(
            f"/Pattern cs /P scn {' '.join(map(str, _BIG))} re f",
            Pattern={"P": {"PatternType": 2, "Shading": gradient("/DeviceCMYK", [0.1, 0.1, 0, 0], [0.4, 0.1, 0, 0])}},
        ),
    ),
    _sheet("tiles", paints(f"/Pattern cs /P scn {AREA}", Pattern={"P": tiling("0.5 0 0.3 0 k 0 0 10 10 re f")})),
    _sheet(
        "forms in forms",
        paints("/A Do", XObject={"A": form("/B Do", {"XObject": {"B": form(f"0.5 0 0.3 0 k {AREA}")}})}),
    ),
    _sheet(
        "black text that overprints a tint",
        paints(f"0.6 0.2 0 0 k {AREA} /O gs {text('Words', 9, BLACK, (110, 240))}", ExtGState=_OVERPRINT, Font=_FONT),
    ),
    _sheet(
        "large black title on a pale tint",
        paints(f"0.15 0 0.1 0 k {AREA} {text('Words', 36, BLACK, (110, 240))}", Font=_FONT),
    ),
    _sheet(
        "large white title on a dark area",
        paints(f"0.9 0.5 0 0.2 k {AREA} {text('Words', 30, WHITE, (110, 240))}", Font=_FONT),
    ),
    _sheet(
        "process inks by name",
        paints(f"/N cs 0.5 0.9 scn {AREA}", ColorSpace={"N": device_n(["Magenta", "Yellow"], "0 3 1 roll 0")}),
    ),
    _sheet(
        "black by name",
        paints(text("Words", 10, "/K cs 1 scn"), ColorSpace={"K": separation("Black", [0, 0, 0, 1])}, Font=_FONT),
    ),
    _sheet("rich black area", paints(f"0.6 0.4 0.4 1 k {AREA}")),
    _sheet("area of exactly 300 %", paints(f"0.7 0.7 0.7 0.9 k {AREA}")),
    _sheet(
        "two areas that overprint to 200 %",
        paints(f"1 0 0 0 k {AREA} /O gs 0 1 0 0 k 120 220 60 40 re f", ExtGState=_OVERPRINT),
    ),
    _sheet("code with its room", paints(code(150, 200, 1.4))),
    _sheet("product code", paints(code(150, 200, 0.94, kind="EAN13"))),
    _sheet("code in dark green on white", paints(code(150, 200, 1.4, "0.9 0.3 0.9 0.4 k"))),
    _sheet("line art of 1200 dpi", paints(place(100, 200, 72, 48), XObject={"Im": picture(line_art(1200, 800))})),
    _sheet(
        "stencil of 1200 dpi",
        paints(f"{BLACK} {_ONE}", XObject={"Im": picture(line_art(1200, 800), ImageMask=True, ColorSpace=None)}),
    ),
    _sheet("letters as outlines", paints(_outlines("Outlines", 24))),
    _sheet("small print in black", paints(text("Printed in 500 copies", 6), Font=_FONT)),
    _sheet("fine line in black", paints("0 0 0 1 K 0.25 w 100 300 m 300 300 l S")),
    _sheet("white area at the cut", paints(f"{WHITE} {ROOM} 150 60 60 re f")),
    _sheet("area beyond the media", paints("0.2 0 0.1 0 k -500 120 2000 60 re f")),
    _sheet("marks and slug", _marks),
    _sheet("layers that all print", lambda pdf: layers(pdf)),
    _sheet("origin in the middle", _moved),
    _sheet("A4", size=A4),
    _sheet("A4 landscape", size=(297.0, 210.0), columns=2),
    _sheet("objects in streams", save={"object_stream_mode": pikepdf.ObjectStreamMode.generate}),
    _sheet("linearised", save={"linearize": True}),
    _sheet("booklet of 8 pages", job="--as booklet --binding left --pages 8", pages=8),
    _sheet(
        "booklet bound at the right", in_root(ViewerPreferences=RIGHT_TO_LEFT), "--as booklet --binding right", pages=4
    ),
    _sheet("letter fold", job="--as letter", pages=2, size=FLAT, columns=3),
    _sheet("Z fold", job="--as z", pages=2, size=FLAT, columns=3),
    _sheet("half fold", job="--as half", pages=2, size=FLAT, columns=2),
    _sheet("cards", job="--as cards", pages=2, size=(105.0, 148.0)),
    _sheet("black alone", _K_ONLY, "--inks K"),
    _sheet(
        "one ordered spot ink",
        _only(f"/C cs 1 scn {AREA} {text('Words', 14, '/C cs 1 scn')}", ColorSpace={"C": _PANTONE}, Font=_FONT),
        "--inks PANTONE 349 C",
    ),
)
