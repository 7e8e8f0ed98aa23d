"""How wide drawings are: what the kind says of a slot, of one language and of several side by side."""

from dataclasses import replace

import pytest

from composing import KIND
from mezanprint.model.kinds import SlotSpec
from mezanprint.templating.drawings.room import column_width, full_width

SLOTS = (SlotSpec("plain", "Plain"), SlotSpec("main", "Main", width=112), SlotSpec("wide", "Wide", width=112, half=83))


@pytest.mark.parametrize(
    ("slot", "alone", "beside", "both"),
    [
        ("plain", 170, 80, 170),  # A4 less its margins
        ("main", 112, 51, 112),
        ("wide", 112, 83, 176),  # beside another language the kind gives it more
    ],
)
def test_languages_side_by_side_fill_the_width_that_charts_and_maps_have(
    slot: str, alone: float, beside: float, both: float
) -> None:
    kind = replace(KIND, page="A4", slots=SLOTS)
    assert column_width(kind, slot, 1) == full_width(kind, slot, 1) == pytest.approx(alone)
    assert column_width(kind, slot, 2) == pytest.approx(beside)
    assert full_width(kind, slot, 2) == pytest.approx(both)
