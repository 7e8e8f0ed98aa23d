"""The pages on printing: what they show is what the program takes, and both languages tell the same."""

import re
import tomllib
from pathlib import Path

import pytest

from conftest import REPO
from mezanprint.outputs.table import MEDIA
from mezanprint.project.files import Files
from mezanprint.project.profiles import read_profile
from mezanprint.project.tables import read_table
from test_translators_docs import COMMAND, SETTINGS, parsed

PAGES = {"en": "docs/printing.md", "ar": "docs/printing.ar.md"}
TEXTS = {language: (REPO / page).read_text("utf-8") for language, page in PAGES.items()}
CODE = re.compile(r"`(press-[a-z-]+)`")


def commands(language: str) -> list[str]:
    return [line.partition(" > ")[0] for line in COMMAND.findall(TEXTS[language])]


@pytest.mark.parametrize("language", TEXTS)
def test_every_command_can_be_given(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mezanprint.toml").write_text(SETTINGS)
    for line in commands(language):
        parsed(line)  # an option or word that the command does not know is an error
    assert {line.split()[0] for line in commands(language)} == {"build", "preflight", "doctor", "dummy", "job-sheet"}


def test_both_languages_show_the_same() -> None:
    assert commands("en") == commands("ar")
    blocks = {language: re.findall(r"```toml\n(.*?)```", text, re.DOTALL) for language, text in TEXTS.items()}
    assert blocks["en"] == blocks["ar"]
    pictures = {language: re.findall(r"\]\((pictures/[^)]+)\)", text) for language, text in TEXTS.items()}
    assert pictures["en"] == pictures["ar"]
    assert all((REPO / "docs" / picture).stat().st_size < 50_000 for picture in pictures["en"])


@pytest.mark.parametrize("language", TEXTS)
def test_every_rule_of_preflight_is_told(language: str) -> None:
    known = set(re.findall(r"^### (press-[a-z-]+)$", (REPO / "docs/diagnostics.md").read_text("utf-8"), re.MULTILINE))
    assert set(CODE.findall(TEXTS[language])) == known - {"press-unreadable"}


def test_settings_shown_are_settings(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", TEXTS["en"], re.DOTALL)
    for block in blocks:
        told = tomllib.loads(block)
        (tmp_path / "x.toml").write_text(block)
        table = read_table(Files(tmp_path), "x.toml")
        for name in told.get("profiles", {}):
            read_profile(name, table.table("profiles").table(name), MEDIA)
        assert table.faults == []
        assert told.keys() <= {"profiles", "assume_cmyk"}
