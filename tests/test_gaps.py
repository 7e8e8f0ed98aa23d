"""Pages that end early: told where something was moved, and avoided where a picture can be a little lower."""

from pathlib import Path

import pytest
from PIL import Image

from mezanprint.model.compositions import BASE_URL, Resource
from mezanprint.project.files import Files
from mezanprint.typesetting.account.gaps import Gap, check_gaps, survey_pages
from mezanprint.typesetting.boxes.frames import Piece, pieces
from mezanprint.typesetting.pictures.shrinking import LEAST, keep_heights
from mezanprint.typesetting.typeset import lay_out, picture_gate
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.weasy import HTML, Document

MM = 96 / 25.4
STYLE = """<style>
@page { size: 100mm 120mm; margin: 10mm }
@page notes { @footnote { margin-top: 4px } }
body, p, figure { margin: 0 }
p { font: 10pt/5mm "IBM Plex Sans" }
figure { break-inside: avoid }
img { display: block; width: calc(var(--most) * var(--ratio)) }
.block { break-inside: avoid; height: 60mm }
.note { float: footnote }
.columns { display: table; width: 100%; table-layout: fixed }
.columns > div { display: table-row }
.columns > div > div { display: table-cell }
</style>"""


def lines(number: int) -> str:
    return "".join(f"<p>Line {line}</p>" for line in range(number))


def figure(most: int) -> str:
    return f'<figure data-ratio="" style="--most: {most}mm; --ratio: 1"><img src="lamp.png" alt="A lamp"></figure>'


def laid_out(folder: Path, body: str, direction: str = "ltr") -> tuple[Document, list[Gap], HTML]:
    """Return a document, the gaps on its pages and its tree."""
    import hashlib

    Image.new("RGB", (50, 50), "teal").save(folder / "lamp.png")
    resource = Resource("lamp.png", hashlib.sha256((folder / "lamp.png").read_bytes()).hexdigest(), "")
    fetcher = ProjectFetcher(Files(folder), (resource,), picture_gate(150))
    page = f'<!DOCTYPE html><html lang="en" dir="{direction}"><head>{STYLE}</head><body>{body}</body></html>'
    html = HTML(string=page, base_url=BASE_URL, url_fetcher=fetcher)
    document, source = lay_out(html)
    return document, list(survey_pages(document, source).gaps), html


def picture(document: Document) -> Piece:
    return next(piece for piece in pieces(document) if not piece.is_text)


def test_a_block_that_is_moved_leaves_a_gap_and_is_named(tmp_path: Path) -> None:
    _, gaps, _ = laid_out(tmp_path, f'<section>{lines(10)}</section><div class="block"><p>Moved</p></div>{lines(3)}')
    assert [(gap.page, round(gap.used, 1), gap.moved.box.text) for gap in gaps] == [(1, 0.5, "Moved")]


def test_the_hint_names_a_height_where_the_writer_may_say_one(tmp_path: Path) -> None:
    hints = {}
    for attribute in ("", ' data-height=""'):
        moved = f'<section class="block" data-section="leaflet:sections.map"{attribute}><p>Moved</p></section>'
        html = laid_out(tmp_path, lines(10) + moved)[2]
        document, source = lay_out(html)
        (told,) = check_gaps(survey_pages(document, source).gaps, source, "a.pdf")
        hints[attribute] = "`height`" in told.hints[0]
    assert hints == {"": False, ' data-height=""': True}


def test_a_page_that_is_four_fifths_full_is_none(tmp_path: Path) -> None:
    assert laid_out(tmp_path, f'{lines(17)}<div class="block"><p>Moved</p></div>')[1] == []


@pytest.mark.parametrize("rule", ["break-before: page", "page: other"])
def test_a_new_page_that_a_style_sheet_asks_for_leaves_none(tmp_path: Path, rule: str) -> None:
    document, gaps, _ = laid_out(tmp_path, f'{lines(10)}<div class="block" style="{rule}"><p>Chapter</p></div>')
    assert (len(document.pages), gaps) == (2, [])


def test_a_chapter_that_goes_on_has_no_excuse_by_its_beginning(tmp_path: Path) -> None:
    body = f'<div style="break-before: page">{lines(10)}<div class="block"><p>Moved</p></div></div>'
    assert [gap.page for gap in laid_out(tmp_path, lines(2) + body)[1]] == [2]


def test_each_column_is_looked_at_by_itself(tmp_path: Path) -> None:
    long, moved = f"<div>{lines(19)}</div>", f'<div>{lines(10)}<div class="block"><p>Moved</p></div></div>'
    for cells in (long + moved, moved + long):
        gaps = laid_out(tmp_path, f'<div class="columns"><div>{cells}</div></div>')[1]
        assert [gap.moved.box.text for gap in gaps] == ["Moved"]


def test_notes_at_the_foot_fill_no_gap_and_take_their_room(tmp_path: Path) -> None:
    noted = f'<p>Word<span class="note">{"A long note. " * 30}</span></p>'
    gaps = laid_out(tmp_path, noted + lines(7) + '<div class="block"><p>Moved</p></div>')[1]
    assert [gap.page for gap in gaps] == [1]
    full = noted + lines(12) + '<div class="block"><p>Moved</p></div>'
    assert laid_out(tmp_path, full)[1] == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_picture_that_nearly_fits_is_made_lower_and_stays(tmp_path: Path, direction: str) -> None:
    document, gaps, html = laid_out(tmp_path, lines(8) + figure(70) + lines(3), direction)
    shown = picture(document)
    height = (shown.rect.bottom - shown.rect.top) / MM
    assert (shown.page, gaps) == (1, [])
    assert 70 * LEAST <= height < 60
    assert shown.rect.right - shown.rect.left == pytest.approx(height * MM, abs=0.5)
    again = laid_out(tmp_path, lines(8) + figure(70) + lines(3), direction)[2]
    again.etree_element.find(".//figure").set("style", "--most: 70mm; --ratio: 1")
    keep_heights(html.etree_element, again.etree_element)
    assert again.etree_element.find(".//figure").get("style") == html.etree_element.find(".//figure").get("style")


def test_a_picture_that_would_be_much_lower_keeps_its_height_and_is_told(tmp_path: Path) -> None:
    document, gaps, _ = laid_out(tmp_path, lines(11) + figure(70) + lines(3))
    shown = picture(document)
    assert (shown.page, [gap.moved.box for gap in gaps]) == (2, [shown.box])
    assert (shown.rect.bottom - shown.rect.top) / MM == pytest.approx(70, abs=0.1)


def test_a_picture_that_is_moved_all_the_same_is_as_high_as_before(tmp_path: Path) -> None:
    kept = figure(70).replace("<img", '<img style="min-height: 70mm"')  # a style sheet that does not ask for --most
    document, gaps, _ = laid_out(tmp_path, lines(8) + kept + lines(3))
    shown = picture(document)
    assert (shown.page, len(gaps)) == (2, 1)
    assert (shown.rect.bottom - shown.rect.top) / MM == pytest.approx(70, abs=0.1)
    assert (shown.rect.right - shown.rect.left) / MM == pytest.approx(70, abs=0.1)
