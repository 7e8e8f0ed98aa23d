"""Counts of messages by state agree with GNU gettext."""

import subprocess
from pathlib import Path

import pytest

from leaflets import HEADER, entry, put
from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.i18n.catalogs.status import Status, Tally, language_name, read_status, share
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files

ENTRIES = (
    entry("a", "one", "واحد"),
    entry("b", "two words", ""),
    entry("c", "three", "ثلاثة", before="#, fuzzy\n"),
    entry("d", "four more words", "أربعة"),
    entry("e", "five", "", before="#, fuzzy\n"),
    '#~ msgid "old"\n#~ msgstr "قديم"\n',
)
SOURCES = {"a": "one", "b": "two words", "c": "three", "d": "four more words", "e": "five"}


def project(root: Path, *domains: str, **more: str) -> Files:
    """Write template catalogs with the messages of ``ENTRIES`` and ``more``."""
    for domain in domains:
        (root / "locales").mkdir(exist_ok=True)
        messages = (entry(key, source, "") for key, source in {**SOURCES, **more}.items())
        (root / f"locales/{domain}.pot").write_text(HEADER + "".join(messages))
    return Files(root)


def counts(state: Status) -> tuple[tuple[int, int], ...]:
    return tuple((tally.messages, tally.words) for tally in (state.translated, state.fuzzy, state.missing))


def test_messages_and_their_words_are_counted_by_state(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", *ENTRIES)
    (state,) = read_status(project(tmp_path, "leaflet"), "ar")
    assert state == Status("ar", "leaflet", catalog_path("ar", "leaflet"), Tally(2, 4), Tally(1, 1), Tally(2, 3))
    assert state.total == Tally(5, 8)


def test_a_catalog_that_is_not_there_lacks_every_message(tmp_path: Path) -> None:
    (state,) = read_status(project(tmp_path, "leaflet"), "ar")
    assert counts(state) == ((0, 0), (0, 0), (5, 8))


def test_what_the_catalog_does_not_have_yet_is_missing_and_what_changed_is_fuzzy(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", *ENTRIES)
    (state,) = read_status(project(tmp_path, "leaflet", a="one more", z="new"), "ar")
    assert counts(state) == ((1, 3), (2, 3), (3, 4))


def test_the_catalog_of_a_document_that_is_gone_does_not_count(tmp_path: Path) -> None:
    put(tmp_path, "gone", *ENTRIES)
    assert [state.domain for state in read_status(project(tmp_path, "leaflet"), "ar")] == ["leaflet"]


def test_without_any_templates_catalogs_count_their_own_messages(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", *ENTRIES)
    (state,) = read_status(project(tmp_path), "ar")
    assert (state.domain, counts(state)) == ("leaflet", ((2, 4), (1, 1), (2, 3)))


def test_the_share_is_never_rounded_up() -> None:
    nearly = Status("ar", "a", "a.po", Tally(999), Tally(), Tally(1))
    done = Status("ar", "b", "b.po", Tally(3), Tally(), Tally())
    assert (share((nearly,)), share((done,)), share((nearly, done)), share(())) == (99, 100, 99, 100)


def test_a_language_is_named_without_a_territory() -> None:
    assert [language_name(code) for code in ("ar", "ar_PS", "pt-BR")] == ["Arabic", "Arabic", "Portuguese"]


def test_all_unsound_catalogs_are_told(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", "stray\n")
    put(tmp_path, "poster", "stray\n")
    with pytest.raises(Fault) as caught:
        read_status(project(tmp_path, "leaflet", "poster"), "ar")
    assert len(caught.value.diagnostics) == 2


def test_gnu_gettext_counts_the_same(tmp_path: Path) -> None:
    msgfmt = "msgfmt"
    put(tmp_path, "leaflet", *ENTRIES)
    path = tmp_path / catalog_path("ar", "leaflet")
    run = subprocess.run(
        [msgfmt, "--statistics", "-o", "/dev/null", path], capture_output=True, check=True, env={"LC_ALL": "C"}
    )
    assert run.stderr.decode().strip() == "2 translated messages, 1 fuzzy translation, 2 untranslated messages."
    (state,) = read_status(project(tmp_path, "leaflet"), "ar")
    assert [messages for messages, _ in counts(state)] == [2, 1, 2]
