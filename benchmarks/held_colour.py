"""The part that was held out: colour, spot inks and transparency in other shapes."""

import io
from typing import Any

from PIL import Image

from planted_base import Make, latin, stream
from planted_colour import RGB, SAYS
from planted_fault import ERROR, Fault, fault, paints
from planted_parts import (
    AREA,
    device_n,
    form,
    gradient,
    icc,
    photograph,
    picture,
    place,
    separation,
    srgb,
    text,
    tiling,
    type_3,
)
from planted_pictures import LETS_THROUGH

_FONT = {"F": latin()}
_ONE = place(100, 200, 72, 48)
_DARK = f"0.5 0.2 0 0.2 k {AREA}"


def _rgb(name: str, content: str, codes: str = "rgb", **resources: Any) -> Fault:
    return fault("rgb", ERROR, codes, name, SAYS, paints(content, **resources))


def _other(group: str, severity: str, codes: str, name: str, says: str, content: str, **resources: Any) -> Fault:
    return fault(group, severity, codes, name, says, paints(content, **resources))


def jpeg_2000(source: Image.Image) -> Make:
    """Return the maker of a picture as JPEG 2000."""
    coded = io.BytesIO()
    source.save(coded, "JPEG2000")
    return picture(source, coded=coded.getvalue(), Filter="/JPXDecode")


def _mesh(colours: int, space: str) -> Make:
    """Return the maker of a gradient of free triangles, all three corners in full."""
    corners = ((0, 0), (255, 0), (128, 255))
    data = b"".join(
        bytes([0, x, y, *[255 if n == number else 0 for n in range(colours)]]) for number, (x, y) in enumerate(corners)
    )
    entries = {
        "BitsPerCoordinate": 8,
        "BitsPerComponent": 8,
        "BitsPerFlag": 8,
        "Decode": [100, 250, 200, 300, *[0, 1] * colours],
    }
    return stream(data, ShadingType=4, ColorSpace=space, **entries)


FAULTS = (
    _rgb(
        "several inks that fall back on RGB",
        f"/N cs 0.5 0.9 scn {AREA}",
        "rgb spot",
        ColorSpace={"N": device_n(["Magenta", "Gold"], "0", "/DeviceRGB", 3)},
    ),
    _rgb(
        "round gradient in RGB",
        "q 100 200 150 100 re W n /Sh sh Q",
        Shading={"Sh": gradient("/DeviceRGB", [1, 1, 1], [0, 0, 1], ShadingType=3)},
    ),
    _rgb("gradient of triangles in RGB", "/Sh sh", Shading={"Sh": _mesh(3, "/DeviceRGB")}),
    _rgb(
        "gradient by profile of sRGB in a form",
        "/A Do",
        XObject={
            "A": form(
                "q 100 200 150 100 re W n /Sh sh Q", {"Shading": {"Sh": gradient(icc(srgb(), 3), [1, 0, 0], [0, 0, 1])}}
            )
        },
    ),
    _rgb(
        "line drawn with a tile in RGB",
        "/Pattern CS /P SCN 12 w 100 200 m 300 300 l S",
        Pattern={"P": tiling(f"{RGB} 0 0 12 12 re f")},
    ),
    _rgb(
        "picture in RGB in a tile",
        f"/Pattern cs /P scn {AREA}",
        Pattern={"P": tiling("20 0 0 20 0 0 cm /Im Do", {"XObject": {"Im": picture(photograph(90, 90, "RGB"))}})},
    ),
    _rgb(
        "picture with a palette by profile",
        _ONE,
        XObject={"Im": picture(photograph(mode="L"), ["/Indexed", icc(srgb(), 3), 255, bytes(range(256)) * 3])},
    ),
    _rgb(
        "picture in Lab",
        _ONE,
        XObject={"Im": picture(photograph(mode="RGB"), ["/Lab", {"WhitePoint": [0.9642, 1, 0.8249]}])},
    ),
    _rgb("JPEG 2000 in RGB", _ONE, XObject={"Im": jpeg_2000(photograph(mode="RGB"))}),
    _rgb(
        "RGB in a letter of Type 3 in a form",
        "/A Do",
        XObject={
            "A": form(
                "BT /T 40 Tf 100 300 Td (AAA) Tj ET", {"Font": {"T": type_3(f"1000 0 d0 {RGB} 0 0 800 800 re f")}}
            )
        },
    ),
    _rgb("outlined text in RGB", text("Outlined", 30, "0 0 0.8 RG 1 Tr"), Font=_FONT),
    _rgb("grey written as RGB", f"0.6 0.6 0.6 rg {AREA}"),
    _rgb(
        "palette in RGB among the operators",
        "q 2 0 0 2 100 200 cm BI /W 2 /H 2 /BPC 8 /CS [/I /RGB 1 <FF000000FF00>] ID \0\1\0\1 EI Q",
    ),
    _other(
        "transparency",
        ERROR,
        "transparency",
        "area that darkens",
        LETS_THROUGH,
        f"{_DARK} /G gs 0 0.5 0.5 0 k 120 220 60 120 re f",
        ExtGState={"G": {"BM": ["/Darken", "/Normal"]}},
    ),
    _other(
        "transparency",
        ERROR,
        "transparency",
        "half-transparent tile",
        LETS_THROUGH,
        f"{_DARK} /Pattern cs /P scn {AREA}",
        Pattern={"P": tiling("/G gs 0 1 0 0 k 0 0 12 12 re f", {"ExtGState": {"G": {"ca": 0.5}}})},
    ),
    _other(
        "transparency",
        ERROR,
        "transparency",
        "half-transparent letters",
        LETS_THROUGH,
        f"{_DARK} /G gs {text('Words', 30, '0 1 0 0 k', (110, 240))}",
        Font=_FONT,
        ExtGState={"G": {"ca": 0.7}},
    ),
    _other(
        "transparency",
        ERROR,
        "transparency",
        "picture that multiplies in a form",
        LETS_THROUGH,
        f"{_DARK} /A Do",
        XObject={"A": form(f"/G gs {_ONE}", {"ExtGState": {"G": {"BM": "/Multiply"}}, "XObject": {"Im": picture()}})},
    ),
    fault(
        "spots",
        ERROR,
        "spot job",
        "spot ink among several in a job of four",
        "A fifth plate",
        paints(
            f"/N cs 0.5 0.9 scn {AREA}", ColorSpace={"N": device_n(["Magenta", "Gold"], "exch 0 exch dup 0 exch 0")}
        ),
        job=("--inks", "CMYK"),
    ),
    fault(
        "spots",
        ERROR,
        "spot job",
        "picture in a spot ink in a job of four",
        "A fifth plate",
        paints(_ONE, XObject={"Im": picture(photograph(mode="L"), separation("Gold", [0, 0.2, 0.8, 0.1]))}),
        job=("--inks", "CMYK"),
    ),
    fault(
        "spots",
        ERROR,
        "spot ink job",
        "coloured picture in a job of black alone",
        "Three plates too many",
        paints(_ONE, XObject={"Im": picture()}),
        job=("--inks", "K"),
    ),
    fault(
        "spots",
        ERROR,
        "spot-name",
        "one spot ink with and without its suffix",
        "Two plates where one is meant",
        paints(
            f"/C cs 1 scn {AREA} /D cs 1 scn 260 200 50 50 re f",
            ColorSpace={
                "C": separation("PANTONE 185 C", [0, 0.9, 0.7, 0]),
                "D": separation("PANTONE 185 CV", [0, 0.9, 0.7, 0]),
            },
        ),
    ),
)
