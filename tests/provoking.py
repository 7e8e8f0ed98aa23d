"""Whether a test provokes the codes of findings that it says: ``@pytest.mark.provokes("press-bleed")``.

A code counts where the program itself made a finding with it while the test ran, or while a fixture that it shares with
others was set up; one that another process made counts when it comes back as a value.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import mezanprint
from mezanprint.model.diagnostics import Diagnostic

SOURCE = str(Path(mezanprint.__file__).parent)
MAKER = sys.modules[Diagnostic.__module__].__file__
heard: list[set[str]] = []
"""Codes that were made since somebody began to listen, for each who does."""
shared: defaultdict[Path, set[str]] = defaultdict(set)
"""Codes of the fixtures of a file that several tests share."""
provoked: defaultdict[str, set[str]] = defaultdict(set)
"""Codes by the function that provoked them, whatever its parameters."""
left: Counter[str] = Counter()
"""How often a function is still to run."""


def listen() -> None:
    """Have each finding that the program makes heard from now on."""
    make, restore = Diagnostic.__init__, Diagnostic.__setstate__  # type: ignore[attr-defined]

    def made(self: Diagnostic, *values: Any, **named: Any) -> None:
        make(self, *values, **named)
        caller = sys._getframe(1)
        if caller.f_code.co_filename == MAKER and caller.f_back:  # `error` and its kin: who called these?
            caller = caller.f_back
        if caller.f_code.co_filename.startswith(SOURCE):
            hear(self)

    def restored(self: Diagnostic, state: Any) -> None:
        restore(self, state)
        hear(self)

    Diagnostic.__init__ = made  # type: ignore[method-assign]
    Diagnostic.__setstate__ = restored  # type: ignore[attr-defined]


def hear(diagnostic: Diagnostic) -> None:
    for codes in heard:
        codes.add(diagnostic.code)


@contextmanager
def listening(codes: set[str]) -> Iterator[None]:
    """Add to ``codes`` all that are made meanwhile."""
    heard.append(codes)
    try:
        yield
    finally:
        heard.pop()


def function_of(item: pytest.Item) -> str:
    """Return the name of a test without its parameters."""
    return item.nodeid.partition("[")[0]


def expect(items: list[pytest.Item], arguments: list[str]) -> None:
    """Take note of what is to run; where one case of a test is asked for, nobody can say what others would do."""
    if not any("[" in argument for argument in arguments):
        left.update(map(function_of, items))


@contextmanager
def kept_promises(item: pytest.Item) -> Iterator[None]:
    """Listen while a test runs; when all its cases have run, fail if a code of its mark is missing."""
    function = function_of(item)
    with listening(provoked[function]):
        yield
    left[function] -= 1
    promised = {code for mark in item.iter_markers("provokes") for code in mark.args}
    missing = promised - provoked[function] - shared[item.path]
    if promised and not left[function] and missing:
        pytest.fail(f"no finding was made with {', '.join(sorted(missing))}, which the test says it provokes", False)
