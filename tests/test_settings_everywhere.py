"""A fault in the settings is told with its line by every command that reads them, and is never a fault of ours."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.cli.font import COMMANDS as FONT_COMMANDS
from mezanprint.cli.i18n import COMMANDS as TRANSLATION_COMMANDS
from mezanprint.cli.main import COMMANDS
from mezanprint.engine.session import BuildSession
from test_speech import say

NewProject = Callable[..., Path]
READ_NONE = {"new", "clean", "doctor", "explain", "i18n merge", "i18n merge-driver"}
"""Commands that need no settings."""
MORE = {
    "inspect": ["made.pdf", "--against", "home"],
    "preflight": ["home"],
    "dummy": ["home"],
    "job-sheet": ["home"],
    "schema": ["document"],
    "font add": ["made.pdf"],
    "i18n import": ["sheet.csv"],
    "i18n export": ["--locale", "ar"],
    "i18n memory": ["export", "memory.tmx"],
    "i18n proof": ["--locale", "ar"],
    "i18n review": ["--document", "home", "--by", "Rana", "--locale", "ar"],
}
"""What a command cannot do without."""
OTHERWISE = [
    ["preflight", "made.pdf", "--profile", "press"],
    ["i18n", "fix", "--locale", "ar"],
    ["i18n", "update", "--locale", "ar"],
    ["i18n", "status", "--locale", "ar"],
    ["i18n", "check", "home", "--format", "github"],
    ["build", "home", "--locale", "ar", "--format", "github"],
]
COMMAND_LINES = [
    *([name, *MORE.get(name, [])] for name in COMMANDS if name not in READ_NONE | {"i18n", "font"}),
    *(
        ["i18n", name, *MORE.get(f"i18n {name}", [])]
        for name in TRANSLATION_COMMANDS
        if f"i18n {name}" not in READ_NONE
    ),
    *(["font", name, *MORE.get(f"font {name}", [])] for name in FONT_COMMANDS),
    *OTHERWISE,
]
FAULTS = {
    "a value of another type": ("template_locale = 5\n", "project-wrong-type"),
    "a key that is none": ('colour = "red"\n', "project-unknown-key"),
    "no TOML": ("editions = [\n", "project-toml"),
}


@pytest.fixture
def project(new_project: NewProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = new_project("lamps")
    (root / "made.pdf").write_bytes(b"%PDF-1.7\n")
    (root / "sheet.csv").write_text("key,source,translation\n")
    monkeypatch.chdir(root)
    monkeypatch.setattr("mezanprint.engine.watcher.moments", lambda _root: ())
    monkeypatch.setattr(BuildSession, "warm_up", lambda *_: None)
    return root


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("words", COMMAND_LINES, ids=" ".join)
def test_a_fault_in_the_settings_is_told_with_its_line(project: Path, words: list[str], fault: str) -> None:
    settings = project / "mezanprint.toml"
    typed, code = FAULTS[fault]
    settings.write_text(typed + settings.read_text("utf-8"), "utf-8")
    try:
        said = say(*words)
        assert words[0] == "watch"  # which waits until the settings are mended, and ends well
    except AssertionError as ended:
        said = str(ended)
    assert re.search(r"mezanprint\.toml(:|,line=)\d+", said), said
    assert code in said
    assert "build-internal" not in said
    assert "MEZANPRINT_DEBUG" not in said
