"""Drawings on the finished page: each shape and each text where it was put, mirrored where lines run to the left."""

import io
import re
from functools import cache

import pikepdf
import pytest
from markupsafe import Markup

from mezanprint.pdf.painting.pages import read_pages
from mezanprint.pdf.painting.painted import Painted, Sort
from mezanprint.templating.drawings.drawing import Drawing, Label
from mezanprint.templating.drawings.patterns import pattern
from mezanprint.templating.drawings.shapes import arc, circle, line, outline, polyline, rect
from mezanprint.templating.drawings.text_width import lines_of, text_width
from mezanprint.templating.drawings.write import written
from positions import characters, printed, where

MM = 25.4 / 72
SIDE, MARGIN, WIDTH, HEIGHT = 100.0, 10.0, 80.0, 60.0
COLOURS = {"brand": "#23513f", "accent": "#8f3524", "ink": "#1c2321", "quiet": "#4c5450", "paper": "#ffffff"}
CSS = """
.drawing { position: relative; font-size: 8pt; line-height: 10pt }
.drawing > svg { display: block; width: 100% }
.at { position: absolute; display: flex; flex-direction: column; justify-content: center }
.at-middle { text-align: center }
.at-end { text-align: end }
"""
SHAPES = (
    rect(20, 5, 30, 6, "brand"),
    circle(60, 20, 4, "accent"),
    line(20, 2, 20, 40, "ink", 0.4),
    polyline(((20, 40), (40, 30), (60, 38)), "brand", 0.5, (1, 0.5)),
    arc(60, 48, (5, 10), (0, 0.25), "brand"),
)
BOXES = ((20, 5, 50, 11), (56, 16, 64, 24), (20, 2, 20, 40), (20, 30, 60, 40), (60, 38, 70, 48))
"""Left, top, right and bottom of each, by hand."""
PLACES = (
    ("111", "start", "middle", 52.0, 8.0),
    ("222", "end", "top", 18.0, 20.0),
    ("333", "middle", "bottom", 40.0, 58.0),
)


@cache
def finished(*, mirrored: bool) -> bytes:
    labels = tuple(Label(Markup(text), x, y, anchor, above) for text, anchor, above, x, y in PLACES)
    drawing = Drawing(WIDTH, HEIGHT, SHAPES, labels, mirrored)
    return printed(written(drawing, COLOURS), CSS, locale="he" if mirrored else "en")


def painted(pdf: bytes) -> list[Painted]:
    """Return the areas and lines of the first page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [each for each in next(read_pages(document))() if each.sort in (Sort.AREA, Sort.LINE)]


def in_mm(thing: Painted, height: float = 120.0) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what a thing covers, without half the width of its line, in mm."""
    left, bottom, right, top = thing.box
    half = thing.width / 2
    return (left + half) * MM, height - (top - half) * MM, (right - half) * MM, height - (bottom + half) * MM


@pytest.mark.parametrize("mirrored", [False, True])
def test_each_shape_stands_where_it_was_put(mirrored: bool) -> None:
    things = painted(finished(mirrored=mirrored))
    assert len(things) == len(SHAPES)
    for thing, (left, top, right, bottom) in zip(things, BOXES, strict=True):
        sides = (SIDE - MARGIN - right, SIDE - MARGIN - left) if mirrored else (MARGIN + left, MARGIN + right)
        assert in_mm(thing) == pytest.approx((sides[0], MARGIN + top, sides[1], MARGIN + bottom), abs=0.3)


@pytest.mark.parametrize("mirrored", [False, True])
def test_each_text_has_its_anchor_on_its_point(mirrored: bool) -> None:
    pdf = finished(mirrored=mirrored)
    for text, anchor, above, x, y in PLACES:
        place = where(pdf, text)
        start, end = (SIDE - place.right, SIDE - place.left) if mirrored else (place.left, place.right)
        across = {"start": start, "end": end, "middle": (start + end) / 2}[anchor]
        assert across == pytest.approx(MARGIN + x, abs=0.3)
        line_height = 10 * MM
        middle = {"middle": y, "top": y + line_height / 2, "bottom": y - line_height / 2}[above]
        assert place.y == pytest.approx(MARGIN + middle, abs=0.6)


def test_a_mirrored_drawing_is_the_same_from_the_other_side() -> None:
    plain, mirror = (painted(finished(mirrored=mirrored)) for mirrored in (False, True))
    for one, other in zip(plain, mirror, strict=True):
        left, top, right, bottom = in_mm(one)
        assert in_mm(other) == pytest.approx((SIDE - right, top, SIDE - left, bottom), abs=0.05)
        assert one.colour == other.colour
    texts = [sorted((c.text, round(c.y, 1)) for c in characters(finished(mirrored=m))) for m in (False, True)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("name", ["hatch", "dots"])
def test_a_pattern_stays_inside_its_shape_and_fills_it(name: str) -> None:
    ring = arc(0, 0, (6, 12), (0, 0.6), "brand").path
    strokes = [numbers for _, numbers in pattern(name, ring)]
    distances = [(x * x + y * y) ** 0.5 for x, y in strokes]
    assert len(distances) >= 40
    assert min(distances) >= 6 - 0.05
    assert max(distances) <= 12 + 0.05
    assert {(x > 0, y > 0) for x, y in strokes if abs(x) > 0.1} == {(True, False), (True, True), (False, True)}


def test_a_pattern_is_drawn_over_its_colour() -> None:
    drawing = Drawing(20, 10, (rect(0, 0, 20, 10, "brand/hatch"),), (), mirrored=False)
    area, strokes = painted(printed(written(drawing, COLOURS), CSS, locale="en"))
    assert area.colour.parts == pytest.approx((0x23 / 255, 0x51 / 255, 0x3F / 255), abs=0.01)
    assert strokes.colour.is_paper
    assert in_mm(strokes)[0] >= MARGIN - 0.01


def test_a_colour_that_no_sheet_has_is_an_error() -> None:
    with pytest.raises(ValueError, match="`--violet`"):
        written(Drawing(10, 10, (rect(0, 0, 1, 1, "violet"),), (), mirrored=False), COLOURS)


def test_two_drawings_of_one_page_keep_the_places_of_their_own_labels() -> None:
    def drawing(x: float) -> Markup:
        return written(Drawing(WIDTH, 10, (), (Label(Markup(f"{x:.0f}" * 3), x, 5),), mirrored=False), COLOURS)

    pdf = printed(drawing(10) + drawing(30), CSS, locale="en")
    assert where(pdf, "101010").left == pytest.approx(MARGIN + 10, abs=0.3)
    assert where(pdf, "303030").left == pytest.approx(MARGIN + 30, abs=0.3)


@pytest.mark.parametrize(
    "text",
    [
        *("البلدة القديمة", "شمال غزة", "الصيادون المعتقلون", "تُرجم سابقًا", "الإصلاحات الأولى", "صيادون احتُجزوا"),
        *("Old town and mills", "fishermen detained", "US$1,250", "٤٥٦٬٣٨٩"),
    ],
)
def test_the_width_of_a_text_is_known_to_a_fifth_and_never_too_small(text: str) -> None:
    rtl = not text.isascii()
    css = 'p { font: 600 20pt/1 "IBM Plex Sans Arabic"; white-space: nowrap }'
    pdf = printed(f"<p>{text}</p>", css, locale="ar" if rtl else "en")
    places = list(characters(pdf))
    width = max(place.right for place in places) - min(place.left for place in places)
    assert 1.0 < text_width(text) * 20 * MM / width < 1.2


def test_lines_are_broken_at_spaces_alone() -> None:
    assert lines_of("one two three", 100) == 1
    assert lines_of("one two three", text_width("one two") + 0.01) == 2
    assert lines_of("incomprehensibilities", 1) == 1
    assert re.fullmatch("M.*Z", " ".join(step for step, _ in outline(((0, 0), (1, 0), (1, 1)))))
