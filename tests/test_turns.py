import pytest

from mezanprint.model.direction.bidi_controls import LRM, RLM
from mezanprint.typesetting.text_layer.turns import Turns


@pytest.mark.parametrize(
    ("before", "after", "mark"),
    [
        ("مكتب ", "(", ""),
        ("مكتب ", f"{RLM}(", LRM),
        (f"){LRM}", "OPT", RLM),
        (f"){RLM}", " في", LRM),
        ("في", "115", ""),
        ("115", "24", RLM),
        ("115", "في", ""),
        ("", "في", ""),
    ],
)
def test_a_jump_that_would_go_on_in_the_same_direction_gets_a_mark_of_the_other(
    before: str, after: str, mark: str
) -> None:
    turns = Turns()
    turns.follow(before)
    assert turns.mark_before(after) == mark


def test_what_has_no_direction_leaves_it_as_it_was() -> None:
    turns = Turns()
    turns.follow("في")
    turns.follow(" ")
    assert turns.mark_before("ب") == LRM
