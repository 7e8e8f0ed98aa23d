"""Faults of pictures and of what lets through what lies under it."""

from typing import Any

from PIL import Image

from planted_base import A5, PT
from planted_fault import ERROR, WARNING, Fault, fault, paints
from planted_parts import AREA, BLACK, form, jpeg, photograph, picture, place, tiling

COARSE = "Too few pixels for this size: steps and blur"
STEPS = "Line art of so few pixels has steps that one sees"
LETS_THROUGH = "Ordered is a flat file: each machine flattens this in its own way"
_TINT = f"0.3 0.1 0 0 k {AREA}"
_OVER = "0 0.5 0.5 0 k 120 220 60 120 re f"


def line_art(width: int, height: int) -> Image.Image:
    """Return a drawing of lines, black and white."""
    return photograph(width, height, "L").point([255 * (value // 16 % 2) for value in range(256)]).convert("1")


def _coarse(name: str, content: str, codes: str = "resolution", **resources: Any) -> Fault:
    return fault("pictures", ERROR, codes, name, COARSE, paints(content, **resources))


def _through(name: str, content: str, **resources: Any) -> Fault:
    return fault("transparency", ERROR, "transparency", name, LETS_THROUGH, paints(_TINT + " " + content, **resources))


SOFT = {"S": "/Transparency", "CS": "/DeviceGray"}
FAULTS = (
    _coarse("picture of 72 dpi", place(100, 200, 150, 100), XObject={"Im": picture(photograph(150, 100))}),
    _coarse("grey picture of 90 dpi", place(100, 200, 160, 80), XObject={"Im": picture(photograph(200, 100, "L"))}),
    _coarse("JPEG of 60 dpi", place(100, 200, 150, 100), XObject={"Im": jpeg(photograph(125, 83))}),
    _coarse(
        "squeezed picture of 300 by 60 dpi", place(100, 200, 36, 180), XObject={"Im": picture(photograph(150, 150))}
    ),
    _coarse(
        "picture made larger by its form",
        "q 5 0 0 5 80 160 cm /A Do Q",
        XObject={"A": form(place(0, 0, 48, 32), {"XObject": {"Im": picture(photograph(200, 133))}})},
    ),
    _coarse(
        "turned picture of 80 dpi",
        "q 1 1 -1 1 220 180 cm 100 0 0 60 0 0 cm /Im Do Q",
        XObject={"Im": picture(photograph(157, 94))},
    ),
    _coarse(
        "small picture among the operators at 5 dpi",
        "q 60 0 0 60 100 200 cm BI /W 4 /H 4 /BPC 8 /CS /G ID 0123456789abcdef EI Q",
    ),
    _coarse(
        "picture of 70 dpi in a tile",
        f"/Pattern cs /P scn {AREA}",
        Pattern={"P": tiling("20 0 0 20 0 0 cm /Im Do", {"XObject": {"Im": picture(photograph(20, 20))}})},
    ),
    fault(
        "pictures",
        ERROR,
        "one-bit resolution",
        "line art of 200 dpi",
        STEPS,
        paints(place(100, 200, 144, 96), XObject={"Im": picture(line_art(400, 267))}),
    ),
    fault(
        "pictures",
        WARNING,
        "one-bit resolution",
        "line art of 350 dpi",
        STEPS,
        paints(place(100, 200, 144, 96), XObject={"Im": picture(line_art(700, 467))}),
    ),
    fault(
        "pictures",
        ERROR,
        "one-bit resolution",
        "stencil of 100 dpi",
        STEPS,
        paints(
            f"{BLACK} {place(100, 200, 144, 96)}",
            XObject={"Im": picture(line_art(200, 133), ImageMask=True, ColorSpace=None)},
        ),
    ),
    fault(
        "pictures",
        WARNING,
        "jpeg",
        "JPEG of quality 8",
        "Squares and rims: saved for a screen",
        paints(place(100, 200, 72, 48), XObject={"Im": jpeg(photograph(), 8)}),
    ),
    fault(
        "pictures",
        WARNING,
        "jpeg",
        "grey JPEG of quality 15",
        "Squares and rims: saved for a screen",
        paints(place(100, 200, 72, 48), XObject={"Im": jpeg(photograph(mode="L"), 15)}),
    ),
    fault(
        "pictures",
        ERROR,
        "resolution",
        "page that is one picture of 100 dpi",
        "A scan: letters of grey steps",
        paints(place(34, 34, A5[0] * PT + 17, A5[1] * PT + 17), XObject={"Im": picture(photograph(606, 850, "L"))}),
    ),
    _through("half-transparent area", f"/G gs {_OVER}", ExtGState={"G": {"ca": 0.5}}),
    _through("half-transparent line", "/G gs 0 1 0 0 K 6 w 90 220 m 260 290 l S", ExtGState={"G": {"CA": 0.5}}),
    _through("area that multiplies", f"/G gs {_OVER}", ExtGState={"G": {"BM": "/Multiply"}}),
    _through(
        "soft mask of a drawing",
        f"/G gs {_OVER}",
        ExtGState={"G": {"SMask": {"S": "/Luminosity", "G": form(f"0.5 g {AREA}", Group=SOFT)}}},
    ),
    _through(
        "picture with a soft edge",
        place(100, 200, 72, 48),
        XObject={"Im": picture(SMask=picture(photograph(mode="L")))},
    ),
    _through(
        "half-transparent form in a form",
        "/A Do",
        XObject={"A": form(f"/G gs {_OVER}", {"ExtGState": {"G": {"ca": 0.4}}}, Group={"S": "/Transparency"})},
    ),
)
