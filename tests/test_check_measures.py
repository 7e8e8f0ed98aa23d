"""Good translations are let be and damaged ones are found: benchmarks/checks.py prints it all, here is a part of it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

REPO = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(REPO / "benchmarks")
        yield import_module("checks")


@pytest.fixture(scope="module")
def pairs(bench: ModuleType) -> Any:
    return bench.pair_messages()


@pytest.fixture(scope="module")
def published(bench: ModuleType, corpus: Path) -> Any:
    return bench.read_messages(corpus / f"{name}.ar.po" for name in ("core", "admin", "auth", "humanize", "core-dz"))


@pytest.fixture(scope="module")
def samples(bench: ModuleType, pairs: Any, published: Any) -> Any:
    return bench.make_samples((pairs, bench.own_messages(), published, bench.paragraph_messages(pairs)), 2)


def test_our_own_translations_have_no_finding(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    messages = bench.own_messages()
    assert len(messages) > 150
    assert bench.report_good("our own", messages) == (0, 0), capsys.readouterr().out


def test_good_sentences_with_days_ranges_units_and_money_have_no_finding(
    bench: ModuleType, pairs: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(pairs) >= 60
    assert bench.report_good("the sentences", pairs) == (0, 0), capsys.readouterr().out


def test_few_good_translations_are_blamed(bench: ModuleType, published: Any) -> None:
    errors, warnings = bench.report_good("published", published)
    assert errors <= 0.02
    assert warnings <= 0.15


def test_english_out_of_our_own_arabic_has_no_error(bench: ModuleType) -> None:
    assert bench.report_turned(bench.own_messages()) == 0


def test_hardly_any_good_translation_out_of_arabic_is_blamed(bench: ModuleType, published: Any) -> None:
    assert bench.report_turned(published) <= 0.003


def test_each_kind_of_damage_changes_a_good_translation_and_leaves_its_source(samples: Any) -> None:
    assert len(samples) >= 75
    assert len({sample.kind.name for sample in samples}) == len(samples)
    for sample in samples:
        assert sample.entries, sample.kind.name
        for damaged in sample.entries:
            assert damaged.bad.source == damaged.good.source, sample.kind.name
            assert damaged.bad.values != damaged.good.values, sample.kind.name


def test_the_same_damage_is_done_every_time(bench: ModuleType, pairs: Any) -> None:
    kinds = bench.KINDS[:8]
    assert bench.make_samples((pairs,), 3, kinds) == bench.make_samples((pairs,), 3, kinds)


def test_a_misspelling_that_is_another_word_is_no_damage(bench: ModuleType, pairs: Any) -> None:
    (kind,) = (kind for kind in bench.KINDS if kind.name == "two words glued")
    damaged = next(bench.damages(kind, ([message.entry for message in pairs],), bench.SEED))
    assert bench.real((damaged,), frozenset(), 1) == ([damaged], 0)
    assert bench.real((damaged,), frozenset({damaged.word}), 1) == ([], 1)


def test_the_report_counts_what_is_found(bench: ModuleType, samples: Any, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = [sample for sample in samples if sample.kind.name in ("a digit changed", "a tatweel", "a bidi override")]
    scores = {score.sample.kind.name: (score.errors, score.findings) for score in bench.report_damaged(chosen)}
    assert scores == {"a digit changed": (2, 2), "a tatweel": (0, 2), "a bidi override": (2, 2)}
    assert "all: 3 kinds, 6 entries: 66.7% / 100.0%" in capsys.readouterr().out


def test_errors_to_judge_are_written_one_a_row(bench: ModuleType, published: Any, tmp_path: Path) -> None:
    bench.write_sample(published, 3, tmp_path / "sample.tsv")
    first, *rows = (tmp_path / "sample.tsv").read_text("utf-8").splitlines()
    assert first.split("\t") == ["true?", "code", "place", "message", "source", "translation"]
    assert [len(row.split("\t")) for row in rows] == [6, 6, 6]


def test_peers_are_shown_the_same_entries(bench: ModuleType, samples: Any) -> None:
    (lost,) = (sample for sample in samples if sample.kind.name == "a line broken")
    said = bench.PEERS["msgfmt -c"]([damaged.bad for damaged in lost.entries])
    assert said is None or len(said) == len(lost.entries)
