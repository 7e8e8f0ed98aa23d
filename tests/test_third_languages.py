"""Seven languages beside English and Arabic, each as a whole page: built without a finding, and read back."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pymupdf
import pypdfium2
import pytest

from editions import Made, make_editions
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.locales import Direction, direction_of
from mezanprint.preflight.readers.plain_text import paragraphs
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.recall import recall, words
from mezanprint.project.files import Files
from positions import seen, where

REPO = Path(__file__).resolve().parents[1]
PRINTED: Mapping[str, tuple[str, ...]] = {
    "ckb": ("١٢٬٥٠٠", "٤٥٫٥٪", "١٬٥٠٠ یورۆ", "١٢٫٥٠ یورۆ", "سێیەم", "یەکەمی ٢٠٢٥", "تێبینییەکان", "١ی ئازاری ٢٠٢٦"),
    "es": ("12.500", "45,5 %", "1.500 €", "12,50 €", "3.º", "diciembre de 2025", "Notas", "1 de marzo de 2026"),
    "fa": ("۱۲٬۵۰۰", "۴۵٫۵٪", "۱٬۵۰۰ یورو", "۱۲٫۵۰ یورو", "سوم", "دسامبر ۲۰۲۵", "یادداشت‌ها", "۱ مارس ۲۰۲۶"),
    "fr": ("12 500", "45,5 %", "1 500 €", "12,50 €", "3e", "décembre 2025", "Notes", "1er mars 2026"),
    "he": ("12,500", "45.5%", "1,500 אירו", "12.50 אירו", "שלישית", "דצמבר 2025", "הערות", "1 במרץ 2026"),
    "tr": ("12.500", "%45,5", "€1.500", "€12,50", "3.", "Aralık 2025", "Notlar", "Hicri 12 Ramazan 1447"),
    "ur": ("۱۲٬۵۰۰", "۴۵٫۵٪", "۱٬۵۰۰ یورو", "۱۲٫۵۰ یورو", "تیسرا", "دسمبر ۲۰۲۵", "حواشی", "۱ مارچ، ۲۰۲۶"),
}
"""What each page must show, as it is read: a count, a share, two amounts, a place, a month, a word of the templates,
and the day of the document."""
_NUMBER = re.compile(r"[\d.,٫٬%]+")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, with the templates of the house."""
    root = tmp_path_factory.mktemp("languages") / "project"
    shutil.copytree(REPO / "tests" / "projects" / "languages", root)
    shutil.copytree(REPO / "templates", root / "templates")
    return root


@pytest.fixture(scope="module")
def made(root: Path) -> Mapping[str, Made]:
    """Its editions by language, but the English one, from which they are translated."""
    return {code: made for code in PRINTED for made in make_editions(root, Selection(locales=(code,)))}


def as_seen(text: str, locale: str) -> str:
    """Return words as the eye meets them from left to right, without blanks; numbers run so in every language."""
    text = "".join(text.replace("\u200c", "").split())
    if direction_of(locale) is Direction.RTL:
        text = _NUMBER.sub(lambda number: number[0][::-1], text)[::-1]
    return text


@pytest.mark.parametrize("locale", PRINTED)
def test_a_whole_page_is_built_without_a_finding(locale: str, root: Path, made: Mapping[str, Made]) -> None:
    project = Project(Files(root))
    (edition,) = select(project, Selection(locales=(locale,)))
    assert prepare(project, edition).diagnostics == ()
    assert made[locale].artifact.diagnostics == ()
    assert made[locale].artifact.pages == 1


@pytest.mark.parametrize("locale", PRINTED)
def test_numbers_money_months_and_days_are_printed_as_the_language_has_them(
    locale: str, made: Mapping[str, Made]
) -> None:
    page = "".join(seen(made[locale].artifact.data).split())
    assert [each for each in PRINTED[locale] if as_seen(each, locale) not in page] == []


@pytest.mark.parametrize("reader", ["pdfium", "poppler", "MuPDF"])
@pytest.mark.parametrize("locale", PRINTED)
def test_every_word_is_found(locale: str, reader: str, made: Mapping[str, Made], tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(made[locale].artifact.data)
    (reading,) = read_text(pdf, (reader,))
    wanted = words("\n".join(paragraphs(made[locale].composition.html)))
    assert len(wanted) > 150
    assert recall(wanted, reading.text, marks=True).lost == ()


@pytest.mark.parametrize("locale", PRINTED)
def test_names_in_latin_letters_keep_their_places_in_the_line(locale: str, made: Mapping[str, Made]) -> None:
    """In `... a PDF file that opens in Firefox ...` the word that is read first stands where lines begin."""
    pdf = made[locale].artifact.data
    file, browser = where(pdf, "PDF"), where(pdf, "Firefox")
    assert abs(file.y - browser.y) < 1
    # Turkish says `with Firefox` first.
    first, second = (browser, file) if locale == "tr" else (file, browser)
    assert (first.left > second.left) is (direction_of(locale) is Direction.RTL)


@pytest.mark.parametrize(
    "words", ["12 500", "45,5 %", "1 500 €", "12,50 €", "en a pas !", "« La lampe", "connaisse. »"]
)
def test_narrow_spaces_are_found_by_ordinary_ones(words: str, made: Mapping[str, Made]) -> None:
    pdf = made["fr"].artifact.data
    assert pypdfium2.PdfDocument(pdf)[0].get_textpage().search(words).get_next() is not None
    assert pymupdf.open(stream=pdf)[0].search_for(words)


def test_french_spaces_stand_where_the_translator_typed_others_and_are_no_place_to_break(
    made: Mapping[str, Made],
) -> None:
    html = made["fr"].composition.html
    assert "«\u202fLa lampe" in html
    assert "lampe\u202f; chez nous, il n’y en a pas\u202f!" in html
    assert "12\u202f500" in html
    assert "1\u202f500\u202f€" in html
    assert "https://example.org/library" in html


@pytest.mark.parametrize(
    ("locale", "word", "face"),
    [
        ("fr", "téléphone", "IBM-Plex-Sans-Italic"),
        ("tr", "telefonda", "IBM-Plex-Sans-Italic"),
        ("es", "teléfono", "IBM-Plex-Sans-Italic"),
        ("he", "טלפון", "Heebo-Semi-Bold"),
        ("fa", "تلفنی", "IBM-Plex-Sans-Arabic-Sem"),
        ("ur", "ہر فون", "IBM-Plex-Sans-Arabic-Sem"),
        ("ckb", "تەلەفۆنێکدا", "IBM-Plex-Sans-Arabic-Sem"),
    ],
)
def test_emphasis_is_that_of_the_script(locale: str, word: str, face: str, made: Mapping[str, Made]) -> None:
    page = pymupdf.open(stream=made[locale].artifact.data)[0].get_text("dict")
    spans = [span for block in page["blocks"] for line in block.get("lines", ()) for span in line["spans"]]
    assert [span["font"] for span in spans if word in span["text"]] == [face]


@pytest.mark.parametrize("locale", PRINTED)
def test_every_figure_is_as_large_as_the_others_whatever_stands_in_it(locale: str, made: Mapping[str, Made]) -> None:
    share = PRINTED[locale][1].strip("%٪ ")
    with pymupdf.open(stream=made[locale].artifact.data) as document:
        spans = [
            span
            for block in document[0].get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        ]
    sizes = [span["size"] for span in spans if any(char.isdecimal() for char in span["text"])]
    shares = [span["size"] for span in spans if share in span["text"] or share[::-1] in span["text"]]
    assert max(shares) == pytest.approx(max(sizes), abs=0.1)
