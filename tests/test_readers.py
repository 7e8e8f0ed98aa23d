import importlib.util
import shutil
from pathlib import Path

import pytest

from mezanprint.preflight.readers import readers
from mezanprint.preflight.readers.readers import READERS, find_pdfjs, read_text
from mezanprint.preflight.readers.readings import Reading
from mezanprint.preflight.readers.recall import recall, words
from mezanprint.project.boxes.budget import Program
from papers import ARABIC, encrypted, ours, plain


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    return {reading.reader: reading for reading in read_text(ours(tmp_path_factory.mktemp("pdf") / "ours.pdf"))}


@pytest.mark.parametrize("name", [name for name in READERS if name not in ("poppler -raw", "pdf.js")])
def test_each_reader_finds_every_word(name: str, readings: dict[str, Reading]) -> None:
    reading = readings[name]
    assert reading.version
    assert not reading.failure
    assert len(reading.pages) == 1
    assert recall(words(ARABIC), reading.text, marks=True).lost == ()


def test_pdfium_is_always_here(readings: dict[str, Reading]) -> None:
    assert "pdfium" in readings


def test_readers_are_in_the_order_of_the_table(readings: dict[str, Reading]) -> None:
    assert list(readings) == [name for name in READERS if name in readings]


def test_lost_words_are_seen(tmp_path: Path) -> None:
    # PDFBox takes presentation forms for their letters, and finds these words.
    for reading in read_text(plain(tmp_path / "plain.pdf"), ("poppler", "pdfium", "pdf.js", "MuPDF")):
        assert recall(words(ARABIC), reading.text).lost, reading.reader


def test_a_reader_that_cannot_read_says_why_and_gives_no_pages(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no PDF at all")
    locked = encrypted(tmp_path / "locked.pdf", "secret")
    for file in (tmp_path / "broken.pdf", locked):
        for reading in read_text(file, ("poppler", "pdfium", "pdf.js")):
            assert reading.failure
            assert reading.pages == ()


def test_a_reader_that_is_not_there_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert [reading.reader for reading in read_text(ours(tmp_path / "x.pdf"))] == ["pdfium"]


def test_mutool_stands_in_for_its_python_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(program: Program, *_files: Path, **_limits: object) -> tuple[str, str]:
        return ("", "mutool version 9.9") if program.words[1] == "-v" else ("one\fzwei\f", "")

    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(readers, "run_program", run)
    assert read_text(tmp_path / "x.pdf", ("MuPDF",)) == (Reading("MuPDF", "9.9", ("one", "zwei")),)


def test_pdfjs_is_found_where_the_variable_says_or_in_a_folder_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "node_modules" / "pdfjs-dist" / "legacy" / "build" / "pdf.mjs"
    module.parent.mkdir(parents=True)
    module.touch()
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    monkeypatch.delenv("MEZANPRINT_PDFJS", raising=False)
    assert find_pdfjs() == module.resolve()
    monkeypatch.setenv("MEZANPRINT_PDFJS", str(tmp_path / "elsewhere"))
    assert find_pdfjs() is None


@pytest.mark.parametrize(
    ("answer", "pages", "failure"),
    [
        ('{"version": "5", "pages": ["one\u2028two"]}', ("one\u2028two",), ""),
        ("Segmentation", (), "its answer can not be read"),
    ],
)
def test_the_answer_of_a_script_is_its_last_line(
    answer: str, pages: tuple[str, ...], failure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "legacy" / "build").mkdir(parents=True)
    (tmp_path / "legacy" / "build" / "pdf.mjs").touch()
    monkeypatch.setenv("MEZANPRINT_PDFJS", str(tmp_path))
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(readers, "run_program", lambda *_, **__: (f"a warning\n{answer}\n", ""))
    (reading,) = read_text(tmp_path / "x.pdf", ("pdf.js",))
    assert (reading.pages, reading.failure) == (pages, failure)
