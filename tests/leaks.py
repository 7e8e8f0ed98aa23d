"""Pictures with a witness in them: each place of a file where words or pixels lie that nobody sees."""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, ImageCms, PngImagePlugin

WITNESS = b"WITNESS-SALMA-41"
HIDDEN = (10, 200, 30)
"""The colour under what was erased."""


def photograph(width: int = 90, height: int = 60) -> Image.Image:
    """Return a picture that no two pixels of which are alike, for all that tables are for."""
    image = Image.effect_noise((width, height), 60)
    return Image.merge("RGB", (image, image.rotate(90), image.rotate(180)))


def coded(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def behind_start(jpeg: bytes, *more: bytes) -> bytes:
    """Return a JPEG with segments put behind its first one."""
    return jpeg[:20] + b"".join(more) + jpeg[20:]


def unused_tables(jpeg: bytes) -> bytes:
    """Return it with tables that nothing uses, of both kinds, and one that is overwritten before it is used."""
    words = (WITNESS * 8)[:64]
    coding = b"\x13" + bytes(15) + b"\x10" + WITNESS
    return behind_start(jpeg, segment(0xDB, b"\x03" + words), segment(0xDB, b"\x00" + words), segment(0xC4, coding))


def erased(mode: str = "RGBA") -> Image.Image:
    """Return a picture a part of which was made transparent, and shows nothing more."""
    image = Image.new("RGBA", (90, 60), (250, 240, 230, 255))
    image.paste((*HIDDEN, 0), (20, 20, 70, 40))
    return image.convert(mode)


def notes() -> dict[str, object]:
    exif = Image.Exif()
    exif[0x010F] = exif[0x013B] = WITNESS.decode()
    exif.get_ifd(0x8825)[1] = "N"
    return {"exif": exif, "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + WITNESS}


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def palette_with_erased() -> bytes:
    """Return a PNG with a palette, one colour of which is transparent."""
    image = Image.new("P", (90, 60), 1)
    image.putpalette((*HIDDEN, 250, 240, 230))
    image.paste(0, (20, 20, 70, 40))
    return coded(image, "PNG", transparency=0)


def key_colour() -> bytes:
    """Return a PNG without opacity, one colour of which stands for nothing."""
    image = Image.new("RGB", (90, 60), (250, 240, 230))
    image.paste(HIDDEN, (20, 20, 70, 40))
    return coded(image, "PNG", transparency=HIDDEN)


def with_text(png: bytes) -> bytes:
    """Return a PNG with notes before its pixels, between them, behind them and behind its end."""
    first = png.index(b"IDAT") - 4
    text = chunk(b"tEXt", b"Author\0" + WITNESS)
    return png[:first] + text + png[first:-12] + chunk(b"prVt", WITNESS) + png[-12:] + WITNESS


def drawing() -> bytes:
    name = WITNESS.decode()
    return (
        f'<?xml version="1.0"?><!-- {name} --><svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:i="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 90 60" i:docname="{name}.svg">'
        f"<title>{name}</title><desc>{name}</desc><metadata>{name}</metadata>"
        f'<g id="{name}" class="{name}" data-x="{name}"><rect width="50" height="40" fill="#123"/></g>'
        f'<rect x="1000" width="5" height="5" id="off-{name}"/></svg>'
    ).encode()


def pictures() -> Iterator[tuple[str, bytes]]:
    """Yield file names with their bytes."""
    photo = photograph()
    text = PngImagePlugin.PngInfo()
    text.add_itxt("Description", WITNESS.decode(), zip=True)
    thumbnail = coded(Image.new("RGB", (20, 20), "red"), "JPEG", comment=WITNESS)
    plain = coded(photo, "JPEG")
    yield "notes.jpg", coded(photo, "JPEG", comment=WITNESS, xmp=b"<x:xmpmeta>" + WITNESS, **notes())
    yield "cmyk.jpg", coded(photo.convert("CMYK"), "JPEG", comment=WITNESS, **notes())
    yield "grey.jpg", unused_tables(coded(photo.convert("L"), "JPEG", comment=WITNESS))
    yield "progressive.jpg", unused_tables(coded(photo, "JPEG", progressive=True, comment=WITNESS))
    yield "tables.jpg", unused_tables(plain)
    yield "between.jpg", behind_start(plain, WITNESS)
    yield "thumbnails.jpg", behind_start(plain, segment(0xE0, b"JFXX\0\x10" + thumbnail)) + thumbnail + WITNESS
    yield "density.jpg", plain[:14] + WITNESS[:4] + plain[18:]
    yield "interval.jpg", behind_start(plain, segment(0xDD, WITNESS[:2]))
    yield "text.png", with_text(coded(photo, "PNG", pnginfo=text, **notes()))
    yield "palette.png", with_text(palette_with_erased())
    yield "key.png", key_colour()
    yield "erased.png", coded(erased(), "PNG")
    yield "erased-grey.png", coded(erased("LA"), "PNG")
    yield "erased.webp", coded(erased(), "WEBP", lossless=True, exact=True, **notes())
    yield "erased.avif", coded(erased(), "AVIF", quality=100)
    yield "erased.tif", coded(erased(), "TIFF", description=WITNESS.decode())
    yield "erased.gif", coded(erased().convert("P"), "GIF", comment=WITNESS)
    yield "lossy.webp", coded(photo, "WEBP", xmp=WITNESS, **notes())
    yield "drawing.svg", drawing()
