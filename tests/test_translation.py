"""The catalogs of a whole project: made, kept up to date, counted, never written over when unreadable."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import REPO
from mezanprint.cli.main import command
from mezanprint.i18n.catalogs.status import share
from mezanprint.model.diagnostics import Fault, Severity
from mezanprint.project.config import CONFIG_PATH
from mezanprint.project.files import Files
from mezanprint.translating.catalog_check import check_project
from mezanprint.translating.catalog_update import read_progress, translated_locales, update_catalogs
from mezanprint.translating.extraction import orphans

LEAFLET = "locales/ar/LC_MESSAGES/leaflet.po"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


def test_all_catalogs_are_written_once(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    written = update_catalogs(root)
    assert {"locales/leaflet.pot", "locales/data.pot"} <= set(written)
    assert update_catalogs(root) == ()


@pytest.mark.parametrize("whose", ["ours", "new"])
def test_the_catalogs_we_ship_are_current_finished_and_without_a_fault(whose: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    if whose == "new":
        assert run("new", root).return_value == 0
    else:
        for folder in ("brand", "content", "templates", "locales"):
            shutil.copytree(REPO / folder, root / folder)
        shutil.copy(REPO / CONFIG_PATH, root)
    assert update_catalogs(root) == ()
    assert orphans(root) == ()
    assert share(read_progress(root)) == 100
    checked, report = check_project(root)
    assert checked >= 3
    assert [str(found) for found in report.diagnostics if found.severity is not Severity.INFO] == []


def test_a_changed_text_keeps_its_translation_fuzzy(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    update_catalogs(root)
    content = root / "content/leaflet/document.yaml"
    content.write_text(content.read_text().replace("title: What we do", "title: What we did"))
    assert update_catalogs(root, ("ar",)) == ("locales/leaflet.pot", LEAFLET)
    assert (
        '#| msgid "What we do"\nmsgctxt "sections.what.title"\nmsgid "What we did"\nmsgstr "ماذا نفعل"'
        in (root / LEAFLET).read_text()
    )
    (leaflet,) = [state for state in read_progress(root) if state.domain == "leaflet"]
    assert [tally.messages for tally in (leaflet.translated, leaflet.fuzzy, leaflet.missing)] == [5, 1, 0]


def test_a_correction_of_the_source_leaves_the_translation(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    update_catalogs(root)
    content = root / "content/leaflet/document.yaml"
    content.write_text(content.read_text().replace("title: What we do", "title: What We Do"))
    result = run("i18n", "update", "--project", root, "--typo", "leaflet:sections.what.title")
    assert f"{LEAFLET} written\n" in result.output
    assert 'msgid "What We Do"\nmsgstr "ماذا نفعل"' in (root / LEAFLET).read_text()
    assert "fuzzy" not in (root / LEAFLET).read_text()


def test_a_correction_of_no_message_is_refused_with_what_was_meant(new_project: Callable[..., Path]) -> None:
    result = run("i18n", "update", "--project", new_project("minimal"), "--typo", "sections.what.titel")
    assert result.return_value == 1
    assert "error[i18n-typo]: no message has the key `sections.what.titel`" in result.output
    assert "did you mean `sections.what.title`?" in result.output


def test_nothing_is_written_over_a_catalog_that_cannot_be_read(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    broken = (root / LEAFLET).read_bytes() + b'msgid "open\n'
    (root / LEAFLET).write_bytes(broken)
    data = (root / "locales/ar/LC_MESSAGES/data.po").read_bytes()
    with pytest.raises(Fault):
        update_catalogs(root)
    assert (root / LEAFLET).read_bytes() == broken
    assert (root / "locales/ar/LC_MESSAGES/data.po").read_bytes() == data


def test_the_source_locale_has_no_catalogs(new_project: Callable[..., Path]) -> None:
    assert translated_locales(Files(new_project("minimal"))) == ("ar",)


def test_the_commands_say_what_they_did(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    first = run("i18n", "update", "--project", root, "--locale", "ar")
    assert f"{LEAFLET} written\n" in first.output
    assert run("i18n", "update", "--project", root).output == "nothing to update\n"
    said = run("i18n", "status", "--project", root).output
    assert ["ar", "leaflet", "100%", "6", "0", "0"] in [line.split()[:6] for line in said.splitlines()]


def test_the_template_of_a_document_that_is_gone_is_named_and_left_alone(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    for name in ("extract", "update"):
        assert "belongs to no document" not in run("i18n", name, "--project", root).output
    (root / "locales/old.pot").write_bytes((root / "locales/leaflet.pot").read_bytes())
    for name in ("extract", "update"):
        assert "locales/old.pot belongs to no document any more" in run("i18n", name, "--project", root).output
    assert (root / "locales/old.pot").is_file()
    assert not (root / "locales/ar/LC_MESSAGES/old.po").exists(), "nobody is to translate it"


def test_what_is_not_translated_yet_ends_with_1_if_all_is_asked(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    update_catalogs(root)
    asked = ("i18n", "status", "--project", root, "--locale", "ar", "--fail-under")
    (root / "locales/ar/LC_MESSAGES/templates.po").unlink()
    short = run(*asked, "100")
    assert short.return_value == 1
    assert "%, and 100% is asked\n" in short.output
    assert run(*asked, "1", "--badge", root / "badge.svg").return_value == 0
    assert "Arabic: " in (root / "badge.svg").read_text()
    found = json.loads(run("i18n", "status", "--project", root, "--format", "json").stdout)
    assert {"leaflet", "data", "templates"} == {each["document"] for each in found["locales"][0]["documents"]}


def test_a_locale_the_project_does_not_have_is_wrong_usage(new_project: Callable[..., Path]) -> None:
    wrong = run("i18n", "status", "--project", new_project("minimal"), "--locale", "fr")
    assert wrong.exception is not None
    assert "`fr` is no locale that the project translates into" in str(wrong.exception)


def test_faults_end_with_1(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    update_catalogs(root)
    (root / LEAFLET).write_text("stray\n")
    for name in ("update", "status"):
        result = run("i18n", name, "--project", root)
        assert result.return_value == 1
        assert "error[i18n-syntax]: stray text `stray`" in result.output
