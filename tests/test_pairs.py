"""Neighbouring words of a finished PDF are looked up as neighbours, and the lost pairs are named with their cause."""

import pytest

from mezanprint.preflight.readers.pairs import count_pairs, pairs_of, tokens
from mezanprint.preflight.readers.recall import normal
from mezanprint.preflight.readers.words import read_file
from mezanprint.templating.texts.runs import Run, order_runs, to_html
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasyprint.weasy import HTML
from test_lines import LINES as LINES_OF

STYLE = "<style>body { font: 12pt 'IBM Plex Sans Arabic', 'IBM Plex Sans' }</style>"


def page(*lines: str, language: str = "ar") -> tuple[bytes, list[str]]:
    """Return the PDF of lines as the program orders them, and the text of its lines as it was set."""
    body = "".join(f"<p>{to_html(order_runs([Run(line)], LINES_OF[language])[0])}</p>" for line in lines)
    direction = "rtl" if language == "ar" else "ltr"
    with text_layer() as layer:
        pdf = HTML(string=f"<html lang={language} dir={direction}>{STYLE}{body}").write_pdf()
    return bytes(pdf), layer.rows


def test_tokens_are_words_with_what_stands_inside_them_as_a_search_compares_them() -> None:
    assert tokens("(OCHA)، COVID-19: ١٬٥٠٠ كُلُّ rights.1 ـ") == ["ocha", "covid-19", "1٬500", "كل", "rights", "1"]


def test_pairs_do_not_reach_over_the_end_of_a_line() -> None:
    assert pairs_of(["a b c", "d e"]) == {("a", "b"): 1, ("b", "c"): 1, ("d", "e"): 1}


def test_words_before_and_behind_a_hyphen_that_ends_a_line_are_counted() -> None:
    """pdfium tells U+FFFE for the hyphen and no end of the line."""
    pdf = HTML(string=f"<html lang=en>{STYLE}<p>of human rights, self-<br>determination among them").write_pdf()
    told = read_file(pdf)
    assert "self\ufffedetermination" in told
    assert count_pairs(told, ["of human rights, self-", "determination among them"]) == (5, 5, ())


@pytest.mark.provokes("release-lost-pairs")
def test_a_turned_phrase_is_counted_and_named_with_what_is_told_instead() -> None:
    total, found, findings = count_pairs("قالت Watch Rights Human إن", ["قالت Human Rights Watch إن"])
    assert (total, found) == (4, 0)
    assert findings[0].code == "release-lost-pairs"
    assert "`human rights` (told is `human إن`)" in findings[0].message.replace("\u2068", "").replace("\u2069", "")


def test_a_word_that_is_not_told_whole_is_named_as_the_cause() -> None:
    finding = count_pairs("ال عدل أساس", ["العدل أساس"])[2][0]
    assert "is not told whole" in finding.message


def test_one_lost_pair_of_a_hundred_is_no_finding() -> None:
    words = [f"{a}{b}" for a in "abcdefghijk" for b in "abcdefghij"][:102]
    line = " ".join(words)
    assert count_pairs(" ".join([*words[:7], words[8], words[7], *words[9:]]), [line])[2] != ()
    assert count_pairs(" ".join([*words[:-1], "zz"]), [line])[1:] == (100, ())


@pytest.mark.parametrize(
    "line",
    [
        "قالت منظمة Human Rights Watch إن القصف أصاب مدرسة",
        "راسلونا على press.office@example.org أو info@example.net",
        "وباء COVID-19 أغلق المدارس عامين",
        "القرار A/RES/217 A (III) الصادر عام 1948",
        "البلاغ من Al Mezan Center for Human Rights في غزة",
        "يُدّعى أنّ New York Times نشرت مقالًا",
    ],
)
def test_a_latin_phrase_in_an_arabic_line_is_told_whole_and_in_its_place(line: str) -> None:
    pdf, rows = page(line)
    total, found, _ = count_pairs(read_file(pdf), rows)
    assert (total, found) == (sum(pairs_of([line]).values()),) * 2


@pytest.mark.parametrize(
    "line",
    [
        "She founded جمعية الأمل in 1998.",
        "Al Mezan (مركز الميزان لحقوق الإنسان) reported it.",
        "The article in القدس العربي, 12 May 2021, p. 4.",
        "The word الميزان (al-mizan) means scales.",
    ],
)
def test_an_arabic_phrase_in_an_english_line_is_told_whole_and_in_its_place(line: str) -> None:
    pdf, rows = page(line, language="en")
    total, found, _ = count_pairs(read_file(pdf), rows)
    assert (total, found) == (sum(pairs_of([line]).values()),) * 2


@pytest.mark.parametrize(
    "line",
    [
        "The article in القدس العربي, 12 May 2021, p. 4.",
        "Its Arabic name is مركز الميزان لحقوق الإنسان.",
        "He translated كليلة ودمنة; the work took a year.",
        "Is it called قطاع غزة or الضفة الغربية?",
        "See مادة 7 and مادة 12 of the statute.",
        "They read بِسْمِ اللهِ, in full.",
        "The party (حزب الشعب) won 12 seats in 2006.",
    ],
)
def test_an_arabic_phrase_in_an_english_line_is_told_to_the_letter_with_what_ends_it(line: str) -> None:
    assert line in normal(read_file(page(line, language="en")[0]))


def test_a_word_that_a_line_parts_after_its_own_hyphen_keeps_it() -> None:
    style = "<style>p { width: 0; font: 12pt 'IBM Plex Sans' }</style>"
    with text_layer() as layer:
        pdf = HTML(string=f"<html lang=en>{style}<p>self-determination <p lang=ar dir=rtl>x-ray").write_pdf()
    assert layer.rows == ["self-", "determination", "x-", "ray"]
    assert normal(read_file(bytes(pdf))) == "self- determination x- ray"


def test_cells_of_one_row_in_two_languages_are_told_one_after_the_other() -> None:
    body = (
        "<table style='width: 100%'><tr><td lang=ar dir=rtl>حقوق الإنسان في غزة<td lang=en dir=ltr>human rights in Gaza"
        "</table>"
    )
    with text_layer() as layer:
        pdf = HTML(string=f"<html lang=ar dir=rtl>{STYLE}{body}").write_pdf()
    assert count_pairs(read_file(bytes(pdf)), layer.rows)[:2] == (6, 6)
