"""Words of a finished PDF are looked up again, and the lost ones are named."""

from mezanprint.preflight.words import count_words
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasy import HTML

LINES = ("حقوق الإنسان في قطاع غزة", "كُلُّ إِنْسَانٍ و Al Mezan")
PAGE = "<html lang=ar dir=rtl><style>body {{ font: 12pt 'IBM Plex Sans Arabic' }}</style>" + "".join(
    f"<p>{line}</p>" for line in LINES
)


def test_every_word_is_found_in_a_pdf_with_a_text_layer() -> None:
    with text_layer() as layer:
        pdf = HTML(string=PAGE).write_pdf()
    assert count_words(pdf, layer.lines) == (7, 7, ())


def test_lost_words_are_counted_and_named() -> None:
    total, found, findings = count_words(HTML(string=PAGE).write_pdf(), LINES)
    assert total == 7
    assert found < 7
    assert findings[0].code == "release-lost-words"
    assert "`الإنسان`" in findings[0].message


def test_a_word_set_in_two_pieces_is_found_in_one() -> None:
    with text_layer():
        pdf = HTML(string="<html lang=ar dir=rtl><p style=\"font-family:'IBM Plex Sans Arabic'\">كتابهم").write_pdf()
    assert count_words(pdf, ("كتا", "بهم"))[:2] == (2, 2)


def test_latin_text_has_no_words_to_count() -> None:
    assert count_words(b"never opened", ("Al Mezan", "2026")) == (0, 0, ())
