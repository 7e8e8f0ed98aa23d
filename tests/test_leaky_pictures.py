"""No word that rides along with a picture, no erased pixel and no unused table is in a PDF, however deep one looks."""

import io
from dataclasses import replace

import pikepdf
import pytest

from leaks import WITNESS, pictures
from mezanprint.model.editions import Pictures, Profile, Standard
from mezanprint.outputs.produce import produce
from mezanprint.typesetting.pictures.jpeg import strip
from sheets import listed, sheet

PROFILES = [
    Profile("screen"),
    Profile("screen", pictures=Pictures.ANONYMOUS),
    Profile("office", image_dpi=300, sheet="A4", marks=("fold",)),
    Profile("archive", image_dpi=300, standard=Standard.UA_2),
    Profile("press", image_dpi=300, bleed=3, slug=12, marks=("crop",), colour="cmyk"),
]
PARTS = {"/DeviceRGB": 3, "/DeviceGray": 1, "/DeviceCMYK": 4}
FINE = 1.0
"""Width in inches: at 300 dpi a picture of 90 pixels is kept as it is, and each is also shown at a tenth."""


@pytest.fixture(scope="module", params=PROFILES, ids=lambda profile: f"{profile.name}-{profile.pictures}")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> pikepdf.Pdf:
    """Return a document with all pictures, each as large as its pixels are and much smaller."""
    root = tmp_path_factory.mktemp("leaky")
    names = []
    for name, data in pictures():
        (root / name).write_bytes(data)
        names.append(name)
    shown = "".join(
        f'<p><img src="{name}" alt="x" style="width:{width}in">.</p>' for name in names for width in (FINE, FINE / 10)
    )
    composition = sheet(shown, "p { break-inside: avoid }", locale="en", title="Sheet", resources=listed(root, *names))
    edition = replace(composition.edition, profile=request.param)
    artifact = produce(replace(composition, edition=edition), root)
    assert [found for found in artifact.diagnostics if found.code.startswith("release")] == []
    return pikepdf.open(io.BytesIO(artifact.data))


def streams(document: pikepdf.Pdf, kind: str | None = None) -> list[pikepdf.Stream]:
    found = [thing for thing in document.objects if isinstance(thing, pikepdf.Stream)]
    return [thing for thing in found if kind is None or thing.get("/Subtype") == kind]


def test_no_word_of_a_file_is_in_the_pdf(made: pikepdf.Pdf) -> None:
    whole = io.BytesIO()
    made.save(whole, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
    assert WITNESS[:7] not in whole.getvalue()
    assert not any(WITNESS[:7] in stream.read_raw_bytes() for stream in streams(made))


def test_no_erased_pixel_is_in_the_pdf(made: pikepdf.Pdf) -> None:
    assert len(streams(made, "/Image")) > len(list(pictures()))
    for stream in streams(made, "/Image"):
        if "/SMask" in stream:  # all of these are bright, but for what was erased
            assert min(stream.read_bytes()[:: PARTS[str(stream["/ColorSpace"])]]) > 200


def test_each_jpeg_is_its_own_tables_and_pixels_and_nothing_more(made: pikepdf.Pdf) -> None:
    for stream in streams(made, "/Image"):
        if stream.get("/Filter") == "/DCTDecode":
            assert strip(stream.read_raw_bytes()) == stream.read_raw_bytes()


def test_all_other_pictures_are_as_long_as_their_size_says(made: pikepdf.Pdf) -> None:
    for stream in streams(made, "/Image"):
        if stream.get("/Filter") != "/DCTDecode":
            colours = stream["/ColorSpace"]
            each = PARTS[str(colours)]
            assert len(stream.read_bytes()) == stream["/Width"] * stream["/Height"] * each
