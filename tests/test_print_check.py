"""The release check of print files finds boxes that lie and promises such a file cannot keep."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from mezanprint.finishing.document.save import saved
from mezanprint.model.compositions import Composition
from mezanprint.model.editions import Profile
from mezanprint.preflight.release import check_release
from papers import printed
from sheets import sheet

PRESS = Profile("press", bleed=3, slug=10, marks=("crop",))


@pytest.fixture(scope="module")
def composition() -> Composition:
    made = sheet("<h1>عنوان</h1><p>نص</p>", css="@page { bleed: 3mm }")
    return replace(made, edition=replace(made.edition, profile=PRESS))


@pytest.fixture(scope="module")
def clean(composition: Composition) -> bytes:
    return printed(composition)


def told(pdf: bytes, composition: Composition, change: Callable[[pikepdf.Pdf], object]) -> list[tuple[str, str]]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        data = saved(document)
    return [(found.code, found.message) for found in check_release(data, composition)]


def test_a_clean_print_file_passes(clean: bytes, composition: Composition) -> None:
    assert check_release(clean, composition) == ()


def _box(name: str, *sides: float) -> Callable[[pikepdf.Pdf], object]:
    return lambda pdf: setattr(pdf.pages[0].obj, name, Array(sides))


def _packet(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"<xmp:Label>", b"<pdfuaid:part>1<xmp:Label>"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_box("BleedBox", 0, 0, 400, 500), "page 1: trim, bleed and paper do not lie in one another"),
        (_box("TrimBox", 0, 0, 20, 20), "page 1: trim, bleed and paper do not lie in one another"),
        (
            lambda pdf: setattr(pdf.pages[0].obj, "BleedBox", pdf.pages[0].obj.TrimBox),
            "page 1: the bleed is not 3 mm",
        ),
        (
            lambda pdf: pdf.pages[0].obj.__delitem__("/TrimBox"),
            "page 1: it does not say where it is trimmed, or how far it bleeds",
        ),
        (lambda pdf: setattr(pdf.Root, "MarkInfo", Dictionary(Marked=True)), "it has tags"),
        (_packet, "it claims to be made for readers or for an archive"),
    ],
)
@pytest.mark.provokes("release-paper")
def test_a_print_file_that_lies_is_found(
    clean: bytes, composition: Composition, change: Callable[[pikepdf.Pdf], object], why: str
) -> None:
    found = dict(told(clean, composition, change))
    assert f"the print file is wrong: {why}" in found["release-paper"]


def test_files_for_readers_are_none_of_its_business(clean: bytes, composition: Composition) -> None:
    screen = replace(composition, edition=replace(composition.edition, profile=Profile("screen")))
    found = told(clean, screen, lambda pdf: setattr(pdf.Root, "MarkInfo", Dictionary(Marked=True)))
    assert "release-paper" not in {code for code, _ in found}
