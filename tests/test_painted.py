"""What our own reading finds painted on a page, container by container."""

import struct
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mezanprint.pdf.painting import reading
from mezanprint.pdf.painting.calculator import read_program
from mezanprint.pdf.painting.painted import Colour, Container, Painted, Sort
from mezanprint.pdf.painting.shadings import darkest
from mezanprint.pdf.painting.spaces import CMYK
from painting import FONT, Make, form, page, spot, stream, things


def one(content: str, make: Make | None = None) -> Painted:
    (found,) = things(content, make)
    return found


def test_a_text_carries_its_font_and_the_codes_that_are_shown() -> None:
    text = one("BT /F 10 Tf 20 20 Td [(AB) -50 (A)] TJ ET")
    assert text.codes == b"ABA"
    assert text.font.BaseFont == "/Helvetica"


def test_a_text_that_paints_nothing_is_kept_apart() -> None:
    text = one("BT 3 Tr /F 10 Tf 20 20 Td (AB) Tj ET")
    assert (text.sort, text.mode, text.shows) == (Sort.HIDDEN, 3, False)


def test_an_outlined_text_has_the_colour_of_its_lines_too() -> None:
    found = things("1 0 0 RG 0 0 0 1 k BT 2 Tr /F 10 Tf 20 20 Td (A) Tj ET")
    assert [each.colour.space for each in found] == ["cmyk", "rgb"]


def test_letters_clip_what_is_painted_after_them() -> None:
    area = things("BT 7 Tr /F 10 Tf 20 20 Td (A) Tj ET 0 0 200 200 re f")[-1]
    assert area.box == pytest.approx((20, 17.5, 26, 28))
    assert not area.is_whole


def tiling(content: str, kind: int = 1, **entries: Any) -> Make:
    """Resources with a pattern of 10 by 10 pt."""

    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        about = {"PatternType": 1, "PaintType": kind, "TilingType": 1, "XStep": 10, "YStep": 10}
        cell = stream(pdf, content, BBox=Array([0, 0, 10, 10]), Resources=Dictionary(), **about, **entries)
        return {"Pattern": {"/P": cell}, "ColorSpace": {"/U": Array([Name.Pattern, Name.DeviceCMYK])}}

    return make


def test_a_pattern_is_painted_in_the_area_that_it_fills() -> None:
    area, thing = things("/Pattern cs /P scn 80 80 40 40 re f", tiling("1 0 0 rg 2 2 6 6 re f"))
    assert (area.colour.space, thing.colour, thing.container) == (
        "pattern",
        Colour("rgb", (1, 0, 0)),
        Container.PATTERN,
    )
    assert thing.box[2] - thing.box[0] == 6
    assert 80 <= thing.box[0] < thing.box[2] <= 120


def test_an_uncoloured_pattern_has_the_colour_that_it_is_given_and_no_other() -> None:
    _, thing = things("/U cs 0 0 0 0.4 /P scn 80 80 40 40 re f", tiling("1 0 0 rg 2 2 6 6 re f", 2))
    assert thing.colour == Colour("cmyk", (0, 0, 0, 0.4))


def gradient(function: Any, kind: int = 2, **entries: Any) -> Dictionary:
    return Dictionary(ShadingType=kind, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 200, 0], Function=function, **entries)


def between(first: list[float], last: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=first, C1=last)


LIGHT, RICH = [0.1, 0, 0, 0], [1, 1, 0.9, 1]


def sampled(pdf: pikepdf.Pdf) -> Any:
    about = {"Domain": [0, 1], "Range": [0, 1] * 4, "Size": [3], "BitsPerSample": 8}
    return stream(pdf, bytes([0] * 4 + [255, 255, 230, 255] + [0] * 4), FunctionType=0, **about)


def stitched(_pdf: pikepdf.Pdf) -> Any:
    parts = [between(LIGHT, RICH), between(LIGHT, LIGHT)]
    return Dictionary(FunctionType=3, Domain=[0, 1], Functions=parts, Bounds=[0.507], Encode=[0, 1, 0, 1])


@pytest.mark.parametrize("function", [sampled, stitched, lambda _pdf: between(LIGHT, RICH)])
def test_a_gradient_has_the_colour_of_its_place_with_most_ink(function: Any) -> None:
    thing = one("/S sh", lambda pdf: {"Shading": {"/S": gradient(function(pdf))}})
    assert thing.sort is Sort.GRADIENT
    assert thing.box == (0, 0, 200, 200)
    assert thing.colour.ink == pytest.approx(390, abs=0.5)


def test_a_gradient_fills_an_area_as_a_pattern() -> None:
    def make(_pdf: pikepdf.Pdf) -> dict[str, Any]:
        return {"Pattern": {"/P": Dictionary(PatternType=2, Shading=gradient(between(LIGHT, RICH)))}}

    thing = one("/Pattern cs /P scn 10 10 40 40 re f", make)
    assert (thing.sort, thing.box) == (Sort.GRADIENT, (10, 10, 50, 50))
    assert thing.colour.ink == pytest.approx(390)


def test_a_gradient_of_two_directions_and_a_mesh_are_looked_at_too() -> None:
    with pikepdf.new() as pdf:
        program = stream(pdf, "{ mul dup dup dup }", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 4)
        assert darkest(Dictionary(ShadingType=1, Function=program), CMYK).ink == pytest.approx(400)
        corner = [struct.pack(">BHH4B", 0, 0, 0, *inks) for inks in ((9, 9, 9, 9), (255, 255, 204, 255), (0, 0, 0, 0))]
        about = {"BitsPerCoordinate": 16, "BitsPerComponent": 8, "BitsPerFlag": 8, "Decode": [0, 200] * 2 + [0, 1] * 4}
        assert darkest(stream(pdf, b"".join(corner), ShadingType=4, **about), CMYK).ink == pytest.approx(380)


@pytest.mark.parametrize(
    ("program", "given", "wanted"),
    [
        ("{ 2 copy add 3 1 roll sub }", [5, 3], [8, 2]),
        ("{ dup 0.5 gt { pop 1 } { pop 0 } ifelse }", [0.7], [1]),
        ("{ 1 index exch pop 2 exp }", [3, 9], [3, 9]),
        ("{ 1 2 3 4 4 1 roll }", [], [4, 1, 2, 3]),
        ("{ 30 sin 1 1 atan 7 3 idiv -7 cvi 3 mod }", [], [0.5, 45, 2, -1]),
        ("{ true false or { 4 sqrt } if % two\n }", [], [2]),
    ],
)
def test_functions_in_postscript_are_worked_out(program: str, given: list[float], wanted: list[float]) -> None:
    assert read_program(program.encode())(given) == pytest.approx(wanted)


@pytest.mark.parametrize("program", ["", "{ 1", "{ " + "1 " * 3000 + "}", "{ nonsense }"])
def test_what_is_no_function_is_refused(program: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_program(program.encode())


def test_a_gradient_whose_function_is_damaged_is_there_with_no_colour_that_is_known() -> None:
    broken = Dictionary(FunctionType=2, Domain=[0, 1])
    thing = one("/S sh", lambda _pdf: {"Shading": {"/S": gradient(broken)}})
    assert (thing.colour.space, thing.colour.ink) == ("cmyk", 0)


def lettered(glyph: str) -> Make:
    """Resources with a Type 3 font of one letter."""

    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontMatrix=[0.01, 0, 0, 0.01, 0, 0], FirstChar=65, LastChar=65
        )
        font.FontBBox, font.Widths = Array([0, 0, 100, 100]), Array([100])
        font.Encoding = Dictionary(Differences=[65, Name.square])
        font.CharProcs = Dictionary(square=stream(pdf, glyph))
        return {"Font": {"/T": font}}

    return make


def test_letters_of_type_3_that_bring_colours_are_read() -> None:
    text, area = things("BT /T 20 Tf 50 60 Td (AA) Tj ET", lettered("100 0 d0 1 0 0 rg 0 0 100 100 re f"))
    assert text.box[2] - text.box[0] == pytest.approx(40)
    assert (area.colour.space, area.container) == ("rgb", Container.GLYPH)
    assert area.box == pytest.approx((50, 60, 70, 80))


def test_letters_of_type_3_that_are_stencils_have_the_colour_of_the_text() -> None:
    text = one("0 0 0 1 k BT /T 20 Tf 50 60 Td (A) Tj ET", lettered("100 0 0 0 99 99 d1 1 0 0 rg 0 0 100 100 re f"))
    assert text.colour == Colour("cmyk", (0, 0, 0, 1))


INLINE = "q 40 0 0 20 10 10 cm BI /W 2 /H 1 /CS /{} /BPC 8 /F /AHx ID {}> EI Q"


def test_an_inline_picture_is_a_picture() -> None:
    thing = one(INLINE.format("RGB", "00ff0000ff00"))
    assert (thing.sort, thing.colour.space, thing.box) == (Sort.PICTURE, "rgb", (10, 10, 50, 30))
    assert (int(thing.picture.Width), thing.picture.read_bytes()) == (2, b"\0\xff\0\0\xff\0")


def test_an_inline_picture_may_name_a_space_of_the_page() -> None:
    thing = one(INLINE.format("S", "00ff"), lambda _pdf: {"ColorSpace": {"/S": spot("Gold")}})
    assert (thing.colour.space, thing.colour.names) == ("spot", ("Gold",))


def test_a_group_says_what_it_mixes_its_colours_in_and_how_opaque_it_is() -> None:
    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        return {
            "XObject": {"/X": form(pdf, "0 0 9 9 re f /Full gs 0 0 9 9 re f", Group=group, Resources=full)},
            "ExtGState": {"/Half": Dictionary(ca=0.5)},
        }

    full = Dictionary(ExtGState=Dictionary(Full=Dictionary(ca=1)))
    found = things("/Half gs /X Do", make)
    assert [(each.sort, each.alpha) for each in found] == [(Sort.GROUP, 0.5), (Sort.AREA, 0.5), (Sort.AREA, 0.5)]
    assert found[0].colour.space == "rgb"


def test_a_soft_mask_holds_until_it_is_taken_off() -> None:
    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        mask = Dictionary(S=Name.Luminosity, G=form(pdf, "0 0 9 9 re f"))
        return {"ExtGState": {"/On": Dictionary(SMask=mask), "/Off": Dictionary(SMask=Name("/None"))}}

    found = things("/On gs 0 0 9 9 re f /Off gs 0 0 9 9 re f", make)
    assert [each.alpha for each in found] == [0, 1]


@pytest.mark.parametrize(
    ("space", "wanted"),
    [
        (spot("Black"), Colour("cmyk", (0, 0, 0, 1), ("Black",))),
        (spot("All"), Colour("registration", (1,))),
        (spot("None"), Colour("none", (1,))),
        (spot("Gold"), Colour("spot", (1,), ("Gold",), "cmyk", (0, 1, 1, 0))),
        (spot("Gold", alternate=Name.DeviceRGB, full=(1, 0, 0)), Colour("spot", (1,), ("Gold",), "rgb", (1, 0, 0))),
        (Array([Name.Indexed, Name.DeviceCMYK, 1, pikepdf.String(bytes([0, 0, 0, 0, 255, 0, 0, 51]))]),
         Colour("cmyk", (1, 0, 0, 0.2))),
        (Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])]), Colour("rgb", (1,))),
        (Array([Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])]), Colour("rgb", (1,))),
    ],
)  # fmt: skip
def test_a_colour_is_the_inks_that_it_prints(space: Any, wanted: Colour) -> None:
    assert one("/S cs 1 scn 0 0 9 9 re f", lambda _pdf: {"ColorSpace": {"/S": space}}).colour == wanted


def test_process_inks_of_device_n_are_process_inks() -> None:
    curve = Dictionary(FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 4)
    space = Array([Name.DeviceN, Array([Name.Magenta, Name.Black]), Name.DeviceCMYK, curve])
    thing = one("/S cs 0.3 0.6 scn 0 0 9 9 re f", lambda _pdf: {"ColorSpace": {"/S": space}})
    assert thing.colour.inks == {"Magenta": 0.3, "Black": 0.6}


def test_a_default_space_stands_for_the_device() -> None:
    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        return {"ColorSpace": {"/DefaultRGB": Array([Name.ICCBased, stream(pdf, b"", N=4)])}}

    assert one("1 0 0 rg 0 0 9 9 re f", make).colour.space == "cmyk"


def test_a_form_has_the_colour_of_who_shows_it_where_it_sets_none() -> None:
    found = things("0 0 0 1 k /X Do 0 0 0 0.5 k /X Do", lambda pdf: {"XObject": {"/X": form(pdf, "0 0 9 9 re f")}})
    assert [each.colour.parts[3] for each in found] == [1, 0.5]


def test_what_no_reader_need_know_is_passed_over() -> None:
    assert one("/Perceptual ri 0.5 i BX 1 2 unheard EX 0 0 9 9 re f").sort is Sort.AREA


def test_a_layer_that_is_off_is_marked_as_not_printed() -> None:
    with page("/OC /L BDC 0 0 9 9 re f EMC 0 0 9 9 re f") as sheet:
        layer = sheet.document.make_indirect(Dictionary(Type=Name.OCG, Name="notes"))
        sheet.document.pages[0].Resources.Properties = Dictionary(L=layer)
        sheet.document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        assert [each.is_off for each in sheet.pages[0]] == [True, False]


def test_resources_may_be_those_of_the_pages_above() -> None:
    with page("BT /F 10 Tf 20 20 Td (A) Tj ET") as sheet:
        own = sheet.document.pages[0].obj
        own.Parent.Resources = Dictionary(Font=Dictionary(F=FONT))
        del own["/Resources"]
        assert len(sheet.pages[0]) == 1


def test_shapes_say_what_they_cover() -> None:
    (circle,) = things("0 50 m 0 78 22 100 50 100 c 78 100 100 78 100 50 c 100 22 78 0 50 0 c 22 0 0 22 0 50 c f")
    assert circle.covers((50, 50))
    assert circle.covers((3, 3)) is False
    assert circle.covers((150, 50)) is False
    (square,) = things("10 10 m 60 10 l 60 60 l 10 60 l h f")
    assert square.is_whole


def patterns_in_patterns(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A pattern that fills a hundred areas with itself."""
    about = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 10, "YStep": 10, "BBox": Array([0, 0, 10, 10])}
    cell = stream(pdf, "/Pattern cs /P scn " + "0 0 10 10 re f " * 100, **about)
    cell.Resources = Dictionary(Pattern=Dictionary(P=cell))
    return {"Pattern": {"/P": cell}}


def test_a_page_that_is_made_to_paint_for_ever_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST", 20_000)
    with page("/Pattern cs /P scn 0 0 200 200 re f", patterns_in_patterns) as sheet:
        assert (sheet.pages, sheet.unread) == (((),), {1})


def test_of_two_moves_the_second_alone_begins_a_path() -> None:
    """WeasyPrint begins each path of a drawing at its corner, and moves on."""
    thing = one("1 0 0 rg 0 0 m 50 60 m 70 60 l 70 80 l 50 80 l h f")
    assert thing.box == (50, 60, 70, 80)
    assert thing.is_whole
