"""Lines from the right with words in several fonts: every reader tells their words in order, sorted by place too."""

import re
from pathlib import Path

import pytest

from mezanprint.preflight.readers.pairs import pairs, pairs_of
from mezanprint.preflight.readers.readers import read_text
from papers import encoded

LINES = (
    "يعمل <b>مركز الميزان</b> على توثيق <i>انتهاكات القانون</i> الدولي في غزة",
    "قالت <b>المنظمة</b>، في تقريرها، إن <b>العدد الكلي</b> بلغ <b>تسعة</b> آلاف",
    "هذا <b>نص</b> طويل <b>نسبيا</b> وفيه <small>كلمات أصغر</small> من <big>غيرها</big> في السطر",
    "<b>الاسم</b> يعني <b>الميزان</b> و<b>العدل</b>",
    # The font of these letters is not that of the commas and full stops.
    "בכל <b>בוקר פותחת</b> הספרייה <b>הקטנה</b>, את דלתותיה",
    "לפני שנה נסרקו שלושת אלפים כרכים, אך איש לא הצליח. הדפים נראו יפה, והאותיות עמדו במקומן",
)
SIZES = ("9.3pt", "11pt", "12pt", "13.7pt")
"""A space that a reader finds hangs on how the places of characters are rounded."""


def page() -> str:
    blocks = "".join(f"<p style='font-size: {size}'>{line}" for size in SIZES for line in LINES)
    return f"<html lang=ar dir=rtl><style>body {{ font-family: 'IBM Plex Sans Arabic' }}</style>{blocks}"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encoded(tmp_path_factory.mktemp("fonts") / "x.pdf", page())


@pytest.mark.parametrize("reader", ["poppler", "pdfium", "MuPDF", "PDFBox", "PDFBox -sort"])
def test_every_reader_tells_lines_with_words_in_other_fonts_in_order(reader: str, paper: Path) -> None:
    (reading,) = read_text(paper, (reader,))
    expected = pairs_of(re.sub("<.*?>", "", line) for line in LINES for _ in SIZES)
    assert expected.total() > 150
    assert not expected - pairs(reading.text)
