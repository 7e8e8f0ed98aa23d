"""Rules of colour and ink: each fault in each container is found by its name, and sound files are left alone."""

import warnings
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mezanprint.preflight.press import colour, ink, letters, spots
from mezanprint.preflight.press.check import RULES
from painting import Make, codes, form, page, picture, spot, stream, told

OURS = tuple(
    rule for rule in RULES if rule.check.__module__.rpartition(".")[2] in ("colour", "ink", "letters", "spots")
)
TINT, RICH = "0.6 0.4 0.4 0 k 0 0 200 200 re f ", "0.6 0.5 0.5 0.9 k 0 0 200 200 re f "
BLUE = "1 1 0 0 k 0 0 99 99 re f "
DEEP = "1 1 0.9 0 k 0 0 200 200 re f "
SHOW = " BT /F {} Tf 50 100 Td (ABABAB) Tj ET"


def states(_pdf: pikepdf.Pdf) -> dict[str, Any]:
    over = Dictionary(OP=True, op=True)
    return {
        "ExtGState": {
            "/Zero": over,
            "/One": Dictionary({**dict(over.items()), "/OPM": 1}),
            "/Half": Dictionary(ca=0.5),
        },
        "ColorSpace": {
            "/Black": spot("Black"),
            "/Gold": spot("Gold"),
            "/All": spot("All"),
            "/None": spot("None"),
            "/Two": Array([Name.DeviceN, Array([Name.Cyan, Name.Black]), Name.DeviceCMYK, CURVE]),
        },
    }


CURVE = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 0, 0, 1])


def cell(content: str) -> Make:
    about = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 10, "YStep": 10}

    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        return {"Pattern": {"/P": stream(pdf, content, BBox=Array([0, 0, 10, 10]), Resources=Dictionary(), **about)}}

    return make


def shaded(space: Any, first: list[float], last: list[float]) -> Make:
    function = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=first, C1=last)
    shading = Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 200, 0], Function=function)
    return lambda _pdf: {
        "Shading": {"/S": shading},
        "Pattern": {"/P": Dictionary(PatternType=2, Shading=shading)},
    }


def letter(content: str) -> Make:
    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontMatrix=[0.01, 0, 0, 0.01, 0, 0], FirstChar=65)
        font.Widths, font.Encoding = Array([100]), Dictionary(Differences=[65, Name.a])
        font.CharProcs = Dictionary(a=stream(pdf, content))
        return {"Font": {"/T": font}}

    return make


def grouped(space: Any) -> Make:
    group = Dictionary(S=Name.Transparency, CS=space)
    return lambda pdf: {"XObject": {"/X": form(pdf, "0 0 0 1 k 0 0 90 90 re f", Group=group)}}


def shown(space: Any, data: bytes, width: int = 2, height: int = 1, bits: int = 8, **more: Any) -> Make:
    return lambda pdf: {"XObject": {"/I": picture(pdf, data, width, height, space, bits, **more)}}


FILL = "/Pattern cs /P scn 0 0 200 200 re f"
FULL, LIGHT = bytes([255, 255, 255, 255]), bytes([0, 0, 0, 9])
INDEXED = Array([Name.Indexed, Name.DeviceCMYK, 1, pikepdf.String(LIGHT + FULL)])
INDEXED_RGB = Array([Name.Indexed, Name.DeviceRGB, 0, pikepdf.String(b"abc")])
RGB = [1.0, 0.0, 0.0]
FAULTS: dict[str, tuple[str, str, Make | None]] = {
    "RGB in a pattern": ("press-rgb", FILL, cell("1 0 0 rg 0 0 5 5 re f")),
    "RGB in a pattern of gradients": ("press-rgb", FILL, shaded(Name.DeviceRGB, RGB, RGB)),
    "an RGB gradient": ("press-rgb", "/S sh", shaded(Name.DeviceRGB, RGB, RGB)),
    "RGB in a letter": ("press-rgb", "BT /T 9 Tf (A) Tj ET", letter("9 0 d0 1 0 0 rg 0 0 99 99 re f")),
    "an inline RGB picture": ("press-rgb", "BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID 00ff00> EI", None),
    "a table of RGB": ("press-rgb", "/I Do", shown(INDEXED_RGB, b"\0\0")),
    "a spot ink that stands for RGB": (
        "press-rgb", "/G cs 1 scn 0 0 9 9 re f",
        lambda _pdf: {"ColorSpace": {"/G": spot("Gold", alternate=Name.DeviceRGB, full=(1, 0, 0))}},
    ),
    "a group in RGB": ("press-blend-space", "/X Do", grouped(Name.DeviceRGB)),
    "a group in Lab": ("press-blend-space", "/X Do", grouped(Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])]))),
    "too much ink by overprint": ("press-ink", BLUE + "/One gs 0 0 0.9 0.9 k 20 20 30 30 re f", states),
    "too much ink where two meet": ("press-ink", BLUE + "/One gs 0 0 0.9 0.9 k 90 90 90 90 re f", states),
    "black text over a rich ground": ("press-ink", DEEP + "/One gs 0 0 0 1 k" + SHOW.format(9), states),
    "a gradient to 400 %": ("press-ink", "/S sh", shaded(Name.DeviceCMYK, [0, 0, 0, 0], [1, 1, 1, 1])),
    "a picture with too much ink": ("press-ink", "/I Do", shown(Name.DeviceCMYK, LIGHT + FULL)),
    "a table with too much ink": ("press-ink", "/I Do", shown(INDEXED, b"\1\0")),
    "a table of one bit": ("press-ink", "/I Do", shown(INDEXED, b"\x40", bits=1)),
    "a turned picture with too much ink": (
        "press-ink", "/I Do", shown(Name.DeviceCMYK, bytes(8), Decode=Array([1, 0] * 4))),
    "16 bits with too much ink": ("press-ink", "/I Do", shown(Name.DeviceCMYK, b"\xff" * 8 + bytes(8), bits=16)),
    "white that overprints": ("press-white-overprint", TINT + "/One gs 0 0 0 0 k 20 20 30 30 re f", states),
    "white text that overprints": ("press-white-overprint", TINT + "/One gs 0 0 0 0 k" + SHOW.format(20), states),
    "no black that overprints": ("press-white-overprint", TINT + "/Zero gs /Black cs 0 scn 20 20 30 30 re f", states),
    "text in the colour of marks": ("press-registration", "/All cs 1 scn" + SHOW.format(20), states),
    "black text of three inks": ("press-text-black", "0.9 0.85 0.85 0 k" + SHOW.format(20), None),
    "small white text on a rich ground": ("press-text-ink", RICH + "0 0 0 0 k" + SHOW.format(6), None),
    "small black text on a tint": ("press-knockout", TINT + "0 0 0 1 k" + SHOW.format(9), None),
    "grey black text on a tint": ("press-knockout", TINT + "0 g" + SHOW.format(9), None),
    "a black line on a tint": ("press-knockout", TINT + "0 0 0 1 K 1 w 20 20 m 90 20 l S", None),
    "a bar": ("press-thin-line", "0 0 0 1 k 20 20 100 0.05 re f", None),
    "a bar of two inks": ("press-thin-line", "0.5 0 0 1 k 20 20 0.4 100 re f", None),
    "a spot ink": ("press-spot", "/Gold cs 0.5 scn 0 0 9 9 re f", states),
    "a picture in a spot ink": ("press-spot", "/I Do", shown(spot("Gold"), b"ab")),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.provokes(
    "press-blend-space", "press-knockout", "press-registration", "press-spot", "press-white-overprint"
)
def test_a_planted_fault_is_found_by_its_name(name: str) -> None:
    code, content, make = FAULTS[name]
    assert code in codes(OURS, content, make)


SOUND: dict[str, tuple[str, Make | None]] = {
    "a rich black area": ("0.6 0.4 0.4 1 k 0 0 200 200 re f", None),
    "exactly 300 %": ("1 1 0.5 0.5 k 0 0 200 200 re f", None),
    "black over a tint": (TINT + "/One gs 0 0 0 1 k" + SHOW.format(9), states),
    "overprint in mode 0 knocks out the four": (BLUE + "/Zero gs 0 0 0.9 0.9 k 9 9 30 30 re f", states),
    "white that overprints paper": ("/One gs 0 0 0 0 k 20 20 30 30 re f", states),
    "white in mode 0": (TINT + "/Zero gs 0 0 0 0 k 20 20 30 30 re f", states),
    "large black text on a tint": (TINT + "0 0 0 1 k" + SHOW.format(14), None),
    "black text on grey": ("0 0 0 0.4 k 0 0 200 200 re f 0 0 0 1 k" + SHOW.format(9), None),
    "black text on white on a tint": (TINT + "1 g 0 80 200 60 re f 0 g" + SHOW.format(9), None),
    "black text in a round white shape": (
        TINT + "1 g 40 90 m 40 130 200 130 200 100 c 200 70 40 70 40 90 c f 0 g" + SHOW.format(9), None),
    "small white text on one ink": ("0 0 0 1 k 0 0 200 200 re f 1 g" + SHOW.format(6), None),
    "the dark green of a theme": ("0.75 0.3 0.7 0.5 k" + SHOW.format(12), None),
    "a black rule of a quarter point": ("0 0 0 1 k 20 20 100 0.25 re f", None),
    "slices of a gradient": ("".join(f"0 0 0 {i / 100} k 20 {20 + i * 0.2:.1f} 90 0.2 re f " for i in range(50)), None),
    "a gradient": ("/S sh", shaded(Name.DeviceCMYK, [0, 0, 0, 0], [1, 0.8, 0, 0])),
    "a group in CMYK": ("/X Do", grouped(Name.DeviceCMYK)),
    "a group in no space of its own": (
        "/X Do", lambda pdf: {"XObject": {"/X": form(pdf, "0 0 9 9 re f", Group=Dictionary(S=Name.Transparency))}}),
    "process inks of DeviceN": ("/Two cs 1 1 scn 0 0 99 99 re f", states),
    "the ink None": ("/None cs 1 scn 0 0 99 99 re f", states),
    "a spot ink that stands for Lab, ordered": (
        "/G cs 1 scn 0 0 9 9 re f",
        lambda _pdf: {"ColorSpace": {"/G": spot("Black", alternate=Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])]),
                                                full=(50, 0, 0))}}),
    "a picture at its limit": ("/I Do", shown(Name.DeviceCMYK, bytes([255, 255, 255, 0]) + LIGHT)),
    "a table whose full ink is not used": ("/I Do", shown(INDEXED, b"\0\0")),
    "an uncoloured letter": ("BT /T 9 Tf (A) Tj ET", letter("9 0 0 0 9 9 d1 1 0 0 rg 0 0 99 99 re f")),
    "a state that is taken back": ("q /Half gs Q 0 0 0 1 k 0 0 99 99 re f", states),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_left_alone(name: str) -> None:
    content, make = SOUND[name]
    assert codes(OURS, content, make) == set()


def test_a_page_that_mixes_in_rgb_is_found() -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    assert codes(OURS, "0 0 9 9 re f", Group=group) == {"press-blend-space"}


def test_the_message_names_what_the_rgb_stands_in() -> None:
    assert told(colour.check_light, *FAULTS["RGB in a pattern"][1:]) == ["press-rgb: 1 area in RGB, in a pattern"]
    assert told(colour.check_light, *FAULTS["RGB in a letter"][1:]) == [
        "press-rgb: 1 area in RGB, in a letter of a `Type 3` font"
    ]


@pytest.mark.parametrize("where", ["SMask", "Mask"])
def test_only_pixels_that_are_seen_have_ink(where: str) -> None:
    def masked(hidden: int) -> Make:
        def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
            if where == "SMask":
                mask = picture(pdf, bytes([255, 255 - hidden]), 2, 1, Name.DeviceGray)
            else:
                mask = stream(
                    pdf, bytes([0x40 if hidden else 0]), Subtype=Name.Image, Width=2, Height=1, ImageMask=True
                )
            return shown(Name.DeviceCMYK, LIGHT + FULL, **{where: mask})(pdf)

        return make

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert told(ink.check_ink, "/I Do", masked(255)) == []
        assert told(ink.check_ink, "/I Do", masked(0)) == ["press-ink: 400 % ink in a picture"]


def test_marks_on_all_plates_are_for_outside_of_the_page() -> None:
    content = "/All CS 1 SCN 1 w 5 0 m 5 20 l S"
    assert told(ink.check_registration, content, states, TrimBox=Array([20, 20, 180, 180])) == []
    assert len(told(ink.check_registration, content, states)) == 1
    corners = "0 5 m 9 5 l 191 5 m 200 5 l 5 0 m 5 9 l 195 191 m 195 200 l "
    for times in (1, 20):
        content = f"/All CS 1 SCN 1 w {corners * times} S"
        assert told(ink.check_registration, content, states, TrimBox=Array([20, 20, 180, 180])) == []


def test_an_ink_that_is_ordered_may_be_used() -> None:
    with page("/Gold cs 1 scn 0 0 9 9 re f", states) as sheet:
        assert len(list(spots.check_spots(sheet))) == 1
    with page("/Gold cs 1 scn 0 0 9 9 re f", states) as sheet:
        object.__setattr__(sheet, "inks", (*sheet.inks, "Gold"))
        assert list(spots.check_spots(sheet)) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("PANTONE 185 C", "Pantone 185C", True),
        ("PANTONE 185 C", "PANTONE 185 U", True),
        ("black", "Gold", True),
        ("PANTONE 185 C", "PANTONE 186 C", False),
        ("Gold", "Varnish", False),
    ],
)
@pytest.mark.provokes("press-spot-name")
def test_one_ink_under_two_names_is_found(one: str, other: str, alike: bool) -> None:
    named = {"ColorSpace": {"/A": spot(one), "/B": spot(other)}}
    found = told(spots.check_spot_names, "/A cs 1 scn 0 0 9 9 re f /B cs 1 scn 9 9 9 9 re f", lambda _pdf: named)
    assert [each.partition(":")[0] for each in found] == ["press-spot-name"] * alike


def test_one_ink_of_two_mixtures_is_found() -> None:
    named = {"ColorSpace": {"/A": spot("Gold"), "/B": spot("Gold", full=(1, 0, 0, 0))}}
    content = "/A cs 1 scn 0 0 9 9 re f /{} cs 1 scn 9 9 9 9 re f"
    assert told(spots.check_spot_names, content.format("A"), lambda _pdf: named) == []
    assert told(spots.check_spot_names, content.format("B"), lambda _pdf: named) == [
        "press-spot-name: the ink `Gold` is two colours where others are mixed for it"
    ]


def test_the_message_says_what_lies_under() -> None:
    assert told(letters.check_knockout, *FAULTS["small black text on a tint"][1:]) == [
        "press-knockout: black text of 9.0 pt knocks out of its ground"
    ]
    assert told(ink.check_ink, *FAULTS["too much ink by overprint"][1:]) == [
        "press-ink: 380 % ink where an area is printed over what lies under it"
    ]
