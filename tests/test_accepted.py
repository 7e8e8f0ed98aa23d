"""Correct work of people that was once refused: it builds, and the page shows it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

import positions
from conftest import REPO
from editions import Made, copy_project
from folds import made, strips
from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Severity
from mezanprint.model.documents import iter_messages
from mezanprint.model.locales import HouseStyle
from mezanprint.model.spacing import house_spaces
from mezanprint.preflight.visible import check_visible
from mezanprint.project.files import Files
from mezanprint.typesetting.typeset import typeset
from sheets import sheet

PAUSES = [
    chr(code)
    for first, last in ((0x610, 0x61A), (0x6D6, 0x6DC), (0x6DF, 0x6E8), (0x6EA, 0x6ED), (0x8E4, 0x8FE))
    for code in range(first, last + 1)
]
"""Marks and small letters of the Quran that a shipped font draws."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(REPO, "accepted", tmp_path_factory.mktemp("accepted") / "project")


def said(edition: Made) -> list[str]:
    """Return what was told of an edition, but that its last page is rather empty: these documents are short."""
    return [found.message for found in edition.artifact.diagnostics if found.code != "layout-near-empty-page"]


@pytest.mark.parametrize(("document", "locale"), [("three-pages", "ar"), ("with-a-back", "en")])
def test_a_booklet_of_any_number_of_pages_is_built_to_be_read(root: Path, document: str, locale: str) -> None:
    edition = made(root, "screen", locale, document)
    assert edition.artifact.pages == 3
    assert said(edition) == []


@pytest.mark.parametrize(
    ("document", "locale", "where", "words"),
    [
        ("three-pages", "ar", "at the end", ["مركز", "الأول", "الثاني", ""]),
        ("with-a-back", "en", "before the last page", ["Centre", "only", "", "Contact"]),
    ],
)
def test_for_print_the_blanks_are_planned_where_no_text_is_parted_and_told(
    root: Path, document: str, locale: str, where: str, words: list[str]
) -> None:
    edition = made(root, "press", locale, document)
    (told,) = (found for found in edition.artifact.diagnostics if found.code == "finish-blanks")
    assert told.severity is Severity.INFO
    assert told.message == f"1 blank page {where} of the print file, which has a multiple of 4"
    pages = [strips(edition.artifact.data, page, ())[0] for page in range(4)]
    assert [word in page if word else not page.strip() for word, page in zip(words, pages, strict=True)] == [True] * 4


def test_a_sheet_of_an_office_printer_has_the_same_blank(root: Path) -> None:
    edition = made(root, "office", "ar", "three-pages")
    assert [found.code for found in edition.artifact.diagnostics if found.severity is Severity.INFO] == [
        "finish-blanks"
    ]
    outside = strips(edition.artifact.data, 0, (148.5,))
    assert "كتيّب" in outside[0]
    assert not outside[1].strip()


def test_marks_of_pause_after_a_space_are_printed(root: Path) -> None:
    edition = made(root, "screen", "ar", "pause-marks")
    assert said(edition) == []
    assert edition.artifact.pairs == edition.artifact.pairs_found


def drawn(lines: list[str], colour: str = "black") -> bytes:
    """Return a page with a line at each 6 mm, as it is typeset."""
    body = "".join(f"<p>{house_spaces(line, HouseStyle())}</p>" for line in lines)
    css = f"@page {{ size: 100mm 400mm }} p {{ height: 6mm; line-height: 6mm; color: {colour} }} i {{ color: white }}"
    return typeset(sheet(body, css), Path()).data


def picture(pdf: bytes) -> Image.Image:
    shown: Image.Image = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].render(scale=2).to_pil()
    return shown.convert("L")


def test_a_mark_that_is_said_to_be_seen_leaves_ink() -> None:
    marked = drawn([f"نصّ {mark} ثم" for mark in PAUSES])
    bare = picture(drawn([house_spaces(f"نصّ {mark} ثم", HouseStyle()).replace(mark, "") for mark in PAUSES]))
    assert check_visible(marked) == ()
    ink = ImageChops.difference(picture(marked), bare)
    mm = ink.width / 100
    lines = [ink.crop((0, round((10 + 6 * n) * mm), ink.width, round((16 + 6 * n) * mm))) for n in range(len(PAUSES))]
    assert [mark for mark, line in zip(PAUSES, lines, strict=True) if max(line.tobytes()) < 100] == []


def test_a_mark_that_leaves_no_ink_is_found() -> None:
    (told,) = check_visible(drawn(["نصّ <i>\u00a0\u06d6\u00a0</i> ثم"]))
    assert "\u06d6" in told.message


@pytest.mark.parametrize("locale", ["ar", "ar+en"])
def test_an_empty_cell_is_a_cell_and_a_column_without_a_head_has_an_empty_cell_for_one(root: Path, locale: str) -> None:
    edition = made(root, "screen", locale, "empty-cells")
    assert said(edition) == []
    with pikepdf.open(io.BytesIO(edition.artifact.data)) as pdf:
        rows = [[str(cell.S) for cell in row.K] for row in tagged(pdf.Root.StructTreeRoot, "/TR")]
    head, cells = ["/TD", "/TH", "/TH", "/TH"], ["/TD"] * 4
    both = locale == "ar+en"
    assert rows == [head + head[::-1] * both, *[cells * (1 + both)] * 3]


def tagged(element: pikepdf.Object, tag: str) -> Iterator[pikepdf.Object]:
    """Yield the elements below one that have a tag, in their order."""
    below = element.get("/K", ())
    for child in below if isinstance(below, pikepdf.Array) else (below,):
        if isinstance(child, pikepdf.Dictionary):
            if child.get("/S") == tag:
                yield child
            yield from tagged(child, tag)


def test_an_empty_cell_is_no_message_for_translators(root: Path) -> None:
    project = Project(Files(root))
    keys = [text.key for text in iter_messages(project.document("empty-cells")[0])]
    assert "sections.t.rows.1.1" in keys
    assert not {"sections.t.columns.1", "sections.t.rows.2.2", "sections.t.rows.3.3"} & set(keys)


@pytest.mark.parametrize(("document", "locale"), [("long-address", "en"), ("long-address-ar", "ar")])
def test_long_addresses_go_on_after_a_sign_in_a_narrow_column(root: Path, document: str, locale: str) -> None:
    edition = made(root, "screen", locale, document)
    assert said(edition) == []
    lines = [line.text.strip().replace("\ufffe", "-") for line in positions.lines(edition.artifact.data)]
    pieces = [line for line in lines if "/" in line or "@" in line or line.endswith((".org", ".", "-"))]
    together = "".join(pieces)
    assert "information.and.complaints@housing-and-land.sample-centre.example.org" in together
    assert "https://www.sample-centre.example.org/en/housing/land-registry-faq" in together


def test_a_heading_may_say_file_and_a_colon(root: Path) -> None:
    edition = made(root, "screen", "en", "case-file")
    assert said(edition) == []
    with pikepdf.open(io.BytesIO(edition.artifact.data)) as pdf:
        assert str(pdf.docinfo.Title) == "Case file: 12"


@pytest.mark.parametrize(("document", "locale"), [("brochure-contact", "en"), ("brochure-contact-ar", "ar")])
def test_the_back_of_a_brochure_holds_a_whole_contact_with_long_addresses(
    root: Path, document: str, locale: str
) -> None:
    edition = made(root, "screen", locale, document)
    assert said(edition) == []
    foot = max(line.y for line in positions.lines(edition.artifact.data) if "faq" in line.text)
    assert 190 < foot < 199


def test_numbers_of_any_length_have_their_place_in_a_narrow_column(root: Path) -> None:
    edition = made(root, "screen", "ar", "side-figures")
    assert said(edition) == []
    lines = positions.lines(edition.artifact.data)
    for number, label in (("571,000", "صخش"), ("1,500", "ةفلك"), ("2,400,000", "ةينازيم")):
        (above,) = (line for line in lines if number in line.text)
        (below,) = (line for line in lines if label in line.text)
        assert above.y < below.y - 4
        assert above.left > 16


def test_a_transparent_picture_goes_to_press(root: Path) -> None:
    edition = made(root, "press", "ar", "logo")
    assert said(edition) == []
    assert edition.artifact.pages == 1
