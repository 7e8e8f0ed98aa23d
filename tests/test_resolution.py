"""A picture whose pixels would be seen is told by its file and section, before it is printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from mezanprint.model.compositions import BASE_URL
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.editions import Profile
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

SCREEN, PRESS = Profile("screen"), Profile("press", image_dpi=300, bleed=3, marks=("crop",))
KEY = "doc:sections.pic.image"


def told(root: Path, width: int, profile: Profile, style: str = "width:50.8mm", key: str = KEY) -> list[Diagnostic]:
    """Return what is told of a picture of ``width`` pixels that is 2 inches wide on the page."""
    Image.new("RGB", (width, width // 2)).save(root / "a b.jpg")
    resources = tuple(replace(resource, key=key) for resource in listed(root, "a b.jpg"))
    body = f'<p><img src="{BASE_URL}a%20b.jpg" alt="x" style="{style}"></p>'
    made = sheet(body, locale="en", resources=resources)
    made = replace(made, edition=replace(made.edition, profile=profile))
    return [found for found in typeset(made, root).diagnostics if found.code == "image-resolution"]


@pytest.mark.parametrize(
    ("width", "profile", "severity"),
    [
        (140, SCREEN, Severity.WARNING),
        (190, SCREEN, Severity.WARNING),
        (210, SCREEN, None),
        (290, PRESS, Severity.ERROR),
        (310, PRESS, Severity.WARNING),
        (440, PRESS, Severity.WARNING),
        (460, PRESS, None),
    ],
)
def test_a_coarse_picture_is_told_by_what_its_pages_are_for(
    tmp_path: Path, width: int, profile: Profile, severity: Severity | None
) -> None:
    assert [found.severity for found in told(tmp_path, width, profile)] == [severity] * bool(severity)


def test_it_is_named_by_file_and_section_with_the_pixels_it_needs(tmp_path: Path) -> None:
    (found,) = told(tmp_path, 140, SCREEN)
    assert found.message == (
        "the picture `a b.jpg` of `sections.pic` has 70 dpi at its 51 mm on the page; 150 are wanted"
    )
    assert found.hints == ("use one of 300 pixels across, or show it smaller",)
    assert (found.key, found.span and found.span.page) == (KEY, 1)


def test_one_of_no_section_is_named_by_its_file(tmp_path: Path) -> None:
    (found,) = told(tmp_path, 140, SCREEN, key="doc:cover")
    assert found.message.startswith("the picture `a b.jpg` has 70 dpi")


def test_what_is_cut_off_does_not_make_it_finer(tmp_path: Path) -> None:
    style = "width:50.8mm;height:10mm;object-fit:cover"
    assert len(told(tmp_path, 140, SCREEN, style)) == 1


def test_a_picture_of_the_design_is_the_designers(tmp_path: Path) -> None:
    assert told(tmp_path, 140, SCREEN, key="") == []
