from types import SimpleNamespace

from mezanprint.typesetting.text_layer.glyphs import Cluster, Glyph
from mezanprint.typesetting.text_layer.trail import Extent, Trail, extent_of

PAGE, NEXT = object(), object()
FONT = SimpleNamespace(widths={}, hash="f")


def word(text: str = "ب", *, rtl: bool = True) -> Extent:
    """A word 10 px wide."""
    return extent_of((Cluster(FONT, 10, rtl, text, (Glyph(1, False, 1000, 0, 0),), 0, 1000),))


def after(*, x: float, y: float = 100, page: object = PAGE, text: str = "ب", rtl: bool = True) -> bool:
    """Whether a word is apart from one that was written at 50 px."""
    trail = Trail()
    assert trail.gap(PAGE, (50, 100), word()) is None
    trail.follow(PAGE, (50, 100), word())
    return trail.gap(page, (x, y), word(text, rtl=rtl)) is not None


def test_words_that_touch_are_not_apart() -> None:
    assert not after(x=40)
    assert not after(x=60)


def test_the_next_cell_of_a_right_to_left_row_is_apart() -> None:
    assert after(x=20)
    assert after(x=20, text="a", rtl=False)


def test_readers_see_a_gap_ahead_by_themselves_but_for_right_to_left_text() -> None:
    assert after(x=90)
    assert not after(x=90, text="a", rtl=False)


def test_another_line_or_page_and_a_space_need_nothing() -> None:
    assert not after(x=20, y=120)
    assert not after(x=20, page=NEXT)
    assert not after(x=20, text=" ")
