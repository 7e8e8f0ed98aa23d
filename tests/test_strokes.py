from types import SimpleNamespace

from mezanprint.typesetting.text_layer.beside import alone
from mezanprint.typesetting.text_layer.codes import Codes
from mezanprint.typesetting.text_layer.glyphs import Cluster, Glyph
from mezanprint.typesetting.text_layer.line import line_operators
from mezanprint.typesetting.text_layer.strokes import strokes
from mezanprint.typesetting.text_layer.turns import Turns

FONT = SimpleNamespace(widths={}, hash="f")


def line(*parts: tuple[str, bool, int]) -> tuple[Cluster, ...]:
    """Clusters in visual order: text, whether right to left, place in the text; each is 10 px wide."""
    glyph = (Glyph(1, False, 1000, 0, 0),)
    return tuple(
        Cluster(FONT, 10, rtl, text, glyph if text else (), start, 1000 if text else 0) for text, rtl, start in parts
    )


def written(*parts: tuple[str, bool, int]) -> list[tuple[float, str]]:
    return [(piece[0].left, "".join(placed.cluster.text for placed in piece)) for piece in strokes(line(*parts))]


def test_a_line_of_one_direction_is_written_in_one_go() -> None:
    assert written(("ب", True, 2), ("ا", True, 0)) == [(0, "با")]
    assert written(("a", False, 0), ("b", False, 1)) == [(0, "ab")]


def test_a_number_between_arabic_words_is_written_between_them() -> None:
    parts = (("ب", True, 7), (" ", True, 6), ("1", False, 4), ("2", False, 5), (" ", True, 3), ("ا", True, 0))
    assert written(*parts) == [(40, " ا"), (20, "12"), (0, "ب ")]


def test_an_arabic_word_in_an_english_line_needs_no_lifting_of_the_pen() -> None:
    parts = (("a", False, 0), (" ", False, 1), ("ب", True, 4), ("ا", True, 2), (" ", False, 6), ("b", False, 7))
    assert written(*parts) == [(0, "a با b")]


def test_neutrals_between_two_numbers_are_written_one_by_one_as_they_are_read() -> None:
    parts = (("2", False, 3), ("(", True, 2), (" ", True, 1), ("1", False, 0))
    assert written(*parts) == [(30, "1"), (20, " "), (10, "("), (0, "2")]


def test_a_bracket_is_written_by_itself() -> None:
    parts = (("ب", True, 7), (")", True, 6), ("ا", True, 2), ("(", True, 1), (" ", True, 0))
    assert written(*parts) == [(40, " "), (30, "("), (20, "ا"), (10, ")"), (0, "ب")]


def test_what_draws_nothing_is_left_out_and_keeps_its_room() -> None:
    parts = (("ب", True, 5), ("", True, 2), ("ا", True, 0))
    pieces = strokes(line(*parts))
    assert [placed.cluster.text for placed in pieces[0]] == ["ب", "ا"]
    assert pieces[0][0].following is pieces[0][1].cluster
    assert pieces[0][1].following is None


def test_right_to_left_text_in_another_font_is_a_piece_of_its_own() -> None:
    letter, stop = line(("ا", True, 0), (".", True, 2))
    pieces = strokes((stop._replace(font=SimpleNamespace(widths={}, hash="g")), letter))
    assert [piece[0].cluster.text for piece in pieces] == ["ا", "."]
    assert len(strokes((stop, letter))) == 1


def test_a_percent_sign_left_of_its_number_is_written_before_the_next_word() -> None:
    parts = (("ب", True, 5), (" ", True, 4), ("%", True, 3), ("0", False, 2), (" ", True, 1), ("ا", True, 0))
    assert written(*parts) == [(40, " ا"), (30, "0"), (20, "%"), (0, "ب ")]


def test_a_line_of_which_nothing_is_shown_is_written_as_nothing() -> None:
    assert line_operators(line(("", False, 0)), Codes, alone(Turns())).text == ""
