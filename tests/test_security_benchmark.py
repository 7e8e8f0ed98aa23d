"""What ``benchmarks/security.py`` times is named by strings, which no type checker reads."""

from importlib import import_module

import pytest

from security import PLACES


@pytest.mark.parametrize("place", PLACES)
def test_each_function_whose_share_is_measured_is_there(place: str) -> None:
    module, _, name = place.partition(":")
    assert callable(getattr(import_module(module), name))
