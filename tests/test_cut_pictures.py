"""What is hidden of a picture is not in the PDF, however it is hidden; what is seen stays where and as it was.

The pictures are fields of many colours. A page tells which of them are seen, made without cutting and drawn by pdfium.
"""

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from mezanprint.typesetting import typeset as typesetting
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

ACROSS, DOWN, FIELD = 18, 12, 12
SCALE = 2
PLACES = (1 << 16, 1 << 8, 1)
"""Of the parts of a colour in one number."""
CLIP = ".clip { width: 24mm; height: 18mm; overflow: hidden }"
ONE = '<div class="clip"><img src="a.png" alt="x"></div>'
OF_BOXES = {
    "as large as its box": ("", '<img src="a.png" alt="x">'),
    "object-fit": ("img { object-fit: cover; width: 20mm; height: 40mm; object-position: 30% 0 }", ONE),
    "object-fit: none": ("img { object-fit: none; width: 20mm; height: 20mm; border: 2mm solid }", ONE),
    "object-fit: contain, clipped": ("img { object-fit: contain; width: 20mm; height: 40mm }", ONE),
    "overflow": (CLIP, ONE),
    "overflow, moved": (CLIP + "img { margin: -9mm 0 0 -13mm }", ONE),
    "overflow of two boxes": (
        CLIP + "section { height: 9mm; overflow: hidden; margin-inline-start: 4mm }",
        f"<section>{ONE}</section>",
    ),
    "turned in a clip": (CLIP + "img { transform: rotate(25deg) }", ONE),
    "turned twice": (CLIP + "img, section { transform: rotate(20deg) }", f"<section>{ONE}</section>"),
    "a clip that is turned": (CLIP + ".clip { transform: rotate(-40deg); margin: 30mm }", ONE),
    "larger": (CLIP + "img { transform: scale(1.7) translate(4mm, 2mm) }", ONE),
    "smaller": (CLIP + "img { transform: scale(0.3) }", ONE),
    "turned over": (CLIP + "img { transform: scale(-1, 1); transform-origin: 20mm 0 }", ONE),
    "slanted": (CLIP + "img { transform: skew(20deg, 10deg) }", ONE),
    "round corners": ("img { border-radius: 12mm }", ONE),
    "a circle": (CLIP + ".clip { border-radius: 50% }", ONE),
    "round and turned": (CLIP + ".clip { border-radius: 9mm 2mm; transform: rotate(30deg); margin: 20mm }", ONE),
    "off the paper": ("img { position: absolute; left: 70mm; top: -20mm }", ONE),
    "off the paper, turned": ("img { position: absolute; left: 60mm; top: 90mm; transform: rotate(30deg) }", ONE),
    "placed in a clip": (CLIP + ".clip { position: relative } img { position: absolute; left: -20mm }", ONE),
    "placed by a box round the clip": (
        CLIP + "section { position: relative } img { position: absolute; top: 5mm }",
        f"<section>{ONE}</section>",
    ),
    "in a float": (CLIP + ".clip { float: left }", ONE),
    "in a cell": (CLIP, f"<table><tr><td>{ONE}</td><td>x</td></tr></table>"),
    "a cell that clips": (
        "td { overflow: hidden } table { table-layout: fixed; width: 30mm }",
        '<table><tr><td><img src="a.png" alt="x"></td></tr></table>',
    ),
    "in a flex box": (CLIP + ".clip { display: flex; flex-shrink: 0 } img { flex-shrink: 0 }", ONE),
    "in a line": (CLIP + ".clip { display: inline-block }", f"<p>x{ONE}</p>"),
    "after an element": ("p::after { content: url(a.png); margin-inline-start: -10mm }", "<p>x</p>"),
}
BOX = "div { width: 24mm; height: 18mm; background: url(a.png) 0 0 / 60mm 40mm no-repeat }"
OF_BACKGROUNDS = {
    "larger than its box": (BOX, "<div></div>"),
    "moved": (BOX + "div { background-position: 60% 90% }", "<div></div>"),
    "cover": (BOX + "div { background-size: cover }", "<div></div>"),
    "smaller than its box": (BOX + "div { width: 70mm; height: 60mm }", "<div></div>"),
    "round": (BOX + "div { border-radius: 8mm }", "<div></div>"),
    "inside its padding": (BOX + "div { padding: 5mm; background-clip: content-box }", "<div></div>"),
    "turned": (BOX + "div { transform: rotate(30deg); margin: 20mm }", "<div></div>"),
    "in a clip": (BOX + "section { overflow: hidden; width: 9mm; height: 30mm }", "<section><div></div></section>"),
    "repeated, but for one copy unseen": (BOX + "div { background-repeat: repeat }", "<div></div>"),
    "repeated down": (
        BOX + "div { background-repeat: repeat-y; height: 90mm; background-position: -20mm 0 }",
        "<div></div>",
    ),
    "repeated and seen once": (
        BOX + "div { background-repeat: repeat; background-position: -65mm -42mm }",
        "<div></div>",
    ),
    "of a row": (
        "tr { background: url(a.png) 0 0 / 60mm 40mm no-repeat }",
        "<table><tr><td>x</td><td>y</td></tr></table>",
    ),
    "of a column": (
        "col { background: url(a.png) 0 0 / 60mm 40mm no-repeat }",
        "<table><col><tr><td>x</td><td>y</td></tr></table>",
    ),
    "of two layers": (
        BOX + "div { background: url(a.png) 0 12mm no-repeat, url(a.png) -9mm -26mm no-repeat }",
        "<div></div>",
    ),
}


OF_PAGES = {
    "in the margin": ("@page { @top-center { content: url(a.png); overflow: hidden; width: 20mm } }", "<p>x</p>"),
    "a clip of the page": ("html { overflow: hidden } img { margin: -15mm }", ONE),
    "of the root": ("html { background: url(a.png) 70mm 90mm / 60mm 40mm no-repeat }", "<p>x</p>"),
    "of the body": ("body { background: url(a.png) 70mm -20mm / 60mm 40mm no-repeat }", "<p>x</p>"),
    "of the page": ("@page { background: url(a.png) -30mm 90mm / 60mm 40mm no-repeat }", "<p>x</p>"),
}
"""These are about a whole document; all others are pages of one."""
CASES = {**OF_BOXES, **{f"background {name}": case for name, case in OF_BACKGROUNDS.items()}}
STEPS = (20, 60, 100, 140, 180, 220)
COLOURS = [(r, g, b) for r in STEPS for g in STEPS for b in STEPS]


def fields(path: Path) -> None:
    image = Image.new("RGB", (ACROSS * FIELD, DOWN * FIELD))
    for place, colour in enumerate(COLOURS):
        x, y = place % ACROSS * FIELD, place // ACROSS * FIELD
        image.paste(colour, (x, y, x + FIELD, y + FIELD))
    image.save(path)


def made(css: str, body: str, root: Path) -> bytes:
    css = (
        "@page { size: 100mm 120mm; margin: 10mm } article { height: 90mm; break-after: page }"
        "img { vertical-align: top; width: 60mm; height: 40mm }" + css
    )
    return typeset(sheet(body, css, locale="en", resources=listed(root, "a.png"), dpi=1200), root).data


def drawn(pdf: bytes) -> list[Image.Image]:
    return [page.render(scale=SCALE).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(pdf)]


def seen_on(page: Image.Image) -> set[tuple[int, int, int]]:
    """Return the colours of the fields that are on a page, in more than a line of pixels."""
    known = Image.new("P", (1, 1))
    known.putpalette([part for colour in (*COLOURS, (255, 255, 255), (0, 0, 0)) for part in colour])
    numbers = page.quantize(palette=known, dither=Image.Dither.NONE).histogram()
    return {colour for colour, number in zip(COLOURS, numbers, strict=False) if number > 2 * FIELD}


def kept_in(images: list[Image.Image]) -> set[tuple[int, int, int]]:
    """Return the colours of the fields of which pictures have more than half a field."""
    found: Counter[int] = Counter()
    for image in images:
        pixels = np.asarray(image.convert("RGB"), dtype=np.uint32) @ np.array(PLACES, dtype=np.uint32)
        numbers = dict(zip(*np.unique(pixels, return_counts=True), strict=True))
        found.update({number: numbers.get(number, 0) for number in map(number_of, COLOURS)})
    return {colour for colour in COLOURS if found[number_of(colour)] > FIELD * FIELD / 2}


def number_of(colour: tuple[int, int, int]) -> int:
    """Return a colour as one number."""
    return sum(part * place for part, place in zip(colour, PLACES, strict=True))


def stored(pdf: bytes) -> list[list[Image.Image]]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [[pikepdf.PdfImage(each).as_pil_image() for each in images_of(page.obj)] for page in document.pages]


def images_of(page: pikepdf.Object) -> list[pikepdf.Stream]:
    """Return the pictures that a page draws, in its forms and patterns too. All pages name all resources."""
    found: dict[tuple[int, int], Any] = {}
    waiting: list[tuple[Any, Any]] = [(page.Contents, page.Resources)]
    while waiting:
        drawing, resources = waiting.pop()
        for name in re.findall(rb"(/\S+) (?:Do|scn)", drawing.read_bytes()):
            for kind in ("/XObject", "/Pattern"):
                thing = resources.get(kind, {}).get(name.decode())
                if thing is not None and thing.objgen not in found:
                    found[thing.objgen] = thing
                    waiting += [(thing, thing.get("/Resources"))] * (thing.get("/Subtype") != "/Image")
    return [each for each in found.values() if each.get("/Subtype") == "/Image"]


def check(cut: list[Image.Image], seen: Image.Image, now: Image.Image) -> None:
    """See that pictures hold what is seen on a page and no more, and that the page looks as it did."""
    kept, colours = kept_in(cut), seen_on(seen)
    assert kept - colours == set()
    assert len(colours) >= len(kept) > 0
    difference = ImageChops.difference(now, seen).convert("L")
    assert sum(difference.filter(ImageFilter.MinFilter(5)).histogram()[24:]) == 0


def twice(css: str, body: str, root: Path) -> tuple[bytes, bytes]:
    """Return a document as it is made, and as it would be with no picture cut."""
    fields(root / "a.png")
    with pytest.MonkeyPatch.context() as patch:
        cut = made(css, body, root)
        patch.setattr(typesetting, "fit_pictures", lambda *_: ())
        return cut, made(css, body, root)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[Image.Image], Image.Image, Image.Image]]:
    """Return the pictures of each page, and how it looks, without cutting and with it."""
    css = "".join(f"#case-{number} {{ {css} }}" for number, (css, _) in enumerate(CASES.values()))
    body = "".join(f'<article id="case-{number}">{body}</article>' for number, (_, body) in enumerate(CASES.values()))
    cut, whole = twice(css, body, tmp_path_factory.mktemp("cut"))
    return dict(zip(CASES, zip(stored(cut), drawn(whole), drawn(cut), strict=True), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_what_is_hidden_is_not_in_the_pdf_and_what_is_seen_stays(
    case: str, pages: dict[str, tuple[list[Image.Image], Image.Image, Image.Image]]
) -> None:
    check(*pages[case])


@pytest.mark.parametrize("case", OF_PAGES)
def test_what_a_page_hides_is_not_in_the_pdf_and_what_is_seen_stays(case: str, tmp_path: Path) -> None:
    css, body = OF_PAGES[case]
    cut, whole = twice(css, body, tmp_path)
    check(stored(cut)[0], drawn(whole)[0], drawn(cut)[0])
