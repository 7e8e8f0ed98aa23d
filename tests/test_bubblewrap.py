"""``--sandbox bubblewrap``: the whole command where it can write to its project and to nothing else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mezanprint.cli.main import command
from mezanprint.cli.sandbox import command_line

BWRAP = shutil.which("bwrap")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a neighbour, and a home with nothing in it."""
    for name in ("project/content", "neighbour", "home/.cache/mezanprint"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "project" / "mezanprint.toml").touch()
    for variable in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "project" / "content")
    return tmp_path


def writable(*words: str) -> list[str]:
    line = command_line("bwrap", words)
    return [line[place + 2] for place, word in enumerate(line) if word == "--bind"]


@pytest.mark.parametrize(
    ("words", "beside"),
    [
        (("build",), ()),
        (("build", "--out", "../../neighbour"), ("neighbour",)),
        (("build", "--out=../../neighbour/new/deep"), ("neighbour",)),
        (("i18n", "status", "--badge", "../../neighbour/badge.svg"), ("neighbour",)),
        (("i18n", "export", "../../neighbour/ar.xlsx"), ("neighbour",)),
        (("inspect", "../../neighbour/theirs.pdf"), ()),
    ],
)
def test_only_the_project_and_what_the_command_names_can_be_written(
    words: tuple[str, ...], beside: tuple[str, ...], root: Path
) -> None:
    wanted = ("project", "home/.cache/mezanprint", *beside)
    assert writable(*words) == [str(root / name) for name in wanted]


def test_the_project_is_the_one_that_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert writable("build") == [str(root / "home/.cache/mezanprint")]
    assert str(root / "project") in writable("build", "--project", "project")
    assert writable("new", "leaflets")[-1] == str(root)


@pytest.mark.parametrize("option", [("--sandbox", "bubblewrap"), ("--sandbox=bubblewrap",)])
def test_inside_it_is_the_same_command_without_the_option(option: tuple[str, ...], root: Path) -> None:
    line = command_line("bwrap", ("--lang", "ar", *option, "build", "--", "--sandbox=bubblewrap"))
    asked = [sys.executable, "-P", "-m", "mezanprint", "--lang", "ar", "build", "--", "--sandbox=bubblewrap"]
    assert line[line.index("--") + 1 :] == asked
    assert line[line.index("--chdir") + 1] == str(root / "project" / "content")


def test_where_it_is_not_installed_the_command_that_brings_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    result = CliRunner().invoke(command, ["--sandbox", "bubblewrap", "build"])
    assert result.exit_code == 2
    assert "`bwrap` is not installed" in result.output
    assert "apt-get install --no-install-recommends bubblewrap" in result.output


def test_the_page_of_watch_is_not_promised_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/bwrap")
    monkeypatch.setattr(sys, "argv", ["mezanprint", "--sandbox", "bubblewrap", "watch", "--open"])
    result = CliRunner().invoke(command, sys.argv[1:])
    assert result.exit_code == 2
    assert "no browser reaches the page" in result.output


@pytest.mark.parametrize("before", [(), ("--lang", "en"), ("--terminal=plain",)])
def test_neither_is_that_of_the_studio(before: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/bwrap")
    monkeypatch.setattr("os.execv", lambda program, _words: ran.append(program))
    for words, is_studio in (("studio", "home"), True), (("build", "studio"), False):
        monkeypatch.setattr(sys, "argv", ["mezanprint", "--sandbox", "bubblewrap", *before, *words, "--help"])
        result = CliRunner().invoke(command, sys.argv[1:])
        assert ("no browser reaches the page of `studio`" in result.output) is is_studio
        assert bool(ran) is not is_studio


@pytest.mark.skipif(BWRAP is None, reason="bubblewrap is not installed")
def test_nothing_else_can_be_written_and_no_network_is_there(root: Path) -> None:
    line = command_line(BWRAP or "", ("build",))
    tries = (
        "touch ../made && echo project; touch ../../neighbour/made || echo closed; "
        'touch "$TMPDIR/x" && echo temporary; tail -n +3 /proc/net/dev | grep -vc lo:'
    )
    done = subprocess.run(
        [*line[: line.index("--") + 1], "/bin/sh", "-c", tries], capture_output=True, text=True, check=False
    )
    if "namespace" in done.stderr:
        pytest.skip("this computer gives ordinary users no namespaces")
    assert done.stdout.split() == ["project", "closed", "temporary", "0"]
    assert [path.name for path in root.glob("*/made")] == ["made"]
