"""Good translations are let be and damaged ones are found: benchmarks/checks.py prints it all, here is a part of it."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

REPO = Path(__file__).resolve().parents[1]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(REPO / "benchmarks")
    return import_module("checks")


def test_our_own_translations_have_no_error(bench: ModuleType) -> None:
    messages = bench.read_messages(sorted(bench.OWN.glob("*.po")))
    assert len(messages) > 150
    assert [found.message for message in messages for found in message.faults] == []


def test_few_good_translations_are_blamed_and_each_for_a_known_reason(
    bench: ModuleType, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    messages = bench.read_messages(sorted(corpus.glob("*.po")))
    assert bench.report_good(messages, 500) <= 0.02
    assert "NEW" not in capsys.readouterr().out


def test_english_out_of_our_own_arabic_has_no_error(bench: ModuleType) -> None:
    assert bench.report_turned(bench.read_messages(sorted(bench.OWN.glob("*.po")))) == 0


def test_hardly_any_good_translation_out_of_arabic_is_blamed(bench: ModuleType, corpus: Path) -> None:
    assert bench.report_turned(bench.read_messages(sorted(corpus.glob("*.po")))) <= 0.003


def test_damaged_translations_are_found(bench: ModuleType, corpus: Path) -> None:
    messages = bench.read_messages(sorted(corpus.glob("*.po")))
    assert bench.report_damaged(messages, 96) >= 0.99


def test_a_good_translation_is_not_found_damaged(bench: ModuleType, corpus: Path) -> None:
    messages = bench.read_messages([corpus / "core.ar.po"])
    codes = frozenset().union(*(codes for _, codes in bench.DAMAGES.values()))
    good = [message for message in messages if not message.faults]
    assert sum(bench.is_found(message.catalog, message.entry, codes) for message in good) <= 3
