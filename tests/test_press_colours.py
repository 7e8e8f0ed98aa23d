"""Colours of the theme arrive on the plates with their own inks, by whatever way a page uses them."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import papers
from mezanprint.model.compositions import Twin
from mezanprint.model.editions import Profile
from sheets import listed, sheet
from tiffsep import colours, plates

PRESS = Profile("press", 300, bleed=3, slug=12, marks=("crop",), colour="cmyk")
OFFICE = Profile("office", 300, marks=("fold",))
BLACK, GREEN, WHITE = (0, 0, 0, 100), (75, 30, 70, 50), (0, 0, 0, 0)
TWINS: tuple[Twin, ...] = (
    ((28, 35, 33), (0, 0, 0, 1)),
    ((35, 81, 63), (0.75, 0.3, 0.7, 0.5)),
    ((255, 255, 255), (0, 0, 0, 0)),
)
Printed = Callable[..., bytes]


def drawing(paint: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">{paint}</svg>'


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """What makes a print file of a page with drawings."""

    def made(body: str, css: str, profile: Profile = PRESS, **drawings: str) -> bytes:
        for name, paint in drawings.items():
            (tmp_path / f"{name}.svg").write_text(drawing(paint), "utf-8")
        listing = listed(tmp_path, *(f"{name}.svg" for name in drawings))
        page = sheet(body, f"html {{ background: #fff; color: #1c2321 }} {css}", resources=listing)
        page = replace(page, edition=replace(page.edition, profile=profile), twins=TWINS)
        return papers.printed(page, tmp_path)

    return made


def groups(pdf: bytes) -> Iterator[Any]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        yield from (page.obj.Group for page in document.pages if "/Group" in page.obj)
        forms = (thing for thing in document.objects if isinstance(thing, pikepdf.Stream))
        yield from (form.Group for form in forms if "/Group" in form)


def test_drawings_in_the_background_have_the_inks_of_the_theme(printed: Printed, tmp_path: Path) -> None:
    css = """h2 { background: #23513f; height: 9mm } div { height: 20mm; background-size: 40mm 20mm }
    .mark { background-image: url(mark.svg); background-repeat: no-repeat } .tiled { background-image: url(grey.svg) }
    .black { background-image: url(black.svg); background-repeat: no-repeat }"""
    body = '<h2></h2><div class="mark"></div><div class="black"></div><div class="tiled"></div>'
    area = '<path d="M2 2H38V18H2Z" fill="{}"/>'
    shown = {"mark": "#23513f", "black": "#000", "grey": "#808080"}
    pdf = printed(body, css, **{name: area.format(colour) for name, colour in shown.items()})
    assert colours(plates(pdf, tmp_path)).keys() == {WHITE, BLACK, GREEN, (0, 0, 0, 50)}


@pytest.mark.parametrize("profile", [PRESS, OFFICE], ids=["press", "office"])
def test_opaque_pages_have_no_transparency_group(printed: Printed, profile: Profile) -> None:
    css = """p { background: url(mark.svg) } h2 { background-image: linear-gradient(#23513f, #fff) }"""
    body = '<p>نص</p><h2>عنوان</h2><p><img src="ramp.svg" alt="رسم"></p>'
    ramp = """<defs><linearGradient id="g"><stop offset="0" stop-color="#23513f"/><stop offset="1" stop-color="#fff"/>
    </linearGradient></defs><path d="M0 0H40V20H0Z" fill="url(#g)"/>"""
    assert list(groups(printed(body, css, profile, mark='<path d="M0 0H9V9Z"/>', ramp=ramp))) == []


def test_what_is_transparent_is_blended_in_the_inks_of_the_press(printed: Printed, tmp_path: Path) -> None:
    css = "p { background: url(faint.svg) no-repeat; height: 20mm } h2 { background: url(mark.svg); height: 20mm }"
    area = '<path d="M0 0H40V20H0Z" fill="#23513f"/>'
    pdf = printed("<h2></h2><p></p>", css, faint=f'<g opacity="0.5">{area}</g>', mark=area)
    spaces = [group.CS for group in groups(pdf)]
    assert len(spaces) > 2
    assert set(spaces) == {pikepdf.Name.DeviceCMYK}
    assert GREEN in colours(plates(pdf, tmp_path))
