"""Faults of ink: too much in one place, black of several inks, wrong overprint and knock-out, thin lines."""

from typing import Any

from planted_base import latin
from planted_fault import ERROR, WARNING, Fault, fault, paints
from planted_parts import (
    AREA,
    BLACK,
    WHITE,
    device_n,
    form,
    gradient,
    jpeg,
    photograph,
    picture,
    place,
    separation,
    text,
    tiling,
)

TOO_MUCH = "More ink than the paper takes up: it sets off and does not dry"
RIMS = "Small black letters of several inks get coloured rims"
VANISHES = "White that overprints is not there on the sheet"
BREAKS = "A line as thin as that breaks or is not there"
OVERPRINT = {"O": {"OP": True, "op": True, "OPM": 1}}
RICH = "0.95 0.95 0.95 0.95 k"
_FONT = {"F": latin()}
_ONE = place(100, 200, 72, 48)
_HEAVY = photograph().point([max(value, 242) for value in range(256)] * 4)
_ALL = {"R": separation("All", [1, 1, 1, 1])}


def _much(name: str, content: str, **resources: Any) -> Fault:
    return fault("ink", ERROR, "ink", name, TOO_MUCH, paints(content, **resources))


def _black(name: str, content: str, codes: str = "text-black text-ink", **resources: Any) -> Fault:
    found = paints(content, Font=_FONT, **resources)
    return fault("black", ERROR, codes, name, RIMS, found)


def _white(name: str, content: str, **resources: Any) -> Fault:
    found = paints(content, **resources)
    return fault("overprint", ERROR, "white-overprint", name, VANISHES, found)


def _thin(name: str, content: str, **resources: Any) -> Fault:
    return fault("lines", WARNING, "thin-line", name, BREAKS, paints(content, **resources))


FAULTS = (
    _much("area of 380 %", f"{RICH} {AREA}"),
    _much("area of 320 %", f"0.8 0.8 0.8 0.8 k {AREA}"),
    _much("picture of 380 %", _ONE, XObject={"Im": picture(_HEAVY)}),
    _much("JPEG of 380 %", _ONE, XObject={"Im": jpeg(_HEAVY)}),
    _much(
        "two areas, the upper of which overprints",
        f"0.95 0.95 0 0 k {AREA} /O gs 0 0 0.95 0.95 k 120 220 100 60 re f",
        ExtGState=OVERPRINT,
    ),
    _much(
        "spaces of single inks that overprint",
        f"0.95 0.95 0.9 0 k {AREA} /O gs /K cs 1 scn 120 220 100 60 re f",
        ExtGState={"O": {"OP": True, "op": True}},
        ColorSpace={"K": separation("Black", [0, 0, 0, 1])},
    ),
    _much(
        "gradient to 400 %",
        "q 100 200 150 100 re W n /Sh sh Q",
        Shading={"Sh": gradient("/DeviceCMYK", [0, 0, 0, 0], [1, 1, 1, 1])},
    ),
    _much(
        "gradient as a pattern to 380 %",
        f"/Pattern cs /P scn {AREA}",
        Pattern={"P": {"PatternType": 2, "Shading": gradient("/DeviceCMYK", [0.1, 0, 0, 0], [0.95] * 4)}},
    ),
    _much("tile of 360 %", f"/Pattern cs /P scn {AREA}", Pattern={"P": tiling("0.9 0.9 0.9 0.9 k 0 0 12 12 re f")}),
    _much("form of 380 %", "/A Do", XObject={"A": form(f"{RICH} {AREA}")}),
    _much(
        "space of four inks at 360 %",
        f"/N cs 0.9 0.9 0.9 0.9 scn {AREA}",
        ColorSpace={"N": device_n(["Cyan", "Magenta", "Yellow", "Black"], "")},
    ),
    _black("small black text in four inks", text("Small words", 8, "0.72 0.65 0.62 0.85 k")),
    _black("black text in cyan, magenta and yellow", text("Small words", 8, "0.9 0.85 0.85 0 k")),
    _black(
        "text in the colour of register marks",
        text("Small words", 9, "/R cs 1 scn"),
        "registration text-black text-ink",
        ColorSpace=_ALL,
    ),
    _black("black text in four inks in a form", "/A Do", XObject={"A": form(text("Words", 9, RICH), {"Font": _FONT})}),
    fault(
        "black",
        ERROR,
        "registration",
        "area in the colour of register marks",
        "All plates print there, spot plates too",
        paints(f"/R cs 0.6 scn {AREA}", ColorSpace=_ALL),
    ),
    fault(
        "black",
        WARNING,
        "text-ink",
        "small text in three inks",
        "Letters of 7 points in three inks have coloured rims",
        paints(text("Small words", 7, "0.6 0.8 0.5 0 k"), Font=_FONT),
    ),
    fault(
        "black",
        WARNING,
        "knockout",
        "small black text that knocks out of a dark tint",
        "White rims as soon as the plates are a little off: let it overprint",
        paints(f"0.8 0.5 0 0 k {AREA} {text('Small words', 9, BLACK, (110, 240))}", Font=_FONT),
    ),
    fault(
        "black",
        WARNING,
        "knockout text-ink",
        "small white text in an area of four inks",
        "Letters close up as soon as the plates are a little off",
        paints(f"0.6 0.5 0.5 1 k {AREA} {text('Small words', 6, WHITE, (110, 240))}", Font=_FONT),
    ),
    _white("white area that overprints", f"0.5 0 0 0 k {AREA} /O gs {WHITE} 120 220 60 40 re f", ExtGState=OVERPRINT),
    _white(
        "white text that overprints",
        f"0.5 0.2 0 0.2 k {AREA} /O gs {text('White words', 18, WHITE, (110, 240))}",
        ExtGState=OVERPRINT,
        Font=_FONT,
    ),
    _white(
        "white line that overprints",
        f"0.5 0.2 0 0.2 k {AREA} /O gs 0 0 0 0 K 2 w 110 250 m 240 250 l S",
        ExtGState=OVERPRINT,
    ),
    _white(
        "white by the space of one ink that overprints",
        f"0.5 0.2 0 0.2 k {AREA} /O gs /K cs 0 scn 120 220 60 40 re f",
        ExtGState=OVERPRINT,
        ColorSpace={"K": separation("Black", [0, 0, 0, 1])},
    ),
    _thin("line of 0.05 pt", "0 0 0 1 K 0.05 w 100 200 m 300 300 l S"),
    _thin("line of no width", "0 0 0 1 K 0 w 100 200 m 300 300 l S"),
    _thin("tinted line of 0.25 pt", "0 0.3 0 0 K 0.25 w 100 200 m 300 300 l S"),
    _thin("white line of 0.1 pt", f"0.6 0.2 0 0.2 k {AREA} 0 0 0 0 K 0.1 w 110 250 m 240 250 l S"),
    _thin("bar of 0.05 pt", f"{BLACK} 100 250 150 0.05 re f"),
    _thin("line made thin by its scale", "q 0.05 0 0 0.05 100 200 cm 0 0 0 1 K 1 w 0 0 m 3000 2000 l S Q"),
    _thin("thin line in a form", "/A Do", XObject={"A": form("0 0 0 1 K 0.06 w 100 200 m 300 300 l S")}),
)
