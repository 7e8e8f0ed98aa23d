"""Right to left, truly: what a translator types is what stands on the paper, in the order a reader expects.

Seen from left to right, as the eye meets it: a right-to-left line has its first word last.
"""

import re

from positions import lines, printed, where
from sentences import SENTENCES, Printed
from shapes import glyph_ids


def line_with(page: Printed, words: str) -> str:
    (line,) = (each.text for each in lines(page.pdf) if words in each.text)
    return line


def shows(page: Printed, name: str, words: str) -> bool:
    """Tell whether the sentence ``name`` shows the glyphs of ``words`` in their left-to-right order, brackets too.

    Extractors mirror brackets as they like, so the glyphs are compared: those of the sentence, from left to right,
    with those of the same words set alone in the same place and fonts.
    """
    key = f"words:sections.what.text.{list(SENTENCES).index(name) + 1}"
    html = page.composition.html
    alone = re.sub(rf'(<p data-key="{key}")>.*?</p>', rf'\1 dir="ltr" lang="en">{words}</p>', html)
    assert alone != html
    sentence, expected = glyph_ids(html, key), glyph_ids(alone, key)
    return any(sentence[start : start + len(expected)] == expected for start in range(len(sentence)))


def test_a_telephone_number_is_read_from_its_plus_sign(arabic: Printed) -> None:
    assert "+970 8 555 0142" in line_with(arabic, "0142")
    assert where(arabic.pdf, "+97085550142").y


def test_a_percent_sign_stands_on_the_side_the_house_decides(arabic: Printed, english: Printed) -> None:
    assert "%50" in line_with(arabic, "50")
    assert "50%" in line_with(english, "50")


def test_a_bold_number_keeps_its_percent_sign_on_its_side(arabic: Printed) -> None:
    assert "%61" in line_with(arabic, "61")


def test_a_range_of_years_runs_with_the_arabic(arabic: Printed, english: Printed) -> None:
    assert "2024–2014" in line_with(arabic, "2014").replace(" ", "")
    assert "2014–2024" in line_with(english, "2014").replace(" ", "")


def test_brackets_close_round_an_acronym(arabic: Printed) -> None:
    # The brackets of one word are those of the line, and in its font.
    opening, closing = (f'<span lang="ar">{bracket}</span>' for bracket in "()")
    assert shows(arabic, "brackets", f"{opening}ESCR{closing}")
    assert not shows(arabic, "brackets", f"{closing}ESCR{opening}")


def test_a_name_that_ends_in_a_symbol_keeps_it_at_its_end(arabic: Printed) -> None:
    line = line_with(arabic, "C+")
    assert "C++" in line
    assert "++C" not in line


def test_a_latin_phrase_keeps_its_order_and_its_closing_bracket(arabic: Printed) -> None:
    assert shows(arabic, "place", "Al Mezan (Gaza)")


def test_an_address_is_one_run(arabic: Printed) -> None:
    assert "press@lamp.example" in line_with(arabic, "lamp.example")


def test_an_arabic_sentence_ends_with_its_full_stop_on_the_left(arabic: Printed) -> None:
    assert line_with(arabic, "0142").startswith(".")


def test_arabic_in_an_english_paragraph_leaves_its_year_where_english_has_it(english: Printed) -> None:
    assert shows(english, "arabic", "(1999) in Arabic.")
    year, name = where(english.pdf, "1999"), where(english.pdf, "Itiscalled")
    arabic_word = where(english.pdf, "زكرم")
    assert name.right < arabic_word.left < arabic_word.right < year.left


def test_a_year_after_an_arabic_name_stands_left_of_it(arabic: Printed) -> None:
    assert where(arabic.pdf, "1999").right < where(arabic.pdf, "همسا").left


def test_controls_that_no_font_of_the_page_has_do_not_make_the_file_large(arabic: Printed) -> None:
    assert len(arabic.pdf) < 60_000


def test_the_letters_of_a_word_join_over_a_change_of_weight(arabic: Printed) -> None:
    key = f"words:sections.what.text.{list(SENTENCES).index('join') + 1}"
    style = '<p data-key="d:w" style="font-weight:{}">{}</p>'
    regular = glyph_ids(style.format(400, "البيت كبير."), "d:w")
    bold = glyph_ids(style.format(600, "البيت"), "d:w")
    # Glyph ids are the same in all weights of the family: each letter must have the form it has in the whole word.
    assert sorted(glyph_ids(arabic.composition.html, key)) == sorted(regular)
    assert set(bold) <= set(regular)


def test_a_latin_run_is_where_its_words_are_not_mirrored() -> None:
    pdf = printed('<p>بيت <span lang="en" dir="ltr">ONE <b>TWO</b></span> باب</p>')
    assert where(pdf, "ONE").right < where(pdf, "TWO").left
