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
from mezanprint.model.paper import Paper
from mezanprint.preflight.press.check import check_pdf
from plates import Inks, colours, in_trim
from sheets import listed, sheet

PRESS = Profile("press", 300, bleed=3, slug=12, marks=("crop",), colour="cmyk")
OFFICE = Profile("office", 300, marks=("fold",))
BLACK, GREEN, WHITE = (0, 0, 0, 100), (75, 30, 70, 50), (0, 0, 0, 0)
TWINS: tuple[Twin, ...] = (
    ((28, 35, 33), (0, 0, 0, 1)),
    ((35, 81, 63), (0.75, 0.3, 0.7, 0.5)),
    ((255, 255, 255), (0, 0, 0, 0)),
    ((240, 200, 120), (0, 0.2, 0.6, 0)),
    ((15, 19, 18), (0.6, 0.4, 0.4, 1)),
)
TINT, OVER_TINT = (0, 20, 60, 0), (0, 20, 60, 100)
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
    assert colours(in_trim(pdf)).keys() == {WHITE, BLACK, GREEN, (0, 0, 0, 50)}


@pytest.mark.parametrize("profile", [PRESS, OFFICE], ids=["press", "office"])
def test_opaque_pages_have_no_transparency_group(printed: Printed, profile: Profile) -> None:
    css = """p { background: url(mark.svg) } h2 { background-image: linear-gradient(#23513f, #fff) }"""
    body = '<p>نص</p><h2>عنوان</h2><p><img src="ramp.svg" alt="رسم"></p>'
    ramp = """<defs><linearGradient id="g"><stop offset="0" stop-color="#23513f"/><stop offset="1" stop-color="#fff"/>
    </linearGradient></defs><path d="M0 0H40V20H0Z" fill="url(#g)"/>"""
    assert list(groups(printed(body, css, profile, mark='<path d="M0 0H9V9Z"/>', ramp=ramp))) == []


def test_what_is_transparent_is_mixed_in_the_inks_of_the_press(printed: Printed, tmp_path: Path) -> None:
    css = "p { background: url(faint.svg) no-repeat; height: 20mm } h2 { background: url(mark.svg); height: 20mm }"
    area = '<path d="M0 0H40V20H0Z" fill="#23513f"/>'
    pdf = printed("<h2></h2><p></p>", css, faint=f'<g opacity="0.5">{area}</g>', mark=area)
    assert list(groups(pdf)) == []
    found = colours(in_trim(pdf))
    assert GREEN in found
    assert any(max(abs(ink - half) for ink, half in zip(each, (37, 15, 35, 25), strict=True)) <= 1 for each in found)


ROW = 12
"""Height of a row, mm."""


def rows_of(
    printed: Printed, folder: Path, rows: list[tuple[str, str]], ground: str = "", **more: str
) -> list[set[Inks]]:
    """Return the colours of each row of a page, one under the other, that has a style and what stands in it."""
    box = "position: absolute; inset-inline: 0; inset-block-start: {}mm; height: 9mm; line-height: 1"
    body = "".join(
        f'<div style="{box.format(ROW * place)}; {style}">{inside}</div>' for place, (style, inside) in enumerate(rows)
    )
    css = f"@page {{ size: 100mm {20 + ROW * len(rows)}mm; {ground} }} html {{ background: none !important }}"
    inks, unit = in_trim(printed(body, css, **more), 127), 5  # pixels in a mm
    tops = [unit * (10 + ROW * place) - unit for place in range(len(rows))]
    return [set(colours(inks[top : top + unit * ROW], 1e-4)) for top in tops]


AREA = '<path d="M0 0H40V20H0Z"/>'
WORDS = "ورقة على أرض ملوّنة"
ON_A_TINT = {
    "small text": ("font-size: 10pt", WORDS, OVER_TINT),
    "large text": ("font-size: 20pt", WORDS, BLACK),
    "green text": ("font-size: 10pt; color: #23513f", WORDS, GREEN),
    "white text": ("font-size: 10pt; color: #fff", WORDS, WHITE),
    "rule": ("border-block-end: 1pt solid", "", OVER_TINT),
    "frame": ("border: 1pt solid", "", OVER_TINT),
    "dots": ("border: 1.25pt dotted", "", OVER_TINT),
    "bold frame": ("border: 2mm solid", "", BLACK),
    "ground": ("background: #1c2321", "", BLACK),
    "thin ground": ("height: 1pt; background: #1c2321", "", OVER_TINT),
    "thin white ground": ("height: 1pt; background: #fff", "", WHITE),
    "small drawing": ("background: url(d.svg) 0 0 / 4mm 2mm no-repeat", "", OVER_TINT),
    "large drawing": ("background: url(d.svg) 0 0 / 16mm 8mm no-repeat", "", BLACK),
    "many drawings": ("background: url(d.svg) 0 0 / 4mm 2mm", "", BLACK),
    "gradient": ("background: linear-gradient(#1c2321, #1c2321)", "", BLACK),
}


STOPS = '<stop offset="0" stop-color="#23513f"/><stop offset="1" stop-color="#23513f"/>'
DRAWINGS = {
    "fill": '<path d="M0 0H40V20H0Z" fill="rgb(35,81,63)"/>',
    "stroke": '<path d="M0 10H40" stroke="#23513f" stroke-width="9"/>',
    "current": '<g color="#23513f"><path d="M0 0H40V20H0Z" style="fill: currentColor"/></g>',
    "ramp": f'<defs><linearGradient id="g">{STOPS}</linearGradient></defs><path d="M0 0H40V20H0Z" fill="url(#g)"/>',
    "round": f'<defs><radialGradient id="g">{STOPS}</radialGradient></defs><path d="M0 0H40V20H0Z" fill="url(#g)"/>',
    "line": f'<defs><linearGradient id="g">{STOPS}</linearGradient></defs>'
    '<path d="M0 10H39V11" stroke="url(#g)" stroke-width="9" fill="none"/>',
    "use": '<defs><path id="u" d="M0 0H40V20H0Z"/></defs><use href="#u" fill="#23513f"/>',
}
CELL = "border-collapse: collapse; border: 1mm dotted #23513f; width: 20mm; height: 8mm"
ROUTES = {
    "text": ("color: #23513f", WORDS),
    "underline": ("color: #fff; text-decoration: underline #23513f 1mm", WORDS),
    "ground": ("background: rgb(35 81 63)", ""),
    "ground by hue": ("background: hsl(156.5 39.7% 22.75%)", ""),
    "current colour": ("color: #23513f; background: currentColor", ""),
    **{style: (f"border: 1mm {style} #23513f", "") for style in ("solid", "dotted", "dashed", "double")},
    **{f"round {style}": (f"border: 1mm {style} #23513f; border-radius: 3mm", "") for style in ("solid", "dotted")},
    "one side": ("border-block-end: 1mm double #23513f", ""),
    "outline": ("margin: 2mm; outline: 1mm solid #23513f", ""),
    "shadow": ("margin: 1mm; box-shadow: 1mm 1mm #23513f", ""),
    "gradient": ("background: linear-gradient(#23513f, #23513f)", ""),
    "round gradient": ("background: radial-gradient(#23513f, #23513f)", ""),
    "tiled gradient": ("background: linear-gradient(#23513f, #23513f) 0 0 / 4mm 4mm", ""),
    "border of a picture": ("border: 1mm solid; border-image: linear-gradient(#23513f, #23513f) 1", ""),
    "table": ("", f'<table style="{CELL}"><tr><td style="border: 1mm solid #23513f"></td></tr></table>'),
    "list": ("color: #fff", f"<ul><li>{WORDS}</li></ul>"),
    **{f"drawing: {name}": ("", f'<img src="{name}.svg" alt="" style="width: 16mm">') for name in DRAWINGS},
    **{f"drawn ground: {name}": (f"background: url({name}.svg) 0 0 / 16mm 8mm", "") for name in DRAWINGS},
}
"""Ways in which a colour of the theme gets on a page."""


def test_a_colour_of_the_theme_has_its_inks_by_whatever_way_it_is_used(printed: Printed, tmp_path: Path) -> None:
    marker = 'li::marker { color: #23513f } li { list-style-type: "■" }'
    found = rows_of(printed, tmp_path, list(ROUTES.values()), f"}} {marker} @page {{", **DRAWINGS)
    assert dict(zip(ROUTES, found, strict=True)) == {name: {WHITE, GREEN} for name in ROUTES}


def test_a_gradient_mixes_the_inks_of_its_ends(printed: Printed, tmp_path: Path) -> None:
    ways = ["linear-gradient(to right, #23513f, #fff)", "url(ramp.svg) 0 0 / 80mm 9mm"]
    ramp = DRAWINGS["ramp"].replace('1" stop-color="#23513f"', '1" stop-color="#fff"')
    for found in rows_of(printed, tmp_path, [(f"background: {way}", "") for way in ways], ramp=ramp):
        mixed = [(inks, inks[0] / GREEN[0]) for inks in found]
        assert len(mixed) > 40
        assert all(
            abs(ink - share * full) < 1.5 for inks, share in mixed for ink, full in zip(inks, GREEN, strict=True)
        )


def test_black_overprints_where_it_is_small_and_nothing_else_does(printed: Printed, tmp_path: Path) -> None:
    rows = [(style, inside) for style, inside, _ in ON_A_TINT.values()]
    found = rows_of(printed, tmp_path, rows, "background: #f0c878", d=AREA)
    assert dict(zip(ON_A_TINT, found, strict=True)) == {name: {TINT, shown} for name, (*_, shown) in ON_A_TINT.items()}


def test_overprint_changes_nothing_but_what_lies_under_black(printed: Printed, tmp_path: Path) -> None:
    css = """@page { background: #f0c878 } html { background: none !important } p { font-size: 10pt }
    h2 { font-size: 20pt; color: #23513f; border-block-end: 1pt solid #1c2321 } b { color: #23513f } i { color: #fff }
    .box { background: #fff; border: 1pt solid #23513f } .mark { background: url(d.svg) 0 0 / 4mm 2mm }"""
    text = "<p>نص <b>ملون</b> <i>أبيض</i> أسود</p>"
    body = f"<h2>عنوان</h2>{9 * text}<p class=box>نص <b>ملون</b></p><p class=mark>نص</p>"
    pdf = printed(body, css, d='<path d="M0 0H9V20H0Z"/><path fill="#23513f" d="M20 0H40V20H20Z"/>')
    over, knocked = in_trim(pdf), in_trim(pdf, overprint=False)
    changed = (over != knocked).any(axis=-1)
    assert changed.any()
    assert {tuple(map(int, inks.round())) for inks in knocked[changed]} == {BLACK}
    assert (over[changed][:, 3] == 100).all()
    assert (over[..., 3] == knocked[..., 3]).all()


@pytest.mark.parametrize(("inside", "codes"), [("", set()), (WORDS, {"press-text-black"})], ids=["area", "text"])
def test_rich_black_is_for_areas_and_not_for_text(
    printed: Printed, tmp_path: Path, inside: str, codes: set[str]
) -> None:
    css = "div { height: 20mm; background: #0f1312 } p { color: #0f1312 }"
    file = tmp_path / "rich.pdf"
    file.write_bytes(printed(f"<div></div><p>{inside}</p>", css))
    assert (60, 40, 40, 100) in colours(in_trim(file.read_bytes()))
    found = check_pdf(file, "rich.pdf", PRESS, Paper()).findings
    assert {finding.diagnostic.code for finding in found} == codes
