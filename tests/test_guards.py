from types import SimpleNamespace

from mezanprint.model.direction.bidi_controls import LRM, RLM
from mezanprint.typesetting.text_layer.encode import Guard
from mezanprint.typesetting.text_layer.glyphs import Cluster, Glyph
from mezanprint.typesetting.text_layer.guards import Spot, guard_of
from mezanprint.typesetting.text_layer.trail import Gap

FONT = SimpleNamespace(widths={}, hash="f")


def cluster(text: str, *, rtl: bool = True) -> Cluster:
    return Cluster(FONT, 10, rtl, text, (Glyph(1, False, 500, 0, 0),), 0, 500)


def guard(one: str, after: str | None = None, *, rtl: bool = True, before: str | None = None, **place: bool) -> Guard:
    left, right = (None if text is None else cluster(text, rtl=not text.isascii()) for text in (before, after))
    first, opens, edge = (place.get(name, False) for name in ("first", "opens", "edge"))
    gap = Gap(place.get("after_ltr", False)) if place.get("apart") else None
    return guard_of(cluster(one, rtl=rtl), Spot(left, right, first, opens, edge, place.get("island", False), gap))


def test_letters_need_no_guard() -> None:
    assert guard("ب", "ا", opens=True, first=True) == Guard()
    assert guard("ب", "1") == Guard()
    assert guard("a", "b", rtl=False, opens=True, edge=True) == Guard()


def test_a_neutral_before_something_that_runs_right_holds_on_to_its_left() -> None:
    for neutral in (" ", "،", "."):
        assert guard(neutral, "1").right == RLM
        assert guard(neutral, "a").right == RLM
        assert not guard(neutral, "ب").right


def test_punctuation_does_not_change_places_with_a_vowel_mark() -> None:
    assert guard(".", "بِ").right == RLM
    assert not guard(" ", "بِ").right


def test_a_space_beside_which_the_pen_is_lifted_says_more_than_a_space() -> None:
    assert guard(" ", "ب", edge=True) == Guard(within=RLM)
    assert guard(" ", "b", rtl=False, edge=True) == Guard(within=LRM)


def test_a_line_does_not_begin_with_a_vowel_mark() -> None:
    assert guard("نِ", "ب", opens=True, first=True).left == f"{RLM} "
    assert guard("نِ", "ب", opens=True).left == RLM


def test_a_stroke_does_not_begin_with_a_neutral() -> None:
    assert guard("!", "ب", opens=True).left == RLM
    assert not guard("!", "ب").left


def test_a_bracket_is_not_mirrored_again() -> None:
    assert guard("(", "ب", opens=True) == Guard(RLM, "", LRM)
    assert guard("(", "a", opens=True) == Guard(RLM, "", LRM + RLM)


def test_punctuation_after_an_arabic_word_in_an_english_line_is_english() -> None:
    assert guard(")", ":", rtl=False, before="ب").left == LRM
    assert guard(")", ":", rtl=False, before="a") == Guard()


def test_what_stands_apart_begins_with_a_space_that_pdf_js_heeds() -> None:
    assert guard("ب", "ا", apart=True).beyond == f"{RLM} "
    assert guard("a", "b", rtl=False, apart=True).left == f"{LRM} "


def test_the_space_between_a_word_and_latin_words_on_its_right_belongs_to_neither() -> None:
    assert guard("ب", "ا", apart=True, after_ltr=True)[3:] == (f"{RLM} ", RLM)


def test_brackets_at_the_ends_of_latin_words_in_an_arabic_line_are_of_these() -> None:
    assert guard("(", "a", rtl=False, opens=True, island=True).left == LRM
    assert guard(")", rtl=False, island=True, before="a").right == LRM
    assert guard("(", "a", rtl=False, opens=True) == guard(")", rtl=False, before="a") == Guard()
