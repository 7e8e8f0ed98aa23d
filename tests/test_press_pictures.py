"""Pictures on the plates: their own inks, their own colours in one step, single bits, and nothing seen through."""

import io
import random
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageCms, ImageDraw

import papers
from mezanprint.model.compositions import Artifact, Composition, Twin
from mezanprint.model.editions import Profile
from mezanprint.outputs.produce import produce
from mezanprint.preflight.release import check_release
from mezanprint.project.icc import in_inks, standard_profile
from mezanprint.typesetting.typeset import typeset, typeset_loose
from plates import in_trim
from sheets import listed, sheet
from test_raster import display_p3

PRESS = Profile("press", 300, bleed=3, slug=12, marks=("crop",), colour="cmyk")
OFFICE = Profile("office", 300, marks=("fold",))
TWINS: tuple[Twin, ...] = (
    ((28, 35, 33), (0, 0, 0, 1)),
    ((35, 81, 63), (0.75, 0.3, 0.7, 0.5)),
    ((243, 240, 232), (0.02, 0.03, 0.09, 0)),
)
CSS = "p { margin: 0 } img { display: block; width: 40mm }"
DPI = 72
CMYK = (25, 50, 75, 100), (0, 0, 0, 178), (255, 0, 0, 0), (10, 200, 180, 30)
"""Four colours in bytes: the second is black ink alone."""


def page(root: Path, body: str, css: str = "", profile: Profile = PRESS) -> Composition:
    names = sorted(path.name for path in root.iterdir())
    made = sheet(body, CSS + css, locale="en", resources=listed(root, *names))
    return replace(made, edition=replace(made.edition, profile=profile), twins=TWINS)


def shown(root: Path, name: str, css: str = "", profile: Profile = PRESS) -> bytes:
    return papers.printed(page(root, f'<p><img src="{name}" alt="x"></p>', css, profile), root)


@dataclass(frozen=True)
class Stored:
    """A picture as a file has it."""

    entries: dict[str, Any]
    data: bytes
    image: Image.Image

    @property
    def inks(self) -> np.ndarray:
        rows = np.frombuffer(self.data, "uint8")
        return rows.reshape(self.entries["/Height"], -1, 4 if self.entries["/ColorSpace"] == "/DeviceCMYK" else 1)


def stored(pdf: bytes) -> list[Stored]:
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
                entries: dict[str, Any] = {key: int(each[key]) for key in ("/Width", "/Height", "/BitsPerComponent")}
                entries |= {key: str(each[key]) for key in ("/ColorSpace", "/Filter", "/SMask") if key in each}
                coded = entries["/Filter"] == "/DCTDecode"
                data = each.read_raw_bytes() if coded else each.read_bytes()
                found.append(Stored(entries, data, pikepdf.PdfImage(each).as_pil_image()))
    return found


def four_colours(size: int = 16) -> Image.Image:
    image = Image.new("CMYK", (2 * size, 2 * size))
    for number, colour in enumerate(CMYK):
        image.paste(colour, (number % 2 * size, number // 2 * size, (number % 2 + 1) * size, (number // 2 + 1) * size))
    return image


def other_press() -> bytes:
    """The same inks by another name, so that they go through their colours."""
    known = standard_profile()
    name = next(each for each in (b"ISO Coated v2 300%",) if each in known)
    return known.replace(name, b"Another press, 300")


# --- CMYK -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["TIFF", "JPEG"])
def test_inks_of_the_press_pass_untouched(tmp_path: Path, form: str) -> None:
    image = four_colours()
    image.save(tmp_path / f"a.{form.lower()}", form, icc_profile=standard_profile(), quality=100)
    given = Image.open(tmp_path / f"a.{form.lower()}")
    (stream,) = stored(shown(tmp_path, f"a.{form.lower()}"))
    assert stream.entries["/ColorSpace"] == "/DeviceCMYK"
    assert (stream.inks == np.asarray(given)).all()


def test_what_is_black_ink_alone_is_on_no_other_plate(tmp_path: Path) -> None:
    Image.new("CMYK", (8, 8), (0, 0, 0, 178)).save(tmp_path / "a.tif", icc_profile=standard_profile())
    seen = in_trim(shown(tmp_path, "a.tif"), DPI)
    assert seen.max(axis=(0, 1)).tolist() == pytest.approx([0, 0, 0, 178 / 2.55], abs=0.5)


def test_a_jpeg_that_is_not_of_adobe_is_not_upside_down(tmp_path: Path) -> None:
    """Without Adobe's segment four parts are inks as they are (ITU-T T.872, 6.5.3)."""
    out = io.BytesIO()
    Image.eval(Image.new("CMYK", (16, 16), (0, 0, 0, 200)), lambda ink: 255 - ink).save(out, "JPEG", quality=100)
    data = out.getvalue()
    place = data.index(b"\xff\xee")
    (tmp_path / "a.jpg").write_bytes(data[:place] + data[place + 2 + int.from_bytes(data[place + 2 : place + 4]) :])
    (stream,) = stored(shown(tmp_path, "a.jpg", profile=replace(PRESS, assume_cmyk="FOGRA39")))
    assert stream.inks[8, 8].tolist() == pytest.approx([0, 0, 0, 200], abs=2)


def test_inks_of_another_press_go_through_their_colours_once(tmp_path: Path) -> None:
    image, other = four_colours(), other_press()
    image.save(tmp_path / "a.tif", icc_profile=other)
    (stream,) = stored(shown(tmp_path, "a.tif"))
    assert (stream.inks == np.asarray(by_littlecms(image, other))).all()
    assert stream.inks[4, 20, :3].max() > 0  # as any profile makes grey of four inks


def by_littlecms(image: Image.Image, profile: bytes, mode: str = "CMYK") -> Image.Image:
    """The same step by the library itself."""
    source, press = (ImageCms.ImageCmsProfile(io.BytesIO(each)) for each in (profile, standard_profile()))
    way = ImageCms.Intent.RELATIVE_COLORIMETRIC
    made = ImageCms.profileToProfile(image, source, press, way, mode, flags=ImageCms.Flags.BLACKPOINTCOMPENSATION)
    assert made is not None
    return made


@pytest.mark.parametrize("profile", [PRESS, Profile("screen")], ids=["press", "screen"])
def test_inks_of_no_press_are_told_with_the_file_and_taken_as_fogra39(tmp_path: Path, profile: Profile) -> None:
    four_colours().save(tmp_path / "a.tif")
    made = page(tmp_path, '<p><img src="a.tif" alt="x"></p>', profile=profile)
    (found,) = (each for each in typeset(made, tmp_path).diagnostics if each.code == "image-cmyk")
    assert "`a.tif`" in found.message
    assert "FOGRA39" in found.message
    assumed = replace(made, edition=replace(made.edition, profile=replace(profile, assume_cmyk="FOGRA39")))
    assert [each.code for each in typeset(assumed, tmp_path).diagnostics if each.code == "image-cmyk"] == []


def test_an_assumed_profile_of_the_project_is_gone_through(tmp_path: Path) -> None:
    four_colours().save(tmp_path / "a.tif")
    (tmp_path / "other.icc").write_bytes(other_press())
    (stream,) = stored(shown(tmp_path, "a.tif", profile=replace(PRESS, assume_cmyk="other.icc")))
    assert (stream.inks == np.asarray(by_littlecms(four_colours(), other_press()))).all()


def test_on_a_screen_inks_have_the_colours_that_the_press_gives_them(tmp_path: Path) -> None:
    four_colours().save(tmp_path / "a.tif")
    made = page(tmp_path, '<p><img src="a.tif" alt="x"></p>', profile=Profile("screen", assume_cmyk="FOGRA39"))
    (stream,) = stored(typeset(made, tmp_path).data)
    seen = np.asarray(stream.image.convert("RGB"))
    assert seen[24, 4].tolist() == pytest.approx([0, 158, 224], abs=12)  # cyan, which is no (0, 255, 255) on paper


def test_pages_that_are_refused_for_a_press_show_its_pictures_to_readers(tmp_path: Path) -> None:
    four_colours().save(tmp_path / "a.tif")
    (stream,) = stored(typeset_loose(page(tmp_path, '<p><img src="a.tif" alt="x"></p>'), tmp_path).data)
    assert stream.entries["/ColorSpace"] == "/DeviceRGB"


# --- colours -----------------------------------------------------------------------------------------------------


def test_a_large_photograph_with_a_profile_is_as_good_as_littlecms(tmp_path: Path) -> None:
    """Colour patches with hard edges, where JPEG in between would leave its rims."""
    dice, image = random.Random(3), Image.new("RGB", (1200, 600))
    draw = ImageDraw.Draw(image)
    for x in range(0, 1200, 60):
        for y in range(0, 600, 60):
            draw.rectangle((x, y, x + 59, y + 59), fill=tuple(dice.choice((0, 128, 255)) for _ in range(3)))
    image.save(tmp_path / "a.jpg", quality=95, subsampling=0, icc_profile=display_p3())
    (stream,) = stored(shown(tmp_path, "a.jpg", "img { width: 50.8mm }"))
    scaled = Image.open(tmp_path / "a.jpg").resize((600, 300), Image.Resampling.LANCZOS)
    scaled.load()
    assert (stream.entries["/Width"], stream.entries["/Height"]) == scaled.size
    wanted = by_littlecms(scaled, display_p3())
    apart = np.linalg.norm(lab(Image.fromarray(stream.inks, "CMYK")) - lab(wanted), axis=-1)
    assert apart.max() < 1.5


def lab(image: Image.Image) -> np.ndarray:
    """What inks look like, in CIELAB of floating point."""
    press, target = ImageCms.ImageCmsProfile(io.BytesIO(standard_profile())), ImageCms.createProfile("LAB")
    way = ImageCms.Intent.ABSOLUTE_COLORIMETRIC
    seen = ImageCms.applyTransform(image, ImageCms.buildTransform(press, target, "CMYK", "LAB", way))
    assert seen is not None
    light, a, b = (np.asarray(part).astype(int) for part in seen.split())
    return np.stack((light / 2.55, a.astype("int8"), b.astype("int8")), axis=-1)


def test_sixteen_bits_and_greys_are_black_ink_of_eight(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65535, 64, dtype="uint16").reshape(1, 64).repeat(4, axis=0)
    Image.fromarray(ramp).save(tmp_path / "a.png")
    (stream,) = stored(shown(tmp_path, "a.png"))
    assert stream.entries["/ColorSpace"] == "/DeviceGray"
    assert np.abs(stream.inks[0, :, 0].astype(int) - ramp[0] // 257).max() <= 1


# --- single bits --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", [PRESS, OFFICE], ids=["press", "office"])
@pytest.mark.parametrize("name", ["a.png", "a.tif", "palette.png"])
def test_single_bits_stay_single_and_as_fine_as_a_press(tmp_path: Path, name: str, profile: Profile) -> None:
    """1200 dots an inch: 20 mm are 945 pixels."""
    dice = np.random.default_rng(1).integers(0, 2, (945, 945)).astype(bool)
    image = Image.fromarray(dice)
    if name == "palette.png":
        palette = Image.fromarray(dice.astype("uint8"), "P")
        palette.putpalette([0, 0, 0, 255, 255, 255])
        image = palette
    image.save(tmp_path / name, **({"compression": "group4"} if name == "a.tif" else {}))
    pdf = shown(tmp_path, name, "img { width: 20mm }", profile)
    (stream,) = stored(pdf)
    assert [stream.entries[key] for key in ("/Width", "/BitsPerComponent", "/ColorSpace")] == [945, 1, "/DeviceGray"]
    assert (np.unpackbits(stream.inks[:, :, 0], axis=1)[:, :945] == dice).all()
    assert check_release(pdf, page(tmp_path, "", profile=profile)) == () or profile is PRESS


def test_what_is_finer_than_a_press_is_made_coarser_and_stays_black_and_white(tmp_path: Path) -> None:
    Image.new("1", (1890, 945), 1).save(tmp_path / "a.png")
    (stream,) = stored(shown(tmp_path, "a.png", "img { width: 20mm }"))
    assert [stream.entries[key] for key in ("/Width", "/BitsPerComponent")] == [945, 1]


# --- what is seen through -----------------------------------------------------------------------------------------

LOGO = "logo.png"


def logo(root: Path) -> None:
    """A green square on nothing, half of it half seen through."""
    image = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    image.paste((0, 160, 0, 255), (20, 20, 40, 40))
    image.paste((0, 160, 0, 128), (20, 30, 40, 40))
    image.save(root / LOGO)


def drawing(root: Path, inside: str, name: str = "chart") -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">'
    (root / f"{name}.svg").write_text(f"{head}{inside}</svg>", "utf-8")


def seen(root: Path, body: str, css: str = "") -> np.ndarray:
    """The plates of a page, after it has been found that nothing in it is seen through."""
    pdf = papers.printed(page(root, body, css), root)
    assert not any("/SMask" in each.entries for each in stored(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        states = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/ca" in each]
        assert all(each.ca == 1 for each in states)
        assert not any("/Group" in each for each in document.objects if isinstance(each, pikepdf.Stream))
    return in_trim(pdf, 144)


MM = 144 / 25.4
CORNER = 10
"""mm from the trimmed edge to the text."""


def at(inks: np.ndarray, x: float, y: float) -> list[float]:
    """Ink in per cent at a place in mm from the corner of the text."""
    value: list[float] = inks[round((CORNER + y) * MM), round((CORNER + x) * MM)].tolist()
    return value


def cell(x: float, y: float, side: float, style: str, inside: str = "") -> str:
    place = f"position: absolute; left: {x}mm; top: {y}mm; width: {side}mm; height: {side}mm"
    return f'<div style="{place}; {style}">{inside}</div>'


LAID = '<img src="logo.png" alt="x" style="width: 20mm">'
GROUNDS = (
    ("", LAID),
    ("background: #f3f0e8", LAID),
    ("background: url(photo.png) 0 0 / 100% 100% no-repeat", LAID),
    ("background: linear-gradient(90deg, #23513f, #fff)", LAID),
    ("background: url(logo.png) 0 0 / 20mm no-repeat #f3f0e8", ""),
)
"""What a logo lies on; on the last one, a background of pictures."""


def test_a_transparent_pixel_has_the_inks_of_what_it_lies_on(tmp_path: Path) -> None:
    places = [(number % 3 * 25, number // 3 * 25) for number in range(len(GROUNDS))]
    body = "".join(cell(*place, 20, *ground) for place, ground in zip(places, GROUNDS, strict=True))
    Image.radial_gradient("L").convert("RGB").save(tmp_path / "photo.png")
    logo(tmp_path)
    with_logo = seen(tmp_path, body)
    Image.new("RGBA", (60, 60), (0, 0, 0, 0)).save(tmp_path / LOGO)
    without = seen(tmp_path, body)
    solid = in_inks(Image.new("RGB", (1, 1), (0, 160, 0)), b"", standard_profile()).tobytes()
    green = [share / 2.55 for share in solid]
    for x, y in places:
        for across, down in ((2, 2), (18, 18), (10, 3), (3, 10)):
            under = at(without, x + across, y + down)
            assert at(with_logo, x + across, y + down) == pytest.approx(under, abs=1.2), (x, y, across, down)
        assert at(with_logo, x + 10, y + 8) == pytest.approx(green, abs=1), (x, y)
        mixed = [(ink + under) / 2 for ink, under in zip(green, at(without, x + 10, y + 11), strict=True)]
        assert at(with_logo, x + 10, y + 11) == pytest.approx(mixed, abs=2), (x, y)


AREA = "M0 0H40V40H0Z"
FAINT = '<stop offset="{}" stop-color="#23513f" stop-opacity=".4"/>'
SHAPES = {
    "fill-opacity": (f'<path d="{AREA}" fill="#23513f" fill-opacity=".4"/>', 0.4),
    "opacity": (f'<path d="{AREA}" fill="#23513f" opacity="40%"/>', 0.4),
    "group": (f'<g opacity=".4"><path d="M0 0H40V20H0Z" fill="#23513f"/><path d="{AREA}" fill="#23513f"/></g>', 0.4),
    "stroke-opacity": ('<path d="M0 20H40" stroke="#23513f" stroke-width="40" stroke-opacity=".4"/>', 0.4),
    "stop-opacity": (
        f'<defs><linearGradient id="g">{FAINT.format(0)}{FAINT.format(1)}</linearGradient></defs>'
        f'<path d="{AREA}" fill="url(#g)"/>',
        0.4,
    ),
    "twice": (
        f'<path d="{AREA}" fill="#23513f" fill-opacity=".4"/><path d="{AREA}" fill="#23513f" opacity=".5"/>',
        0.7,
    ),
}
"""Drawings in a colour of the theme, with how much of it covers what lies under it."""
TINT, PAPER = (2, 3, 9, 0), (0, 0, 0, 0)


def test_shapes_of_a_drawing_are_mixed_in_the_inks_of_the_theme(tmp_path: Path) -> None:
    grounds = {"#fff": (PAPER, PAPER), "#f3f0e8": (TINT, TINT)}
    grounds["linear-gradient(90deg, #f3f0e8 50%, #fff 50%)"] = (TINT, PAPER)
    cells = []
    for across, (name, (inside, _)) in enumerate(SHAPES.items()):
        drawing(tmp_path, inside, name)
        image = f'<img src="{name}.svg" alt="x" style="width: 12mm">'
        cells += [cell(13 * across, 13 * down, 12, f"background: {each}", image) for down, each in enumerate(grounds)]
    found = seen(tmp_path, "".join(cells))
    for across, (name, (_, share)) in enumerate(SHAPES.items()):
        for down, (ground, sides) in enumerate(grounds.items()):
            for x, under in zip((2, 10), sides, strict=True):
                wanted = [share * ink + (1 - share) * below for ink, below in zip((75, 30, 70, 50), under, strict=True)]
                assert at(found, 13 * across + x, 13 * down + 3) == pytest.approx(wanted, abs=1), (name, ground, x)


def test_a_black_shape_that_is_seen_through_is_on_the_black_plate_alone(tmp_path: Path) -> None:
    drawing(tmp_path, '<path d="M0 0H40V40H0Z" fill-opacity=".3"/>')
    assert at(seen(tmp_path, '<p><img src="chart.svg" alt="x"></p>'), 20, 20) == pytest.approx([0, 0, 0, 30], abs=0.5)


def test_a_shape_on_one_colour_stays_a_shape(tmp_path: Path) -> None:
    drawing(tmp_path, SHAPES["fill-opacity"][0])
    assert stored(shown(tmp_path, "chart.svg", "p { background: #f3f0e8 }")) == []


def test_many_things_that_are_seen_through_are_put_in_as_one_picture(tmp_path: Path) -> None:
    dots = "".join(
        f'<circle cx="{n % 10 * 4 + 2}" cy="{n // 10 * 4 + 2}" r="3" fill="#23513f" opacity=".5"/>' for n in range(100)
    )
    drawing(tmp_path, dots)
    pdf = shown(tmp_path, "chart.svg")
    assert len(stored(pdf)) == 1
    assert at(in_trim(pdf, 144), 2, 2) == pytest.approx([37.5, 15, 35, 25], abs=1.5)


def test_letters_over_what_is_seen_through_stay_letters(tmp_path: Path) -> None:
    drawing(tmp_path, SHAPES["stop-opacity"][0])
    css = "p { height: 40mm; background: url(chart.svg) 0 0 / 40mm no-repeat; color: #1c2321; font-size: 60pt }"
    found = seen(tmp_path, "<p>M</p>", css)
    dark = found[found[..., 3] > 95]
    assert len(dark) > 100
    assert dark[:, :3].max() == 0


# --- JPEG -----------------------------------------------------------------------------------------------------------


def test_pictures_are_coded_as_jpeg_where_that_is_asked_for_and_hold_the_limit(tmp_path: Path) -> None:
    noise = np.random.default_rng(2).integers(0, 70, (120, 160, 3)).astype("uint8")
    noise[:60] //= 8
    Image.fromarray(noise).resize((320, 240), Image.Resampling.BICUBIC).save(tmp_path / "a.png")
    css = "@page { size: 60mm 50mm }"
    plain, coded = (shown(tmp_path, "a.png", css, profile=replace(PRESS, jpeg=jpeg)) for jpeg in (0, 92))
    (before,), (after,) = stored(plain), stored(coded)
    assert after.entries["/Filter"] == "/DCTDecode"
    assert len(after.data) < len(zlib.compress(before.data)) * 0.8
    assert (
        check_release(coded, page(tmp_path, '<p><img src="a.png" alt="x"></p>', profile=replace(PRESS, jpeg=92))) == ()
    )
    found = [in_trim(pdf, 300) for pdf in (plain, coded)]
    inside = [each[140:300, 160:400] for each in found]
    assert inside[0].sum(axis=-1).max() > 280
    assert inside[1].sum(axis=-1).max() <= 300.5
    assert np.abs(inside[0] - inside[1]).mean() < 2.5


def test_flat_pictures_stay_without_loss(tmp_path: Path) -> None:
    four_colours(200).save(tmp_path / "a.tif", icc_profile=standard_profile())
    (stream,) = stored(shown(tmp_path, "a.tif", profile=replace(PRESS, jpeg=92)))
    assert stream.entries["/Filter"] == "/FlateDecode"


# --- findings ---------------------------------------------------------------------------------------------------------


def told(root: Path, name: str, css: str = "") -> Artifact:
    body = f'<p><img src="{name}" alt="x"></p>'
    made = page(root, body, css)
    (resource,) = (each for each in made.resources if each.path == name)
    others = tuple(each for each in made.resources if each.path != name)
    return produce(replace(made, resources=(*others, replace(resource, key="sheet:photo"))), root)


def test_findings_about_a_picture_name_its_file_and_lead_to_its_line(tmp_path: Path) -> None:
    Image.new("CMYK", (480, 480), (255, 255, 255, 200)).save(tmp_path / "heavy.tif", icc_profile=standard_profile())
    found = {each.code: each for each in told(tmp_path, "heavy.tif").diagnostics}
    assert found["press-ink"].message.endswith("`heavy.tif`")
    assert found["press-ink"].key == "sheet:photo"


def test_no_word_of_the_file_of_a_picture_is_in_a_print_file(tmp_path: Path) -> None:
    Image.new("RGB", (90, 90)).save(tmp_path / "secret-name.png")
    for profile in (PRESS, OFFICE):
        pdf = papers.printed(page(tmp_path, '<p><img src="secret-name.png" alt="x"></p>', profile=profile), tmp_path)
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert b"secret-name" not in b"".join(each.unparse() for each in document.objects)


def test_the_same_pictures_give_the_same_bytes(tmp_path: Path) -> None:
    logo(tmp_path)
    drawing(tmp_path, SHAPES["twice"][0])
    body = '<p><img src="logo.png" alt="x"><img src="chart.svg" alt="x"></p>'
    assert len({papers.printed(page(tmp_path, body), tmp_path) for _ in range(2)}) == 1
