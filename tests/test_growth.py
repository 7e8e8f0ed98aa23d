"""A text of twice the length costs about twice as much, whatever it is made of. ``benchmarks/growth.py`` times it."""

import pytest

from growth import CASES
from steps import at_most

SHORT = 150
"""Characters of the shorter text."""
LINEAR = 2.6
"""What twice the length may cost, in lines of Python that run: 2 is linear, 4 quadratic."""
SPARE = 2_000
"""Lines that a first call may run and a second need not."""


def lines_of(name: str, unit: str, characters: int, limit: int = 10_000_000) -> int:
    with at_most(limit) as count:
        CASES[name].act(unit * (characters // len(unit)))
    return count[0]


@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, case in CASES.items() for unit in case.units])
def test_twice_the_text_costs_about_twice_as_much(name: str, unit: str) -> None:
    once = lines_of(name, unit, SHORT)
    lines_of(name, unit, 2 * SHORT, int(LINEAR * once) + SPARE)


@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, case in CASES.items() for unit in case.units])
def test_no_text_is_too_long(name: str, unit: str) -> None:
    CASES[name].act(unit * 1000)


def test_quadratic_work_is_seen() -> None:
    def pairs(text: str) -> int:
        return sum(1 for one in text for other in text if one == other)

    with at_most(1_000_000) as once:
        pairs("x" * SHORT)
    with pytest.raises(pytest.fail.Exception, match="ran more than"), at_most(int(LINEAR * once[0]) + SPARE):
        pairs("x" * 2 * SHORT)
