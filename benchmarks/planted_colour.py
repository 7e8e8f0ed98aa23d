"""Faults of colour: what is left in RGB, wherever a page has colour, and spot inks that were not ordered."""

from typing import Any

from planted_base import latin
from planted_fault import ERROR, WARNING, Fault, fault, paints, sets
from planted_parts import (
    AREA,
    WHITE,
    form,
    gradient,
    icc,
    jpeg,
    photograph,
    picture,
    place,
    separation,
    srgb,
    text,
    tiling,
    type_3,
)

RGB = "0 0.4 0.8 rg"
SAYS = "Colours are not in CMYK: our machine would convert them in its own way"
INLINE = "BI /W 2 /H 2 /BPC 8 /CS /RGB ID {} EI"
_FONT = {"F": latin()}
_TILE = f"{RGB} 0 0 10 10 re f"
_ONE = place(100, 200, 72, 48)


def _rgb(name: str, content: str, codes: str = "rgb", **resources: Any) -> Fault:
    return fault("rgb", ERROR, codes, name, SAYS, paints(content, **resources))


PANTONE = separation("PANTONE 349 C", [0.9, 0.3, 0.95, 0.3])
FAULTS = (
    _rgb("area in RGB", f"{RGB} {AREA}"),
    _rgb("line in RGB", "0.8 0 0 RG 2 w 100 200 m 300 300 l S"),
    _rgb("text in RGB", text("Coloured words", 14, RGB), Font=_FONT),
    _rgb("black text as RGB black", text("Words as office programs write them", 10, "0 0 0 rg"), Font=_FONT),
    _rgb("picture in RGB", _ONE, XObject={"Im": picture(photograph(mode="RGB"))}),
    _rgb("JPEG in RGB", _ONE, XObject={"Im": jpeg(photograph(mode="RGB"))}),
    _rgb("JPEG with profile of sRGB", _ONE, XObject={"Im": jpeg(photograph(mode="RGB"), 95, icc(srgb(), 3))}),
    _rgb(
        "picture with a palette in RGB",
        _ONE,
        XObject={"Im": picture(photograph(mode="L"), ["/Indexed", "/DeviceRGB", 255, bytes(range(256)) * 3])},
    ),
    _rgb(
        "area in Lab",
        f"/C cs 60 20 -40 sc {AREA}",
        ColorSpace={"C": ["/Lab", {"WhitePoint": [0.9642, 1, 0.8249], "Range": [-128, 127, -128, 127]}]},
    ),
    _rgb(
        "area in calibrated RGB",
        f"/C cs 0 0.4 0.8 sc {AREA}",
        ColorSpace={"C": ["/CalRGB", {"WhitePoint": [0.9505, 1, 1.089]}]},
    ),
    _rgb("area by profile of sRGB", f"/C cs 0 0.4 0.8 sc {AREA}", ColorSpace={"C": icc(srgb(), 3)}),
    _rgb("line by profile of sRGB", "/C CS 0 0.4 0.8 SC 2 w 100 200 m 300 300 l S", ColorSpace={"C": icc(srgb(), 3)}),
    _rgb(
        "gradient in RGB",
        "q 100 200 150 100 re W n /Sh sh Q",
        Shading={"Sh": gradient("/DeviceRGB", [1, 0, 0], [0, 0, 1])},
    ),
    _rgb(
        "gradient in RGB as a pattern",
        f"/Pattern cs /P scn {AREA}",
        Pattern={"P": {"PatternType": 2, "Shading": gradient("/DeviceRGB", [1, 0, 0], [0, 0, 1])}},
    ),
    _rgb(
        "RGB in a form in a form",
        "/A Do",
        XObject={"A": form("/B Do", {"XObject": {"B": form(f"{RGB} {AREA}")}})},
    ),
    _rgb("RGB in a tile", f"/Pattern cs /P scn {AREA}", Pattern={"P": tiling(_TILE)}),
    _rgb(
        "RGB in a tile in a form",
        "/A Do",
        XObject={"A": form(f"/Pattern cs /P scn {AREA}", {"Pattern": {"P": tiling(_TILE)}})},
    ),
    _rgb(
        "tile without colour, coloured in RGB",
        f"/C cs 0 0.4 0.8 /P scn {AREA}",
        ColorSpace={"C": ["/Pattern", "/DeviceRGB"]},
        Pattern={"P": tiling("0 0 10 10 re f", is_coloured=False)},
    ),
    _rgb(
        "RGB in a letter of Type 3",
        "BT /T 40 Tf 100 300 Td (AAA) Tj ET",
        Font={"T": type_3(f"1000 0 d0 {RGB} 0 0 800 800 re f")},
    ),
    _rgb(
        "letter of Type 3 coloured in RGB",
        f"BT /T 40 Tf {RGB} 100 300 Td (AAA) Tj ET",
        Font={"T": type_3("1000 0 0 0 800 800 d1 0 0 800 800 re f")},
    ),
    _rgb(
        "transparency group that blends in RGB",
        "/A Do",
        "rgb blend-space",
        XObject={"A": form(f"0.7 0.1 0.5 0.1 k {AREA}", Group={"S": "/Transparency", "I": True, "CS": icc(srgb(), 3)})},
    ),
    fault(
        "rgb",
        ERROR,
        "rgb blend-space",
        "page that blends in RGB",
        SAYS,
        sets(0, Group={"S": "/Transparency", "CS": "/DeviceRGB"}),
    ),
    _rgb("small picture among the operators in RGB", f"q 2 0 0 2 100 200 cm {INLINE.format('abcdefghijkl')} Q"),
    _rgb(
        "spot ink that falls back on RGB",
        f"/C cs 1 scn {AREA}",
        "rgb spot",
        ColorSpace={"C": separation("PANTONE 349 C", [0.0, 0.4, 0.2], "/DeviceRGB")},
    ),
    _rgb(
        "RGB in a soft mask's picture",
        _ONE,
        "rgb",
        XObject={"Im": picture(photograph(mode="RGB"), SMask=picture(photograph(mode="L")))},
    ),
    fault(
        "spots",
        ERROR,
        "spot job",
        "spot ink in a job of four inks",
        "A fifth plate that nobody ordered, or a colour that is lost",
        paints(f"/C cs 1 scn {AREA}", ColorSpace={"C": PANTONE}),
        job=("--inks", "CMYK"),
    ),
    fault(
        "spots",
        ERROR,
        "spot-name",
        "one spot ink in two spellings",
        "Two plates come out where one is meant",
        paints(
            f"/C cs 1 scn {AREA} /D cs 1 scn 260 200 50 50 re f",
            ColorSpace={
                "C": separation("PANTONE 185 C", [0, 0.9, 0.7, 0]),
                "D": separation("Pantone 185C", [0, 0.9, 0.7, 0]),
            },
        ),
    ),
    fault(
        "spots",
        ERROR,
        "spot job",
        "another spot ink than the ordered one",
        "Ordered is PANTONE 349 C, in the file is PANTONE 185 C",
        paints(f"/C cs 1 scn {AREA}", ColorSpace={"C": separation("PANTONE 185 C", [0, 0.9, 0.7, 0])}),
        job=("--inks", "PANTONE 349 C"),
    ),
    fault(
        "spots",
        ERROR,
        "spot ink job",
        "four inks in a job of black alone",
        "Three plates more than were ordered",
        paints(f"0.5 0.2 0 0 k {AREA}"),
        job=("--inks", "K"),
    ),
    fault(
        "spots",
        WARNING,
        "spot-name",
        "one spot ink with two fallbacks",
        "The same name means two colours: which one?",
        paints(
            f"/C cs 1 scn {AREA} /D cs 1 scn 260 200 50 50 re f {WHITE}",
            ColorSpace={
                "C": separation("PANTONE 185 C", [0, 0.9, 0.7, 0]),
                "D": separation("PANTONE 185 C", [0.9, 0.2, 0, 0]),
            },
        ),
    ),
)
