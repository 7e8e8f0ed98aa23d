"""Parallel text in a booklet: both languages paragraph by paragraph, each with its own numerals and notes."""

import ctypes
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw
import pytest

from composing import write
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.diagnostics import Severity
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.geometry import Area
from mezanprint.model.regions import Measured
from mezanprint.project.files import Files
from mezanprint.typesetting.typeset import typeset_measured
from parallel_text import ARTICLES, parallel

MM = 72 / 25.4
NEAR = 0.1 * MM
DOCUMENT = """kind: booklet
layout: parallel
date: 2026-11-22
editions: [ar+en]
title: Lamps
names: $lamp.names
sections:
  - id: one
    component: chapter
    slot: chapters
    title: Lamps
    lead: A lamp.[^second]
    text: |
      1. first item
      2. second item[^first]
      3. third item
notes:
  first: note of the item
  second: note of the lead
"""


@pytest.fixture(scope="module")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    root = tmp_path_factory.mktemp("parallel") / "d"
    parallel(root)
    project = Project(Files(root))
    (edition,) = select(project, Selection())
    prepared = prepare(project, edition)
    assert [found for found in prepared.diagnostics if found.severity is Severity.ERROR] == []
    measured = typeset_measured(prepared.composition, root)
    # How long it is, and where its pages end, hangs on the texts of the samples.
    assert {found.code for found in measured.diagnostics} <= {"layout-page-count", "layout-gap", "layout-lines"}
    return measured


class Letters:
    """Where the letters of a PDF stand, as pdfium reads them."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)
        self._pages: dict[int, list[tuple[float, float]]] = {}

    def baseline(self, page: int, area: Area) -> float:
        """Return the height of the baseline in an area, in pt from the top of the page."""
        return statistics.median(
            y for x, y in self._on(page) if area.left - 1 <= x <= area.right and area.top <= y <= area.bottom
        )

    def _on(self, page: int) -> list[tuple[float, float]]:
        if page not in self._pages:
            shown = self._document[page]
            self._pages[page] = list(_origins(shown.get_textpage(), shown.get_height()))
        return self._pages[page]


def _origins(text: Any, height: float) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(text.count_chars()):
        if pypdfium2.raw.FPDFText_GetCharOrigin(text, number, x, y):
            yield x.value, height - y.value


def first_lines(measured: Measured) -> dict[tuple[str, str], tuple[int, Area]]:
    """Return page and place of the first line of each text, by key and language."""
    found: dict[tuple[str, str], tuple[int, Area]] = {}
    for page, layout in enumerate(measured.layout):
        for region in layout.regions:
            if region.key and ".sections." in region.key.replace(":", "."):
                found.setdefault((region.key.partition(":")[2], region.language), (page, region.lines[0]))
    return found


def test_all_articles_stand_level_in_both_languages(booklet: Measured) -> None:
    letters, lines = Letters(booklet.data), first_lines(booklet)
    for number in range(1, ARTICLES + 1):
        texts = {key for key, _ in lines if key.startswith(f"sections.s{number}.")}
        assert f"sections.s{number}.title" in texts
        assert len(texts) > 1
        for key in texts:
            (page, english), (other, arabic) = lines[key, "en"], lines[key, "ar"]
            assert page == other, key
            assert abs(letters.baseline(page, english) - letters.baseline(page, arabic)) < NEAR, key
            assert english.right < arabic.left, key


def test_both_languages_have_their_own_numerals(booklet: Measured) -> None:
    document = pypdfium2.PdfDocument(booklet.data)
    assert len(document) > 9
    for page in (1, 8, len(document) - 2):
        words = strip_controls(document[page].get_textpage().get_text_range()).split()
        assert str(page + 1) in words
        assert str(page + 1).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) in words


def test_items_and_notes_count_on_and_have_one_number_in_both_languages(new_project: Callable[..., Path]) -> None:
    root = new_project()
    write(root, {"content/leaflet/document.yaml": DOCUMENT})
    project = Project(Files(root))
    (edition,) = select(project, Selection(("leaflet",)))
    measured = typeset_measured(prepare(project, edition, draft=True).composition, root)
    document = pypdfium2.PdfDocument(measured.data)
    words = " ".join(strip_controls(page.get_textpage().get_text_range()) for page in document).split()
    assert [words.count(f"{number}.") for number in (1, 2, 3, 4)] == [4, 4, 2, 0]
