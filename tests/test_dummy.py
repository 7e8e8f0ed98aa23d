"""Dummies: numbers where the real panels and pages stand, and words in both languages on how to fold them."""

import re
from pathlib import Path

import pypdfium2
import pytest

from folds import held, large, project, strips
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection
from mezanprint.model.diagnostics import Fault
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.paper import Bound, Fold, creases
from mezanprint.printing.dummies import make_dummies
from mezanprint.project.files import Files


def dummy(root: Path, locale: str, profile: str = "office") -> bytes:
    paths, found = make_dummies(Project(Files(root)), Selection((), (locale,), profile))
    assert paths == (f"build/{locale}/numbers.{profile}.dummy.pdf",)
    assert {each.code for each in found} <= {"finish-turning"}
    return (root / paths[0]).read_bytes()


def text(pdf: bytes, page: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    told = strip_controls(document[page].get_textpage().get_text_range())
    document.close()
    return " ".join(told.split())


@pytest.mark.parametrize(("locale", "bound"), [("en", "left"), ("ar", "right")])
@pytest.mark.parametrize("fold", ["letter", "z", "half"])
def test_panels_are_numbered_in_the_order_in_which_paper_shows_them(
    tmp_path: Path, fold: str, locale: str, bound: str
) -> None:
    order = held(fold, bound)
    root = project(tmp_path / "p", f'fold = "{fold}"', len(order))
    pdf = dummy(root, locale)
    cuts = [tuple(c.x for c in creases(Fold(fold), 297, Bound(bound)) if c.page == page) for page in (1, 2)]
    found = [strips(pdf, page, cuts[page]) for page in (0, 1)]
    for number, (page, place) in enumerate(order, 1):
        assert str(number) in found[page][place].split()
    # pdfium turns the words of one language round on pages where it sees more of the other: only words are compared.
    front = set(re.findall(r"\w+", text(pdf, 0)))
    assert front >= {"this", "way", "up", "Print", "both", "sides", "short", "edge", "mountain", "fold", "away"}
    assert front >= {"هذا", "الجانب", "إلى", "أعلى", "اطبع", "الوجهين", "القصيرة"}
    assert set(text(pdf, 1).split()) >= {"valley", "نحوك"}


def test_a_booklet_has_its_pages_where_they_are_stitched(tmp_path: Path) -> None:
    root = project(tmp_path / "p", "booklet = true\nbinding = true", 6, page="A5")
    pdf = dummy(root, "ar")
    numbers = [[(x > 148.5, told) for x, told in large(pdf, page)] for page in range(4)]
    assert numbers == [[(False, "1")], [(True, "2")], [(False, "3"), (True, "6")], [(False, "5"), (True, "4")]]
    assert "2 من 2، الظهر" in text(pdf, 3)
    front = set(re.findall(r"\w+", text(pdf, 0)))
    assert front >= {"staple", "It", "opens", "from", "the", "right", "as", "Arabic", "does"}
    assert "دبّوس" in text(pdf, 0)


def test_numbers_are_in_the_digits_of_the_house(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "half"', 4)
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text("utf-8").replace("[locales.ar]", '[locales.ar]\ndigits = "arab"'), "utf-8")
    pdf = dummy(root, "ar")
    assert [strip_controls(told) for _, told in large(pdf, 1)] == ["٣", "٢"]
    # Those who read English read its digits.
    assert {"2", "3", "٢", "و٣"} <= set(text(pdf, 0).replace(".", " ").split())


def test_a_booklet_for_a_print_shop_has_a_dummy_of_single_pages_that_passes_preflight(tmp_path: Path) -> None:
    root = project(tmp_path / "p", "booklet = true\nbinding = true", 4, page="A5", colour="cmyk")
    pdf = dummy(root, "en", "press")
    assert [[told for _, told in large(pdf, page)] for page in range(4)] == [["1"], ["2"], ["3"], ["4"]]
    assert "the print shop puts them on its sheets" in text(pdf, 0)
    assert "Staple from" not in text(pdf, 0)


def test_cards_say_their_side_and_how_to_cut_them(tmp_path: Path) -> None:
    root = project(tmp_path / "p", "cards = true", 2, page="85mm 55mm", style=".page { padding: 5mm }")
    pdf = dummy(root, "en")
    assert text(pdf, 0).count("front") == text(pdf, 1).count("back") == text(pdf, 0).count("قصّ على") == 10


def test_a_page_alone_on_its_sheet_is_the_front_of_one_side(tmp_path: Path) -> None:
    pdf = dummy(project(tmp_path / "p", "", 1, page="A5"), "en")
    assert "front" in text(pdf, 0)
    assert "Print one side." in text(pdf, 0)
    assert "back" not in text(pdf, 0)


def test_a_printer_of_one_side_gets_all_fronts_before_the_backs_and_the_dummy_tells_how(tmp_path: Path) -> None:
    office = '[profiles.hand]\nsheet = "A4"\nprinter = { duplex = "manual-reversed" }'
    root = project(tmp_path / "p", "booklet = true\nbinding = true", 6, page="A5", office=office)
    pdf = dummy(root, "en", "hand")
    assert [[told for _, told in large(pdf, page)] for page in range(4)] == [["1"], ["6", "3"], ["4", "5"], ["2"]]
    told = text(pdf, 0)
    assert "Print pages 1 to 2." in told
    assert "Print pages 3 to 4." in told
    assert "turned over their short edge" in told
    assert 'write duplex = "manual".' in told
    assert [
        f"sheet {sheet} of 2, {side}" in text(pdf, page)
        for page, (sheet, side) in enumerate([(1, "front"), (2, "front"), (2, "back"), (1, "back")])
    ] == [True] * 4


def test_the_same_document_gives_the_same_dummy(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "z"', 6)
    assert dummy(root, "en", "press") == dummy(root, "en", "press")


@pytest.mark.provokes("cli-not-print")
def test_a_profile_for_screens_has_no_dummy(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "half"', 4)
    with pytest.raises(Fault) as caught:
        dummy(root, "en", "screen")
    (found,) = caught.value.diagnostics
    assert found.code == "cli-not-print"
    assert found.hints == ("name one that is: `office`, `press`",)
