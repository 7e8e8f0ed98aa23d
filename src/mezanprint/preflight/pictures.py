"""Pictures of a released PDF are pixels: no camera, place, comment, thumbnail or second file rides along."""

from collections.abc import Iterator

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg

_DRAWING = {0xD8, 0xD9, 0xDA, 0xDB, 0xC4, 0xDD, 0xC0, 0xC1, 0xC2, *range(0xD0, 0xD8)}
_NAMED = {0xE0: (b"JFIF\0", 16), 0xEE: (b"Adobe", 14)}


def check_pictures(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for each picture that holds more than its pixels."""
    del composition
    found: list[Diagnostic] = []
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") != "/Image":
            continue
        if thing.get("/Filter") == "/DCTDecode":
            found += (_told(what) for what in dict.fromkeys(_strangers(thing.read_raw_bytes())))
        elif thing.get("/Filter", "/FlateDecode") != "/FlateDecode":
            found.append(
                _told(msg("what its form may hold: it is neither JPEG nor plain pixels, as the house has them,"))
            )
        if "/Metadata" in thing:
            found.append(_told(msg("a metadata stream")))
    return tuple(dict.fromkeys(found))


def _told(what: str) -> Diagnostic:
    return error(
        "release-picture",
        msg("a picture holds {what} beside its pixels", what=what),
        None,
        msg("this is a fault of the program, please report it"),
    )


def _strangers(jpeg: bytes) -> Iterator[str]:
    """Yield what stands in a JPEG beside the segments that draw it. Source: ITU-T T.81, annex B."""
    place = 2
    while place + 4 <= len(jpeg):
        marker = jpeg[place + 1]
        if jpeg[place] != 0xFF:
            yield msg("bytes without a marker")
            return
        length = int.from_bytes(jpeg[place + 2 : place + 4], "big")
        name, size = _NAMED.get(marker, (b"", 0))
        if marker in _NAMED and not (jpeg[place + 4 :].startswith(name) and length == size):
            yield msg("a segment {marker}", marker=f"{marker:02X}")
        if marker not in _DRAWING and marker not in _NAMED:
            yield msg("a segment {marker}", marker=f"{marker:02X}")
        place += 2 + length
        while marker == 0xDA and place + 1 < len(jpeg) and not (jpeg[place] == 0xFF and _ends_scan(jpeg[place + 1])):
            place = jpeg.find(b"\xff", place + 1)
            if place < 0:
                yield msg("no end")
                return
        if jpeg[place : place + 2] == b"\xff\xd9":
            if len(jpeg) > place + 2:
                yield msg("something after its end")
            return


def _ends_scan(marker: int) -> bool:
    return marker != 0 and not 0xD0 <= marker <= 0xD7
