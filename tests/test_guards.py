from types import SimpleNamespace

from mezanprint.typesetting.text_layer.encode import LRM, RLM, Guard
from mezanprint.typesetting.text_layer.glyphs import Cluster, Glyph
from mezanprint.typesetting.text_layer.guards import guard_of

FONT = SimpleNamespace(widths={}, hash="f")


def cluster(text: str, *, rtl: bool = True) -> Cluster:
    return Cluster(FONT, 10, rtl, text, (Glyph(1, False, 500, 0, 0),), 0)


def guard(one: str, after: str | None = None, *, rtl: bool = True, **place: bool) -> Guard:
    following = None if after is None else cluster(after, rtl=not after.isascii())
    where = {"first": False, "opens": False, "edge": False, **place}
    return guard_of(cluster(one, rtl=rtl), following, **where)


def test_letters_need_no_guard() -> None:
    assert not guard("ب", "ا", opens=True, first=True)
    assert not guard("ب", "1")
    assert not guard("a", "b", rtl=False, opens=True, edge=True)


def test_a_neutral_before_something_that_runs_right_holds_on_to_its_left() -> None:
    for neutral in (" ", ")", "،", "."):
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
