"""Correct work of people that was once refused: it builds, and the page shows it."""

import shutil
from pathlib import Path

import pytest

from conftest import REPO
from editions import Made
from folds import made, strips
from mezanprint.i18n.catalogs import catalog_path
from mezanprint.model.diagnostics import Severity
from mezanprint.model.domains import TEMPLATES


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("accepted") / "project"
    shutil.copytree(REPO / "tests/projects/accepted", root)
    shutil.copytree(REPO / "templates", root / "templates")
    words = root / catalog_path("ar", TEMPLATES)
    words.parent.mkdir(parents=True)
    shutil.copyfile(REPO / catalog_path("ar", TEMPLATES), words)
    return root


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
    pages = [strips(edition.artifact.pdf, page, ())[0] for page in range(4)]
    assert [word in page if word else not page.strip() for word, page in zip(words, pages, strict=True)] == [True] * 4


def test_a_sheet_of_an_office_printer_has_the_same_blank(root: Path) -> None:
    edition = made(root, "office", "ar", "three-pages")
    assert [found.code for found in edition.artifact.diagnostics if found.severity is Severity.INFO] == [
        "finish-blanks"
    ]
    outside = strips(edition.artifact.pdf, 0, (148.5,))
    assert "كتيّب" in outside[0]
    assert not outside[1].strip()
