"""A JPEG that is kept is its coded pixels with the tables they need; anything odd about one has it decoded instead."""

import io
import struct

import pytest
from PIL import Image

from leaks import WITNESS, behind_start, coded, photograph, segment, unused_tables
from mezanprint.typesetting.pictures.jpeg import OddJpeg, segments, strip
from mezanprint.typesetting.pictures.raster import clean_image, encode

PHOTO = photograph(100, 70)
KINDS = {
    "baseline": coded(PHOTO, "JPEG"),
    "optimised": coded(PHOTO, "JPEG", optimize=True, quality=80),
    "full colour": coded(PHOTO, "JPEG", subsampling=0),
    "progressive": coded(PHOTO, "JPEG", progressive=True),
    "grey": coded(PHOTO.convert("L"), "JPEG"),
    "grey, progressive": coded(PHOTO.convert("L"), "JPEG", progressive=True),
    "restarting": coded(PHOTO, "JPEG", restart_marker_blocks=3),
    "restarting, progressive": coded(PHOTO, "JPEG", restart_marker_rows=1, progressive=True),
}
BASELINE = KINDS["baseline"]
ADOBE = b"Adobe\0\x64\0\0\0\0"


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).tobytes()


def markers(data: bytes) -> list[int]:
    return [marker for marker, _ in segments(data)]


@pytest.mark.parametrize("kind", KINDS)
def test_pixels_stay_bit_for_bit_and_nothing_is_left_to_take_out(kind: str) -> None:
    stripped = strip(unused_tables(KINDS[kind]) + WITNESS)
    assert WITNESS[:7] not in stripped
    assert pixels(stripped) == pixels(KINDS[kind])
    assert strip(stripped) == stripped
    assert b"".join(part for _, part in segments(stripped)) == stripped
    assert len(stripped) <= len(KINDS[kind]) + 3 * 4  # tables that shared a segment have one each


def test_tables_without_use_go_and_those_in_use_stay() -> None:
    assert markers(unused_tables(BASELINE)).count(0xDB) == markers(strip(BASELINE)).count(0xDB) + 2
    extra = segment(0xDB, b"\x00" + bytes(range(1, 65)))
    assert strip(behind_start(BASELINE, extra)) == strip(BASELINE)  # overwritten before any scan


def test_density_says_nothing_of_a_scanner() -> None:
    assert strip(BASELINE[:13] + b"\1\1\x2c\1\x2c" + BASELINE[18:]) == strip(BASELINE)


def test_an_interval_without_restarts_goes() -> None:
    assert strip(behind_start(BASELINE, segment(0xDD, b"\xff\xfe"))) == strip(BASELINE)
    assert 0xDD in markers(strip(KINDS["restarting"]))


def test_what_our_own_coder_writes_is_all_needed() -> None:
    for image in (PHOTO, PHOTO.convert("L")):
        data, _ = encode(image, lossy=True)
        assert strip(data) == data


@pytest.mark.parametrize(
    "odd",
    [
        behind_start(BASELINE, WITNESS),
        behind_start(BASELINE, segment(0xDD, b"\0\3")),
        behind_start(BASELINE, segment(0xDB, b"\0" + bytes(60))),
        behind_start(BASELINE, segment(0xCC, b"\0\0")),
        behind_start(BASELINE, segment(0xEE, ADOBE + b"\0")),
        KINDS["restarting"].replace(b"\xff\xd1", b"\xff\xd2", 1),
        BASELINE[:-2],
        BASELINE[:2],
        b"",
    ],
    ids=[
        "bytes between", "restarts that are missing", "half a table", "another coding", "two ideas of its colours",
        "restarts out of order", "no end", "no pixels", "nothing",
    ],
)  # fmt: skip
def test_an_odd_file_is_not_taken_apart(odd: bytes) -> None:
    with pytest.raises(OddJpeg):
        strip(odd)


def test_an_odd_file_that_can_be_seen_is_coded_anew() -> None:
    cleaned, kind = clean_image("a.jpg", behind_start(BASELINE, WITNESS), 150)
    assert kind == "image/jpeg"
    assert WITNESS[:7] not in cleaned
    assert Image.open(io.BytesIO(cleaned)).size == PHOTO.size
    near = zip(pixels(cleaned), pixels(BASELINE), strict=True)
    assert sum(abs(new - old) for new, old in near) / len(pixels(BASELINE)) < 10


def test_a_file_that_names_its_components_red_green_and_blue_is_coded_anew() -> None:
    frame = BASELINE.index(b"\xff\xc0")
    size = struct.unpack(">H", BASELINE[frame + 2 : frame + 4])[0]
    named = bytearray(BASELINE[:6] + b"XXXX" + BASELINE[10:])
    for place in range(frame + 10, frame + 2 + size, 3):
        named[place] = ord("RGB"[(place - frame - 10) // 3])
    with pytest.raises(OddJpeg):
        strip(bytes(named))
