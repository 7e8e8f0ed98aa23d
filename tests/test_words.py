"""Words of a finished PDF are looked up again, and the lost ones are named."""

import subprocess
import sys

import pytest

from mezanprint.preflight.readers.words import count_words
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasyprint.weasy import HTML

LINES = ("حقوق الإنسان في قطاع غزة", "كُلُّ إِنْسَانٍ و Al Mezan 2026")
PAGE = "<html lang=ar dir=rtl><style>body {{ font: 12pt 'IBM Plex Sans Arabic' }}</style>" + "".join(
    f"<p>{line}</p>" for line in LINES
)


def set_in_plex(words: str, style: str = "") -> bytes:
    body = f"<html lang=ar dir=rtl><p style=\"font-family:'IBM Plex Sans Arabic';{style}\">{words}"
    with text_layer():
        return bytes(HTML(string=body).write_pdf())


def test_every_word_is_found_in_a_pdf_with_a_text_layer() -> None:
    with text_layer() as layer:
        pdf = HTML(string=PAGE).write_pdf()
    assert count_words(pdf, layer.lines) == (10, 10, ())


@pytest.mark.provokes("release-lost-words")
def test_lost_words_are_counted_and_named() -> None:
    total, found, findings = count_words(HTML(string=PAGE).write_pdf(), LINES)
    assert total == 10
    assert found < 10
    assert findings[0].code == "release-lost-words"
    assert "`الإنسان`" in findings[0].message


def test_a_word_set_in_two_pieces_is_found_in_one() -> None:
    assert count_words(set_in_plex("كتابهم"), ("كتا", "بهم"))[:2] == (2, 2)


def test_a_short_word_is_not_found_in_a_longer_one_that_is_wanted_itself() -> None:
    total, found, findings = count_words(set_in_plex("السلام"), ("السلام", "لا"))
    assert (total, found) == (2, 1)
    assert "`لا`" in findings[0].message


def test_latin_words_and_numbers_are_looked_up_too() -> None:
    spaced = set_in_plex("Lampadaire 1948", "letter-spacing: 1em")
    assert count_words(set_in_plex("Lampadaire 1948"), ("Lampadaire 1948",)) == (2, 2, ())
    total, found, findings = count_words(spaced, ("Lampadaire 1948",))
    assert (total, found) == (2, 0)
    assert "2 words cannot be found in the PDF: `1948`, `lampadaire`" in findings[0].message


def test_words_are_compared_as_a_search_does() -> None:
    assert count_words(set_in_plex("كُلُّ LAMP نصـــوص"), ("كل lamp نصوص",)) == (3, 3, ())


def test_a_page_without_words_has_none_to_count() -> None:
    assert count_words(b"never opened", ("–", "1", "")) == (0, 0, ())


def test_raised_digits_and_ligatures_do_not_hide_a_word() -> None:
    words = "مساحة 25 m² وغاز CO₂ و10⁶ خلية وﷺ وﬁsh"
    total, found, findings = count_words(set_in_plex(words), (words,))
    assert (total - found, findings) == (0, ())


def test_a_process_that_only_reads_a_file_ends_without_a_word() -> None:
    """The file is kept open for whoever looks at it next, and nobody does."""
    script = """if True:
        import sys, weakref
        weakref.finalize(sys.stdin, str)  # so that what Python closes at its end is closed after pdfium has gone
        from mezanprint.preflight.readers.words import read_file
        print(len(read_file(sys.stdin.buffer.read())))"""
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, input=set_in_plex("السلام"), capture_output=True, check=True)
    assert int(ended.stdout) >= len("السلام")
    assert ended.stderr == b""
