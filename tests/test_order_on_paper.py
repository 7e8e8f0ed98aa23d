"""Mixed lines on the finished page: units in their order, judged by where their letters stand and how brackets open."""

from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from order_cases import PLACES, Case, Unit, cases, units
from order_judge import is_right
from order_pages import SLOTS, ours, slot, weasyprint

EVERY = 41
"""One unit in so many at each place, so that the suite stays quick; ``benchmarks/order.py`` sets all of them."""


def wrong(
    group: tuple[Case, ...], folder: Path, make: Callable[[tuple[Case, ...], Path], None]
) -> list[tuple[str, str]]:
    """Return what is printed in another order, and where."""
    target = folder / "cases.pdf"
    make(group, target)
    with pymupdf.open(target) as pages:
        assert len(pages) == len(group) + 1
        found = [case for number, case in enumerate(group, 1) if not is_right(pages[number], case)]
        return [(case.unit.typed, case.place) for case in found]


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_units_keep_their_order_at_every_place_of_a_page(direction: str, tmp_path: Path) -> None:
    group: list[Case] = []
    for number, place in enumerate(PLACES):
        chosen = units()[number::EVERY]
        assert len({unit.family for unit in chosen}) > 15
        group += cases(chosen, place, direction)
    group.sort(key=lambda case: SLOTS.index(slot(case)))
    assert wrong(tuple(group), tmp_path, ours) == []


def test_the_table_has_thirty_units_of_each_family_and_more_than_six_hundred_in_all() -> None:
    families = [unit.family for unit in units()]
    assert min(map(families.count, families)) >= 30
    assert len(set(units())) == len(families) > 600


def test_the_judge_finds_what_plain_weasyprint_prints_in_another_order(tmp_path: Path) -> None:
    turned = ("1-844-555-0142", "(800) 555-0123", "@sample_centre", "-8°C", "2025-03-12", "C++")
    chosen = tuple(unit for unit in units() if unit.typed in turned)
    assert set(wrong(cases(chosen, "middle", "rtl"), tmp_path, weasyprint)) == {(typed, "middle") for typed in turned}


def test_the_judge_tells_a_bracket_that_opens_to_the_wrong_side(tmp_path: Path) -> None:
    right, turned = Unit("x", "(Gaza)", "(Gaza)", "(Gaza)"), Unit("x", "(Gaza)", ")Gaza(", ")Gaza(")
    group = cases((right, turned), "middle", "rtl")
    assert wrong(group, tmp_path, ours) == [("(Gaza)", "middle")]
    assert wrong(group[:1], tmp_path, ours) == []
