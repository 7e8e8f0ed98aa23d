"""Dummies: numbers where the real panels and pages stand, and words in both languages on how to fold them."""

import re
from pathlib import Path

import pypdfium2
import pytest

from folds import held, project, strips
from mezanprint.engine.dummy import make_dummies
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection
from mezanprint.model.diagnostics import Fault
from mezanprint.model.direction.letters import strip_controls
from mezanprint.model.paper import Bound, Fold, creases
from mezanprint.project.files import Files


def dummy(root: Path, locale: str, profile: str = "office") -> bytes:
    paths, found = make_dummies(Project(Files(root)), Selection((), (locale,), profile))
    assert paths == (f"build/{locale}/numbers.dummy.pdf",)
    assert {each.code for each in found} <= {"finish-blanks"}
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
    told = [strips(pdf, page, (148,)) for page in range(4)]
    numbers = [[[word for word in half.split() if word in list("123456")][:1] for half in face] for face in told]
    assert numbers == [[["1"], []], [[], ["2"]], [["3"], ["6"]], [["5"], ["4"]]]
    front = set(re.findall(r"\w+", text(pdf, 0)))
    assert front >= {"staple", "It", "opens", "from", "the", "right", "as", "Arabic", "does"}
    assert "دبّوس" in text(pdf, 0)


def test_numbers_are_in_the_digits_of_the_house(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "half"', 4)
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text("utf-8").replace("[locales.ar]", '[locales.ar]\ndigits = "arab"'), "utf-8")
    assert strips(dummy(root, "ar"), 1, (148.5,))[1].split().count("٢") == 1


def test_the_same_document_gives_the_same_dummy(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "z"', 6)
    assert dummy(root, "en", "press") == dummy(root, "en", "press")


def test_a_profile_for_screens_has_no_dummy(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "half"', 4)
    with pytest.raises(Fault) as caught:
        dummy(root, "en", "screen")
    (found,) = caught.value.diagnostics
    assert found.code == "cli-not-print"
    assert found.hints == ("name one that is: `office`, `press`",)
