"""Numbers in Arabic-Indic and Persian digits: every reader tells them as they are read, and none from their end."""

import re
from html import unescape
from pathlib import Path

import pymupdf
import pypdfium2
import pytest
from PIL import ImageOps

from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.recall import normal
from mezanprint.templating.texts.runs import Line, Run, order_runs, to_html
from mezanprint.typesetting.text_layer.codes import MAX_CODE, Codes
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasyprint.weasy import HTML
from moved_ink import has_moved

WRITTEN = (
    "بلغ العدد 12,300 شخص",
    "صدر في 22 تشرين الثاني 2026",
    "من 2012 إلى 2025، بحسب الفرع",
    "سجلت 3 حالات (15%) من أصل 20 في الشمال",
    "انخفض بنسبة −1.3% عن −4.2%",
    "في 22/11/2026 الساعة 14:07",
    "غزة 12,300 Al Mezan 12 هنا",
    "القرار A/RES/217 A (III) لعام 1948",
    "بين عامي 2014–2024 في القطاع",
)
"""With digits as writers type them; the house sets its own."""
LONE = ("48,210", "2025", "−4.2", "7")
"""Labels with nothing beside them."""
READERS = ("MuPDF", "pdfium", "poppler", "pdf.js")


def set_lines(digits: str) -> list[str]:
    """Return the elements of each line, in the digits of a house."""
    line = Line(Direction.RTL, HouseStyle(digits=digits, percent="left"), "ar", "en")
    return [to_html(order_runs([Run(text)], line)[0]) for text in (*WRITTEN, *LONE)]


def words_of(element: str) -> str:
    return unescape(re.sub("<[^>]*>", "", element))


def pdf_of(body: str, family: str = "IBM Plex Sans Arabic") -> bytes:
    style = f"<style>body {{ font: 12pt '{family}', 'IBM Plex Sans' }}</style>"
    with text_layer():
        pdf: bytes = HTML(string=f"<html lang=ar dir=rtl>{style}{body}").write_pdf()
    return pdf


@pytest.fixture(scope="module", params=[("arab", "IBM Plex Sans Arabic"), ("arabext", "Amiri")], ids=lambda p: p[0])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """The lines as they are read, and a PDF of them."""
    digits, family = request.param
    elements = set_lines(digits)
    file = tmp_path_factory.mktemp(digits) / "x.pdf"
    file.write_bytes(pdf_of("".join(f"<p>{element}</p>" for element in elements), family))
    return [words_of(element) for element in elements], file


def test_every_reader_tells_lines_with_such_numbers_to_the_letter(house: tuple[list[str], Path]) -> None:
    lines, file = house
    readings = {reading.reader: normal(reading.text) for reading in read_text(file, READERS)}
    assert len(readings) >= 3
    assert any("\u0660" <= character <= "\u06f9" for character in lines[0])
    lost = [(reader, line) for reader, text in readings.items() for line in lines if normal(line) not in text]
    assert lost == []


def test_mupdf_searches_and_finds_a_number_with_its_sign(house: tuple[list[str], Path]) -> None:
    lines, file = house
    page = pymupdf.open(file)[0]
    assert [number for number in lines[-len(LONE) :] if not page.search_for(number)] == []


def test_labels_that_are_a_little_higher_than_others_are_told_apart(tmp_path: Path) -> None:
    """MuPDF takes what stands up to 0.8 em higher for the same line."""
    label = "<p style='position: absolute; {}'>{}</p>"
    places = ("right: 0; top: 20px", "right: 80px; top: 10px", "right: 200px; top: 20px", "right: 280px; top: 30px")
    words = ("١٬٢٠٠", "٤٬٦٠٠", "لا بيانات", "٢٬٩٠٠")
    (tmp_path / "x.pdf").write_bytes(pdf_of("".join(map(label.format, places, words))))
    for reading in read_text(tmp_path / "x.pdf", ("MuPDF", "pdfium")):
        assert set(words) - {"لا بيانات"} <= set(normal(reading.text).split()), reading.reader


def test_no_ink_moves_for_it(house: tuple[list[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    digits = "arab" if "\u0660" in "".join(house[0]) else "arabext"
    family = {"arab": "IBM Plex Sans Arabic", "arabext": "Amiri"}[digits]
    monkeypatch.setattr(Codes, "has_room", property(lambda _codes: False))
    single = pdf_of("".join(f"<p>{element}</p>" for element in set_lines(digits)), family)
    whole, apart = (
        ImageOps.invert(pypdfium2.PdfDocument(pdf)[0].render(scale=300 / 72).to_pil().convert("L"))
        for pdf in (house[1], single)
    )
    assert not has_moved(whole, apart)


def test_a_font_whose_codes_are_nearly_used_up_tells_digits_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pymupdf.open(stream=pdf_of("<p>٢٠٢٥</p>"))[0].get_text()
    monkeypatch.setattr(Codes, "has_room", property(lambda codes: codes.next >= MAX_CODE))
    single = pymupdf.open(stream=pdf_of("<p>٢٠٢٥</p>"))[0].get_text()
    assert (normal(whole), normal(single)) == ("٢٠٢٥", "٥٢٠٢")
