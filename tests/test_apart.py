"""Which words pdfium would turn, and that PDFBox, poppler and MuPDF tell mixed lines in their order all the same."""

from functools import cache
from pathlib import Path

import pytest

from mezanprint.preflight.readers.pairs import pairs, pairs_of
from mezanprint.preflight.readers.readers import read_text
from mezanprint.templating.texts.runs import Run, order_runs, to_html
from mezanprint.typesetting.text_layer.apart import count_marked, find_cuts, is_turned, missing_marks
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasyprint.weasy import HTML
from test_lines import LINES as LINES_OF

LINES = (
    "بلغ العدد 12,300 شخص",
    "نشرت The New York Times (NYT) مقالا عن غزة",
    "هاتف: +970 8 555 0142، فاكس: 08-555 0143",
    "سجلت 3 حالات (15%) من أصل 20 في الشمال",
    "القرار A/RES/217 A (III) الصادر عام 1948",
    "خرج مع Dr. Izzeldin Abuelaish إلى كندا",
    "صدر التقرير في 22 تشرين الثاني 2026",
)


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("OCHA", False),
        ("Al Mezan", True),
        ("COVID-19", True),
        ("12,300", False),
        ("+970 8 555 0142", True),
        (" OCHA ", False),
        ("info@example.org", True),
    ],
)
def test_latin_text_of_several_segments_is_turned_in_a_right_to_left_line(text: str, turned: bool) -> None:
    assert is_turned(text, rtl=False) is turned


@pytest.mark.parametrize(("text", "turned"), [("الميزان", False), ("جمعية الأمل", True), ("مادة 7", True)])
def test_several_right_to_left_words_or_one_with_a_number_are_turned_in_a_left_to_right_line(
    text: str, turned: bool
) -> None:
    assert is_turned(text, rtl=True) is turned


def test_parts_begin_at_the_spaces_next_to_a_turned_phrase_and_take_along_what_touches_it() -> None:
    free = [("قالت ", True), ("Al Mezan", False), (" إن", True)]
    assert find_cuts(free, rtl=True) == ([frozenset(), frozenset({0, -1}), frozenset()], frozenset(), True)
    touched = [("She founded (", False), ("جمعية الأمل", True), ("), in 1998", False)]
    cuts = find_cuts(touched, rtl=False)
    assert [sorted(places) for places in cuts.places] == [[len("She founded ")], [], [len("), ")]]
    assert not cuts.whole
    assert find_cuts([("مكتب (", True), ("OCHA", False), (") هنا", True)], rtl=True).places == [frozenset()] * 3


@pytest.mark.parametrize(("phrase", "ended"), [("القدس العربي", {1}), ("المادة 5", set()), ("(القدس) العربي", set())])
def test_a_part_ends_behind_the_comma_that_ends_an_arabic_phrase_written_in_one_stroke(
    phrase: str, ended: set[int]
) -> None:
    cuts = find_cuts([("It is in ", False), (phrase, True), (", p. 4", False)], rtl=False)
    assert cuts.ended == ended
    assert cuts.places[2] == ({len(",")} if ended else {len(", ")})
    assert cuts.places[0] == ({len("It is in")} if ended else set())


def test_a_phrase_between_others_or_behind_a_bracket_is_not_ended_by_a_comma() -> None:
    assert not find_cuts([("It is (", False), ("القدس العربي", True), (", p. 4)", False)], rtl=False).ended
    assert not find_cuts([("القدس ", True), ("العربي الجديد", True), (", p. 4", False)], rtl=False).ended


def test_a_line_with_more_numbers_than_words_misses_marks_from_the_right() -> None:
    assert count_marked("22 نوفمبر 2026") == 2
    assert missing_marks("22 نوفمبر 2026") == 4
    assert missing_marks("صدر التقرير السنوي عن الصيادين عام 2026") == 0


@cache
def mixed_lines() -> bytes:
    """Return a page of the lines above."""
    style = "<style>body { font: 12pt 'IBM Plex Sans Arabic', 'IBM Plex Sans' }</style>"
    body = "".join(f"<p>{to_html(order_runs([Run(line)], LINES_OF['ar'])[0])}</p>" for line in LINES)
    with text_layer():
        pdf: bytes = HTML(string=f"<html lang=ar dir=rtl>{style}{body}").write_pdf()
    return pdf


@pytest.mark.parametrize("reader", ["poppler", "pdfium", "MuPDF", "PDFBox", "PDFBox -sort"])
def test_every_reader_tells_mixed_lines_in_their_order(reader: str, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(mixed_lines())
    (reading,) = read_text(tmp_path / "x.pdf", (reader,))
    lost = pairs_of(LINES) - pairs(reading.text)
    # pdfium: the comma that touches a telephone number.
    assert lost.total() <= (2 if reader in ("pdfium", "PDFBox -sort") else 0), lost


@pytest.mark.parametrize("reader", ["poppler", "pdfium", "MuPDF"])
def test_the_name_of_god_is_found_in_the_font_that_sets_it_narrow(reader: str, tmp_path: Path) -> None:
    words = "عبد اللَّه مع بِسْمِ ٱللَّهِ"
    with text_layer():
        page = f'<html lang=ar dir=rtl><p style="font-family: Amiri">{words}'
        (tmp_path / "x.pdf").write_bytes(HTML(string=page).write_pdf())
    (reading,) = read_text(tmp_path / "x.pdf", (reader,))
    assert pairs_of([words]) - pairs(reading.text) == {}
