"""Hebrew, Persian and Urdu: every word of a fact sheet is found, by every reader that is installed."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from heebo import HEEBO
from mezanprint.engine.pipeline import prepare, produce
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.preflight.plain_text import paragraphs
from mezanprint.preflight.readers import read_text
from mezanprint.preflight.recall import exact_lines, is_rtl, recall, words
from mezanprint.project.files import Files

REPO = Path(__file__).resolve().parents[1]
LANGUAGES = {"he": "ספר שאפשר למצוא", "fa": "کتابی که پیدا می‌شود", "ur": "کتاب جو مل جائے"}
"""Titles of the documents, which stand on lines of their own."""
READERS = ("pdfium", "poppler", "pdf.js", "MuPDF")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, Path]]:
    """Return a function that gives the root of a language's project and its PDF."""

    @cache
    def make(lang: str) -> tuple[Path, Path]:
        folder = tmp_path_factory.mktemp(lang)
        root = folder / "project"
        shutil.copytree(REPO / "templates", root / "templates")
        shutil.copytree(REPO / "tests" / "projects" / lang, root, dirs_exist_ok=True)
        (folder / "made").mkdir()
        command = [sys.executable, str(REPO / "tests" / "heebo.py"), str(root), str(folder / "made")]
        path = os.pathsep.join((str(REPO / "src"), str(REPO / "tests")))
        done = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        (pdf,) = (folder / "made").iterdir()
        return root, pdf

    return make


def source(root: Path) -> list[str]:
    project = Project(Files(root))
    (edition,) = select(project, Selection())
    return list(paragraphs(prepare(project, edition).composition.html))


def _need(lang: str) -> None:
    if lang == "he" and HEEBO.locate() is None:
        pytest.skip(f"{HEEBO.distribution} is not installed")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_found(lang: str, reader: str, made: Callable[[str], tuple[Path, Path]]) -> None:
    _need(lang)
    root, pdf = made(lang)
    readings = read_text(pdf, (reader,))
    if not readings:
        pytest.skip(f"{reader} is not installed")
    if reader == "MuPDF" and not importlib.util.find_spec("pymupdf"):
        pytest.skip("mutool prints right-to-left text in visual order; PyMuPDF is not installed")
    wanted = [word for word in words("\n".join(source(root))) if is_rtl(word)]
    assert len(wanted) > 80
    found = recall(wanted, readings[0].text, marks=True)
    assert found.lost == ()
    assert exact_lines([LANGUAGES[lang]], readings[0].text)


def test_a_project_in_a_script_without_a_font_is_told_so_once(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(REPO / "templates", root / "templates")
    shutil.copytree(REPO / "tests" / "projects" / "he", root, dirs_exist_ok=True)
    project = Project(Files(root))
    (edition,) = select(project, Selection())
    told = produce(prepare(project, edition).composition, root).diagnostics
    assert [(each.code, each.key) for each in told if each.code.startswith("typeset")] == [
        ("typeset-script", "library:title")
    ]
    assert "`Hebrew`" in told[0].message
