"""Leaflets that came back from the field in another order: each line of theirs as the eye meets it on the page."""

import re
from functools import cache
from pathlib import Path

import pytest

from conftest import REPO
from editions import copy_project, make_editions
from mezanprint.preflight.readers.readers import read_text
from positions import SAME_LINE, Place, characters, lines

SEEN = {
    "hotline": (
        "1-844-555-0142",
        "1-888-555-0199",
        "(800) 555-0123",
        "555-0187",
        "08-5550142/3",
        "1-800-500-600",
    ),
    "names-and-numbers": (
        "PS41 PALS 0000 0000 0999 4567 8901 3",
        "Android 14",
        "UN Resolution 1325",
        "ISO 26000:2010",
        "QR 402",
    ),
    "accounts": ("#OpenData2025", "@sample_centre"),
    "amounts": ("US$ 2,400", "USD 5,600", "-8°C"),
}
"""Units as they must be seen from left to right."""
CITATION = (
    "Example Watch, “Rights Without Borders”, 17 December 2019, paras. 15, 59 and 111 (2017), pp. 12-14; "
    "Example International, 2022, p. 7 (in English only)."
)
ADDRESS = (
    "https://www.example.org/ar/publications/reports/2024/"
    "annual-report-on-the-situation?download=true&lang=ar#section-3"
)
IN_ARABIC = (
    'Doe, J. and Roe, R., "Fishing in the eastern basin (1993-2017)", Journal of Examples, vol. 12, no. 3, pp. 45-67, '
    "London, 2017"
)
ENGLISH = (
    "Example Watch, “Rights Without Borders”, 17 December 2019.",
    "First, register (form 7). Second, wait!",
    "3 copies of form A-12, please.",
)
BETWEEN = 77.0
"""mm from the left: the middle of the gutter between the narrow column and the wide one."""
_ARABIC = re.compile("[\u0600-\u06ff]+")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(REPO, "field", tmp_path_factory.mktemp("field") / "project")


@cache
def printed(root: Path, document: str) -> bytes:
    """Return the PDF of a document."""
    (made,) = (made for made in make_editions(root) if made.composition.edition.document == document)
    assert made.artifact.diagnostics == ()
    return made.artifact.data


@cache
def page(root: Path, document: str) -> tuple[Place, ...]:
    """Return the lines of a document, from the top, each as it is seen from left to right."""
    return tuple(sorted(lines(printed(root, document)), key=lambda line: line.y))


def bare(text: str) -> str:
    """Return what is compared: without blanks, one bracket for both of a pair, of which pdfium tells either one."""
    text = text.replace("\ufffe", "-").replace("”", "“").replace(")", "(")
    return "".join(_ARABIC.sub("", text).split())


def rows(root: Path, document: str, first: str, last: str) -> list[str]:
    """Return the lines of a column, without blanks, from one that has ``first`` to one that has ``last``."""
    for side in (True, False):
        letters = [each for each in characters(printed(root, document)) if (each.left < BETWEEN) == side]
        column: list[list[Place]] = []
        for letter in sorted(letters, key=lambda each: each.y):
            if column and letter.y - column[-1][0].y < SAME_LINE:
                column[-1].append(letter)
            else:
                column.append([letter])
        found = ["".join(each.text for each in sorted(line, key=lambda each: each.left)) for line in column]
        start = next((number for number, line in enumerate(found) if first in line), None)
        if start is not None:
            end = next(number for number, line in enumerate(found) if last in line and number >= start)
            return found[start : end + 1]
    raise AssertionError(first)


@pytest.mark.parametrize("document", SEEN)
def test_a_unit_is_seen_in_its_order(root: Path, document: str) -> None:
    shown = [bare(line.text) for line in page(root, document)]
    assert [unit for unit in SEEN[document] if not any(bare(unit) in line for line in shown)] == []


def test_a_citation_in_a_narrow_column_keeps_its_order_on_every_line(root: Path) -> None:
    found = rows(root, "citations", "ExampleWatch", "Englishonly")
    assert len(found) > 3
    assert bare("".join(found)) == bare(f"–{CITATION}")


def test_an_address_is_broken_after_its_signs_and_reads_on(root: Path) -> None:
    found = [bare(row) for row in rows(root, "citations", "https", "section-3")]
    assert len(found) > 2
    assert "".join(found) == bare(ADDRESS).replace("ar/", "ar/–", 1)
    assert all(row.endswith(("/", "=", "-", "–", "?", "&")) for row in found[:-1])


def test_a_citation_in_an_arabic_sentence_keeps_its_order_on_every_line(root: Path) -> None:
    found = rows(root, "citations", "Doe", "London")
    assert len(found) > 1
    # The full stop of the Arabic sentence stands at its end, which is at the left of the last line.
    assert bare(found[-1]).startswith(".")
    assert "".join(map(bare, found[:-1])) + bare(found[-1])[1:] == bare(IN_ARABIC)


def test_items_and_notes_in_english_are_set_as_english(root: Path) -> None:
    found = page(root, "english-items")
    items = [line for line in found if line.text.startswith("–")]
    read = "".join(rows(root, "english-items", "ExampleWatch", "please"))
    assert bare(read) == bare("".join(f"–{words}" for words in ENGLISH))
    assert len(items) == len(ENGLISH)
    assert len({round(line.left) for line in items}) == 1
    assert bare("1. Interview, “John” (12 May 2017).") in [bare(line.text) for line in found]


def test_a_document_written_in_arabic_prints_the_words_of_its_templates_in_arabic(root: Path, tmp_path: Path) -> None:
    (made,) = (made for made in make_editions(root) if made.composition.edition.document == "template-words")
    (tmp_path / "page.pdf").write_bytes(made.artifact.data)
    (reading,) = read_text(tmp_path / "page.pdf", ("pdfium",))
    told = " ".join(reading.text.split())
    assert [words for words in ("الحواشي", "ما أُحصي", "الفترة والمصدر", "العدد") if words not in told] == []
    assert re.findall("[A-Za-z]+", told) == []
