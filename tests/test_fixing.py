"""``i18n fix`` and ``i18n glossary`` from the command line."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest
from click.testing import CliRunner, Result

from leaflets import HEADER, entry
from mezanprint.cli.main import command
from mezanprint.i18n.words.visual_order import as_seen
from mezanprint.model.diagnostics import Fault
from mezanprint.model.locales import Direction
from mezanprint.translating.catalog_fixing import find_repairs, find_repairs_of
from mezanprint.translating.glossary_usage import as_table, count_terms

ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
GOOD = entry("a", "One", "كتاب من غزة", before="# a note\n#, odd\n")
BAD = entry("b", "Two", "نعم , لا  ثم")
TURNED = entry("c", "Three", as_seen("في مدينة غزة", Direction.RTL))
WAIVED = entry("d", "Four", "تـم", before="# check: ignore C15\n")
OLD = entry("e", "Five", "نعم  لا").replace("msg", "#~ msg")
CATALOG = HEADER + GOOD + BAD + TURNED + WAIVED + OLD
REPAIRED = CATALOG.replace("نعم , لا  ثم", "نعم، لا ثم")
TAKEN = TURNED.replace('msgctxt "c"', '#, fuzzy\nmsgctxt "c"').replace(
    as_seen("في مدينة غزة", Direction.RTL), "في مدينة غزة"
)


@pytest.fixture
def project(new_project: Callable[..., Path]) -> Path:
    root = new_project()
    path = root / "locales/ar/LC_MESSAGES/extra.po"
    path.write_text(CATALOG, "utf-8")
    return root


def fix(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, ["i18n", "fix", *map(str, arguments)], standalone_mode=False)


def catalog(project: Path) -> Path:
    return project / "locales/ar/LC_MESSAGES/extra.po"


def test_where_nobody_answers_the_changes_are_shown_and_nothing_is_written(project: Path) -> None:
    result = fix("--project", project)
    assert result.return_value == 1
    assert "--- locales/ar/LC_MESSAGES/extra.po\n+++ locales/ar/LC_MESSAGES/extra.po\n@@" in result.output
    assert '-msgstr "\u2068نعم , لا  ثم\u2069"\n+msgstr "\u2068نعم، لا ثم\u2069"\n' in result.output
    assert f"extra.po:{line_of(TURNED)}: seems to stand in visual order" in result.output
    assert "read: \u2068في مدينة غزة\u2069" in result.output
    assert catalog(project).read_text("utf-8") == CATALOG


def line_of(text: str) -> int:
    return CATALOG[: CATALOG.index(text)].count("\n") + text.strip().count("\n") + 1


def test_yes_makes_the_safe_repairs_and_no_others(project: Path) -> None:
    result = fix("--project", project, "--yes", "--locale", "ar")
    assert result.return_value == 0
    assert result.output.endswith("extra.po written\n")
    assert catalog(project).read_text("utf-8") == REPAIRED


def test_a_catalog_without_faults_is_not_touched(project: Path) -> None:
    catalog(project).write_text(HEADER + GOOD, "utf-8")
    before = catalog(project).stat().st_mtime_ns
    for arguments in (("--yes",), ()):
        result = fix("--project", project, *arguments)
        assert (result.return_value, result.output) == (0, "nothing to repair\n")
    assert catalog(project).stat().st_mtime_ns == before


def test_a_file_outside_any_project_is_repaired_in_its_own_language(tmp_path: Path) -> None:
    path = tmp_path / "ar.po"
    path.write_bytes(b"\xef\xbb\xbf" + (HEADER + BAD).replace("\n", "\r\n").encode())
    assert fix("--yes", path).return_value == 0
    assert (
        path.read_bytes()
        == b"\xef\xbb\xbf" + (HEADER + BAD).replace("نعم , لا  ثم", "نعم، لا ثم").replace("\n", "\r\n").encode()
    )


def test_an_unsound_catalog_is_told_and_the_others_are_repaired(project: Path) -> None:
    (project / "locales/ar/LC_MESSAGES/a.po").write_text('msgid "x\n', "utf-8")
    result = fix("--project", project, "--yes")
    assert result.return_value == 1
    assert "a.po:1" in result.output
    assert catalog(project).read_text("utf-8") == REPAIRED


def test_a_file_without_a_language_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text((HEADER + BAD).replace("Language: ar", "Language: "), "utf-8")
    plans, faults = find_repairs_of([path, tmp_path / "none.po"])
    assert (plans, [fault.code for fault in faults]) == ((), ["cli-file", "cli-file"])


def test_files_and_locales_at_once_are_wrong_usage(project: Path) -> None:
    result = fix(catalog(project), "--locale", "ar", "--project", project)
    assert "not both" in str(result.exception)


@pytest.mark.provokes("i18n-file-changed")
def test_a_catalog_that_was_changed_meanwhile_stays(project: Path) -> None:
    (plan,) = (plan for plan in find_repairs(project)[0] if plan.diff)
    catalog(project).write_text(CATALOG + "\n", "utf-8")
    with pytest.raises(Fault) as fault:
        plan.write()
    assert [found.code for found in fault.value.diagnostics] == ["i18n-file-changed"]
    assert catalog(project).read_text("utf-8") == CATALOG + "\n"


def test_a_check_that_the_project_does_without_repairs_nothing(project: Path) -> None:
    settings = project / "mezanprint.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[checks]\nignore = ["C16", "C18", "C21", "C13"]\n', "utf-8")
    assert [plan for plan in find_repairs(project)[0] if plan.diff or plan.suggestions] == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("y\nn\n", REPAIRED),
        ("n\nn\n", CATALOG),
        ("n\ny\n", CATALOG.replace(TURNED, TAKEN)),
        ("a\ny\n", REPAIRED.replace(TURNED, TAKEN)),
        ("y\nq\n", REPAIRED),
        ("q\n", CATALOG),
        ("\n\n", CATALOG),
    ],
)
def test_somebody_at_a_terminal_is_asked(
    project: Path, answers: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with terminal(answers) as keys:
        monkeypatch.setattr(sys, "stdin", keys)
        assert command.main(["i18n", "fix", "--project", str(project)], standalone_mode=False) == 0
    assert catalog(project).read_text("utf-8") == expected


def test_the_program_asks_whoever_started_it_at_a_terminal(project: Path) -> None:
    with terminal("y\ny\n") as keys:
        arguments = [sys.executable, "-m", "mezanprint", "i18n", "fix", "--project", str(project)]
        result = subprocess.run(arguments, stdin=keys, capture_output=True, env=ENV, check=False)
    assert result.returncode == 0, result.stderr.decode()
    assert catalog(project).read_text("utf-8") == REPAIRED.replace(TURNED, TAKEN)


@contextmanager
def terminal(answers: str) -> Iterator[TextIO]:
    """Give what reads from a terminal at which somebody has typed ``answers``."""
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    try:
        with os.fdopen(theirs) as keys:
            yield keys
    finally:
        os.close(ours)


def test_the_glossary_is_listed_with_uses_and_departures(project: Path) -> None:
    (project / "locales/ar/LC_MESSAGES/templates.po").unlink()  # its words change with the templates
    (project / "locales/ar/glossary.csv").write_text(
        "term,translation,forbidden\nOne;Two,كتاب,\nFifty,خمسون,\n,,ثم\n", "utf-8"
    )
    uses = {use.term.name: (use.used, use.broken) for use in count_terms(project)}
    assert uses == {"One": (2, 1), "Fifty": (0, 0), "ثم": (1, 1)}
    result = CliRunner().invoke(command, ["i18n", "glossary", "--project", str(project)], standalone_mode=False)
    assert result.return_value == 0
    assert result.output == as_table(count_terms(project, ["ar"]))
    assert "ar      One       2         1  \u2068كتاب\u2069\n" in result.output


def test_a_project_without_a_glossary_is_told_where_to_write_one(project: Path) -> None:
    result = CliRunner().invoke(command, ["i18n", "glossary", "--project", str(project)], standalone_mode=False)
    assert "locales/CODE/glossary.csv" in result.output


def test_an_unsound_glossary_is_told(project: Path) -> None:
    (project / "locales/ar/glossary.csv").write_text("term\n", "utf-8")
    result = CliRunner().invoke(command, ["i18n", "glossary", "--project", str(project)], standalone_mode=False)
    assert result.return_value == 1
    assert "glossary.csv:1: error[i18n-glossary-file]" in result.output


def test_the_program_turns_and_joins_arabic_where_it_is_asked_to(project: Path) -> None:
    said = CliRunner().invoke(command, ["--terminal", "visual", "i18n", "fix", "--project", str(project)])
    assert '+msgstr "ﻢﺛ ﻻ ،ﻢﻌﻧ"\n' in said.output
    assert "ﻢﻌﻧ" not in CliRunner().invoke(command, ["i18n", "fix", "--project", str(project)]).output


def test_a_changed_text_is_shown_whole_with_what_cannot_be_seen_spelt_out(project: Path) -> None:
    catalog(project).write_text(HEADER + entry("a", "{n} of", "نعم\u200b {n} (لا)"), "utf-8")
    said = fix("--project", project).output
    assert '+msgstr "\u2068نعم {n} (لا)\u2069"\n' in said
    assert '-msgstr "\u2068نعم\\u200b {n} (لا)\u2069"\n' in said
