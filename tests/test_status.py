"""Counts of messages by state agree with GNU gettext."""

import shutil
import subprocess
from pathlib import Path

import pytest

from leaflets import entry, put
from mezanprint.i18n.catalogs import catalog_path
from mezanprint.i18n.status import Status, read_status
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files

ENTRIES = (
    entry("a", "one", "واحد"),
    entry("b", "two", ""),
    entry("c", "three", "ثلاثة", before="#, fuzzy\n"),
    entry("d", "four", "أربعة"),
    entry("e", "five", "", before="#, fuzzy\n"),
    '#~ msgid "old"\n#~ msgstr "قديم"\n',
)


def project(root: Path, *domains: str) -> Files:
    for domain in domains:
        (root / "locales").mkdir(exist_ok=True)
        (root / f"locales/{domain}.pot").write_text("")
    return Files(root)


def test_messages_are_counted_by_state(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", *ENTRIES)
    path = catalog_path("ar", "leaflet")
    assert read_status(project(tmp_path, "leaflet"), "ar") == (Status("ar", "leaflet", path, 2, 1, 2),)


def test_a_catalog_that_is_not_there_has_no_messages(tmp_path: Path) -> None:
    (state,) = read_status(project(tmp_path, "leaflet"), "ar")
    assert (state.translated, state.fuzzy, state.untranslated) == (0, 0, 0)


def test_a_catalog_without_a_template_is_counted_too(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", *ENTRIES)
    assert [state.domain for state in read_status(project(tmp_path), "ar")] == ["leaflet"]


def test_all_unsound_catalogs_are_told(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", "stray\n")
    put(tmp_path, "poster", "stray\n")
    with pytest.raises(Fault) as caught:
        read_status(project(tmp_path, "leaflet", "poster"), "ar")
    assert len(caught.value.diagnostics) == 2


def test_gnu_gettext_counts_the_same(tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt") or pytest.skip("GNU gettext is not installed")
    put(tmp_path, "leaflet", *ENTRIES)
    path = tmp_path / catalog_path("ar", "leaflet")
    run = subprocess.run(
        [msgfmt, "--statistics", "-o", "/dev/null", path], capture_output=True, check=True, env={"LC_ALL": "C"}
    )
    assert run.stderr.decode().strip() == "2 translated messages, 1 fuzzy translation, 2 untranslated messages."
