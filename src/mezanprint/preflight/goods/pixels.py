"""Pictures: as many bytes as they have pixels, and not one more."""

from math import ceil

from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.graph import Stream
from mezanprint.preflight.goods.jpeg import check_jpeg
from mezanprint.preflight.goods.streams import Hidden, unpacked

_PARTS = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
_PNG_FILTERS = frozenset(range(5))
"""How a row was foretold: the byte before it (PNG specification, section 9)."""


def check_pixels(picture: Stream) -> None:
    """Raise ``Hidden`` if a picture holds more, or less, than its pixels."""
    entries = picture.entries
    width, height, parts = (
        entries.get("/Width", 0),
        entries.get("/Height", 0),
        _PARTS.get(str(entries.get("/ColorSpace")), 0),
    )
    data = unpacked(picture)
    if entries.get("/Filter") == "/DCTDecode":
        check_jpeg(data, (width, height))
        return
    foretold = entries.get("/DecodeParms")
    row = ceil(width * parts * entries.get("/BitsPerComponent", 0) / 8) + (foretold is not None)
    if len(data) != height * row:
        raise Hidden(msg("other bytes than its pixels"))
    if foretold is None:
        return
    if (foretold.get("/Columns"), foretold.get("/Colors", 1)) != (width, parts) or not _PNG_FILTERS.issuperset(
        data[::row]
    ):
        raise Hidden(msg("other bytes than its pixels"))
