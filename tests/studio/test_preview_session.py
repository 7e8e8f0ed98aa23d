"""A session of previews shows the pages that a build would make of the same composition."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from mezanprint.model.diagnostics import Fault
from mezanprint.pdf.page_picture import draw_page
from mezanprint.typesetting.preview.session import Session
from mezanprint.typesetting.typeset import typeset, typeset_measured
from sheets import listed, sheet

LONG = "حقوق الإنسان في قطاع غزة والدفاع عنها " * 12
PAGES = '<p data-key="d:a">{}</p><p data-key="d:b" style="break-before:page">{}</p>'


def opened(body: str) -> Session:
    session = Session(Path("/"))
    session.open(sheet(body))
    return session


def image(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_an_opened_edition_has_the_layout_and_the_findings_of_a_build() -> None:
    composition = sheet(f'<div style="height:20mm;overflow:hidden"><p data-key="d:a">{LONG}</p></div><p>⿕</p>')
    of_session, built = Session(Path("/")).open(composition), typeset_measured(composition, Path("/"))
    assert of_session.layout == built.layout
    assert [each.code for each in of_session.diagnostics] == ["typeset-glyph", "layout-clipped"]
    assert set(of_session.diagnostics) == set(built.diagnostics)


def test_the_picture_of_a_page_is_that_of_the_printed_page() -> None:
    composition = sheet(f'<p data-key="d:a" style="color:#060">{LONG}</p><p>One <b>two</b></p>')
    session = Session(Path("/"))
    session.open(composition)
    shown, printed = session.picture(1, 150), draw_page(typeset(composition, Path("/")).data, 0, 150)
    assert ImageChops.difference(image(shown), image(printed)).getbbox() is None
    assert len(image(shown).getcolors(100_000) or ()) > 50


def test_a_picture_shows_the_trimmed_page_and_is_never_too_large_to_draw() -> None:
    session, size = Session(Path("/")), "@page { size: 100mm 50mm; bleed: 5mm; background: #060 }"
    session.open(sheet("<p>نص</p>", size))
    width, height = image(session.picture(1, 254)).size
    assert (width // 10, height // 10) == (100, 50)
    assert image(session.picture(1, 254)).getpixel((0, 0)) == (0, 102, 0)
    width, height = image(session.picture(1, 9999)).size
    assert 15_000_000 < width * height < 17_000_000


def test_settling_tells_the_pages_that_look_otherwise_than_those_that_were_shown() -> None:
    session = opened(PAGES.format("أول", "ثان"))
    after = sheet(PAGES.format("أول", "ثالث"))
    assert not session.preview(after, 2, 50).moves
    assert session.settle(after).changed == (2,)
    assert session.settle(after).changed == ()
    assert session.settle(sheet(PAGES.format("أول", f"ثالث {LONG * 6}"))).changed == (2, 3, 4, 5)


def test_a_preview_tells_when_the_next_page_begins_otherwise() -> None:
    session = opened(f'<p data-key="d:a">أول</p><p data-key="d:b">{LONG * 3}</p><p data-key="d:c">{LONG}</p>')
    longer = sheet(f'<p data-key="d:a">{LONG}</p><p data-key="d:b">{LONG * 3}</p><p data-key="d:c">{LONG}</p>')
    preview = session.preview(longer, 1, 50)
    assert preview.moves
    assert preview.pages == len(session.settle(longer).layout)


def test_another_picture_in_the_place_of_one_is_another_look(tmp_path: Path) -> None:
    session, body = Session(tmp_path), '<p data-key="d:a">نص</p><img src="a.png" alt="x">'
    for index, colour in enumerate(("red", "blue")):
        Image.new("RGB", (9, 9), colour).save(tmp_path / "a.png")
        page = sheet(body, resources=listed(tmp_path, "a.png"))
        if not index:
            session.open(page)
            assert session.settle(page).changed == ()
    assert session.settle(page).changed == (1,)
    assert (0, 0, 255) in {colour for _, colour in image(session.picture(1, 96)).getcolors(100_000) or ()}


def test_a_page_that_can_not_be_laid_out_is_a_fault_and_the_last_one_stays() -> None:
    session = opened('<p data-key="d:a">نص</p>')
    before = session.picture(1, 96)
    with pytest.raises(Fault) as fault:
        session.settle(sheet('<p data-key="d:a">نص</p>', "p::first-letter { float: inline-start }"))
    assert [each.code for each in fault.value.diagnostics] == ["typeset-crash"]
    assert session.picture(1, 96) == before
