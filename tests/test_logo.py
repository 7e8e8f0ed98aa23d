"""A logo of which nothing is seen, or too little: told with its file, whatever makes it so, and no good one is."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.editions import Profile
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

MAGENTA, NAVY, WHITE = (200, 0, 120), (20, 40, 60), (255, 255, 255)
CLEAR = (0, 0, 0, 0)
GROUNDS = {"paper": "", "dark": "background: #14283c"}
PRESS = Profile("press", 300, colour="cmyk", bleed=3, marks=("crop",))


def disc(colour: tuple[int, ...], ground: tuple[int, ...] = CLEAR, side: int = 600) -> bytes:
    picture = Image.new("RGBA", (side, side), (*ground, 255)[:4])
    ImageDraw.Draw(picture).ellipse((side // 12, side // 12, side - side // 12, side - side // 12), fill=colour)
    return png(picture)


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def drawing(shape: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">{shape}</svg>'.encode()


def page(root: Path, name: str, data: bytes, ground: str, height: int = 20) -> Composition:
    (root / name).write_bytes(data)
    logo = f'<img src="https://project.invalid/{name}" alt="The Lamp" style="height: {height}mm">'
    resources = tuple(replace(each, is_logo=True) for each in listed(root, name))
    return sheet(f'<div style="{GROUNDS[ground]}">{logo} Lamps</div>', locale="en", resources=resources)


def told(composition: Composition, root: Path) -> list[Diagnostic]:
    return [each for each in typeset(composition, root).diagnostics if each.code in ("image-logo", "image-resolution")]


@pytest.mark.provokes("image-logo")
@pytest.mark.parametrize(
    ("name", "data", "ground"),
    [
        ("logo.png", png(Image.new("RGBA", (600, 400), (9, 9, 9, 0))), "paper"),
        ("logo.png", png(Image.new("RGB", (600, 400), MAGENTA)), "paper"),
        ("logo.png", disc(WHITE), "paper"),
        ("logo.png", png(Image.new("I;16", (300, 200), 65535)), "paper"),
        ("logo.png", disc(NAVY), "dark"),
        ("logo.svg", drawing(""), "paper"),
        ("logo.svg", drawing('<path fill="#fefefe" d="M0 0h30v20z"/>'), "paper"),
        ("logo.svg", drawing('<path fill="#14283c" d="M0 0h30v20z"/>'), "dark"),
    ],
)
def test_a_logo_of_which_nothing_is_seen_is_told(tmp_path: Path, name: str, data: bytes, ground: str) -> None:
    (found,) = told(page(tmp_path, name, data, ground), tmp_path)
    assert (found.code, str(found.span)) == ("image-logo", name)
    assert "logo_on_dark" in found.hints[0]


@pytest.mark.parametrize(
    ("name", "data", "ground"),
    [
        ("logo.png", disc(MAGENTA), "paper"),
        ("logo.png", disc(WHITE), "dark"),
        ("logo.png", disc(NAVY, WHITE), "dark"),
        ("logo.svg", drawing('<path fill="#ccc" d="M0 0h30v20z"/>'), "paper"),
        ("logo.svg", drawing('<path fill="white" d="M0 0h30v20z"/>'), "dark"),
    ],
)
def test_a_logo_that_is_seen_is_not_spoken_of(tmp_path: Path, name: str, data: bytes, ground: str) -> None:
    assert told(page(tmp_path, name, data, ground), tmp_path) == []


def test_a_logo_of_too_few_pixels_is_told_with_how_many_are_wanted(tmp_path: Path) -> None:
    def found(side: int, profile: Profile | None = None) -> list[tuple[Severity, str, str]]:
        composition = page(tmp_path, "logo.png", disc(MAGENTA, side=side), "paper")
        if profile:
            composition = replace(composition, edition=replace(composition.edition, profile=profile))
        return [(each.severity, str(each.span), each.hints[0][:21]) for each in told(composition, tmp_path)]

    assert found(30) == [(Severity.WARNING, "logo.png", "use one of 119 pixels")]
    assert found(119) == []
    assert found(110, PRESS) == [(Severity.ERROR, "logo.png", "use one of 237 pixels")]
    assert found(180, PRESS) == [(Severity.WARNING, "logo.png", "use one of 237 pixels")]
    assert found(237, PRESS) == []
