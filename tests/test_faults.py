"""Every code has a sample project with the exact words it is told in, in Arabic too, or a test that provokes it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from english_left import in_finding
from fakes import Silence
from mezanprint.console.language import ARABIC
from mezanprint.console.report_text import as_text
from mezanprint.engine.builder import Options
from mezanprint.engine.pool import Pool
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.i18n.checks import CHECKS
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.register.register import entries
from mezanprint.outputs.produce import produce

REPO = Path(__file__).resolve().parents[1]
SAMPLES = sorted(path.name for path in (REPO / "tests" / "faults").iterdir())
CODES = [entry.code for entry in entries()]
CHECKED = {check.code for check in CHECKS}
"""Codes of translations: docs/checks.md has them with examples, and test_check_docs.py provokes each."""


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    with Pool(1, tmp_path_factory.mktemp("none"), produce) as pool:
        yield pool


def check(root: Path, pool: Pool) -> tuple[Diagnostic, ...]:
    """Return what a check of the project finds."""
    pool.root = root
    session = BuildSession(root, Options(publish=False))
    session.workers = lambda _editions: pool  # type: ignore[method-assign, assignment]
    return tuple(session.build(Selection(), Silence()).findings)


@pytest.mark.parametrize("code", SAMPLES)
def test_a_fault_is_told_in_exactly_these_words_and_wholly_in_arabic(
    code: str, new_project: Callable[..., Path], pool: Pool
) -> None:
    sample = REPO / "tests" / "faults" / code
    root = new_project("minimal", sample)
    expected = (sample / "expected.txt").read_text("utf-8")
    assert f"[{code}]" in expected
    findings = check(root, pool)
    assert "".join(map(as_text, findings)) == expected
    assert [left for found in findings for left in in_finding(found)] == []
    for found in findings:
        headline = as_text(found, ARABIC).splitlines()[0]
        assert f"[{found.code}]: " in headline
        assert re.search("[\u0621-\u064a]", headline.partition("]: ")[2])


def test_the_project_under_the_samples_has_no_fault(new_project: Callable[..., Path], pool: Pool) -> None:
    assert check(new_project("minimal"), pool) == ()


def test_every_code_has_a_sample_or_a_test_that_provokes_it() -> None:
    marked = re.compile(r"pytest\.mark\.provokes\(([^)]*)\)")
    provoked = [
        code
        for path in sorted((REPO / "tests").rglob("test_*.py"))
        for codes in marked.findall(path.read_text("utf-8"))
        for code in re.findall(r'"(.*?)"', codes)
    ]
    assert sorted(set(CODES) - set(SAMPLES)) == sorted(set(provoked))


def test_every_sample_is_of_a_code_that_exists() -> None:
    assert set(SAMPLES) - set(CODES) - CHECKED == set()


def test_messages_follow_the_rules() -> None:
    for code in SAMPLES:
        text = (REPO / "tests" / "faults" / code / "expected.txt").read_text("utf-8")
        message = text.split(f"[{code}]: ")[1].splitlines()[0]
        assert not message.endswith("."), f"{code}: {message}"
        assert not re.match(r"[A-Z][a-z]", message), f"{code}: {message}"
