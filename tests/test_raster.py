"""The picture gate: pixels, upright, in sRGB, with nothing else attached; anything else is refused by name."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from mezanprint.model.diagnostics import Fault
from mezanprint.typesetting.pictures.jpeg import segments, strip
from mezanprint.typesetting.pictures.raster import MAX_PRINTED_INCHES, clean_image, encode
from mezanprint.typesetting.weasyprint.weasy import weasyprint

ALLOWED = {0xD8, 0xD9, 0xDA, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD, 0xE0, 0xEE}
CLEANED = [
    "i01-exif-gps.jpg", "i03-xmp.jpg", "i05-comment.jpg", "i07-trailing-zip.jpg", "i09-exif-thumbnail.jpg",
    "i11-exif.webp", "i21-text-bomb.png",
]  # fmt: skip
REFUSED = {
    "i13-jpeg-claims-65500.jpg": "image-size",
    "i15-zero-size.png": "image-kind",
    "i17-empty.jpg": "image-kind",
    "i19-eps-named.jpg": "image-kind",
}
OTHERS = {"a.avif": "AVIF", "a.tif": "TIFF", "a.gif": "GIF", "a.bmp": "BMP"}
SECRETS = (b"GPS", b"XMP", b"COMMENT", b"TRAILING", b"Exif", b"http://ns.adobe.com", b"Photoshop", b"PK\x03\x04")


def photo(width: int = 60, height: int = 40, form: str = "JPEG", **options: object) -> bytes:
    image = Image.new("RGB", (width, height))
    image.putdata([(x * 4 % 256, y * 6 % 256, 90) for y in range(height) for x in range(width)])
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def display_p3() -> bytes:
    """Return the colour profile of phones: sRGB with the primaries of Display P3, D65 brought to D50."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    columns = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    count = struct.unpack_from(">I", profile, 128)[0]
    for entry in range(count):
        tag, offset, _ = struct.unpack_from(">4sII", profile, 132 + 12 * entry)
        if tag in columns:
            struct.pack_into(">3i", profile, offset + 8, *(round(value * 65536) for value in columns[tag]))
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "Phon".encode("utf-16-be")).replace(b"sRGB", b"Phon")


def code_of(path: str, data: bytes) -> str:
    with pytest.raises(Fault) as fault:
        clean_image(path, data, 150)
    (found,) = fault.value.diagnostics
    assert found.hints
    assert "Traceback" not in found.message
    return found.code


@pytest.mark.parametrize("name", CLEANED)
def test_a_hostile_picture_is_cleaned_to_its_pixels(name: str, hostile: Path) -> None:
    data = (hostile / "images" / name).read_bytes()
    cleaned, kind = clean_image(name, data, 150)
    assert not any(secret in cleaned for secret in SECRETS)
    if kind == "image/jpeg":
        marks = [marker for marker, _ in segments(cleaned)]
        assert set(marks) <= ALLOWED
        assert cleaned.endswith(b"\xff\xd9")
        assert b"".join(segment for _, segment in segments(cleaned)) == cleaned
    assert clean_image(f"x.{kind[6:]}", cleaned, 150) == (cleaned, kind)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_picture_is_refused_by_what_is_wrong(name: str, hostile: Path) -> None:
    assert code_of(name, (hostile / "images" / name).read_bytes()) == REFUSED[name]


def test_a_plain_jpeg_keeps_its_pixels_bit_for_bit() -> None:
    data = photo(comment=b"SECRET")
    cleaned, _ = clean_image("a.jpg", data, 150)
    assert b"SECRET" not in cleaned
    assert Image.open(io.BytesIO(cleaned)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


def tables(jpeg: bytes) -> list[bytes]:
    """Return the segments of quantisation tables."""
    return [body for marker, body in segments(jpeg) if marker == 0xDB]


def test_an_anonymous_photo_has_tables_of_our_own_and_another_grid() -> None:
    ours = tables(encode(Image.new("RGB", (9, 9)), lossy=True)[0])
    for quality in (60, 98):
        cleaned, _ = clean_image("a.jpg", photo(320, 240, quality=quality), 150, anonymous=True)
        assert tables(cleaned) == ours
        assert Image.open(io.BytesIO(cleaned)).size == (315, 236)


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (30, 20)])
def test_no_photo_is_too_small_to_be_anonymous(size: tuple[int, int]) -> None:
    data = photo(*size, qtables=[list(range(1, 65))] * 2)
    cleaned, _ = clean_image("a.jpg", data, 150, anonymous=True)
    assert Image.open(io.BytesIO(cleaned)).size == size
    assert tables(cleaned) == tables(encode(Image.new("RGB", (9, 9)), lossy=True)[0]) != tables(data)


def test_lossless_pictures_stay_sharp_when_photos_are_anonymous() -> None:
    data = photo(form="PNG")
    assert clean_image("a.png", data, 150, anonymous=True) == clean_image("a.png", data, 150)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_was_erased_is_of_one_colour_and_what_is_seen_in_part_is_kept(mode: str) -> None:
    image = Image.new("RGBA", (30, 30), (10, 10, 10, 0))
    image.paste((200, 200, 200, 255), (0, 0, 10, 30))
    image.paste((90, 90, 90, 1), (10, 0, 20, 30))
    image.paste((50, 60, 70, 0), (20, 0, 25, 30))
    out = io.BytesIO()
    image.convert(mode).save(out, "PNG")
    cleaned = Image.open(io.BytesIO(clean_image("a.png", out.getvalue(), 150)[0])).convert("RGBA")
    colours = {colour for _, colour in cleaned.getcolors()}  # type: ignore[union-attr]
    assert colours == {(200, 200, 200, 255), (90, 90, 90, 1), (145, 145, 145, 0)}


def test_a_photo_of_a_large_camera_is_scaled_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mezanprint.typesetting.pictures.raster.MAX_PRINTED_PIXELS", 5_000)
    for name, form in {"a.jpg": "JPEG", "a.png": "PNG", "a.webp": "WEBP", **OTHERS}.items():
        sideways = Image.Exif()
        sideways[0x0112] = 6
        options = {} if form in ("GIF", "BMP") else {"exif": sideways}
        image = Image.open(io.BytesIO(clean_image(name, photo(400, 200, form, **options), 150)[0]))
        assert image.size == ((50, 100) if options else (100, 50)), name


def test_a_picture_too_large_to_be_decoded_is_refused_with_its_size_and_the_command_that_scales_it() -> None:
    header = struct.pack(">IIBBBBB", 20_000, 6_000, 8, 6, 0, 0, 0)
    data = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + header
        + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    )
    data += struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    with pytest.raises(Fault) as fault:
        clean_image("content/a.png", data, 150)
    (found,) = fault.value.diagnostics
    assert "20000 × 6000" in found.message
    assert found.hints[1] == "`magick a.png -resize 8000x8000 a-small.png` scales it down"


def test_a_photo_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    cleaned, _ = clean_image("a.jpg", photo(60, 40, exif=exif), 150)
    image = Image.open(io.BytesIO(cleaned))
    assert image.size == (40, 60)
    assert "exif" not in image.info


def test_a_colour_profile_is_applied_and_dropped() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    grey = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for each in (profile, grey):
        cleaned, _ = clean_image("a.jpg", photo(icc_profile=each), 150)
        assert "icc_profile" not in Image.open(io.BytesIO(cleaned)).info


def test_a_cmyk_photo_becomes_rgb() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (20, 20), (0, 255, 255, 0)).save(out, "JPEG")
    cleaned, _ = clean_image("a.jpg", out.getvalue(), 150)
    image = Image.open(io.BytesIO(cleaned))
    assert image.mode == "RGB"
    red, green, blue = image.getpixel((10, 10))  # type: ignore[misc]
    assert red > 180
    assert max(green, blue) < 80


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_comes_out_plain_and_stays_so(mode: str) -> None:
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "SECRET")
    out = io.BytesIO()
    Image.new(mode, (9, 7)).save(out, "PNG", pnginfo=note)
    cleaned, kind = clean_image("a.png", out.getvalue(), 150)
    assert kind == "image/png"
    assert b"SECRET" not in cleaned
    assert clean_image("a.png", cleaned, 150) == (cleaned, kind)


def test_transparency_is_kept() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 128)).save(out, "WEBP", lossless=True)
    cleaned, kind = clean_image("a.webp", out.getvalue(), 150)
    assert kind == "image/png"
    assert Image.open(io.BytesIO(cleaned)).getpixel((1, 1)) == (255, 0, 0, 128)


def test_no_picture_is_finer_than_the_largest_sheet_needs() -> None:
    longest = 20 * MAX_PRINTED_INCHES
    cleaned, _ = clean_image("a.jpg", photo(900, 300), 20)
    assert Image.open(io.BytesIO(cleaned)).size == (longest, round(longest / 3))


@pytest.mark.parametrize("cut", [0.3, 0.9, 0.99])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_half_copied_picture_is_refused(cut: float, form: str) -> None:
    data = photo(300, 200, form)
    name = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp"}[form]
    assert code_of(name, data[: int(len(data) * cut)]) in ("image-broken", "image-kind")


def test_the_name_must_say_what_the_file_is() -> None:
    assert code_of("a.png", photo()) == "image-kind"
    assert code_of("a.jpg", photo(form="PNG")) == "image-kind"
    assert code_of("a.jpg", b"GIF89a" + bytes(50)) == "image-kind"


def test_a_png_that_claims_to_be_huge_is_refused_before_it_is_decoded() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    assert code_of("a.png", data) == "image-size"


def test_weasyprint_may_not_fill_half_pictures_with_grey() -> None:
    assert weasyprint.__version__
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_no_damage_to_a_picture_is_a_crash() -> None:
    good = {"a.jpg": photo(), "a.png": photo(form="PNG"), "a.webp": photo(form="WEBP")}
    good |= {name: photo(form=form) for name, form in OTHERS.items()}
    dice = random.Random(7)
    for name, data in good.items():
        for _ in range(40):
            bad = bytearray(data)
            for _ in range(dice.randrange(1, 6)):
                bad[dice.randrange(len(bad))] = dice.randrange(256)
            try:
                cleaned, kind = clean_image(name, bytes(bad), 150)
            except Fault:
                continue
            if kind == "image/jpeg":
                assert strip(cleaned) == cleaned


@pytest.mark.parametrize("name", OTHERS)
def test_other_kinds_are_converted_on_the_way_in_and_stay_so(name: str) -> None:
    cleaned, kind = clean_image(name, photo(60, 40, OTHERS[name]), 150)
    assert kind == ("image/jpeg" if name == "a.avif" else "image/png")
    image = Image.open(io.BytesIO(cleaned))
    assert image.size == (60, 40)
    assert abs(image.convert("RGB").getpixel((30, 20))[0] - 120) < 12  # type: ignore[index]
    assert clean_image(f"x.{kind[6:]}", cleaned, 150) == (cleaned, kind)


@pytest.mark.parametrize("form", ["AVIF", "TIFF"])
def test_a_photo_of_a_phone_is_turned_upright_in_srgb_without_its_notes(form: str) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "SECRET"
    cleaned, _ = clean_image(f"a.{form.lower()}", photo(60, 40, form, exif=exif, icc_profile=display_p3()), 150)
    image = Image.open(io.BytesIO(cleaned))
    assert image.size == (40, 60)
    assert b"SECRET" not in cleaned
    assert "icc_profile" not in image.info


def test_a_wide_gamut_is_brought_to_srgb_behind_transparency_too() -> None:
    for mode, value in (("RGB", (200, 60, 60)), ("RGBA", (200, 60, 60, 128))):
        out = io.BytesIO()
        Image.new(mode, (8, 8), value).save(out, "PNG", icc_profile=display_p3())
        seen = Image.open(io.BytesIO(clean_image("a.png", out.getvalue(), 150)[0])).getpixel((4, 4))
        assert seen[:3] == pytest.approx((217, 42, 52), abs=3)  # type: ignore[index]
        assert seen[3:] == value[3:]  # type: ignore[index]


def test_the_first_picture_of_several_is_printed() -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    for name, form in OTHERS.items():
        if form != "BMP":
            out = io.BytesIO()
            frames[0].save(out, form, save_all=True, append_images=frames[1:])
            cleaned, _ = clean_image(name, out.getvalue(), 150)
            red, _, blue = Image.open(io.BytesIO(cleaned)).convert("RGB").tobytes()[:3]
            assert (red > 200, blue < 60) == (True, True), name


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "F"])
def test_every_kind_of_tiff_comes_out_plain(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (9, 7)).save(out, "TIFF", compression="tiff_lzw" if mode != "F" else None)
    cleaned, kind = clean_image("a.tiff", out.getvalue(), 150)
    assert kind == "image/png"
    assert clean_image("a.png", cleaned, 150) == (cleaned, kind)


@pytest.mark.parametrize("name", OTHERS)
def test_sizes_of_other_kinds_are_judged_by_the_header(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = photo(60, 40, OTHERS[name])
    monkeypatch.setattr("mezanprint.typesetting.pictures.raster.MAX_PIXELS_OF_OTHERS", 1000)
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _: pytest.fail("decoded"))
    assert code_of(name, data) == "image-size"


def test_of_two_pictures_in_the_file_of_a_phone_the_first_keeps_its_coding() -> None:
    out = io.BytesIO()
    first, second = Image.new("RGB", (40, 30), (200, 40, 40)), Image.new("RGB", (40, 30))
    first.save(out, "MPO", save_all=True, append_images=[second])
    cleaned, kind = clean_image("a.jpg", out.getvalue(), 150)
    assert kind == "image/jpeg"
    assert len(cleaned) < len(out.getvalue()) / 2 + 40
