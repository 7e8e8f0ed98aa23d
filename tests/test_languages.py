"""Hebrew, Persian and Urdu: every word of a fact sheet is found, by every reader that is installed."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from editions import Made, make_editions
from mezanprint.preflight.readers.plain_text import paragraphs
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.recall import exact_lines, is_rtl, recall, words

REPO = Path(__file__).resolve().parents[1]
LANGUAGES = {"he": "ספר שאפשר למצוא", "fa": "کتابی که پیدا می‌شود", "ur": "کتاب جو مل جائے"}
"""Titles of the documents, which stand on lines of their own."""
READERS = ("pdfium", "poppler", "MuPDF")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Made, Path]]:
    """Return a function that gives the edition of a language's project, and its PDF."""

    @cache
    def make(lang: str) -> tuple[Made, Path]:
        root = tmp_path_factory.mktemp(lang) / "project"
        shutil.copytree(REPO / "tests" / "projects" / lang, root)
        shutil.copytree(REPO / "templates", root / "templates")
        (edition,) = make_editions(root)
        pdf = root / edition.file_name
        pdf.write_bytes(edition.artifact.data)
        return edition, pdf

    return make


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_found(lang: str, reader: str, made: Callable[[str], tuple[Made, Path]]) -> None:
    edition, pdf = made(lang)
    (reading,) = read_text(pdf, (reader,))
    source = "\n".join(paragraphs(edition.composition.html))
    wanted = [word for word in words(source) if is_rtl(word)]
    assert len(wanted) > 80
    found = recall(wanted, reading.text, marks=True)
    assert found.lost == ()
    assert exact_lines([LANGUAGES[lang]], reading.text)
