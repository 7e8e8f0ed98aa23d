"""What a call costs, counted in lines of Python and not timed: the same on every machine."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

LINES_TO_REFUSE = 200_000
"""What refusing a hostile input at once may take: a fraction of a second, whatever the machine."""
ONCE = (str(Path(re.__file__).parent), "<frozen importlib")
"""Where code stands that reads modules and compiles patterns."""


@contextmanager
def at_most(lines: int) -> Iterator[list[int]]:
    """Fail what runs inside as soon as it has run more lines of Python; yield the count, as its one item.

    Regular expressions and the insides of C libraries are not counted: ``benchmarks/growth.py`` times those.
    Nor is what a process does but once, reading modules and compiling patterns: it depends on which test ran before.
    """
    count = [0]

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "call" and frame.f_code.co_filename.startswith(ONCE):
            return None
        if event == "line":
            count[0] += 1
            if count[0] > lines:
                sys.settrace(None)
                pytest.fail(f"ran more than {lines} lines")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield count
    finally:
        sys.settrace(before)
