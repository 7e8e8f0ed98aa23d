"""poppler takes all lines of a page for one direction: a page in two languages gets the one that loses least."""

from pathlib import Path

import pymupdf
import pytest

from mezanprint.preflight.readers.pairs import pairs, pairs_of
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.recall import normal
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasyprint.weasy import HTML

ENGLISH = (
    "From Jabalia refugee camp in the Gaza Strip it documents alleged violations, gives legal aid and teaches people "
    "about their rights (in Arabic, English and French). It was founded in 1999, and works in two places: see page 4."
)
ARABIC = (
    "من مخيم جباليا للاجئين في قطاع غزة، يوثّق المركز ما يُدّعى وقوعه من انتهاكات، ويقدّم المساعدة القانونية. "
    "تأسس عام 1999، ويعمل بلغتين: انظر الصفحة 4."
)
STYLE = """<style>
@page { size: A5; margin: 10mm }
body { font: 10pt 'IBM Plex Sans Arabic', 'IBM Plex Sans' }
td { width: 50%; vertical-align: top }
</style>"""


def sheet(english: str, arabic: str, folder: Path) -> tuple[Path, tuple[str, ...]]:
    """A page with two columns, and the text of its lines."""
    row = f"<table><tr><td lang=en dir=ltr>{english}<td lang=ar dir=rtl>{arabic}</table>"
    with text_layer() as layer:
        pdf = HTML(string=f"<html lang=en dir=ltr>{STYLE}{row}").write_pdf()
    (folder / "sheet.pdf").write_bytes(pdf)
    return folder / "sheet.pdf", tuple(layer.rows)


@pytest.mark.parametrize("reader", ["poppler", "pdfium", "MuPDF"])
@pytest.mark.parametrize("times", [1, 2])
def test_two_columns_in_two_languages_are_told_in_pairs(reader: str, times: int, tmp_path: Path) -> None:
    pdf, rows = sheet(ENGLISH, " ".join([ARABIC] * times), tmp_path)
    (reading,) = read_text(pdf, (reader,))
    assert pairs_of(rows) - pairs(reading.text) == {}


def test_a_bracket_that_ends_an_english_line_of_such_a_page_stays_at_its_end(tmp_path: Path) -> None:
    pdf, _ = sheet("The rights of the child (and others)", ARABIC, tmp_path)
    (reading,) = read_text(pdf, ("poppler",))
    assert "(and others)" in normal(reading.text)


def test_an_arabic_line_on_an_english_page_does_not_turn_it(tmp_path: Path) -> None:
    pdf, _ = sheet(" ".join([ENGLISH] * 3), "عام 1999، غزة", tmp_path)
    assert ENGLISH in normal(" ".join(read_text(pdf, ("poppler",))[0].text.split()))
    assert pymupdf.open(pdf)[0].get_text().count("\u061c") < 10


def test_arabic_names_in_english_lines_weigh_as_much_as_commas_in_arabic_ones(tmp_path: Path) -> None:
    names = "He read <span lang=ar dir=rtl>الأيام</span> and <span lang=ar dir=rtl>رجال</span> in Cairo. " * 4
    pdf, rows = sheet(names, "قرأ الأيام ورجال في القاهرة", tmp_path)
    (reading,) = read_text(pdf, ("poppler",))
    assert pairs_of(rows) - pairs(reading.text) == {}
