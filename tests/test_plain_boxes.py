"""Borders and colours are drawn as WeasyPrint draws them by itself."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest

from mezanprint.typesetting.kept.font_map import kept_fonts
from mezanprint.typesetting.weasyprint import plain_boxes as module
from mezanprint.typesetting.weasyprint.plain_boxes import plain_boxes
from mezanprint.typesetting.weasyprint.weasy import HTML, PageStream, pydyf

GRADIENT = "linear-gradient(red, rgb(0 0 0 / .3))"
STYLES = (
    "",
    "border: 1px solid",
    "border-left: 3px double hsl(120 50% 50%)",
    "border: 2px groove; border-radius: 4px",
    "border-bottom: 1px dashed color(srgb none .5 .2)",
    "border: 1px solid transparent",
    "border: 1px solid; visibility: hidden",
    f"border: 4px solid; border-image: {GRADIENT} 3",
    f"border-image: {GRADIENT} 3; border-image-width: 4px",
    "columns: 2; column-rule: 1px solid #0a0",
    "columns: 2; column-gap: 3px",
    "column-rule: 1px solid",
    "background: rgb(10 20 30 / .5); color: lab(50 20 30); opacity: .5",
    "color: device-cmyk(0 1 0 .5); text-decoration: underline",
    "color: oklch(60% .2 120); outline: 1px dotted blue",
    "box-shadow: 0 0 2px red",
)


def operators(html: str, block: AbstractContextManager[Any]) -> list[Any]:
    page = HTML(string=html).render(kept_fonts()).pages[0]
    kinds = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
    resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
    stream = PageStream({}, (0, 0, 900, 900), resources, {}, None, {}, None)
    with block:
        page.paint(stream)
    groups = [group.stream for group in resources["XObject"].values()]
    return [stream.stream, *groups, sorted(resources["ExtGState"])]


@pytest.mark.parametrize("style", [*STYLES, None])
def test_a_box_is_drawn_with_the_same_operators(style: str | None) -> None:
    box = "<div style='{}'>one <b>two</b> three<br>four</div>"
    table = "<table style='border-collapse: collapse'><tr><td style='{}'>five<td>six</table>"
    html = "".join((box + table).replace("{}", each) for each in (STYLES if style is None else (style,)))
    svg = "<svg width=9 height=9><path d='M0 0L5 5' stroke='hsl(3 50% 50%)' fill='none'/></svg>"
    assert operators(html + svg, plain_boxes()) == operators(html + svg, nullcontext())


def test_a_box_without_borders_is_asked_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_draw_border", None)
    monkeypatch.setattr(module, "_set_color", None)
    assert len(operators("<p>one<p style='color: red'>two", plain_boxes())[0]) > 10
