"""A test that promises to provoke a code is believed only if the program makes such a finding while it runs."""

import pickle
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest

from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from provoking import begin, cases_left, end

ENCODING: Final = "i18n-encoding"


def promising(number: int, function: str = "a") -> Any:
    """Return what stands for one case of a test that promises a finding."""
    return SimpleNamespace(
        nodeid=f"tests/no.py::test_{function}[{number}]",
        path=Path(f"no_{function}.py"),
        iter_markers=lambda _name: [pytest.mark.provokes(ENCODING).mark],
    )


def provoke() -> Diagnostic:
    with pytest.raises(Fault) as caught:
        parse_po("كتاب".encode("utf-16"), "a.po")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == ENCODING
    return diagnostic


def test_a_promise_is_kept_by_any_case_of_the_test() -> None:
    cases_left["tests/no.py::test_one"] = 2
    begin(promising(1, "one"))
    provoke()
    end(promising(1, "one"))
    begin(promising(2, "one"))
    end(promising(2, "one"))


def test_a_promise_that_no_case_keeps_is_a_failure_of_the_last_one() -> None:
    cases_left["tests/no.py::test_none"] = 2
    begin(promising(1, "none"))
    end(promising(1, "none"))
    begin(promising(2, "none"))
    with pytest.raises(pytest.fail.Exception, match=ENCODING):
        end(promising(2, "none"))


def test_a_finding_that_the_test_makes_itself_proves_nothing() -> None:
    cases_left["tests/no.py::test_self"] = 1
    begin(promising(1, "self"))
    error(ENCODING, "made here")
    with pytest.raises(pytest.fail.Exception, match=ENCODING):
        end(promising(1, "self"))


def test_a_finding_that_comes_back_from_another_process_counts() -> None:
    sent = pickle.dumps(provoke())
    cases_left["tests/no.py::test_sent"] = 1
    begin(promising(1, "sent"))
    pickle.loads(sent)
    end(promising(1, "sent"))
