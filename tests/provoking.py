"""Whether a test provokes the codes of findings that it says: ``@pytest.mark.provokes("press-bleed")``.

A code counts where the program itself made a finding with it before the test ended, in that test or in one of its file
with which it shares what was built; one that another process made counts when it comes back as a value.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

import mezanprint
from mezanprint.model.diagnostics import Diagnostic

SOURCE = str(Path(mezanprint.__file__).parent)
MAKER = sys.modules[Diagnostic.__module__].__file__
codes_made: defaultdict[Path | None, set[str]] = defaultdict(set)
"""Codes that the program has made findings of, by the file of the test that was running."""
cases_left: Counter[str] = Counter()
"""How many cases of a test are still to run."""
running: Path | None = None


def listen() -> None:
    """Have each finding that the program makes heard from now on."""
    make, restore = Diagnostic.__init__, Diagnostic.__setstate__  # type: ignore[attr-defined]

    def create(self: Diagnostic, *values: Any, **named: Any) -> None:
        make(self, *values, **named)
        caller = sys._getframe(1)
        if caller.f_code.co_filename == MAKER and caller.f_back:  # `error` and its kin: who called these?
            caller = caller.f_back
        if caller.f_code.co_filename.startswith(SOURCE):
            codes_made[running].add(self.code)

    def create_again(self: Diagnostic, state: Any) -> None:
        restore(self, state)
        codes_made[running].add(self.code)

    Diagnostic.__init__ = create  # type: ignore[method-assign]
    Diagnostic.__setstate__ = create_again  # type: ignore[attr-defined]


def expect(items: list[pytest.Item], arguments: list[str]) -> None:
    """Take note of what is to run; where one case of a test is asked for, nobody can say what others would do."""
    if not any("[" in argument for argument in arguments):
        cases_left.update(item.nodeid.partition("[")[0] for item in items)


def begin(item: pytest.Item) -> None:
    """Take note of whose findings are made from now on."""
    global running
    running = item.path


def end(item: pytest.Item) -> None:
    """Fail if all cases of a test have run, and a code of its mark is missing."""
    name = item.nodeid.partition("[")[0]
    cases_left[name] -= 1
    missing = {code for mark in item.iter_markers("provokes") for code in mark.args} - codes_made[item.path]
    if missing and not cases_left[name]:
        pytest.fail(f"no finding was made with {', '.join(sorted(missing))}, which the test says it provokes", False)
