"""The part that was held out: ink, black, overprint, lines and pictures in other shapes."""

import io
from itertools import pairwise
from typing import Any

from PIL import Image

from planted_base import PROFILE, Make, latin, stream
from planted_fault import ERROR, WARNING, Fault, fault, paints
from planted_ink import BREAKS, OVERPRINT, RICH, RIMS, TOO_MUCH, VANISHES
from planted_parts import (
    AREA,
    BLACK,
    WHITE,
    blend,
    device_n,
    form,
    gradient,
    jpeg,
    photograph,
    picture,
    place,
    separation,
    text,
)
from planted_pictures import COARSE, STEPS, line_art

_FONT = {"F": latin()}
_ONE = place(100, 200, 72, 48)
_DARK = f"0.5 0.2 0 0.2 k {AREA}"


def _much(name: str, content: str, **resources: Any) -> Fault:
    return fault("ink", ERROR, "ink", name, TOO_MUCH, paints(content, **resources))


def _other(group: str, severity: str, codes: str, name: str, says: str, content: str, **resources: Any) -> Fault:
    return fault(group, severity, codes, name, says, paints(content, **resources))


def jpeg_2000(source: Image.Image) -> Make:
    """Return the maker of a picture as JPEG 2000."""
    coded = io.BytesIO()
    source.save(coded, "JPEG2000")
    return picture(source, coded=coded.getvalue(), Filter="/JPXDecode")


def stitched(space: Any, *colours: list[float]) -> dict[str, Any]:
    """Return a gradient through several colours."""
    parts = [blend(one, other) for one, other in pairwise(colours)]
    bounds = [number / len(parts) for number in range(1, len(parts))]
    joined = {"FunctionType": 3, "Domain": [0, 1], "Functions": parts, "Bounds": bounds, "Encode": [0, 1] * len(parts)}
    return gradient(space, [], [], Function=joined)


_HEAVY = photograph().point([max(value, 242) for value in range(256)] * 4)
_CMYK_ICC = ["/ICCBased", stream(PROFILE.read_bytes(), N=4)]
FAULTS = (
    _much(
        "gradient with too much in its middle",
        "q 100 200 150 100 re W n /Sh sh Q",
        Shading={"Sh": stitched("/DeviceCMYK", [0.1, 0, 0, 0], [0.95, 0.95, 0.95, 0.95], [0.1, 0, 0, 0])},
    ),
    _much(
        "round gradient of 380 %",
        "q 100 200 150 100 re W n /Sh sh Q",
        Shading={"Sh": gradient("/DeviceCMYK", [0.95] * 4, [0.2, 0, 0, 0], ShadingType=3)},
    ),
    _much(
        "small picture among the operators at 400 %",
        "q 20 0 0 20 100 200 cm BI /W 2 /H 2 /BPC 8 /CS /CMYK ID \xff" + "\xff" * 15 + " EI Q",
    ),
    _much(
        "black that overprints an area of 290 %",
        f"1 0.95 0.95 0 k {AREA} /O gs {BLACK} 120 220 100 60 re f",
        ExtGState=OVERPRINT,
    ),
    _much(
        "overprint in a form",
        "/A Do",
        XObject={"A": form(f"1 1 0 0 k {AREA} /O gs 0 0 0.8 0.8 k 120 220 100 60 re f", {"ExtGState": OVERPRINT})},
    ),
    _much(
        "form whose overprint is set outside",
        f"1 1 0 0 k {AREA} /O gs /A Do",
        ExtGState=OVERPRINT,
        XObject={"A": form("0 0 0.8 0.8 k 120 220 100 60 re f")},
    ),
    _much("picture of 380 % in a form", "/A Do", XObject={"A": form(_ONE, {"XObject": {"Im": picture(_HEAVY)}})}),
    _much(
        "area of 370 % by the profile of the press", f"/C cs 0.95 0.9 0.9 0.95 sc {AREA}", ColorSpace={"C": _CMYK_ICC}
    ),
    _much("thick line of 380 %", "0.95 0.95 0.95 0.95 K 20 w 100 250 m 250 250 l S"),
    _much("letters of 380 %", text("Heavy", 60, RICH), Font=_FONT),
    _other(
        "black",
        ERROR,
        "text-black text-ink",
        "small black text by the profile of the press",
        RIMS,
        text("Small words", 8, "/C cs 0.72 0.65 0.62 0.85 sc"),
        ColorSpace={"C": _CMYK_ICC},
        Font=_FONT,
    ),
    _other(
        "black",
        ERROR,
        "text-black text-ink",
        "small black text by the names of four inks",
        RIMS,
        text("Small words", 8, "/N cs 0.72 0.65 0.62 0.85 scn"),
        ColorSpace={"N": device_n(["Cyan", "Magenta", "Yellow", "Black"], "")},
        Font=_FONT,
    ),
    _other(
        "black",
        ERROR,
        "text-black text-ink",
        "small black text in four inks, made small by its scale",
        RIMS,
        f"q 0.2 0 0 0.2 80 240 cm {text('Small words', 40, '0.72 0.65 0.62 0.85 k')} Q",
        Font=_FONT,
    ),
    _other(
        "black",
        ERROR,
        "registration",
        "line in the colour of register marks on the page",
        RIMS,
        "/R CS 1 SCN 2 w 100 250 m 250 250 l S",
        ColorSpace={"R": separation("All", [1, 1, 1, 1])},
    ),
    _other(
        "black",
        WARNING,
        "text-ink knockout",
        "small text in yellow and cyan on magenta",
        RIMS,
        f"0 0.9 0 0 k {AREA} {text('Small words', 6, '0.8 0 0.9 0.3 k', (110, 240))}",
        Font=_FONT,
    ),
    _other(
        "overprint",
        ERROR,
        "white-overprint",
        "white text that overprints in a form",
        VANISHES,
        f"{_DARK} /A Do",
        XObject={
            "A": form(f"/O gs {text('White words', 18, WHITE, (110, 240))}", {"Font": _FONT, "ExtGState": OVERPRINT})
        },
    ),
    _other(
        "overprint",
        ERROR,
        "white-overprint",
        "white by four names that overprints",
        VANISHES,
        f"{_DARK} /O gs /N cs 0 0 0 0 scn 120 220 60 40 re f",
        ColorSpace={"N": device_n(["Cyan", "Magenta", "Yellow", "Black"], "")},
        ExtGState=OVERPRINT,
    ),
    _other(
        "overprint",
        ERROR,
        "white-overprint",
        "white letters as shapes that overprint, set outside",
        VANISHES,
        f"{_DARK} /O gs /A Do",
        XObject={"A": form(f"{WHITE} 120 220 m 160 280 l 200 220 l h f")},
        ExtGState=OVERPRINT,
    ),
    _other(
        "lines",
        WARNING,
        "thin-line",
        "dashed line of 0.07 pt",
        BREAKS,
        "0 0 0 1 K 0.07 w [3 2] 0 d 100 200 m 300 300 l S",
    ),
    _other("lines", WARNING, "thin-line", "thin frame", BREAKS, "0 0 0 1 K 0.05 w 100 200 150 100 re S"),
    _other(
        "lines",
        WARNING,
        "thin-line",
        "thin line in a letter's outline",
        BREAKS,
        text("Outlined", 30, "0 0 0 1 K 0.05 w 1 Tr"),
        Font=_FONT,
    ),
    _other(
        "lines",
        WARNING,
        "thin-line",
        "upright bar of 0.06 pt in a form",
        BREAKS,
        "/A Do",
        XObject={"A": form(f"{BLACK} 200 200 0.06 120 re f")},
    ),
    _other(
        "pictures",
        ERROR,
        "resolution",
        "picture of 60 dpi in two forms",
        COARSE,
        "/A Do",
        XObject={
            "A": form(
                "/B Do",
                {"XObject": {"B": form(place(100, 200, 150, 100), {"XObject": {"Im": picture(photograph(125, 83))}})}},
            )
        },
    ),
    _other(
        "pictures",
        ERROR,
        "resolution",
        "JPEG 2000 of 70 dpi",
        COARSE,
        place(100, 200, 150, 100),
        XObject={"Im": jpeg_2000(photograph(146, 97, "L"))},
    ),
    _other(
        "pictures",
        ERROR,
        "resolution",
        "mirrored picture of 80 dpi",
        COARSE,
        "q -150 0 0 100 250 200 cm /Im Do Q",
        XObject={"Im": picture(photograph(167, 111))},
    ),
    _other(
        "pictures",
        ERROR,
        "resolution",
        "picture with a palette of 75 dpi",
        COARSE,
        place(100, 200, 150, 100),
        XObject={
            "Im": picture(photograph(156, 104, "L"), ["/Indexed", "/DeviceCMYK", 255, bytes(range(256)) + bytes(768)])
        },
    ),
    _other(
        "pictures",
        WARNING,
        "one-bit resolution",
        "small drawing among the operators at 150 dpi, one bit",
        STEPS,
        "q 30 0 0 30 100 200 cm BI /W 64 /H 64 /BPC 1 /CS /G ID " + "\xaa" * 512 + " EI Q",
    ),
    _other(
        "pictures",
        ERROR,
        "one-bit resolution",
        "turned line art of 180 dpi",
        STEPS,
        "q 0 144 -96 0 220 200 cm /Im Do Q",
        XObject={"Im": picture(line_art(360, 240))},
    ),
    _other(
        "pictures",
        WARNING,
        "jpeg",
        "JPEG of quality 12 in a form",
        "Squares and rims: saved for a screen",
        "/A Do",
        XObject={"A": form(_ONE, {"XObject": {"Im": jpeg(photograph(), 12)}})},
    ),
)
