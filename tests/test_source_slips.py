"""A mended slip of the source is told from a change that a translator must see."""

import pytest

from mezanprint.i18n.words.slips import is_slip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The organization’s boat", "The organisation’s boat"),
        ("The Boats left", "The boats left"),
        ("boats, and nets", "boats and nets"),
        ("the colour of the harbuor.", "the color of the harbour"),
        ("مسؤولية الصياد", "مسئولية الصياد"),
    ],
)
def test_another_spelling_or_mark_is_a_slip(old: str, new: str) -> None:
    assert is_slip(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Open", "Open"),
        ("in 2016", "in 2017"),
        ("50% of it", "50 of it"),
        ("{year} boats", "{years} boats"),
        ("He was not there", "He was there"),
        ("He was there", "He was not there"),
        ("three boats", "four boats"),
        ("see [it](one)", "see [it](ones)"),
        ("a **boat**", "a boat"),
    ],
)
def test_a_figure_a_word_or_markup_is_none(old: str, new: str) -> None:
    assert not is_slip(old, new)
