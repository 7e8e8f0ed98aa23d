"""The history of a translation is that of git, and a stranger's repository starts nothing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from mezanprint.i18n.po.po_file import Entry
from mezanprint.studio.history import Change, History

REPO = Path(__file__).resolve().parents[2]
PATH = "locales/ar/LC_MESSAGES/leaflet.po"
TITLE = Entry("Light for every street", "title")
FIRST, SECOND = "نور لكل شارع", "ضوء لكل شارع"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git on this machine")


def git(folder: Path, *words: str, who: str = "Rana") -> None:
    author = ("-c", f"user.name={who}", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    environment = {"PATH": "/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}
    dates = {f"GIT_{each}_DATE": "2026-11-02T12:00:00Z" for each in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", *author, *words], cwd=folder, check=True, capture_output=True, env={**environment, **dates})


def change(root: Path, old: str, new: str) -> None:
    path = root / PATH
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in a folder of a repository, whose title was changed by two people."""
    root = tmp_path / "repository" / "project"
    shutil.copytree(REPO / "tests/projects/minimal", root)
    git(root.parent, "init", "-q")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "-q", "-m", "one")
    change(root, FIRST, SECOND)
    git(root.parent, "commit", "-q", "-a", "-m", "two", who="سعاد")
    change(root, "بالأرقام", "في أرقام")
    git(root.parent, "commit", "-q", "-a", "-m", "three")
    return root


@needs_git
def test_each_change_of_a_translation_is_told_with_day_and_author(root: Path) -> None:
    history = History(root)
    assert history.changes(PATH, TITLE) == (
        Change("2026-11-02", "سعاد", (SECOND,)),
        Change("2026-11-02", "Rana", (FIRST,)),
    )
    assert history.changes(PATH, Entry("nowhere", "nowhere")) == ()
    assert history.changes("locales/ar/LC_MESSAGES/gone.po", TITLE) == ()
    change(root, SECOND, FIRST)
    git(root.parent, "commit", "-q", "-a", "-m", "four")
    assert [each.forms for each in history.changes(PATH, TITLE)] == [(FIRST,), (SECOND,), (FIRST,)]


def test_without_a_repository_there_is_no_history(tmp_path: Path) -> None:
    shutil.copytree(REPO / "tests/projects/minimal", tmp_path / "project")
    assert History(tmp_path / "project").changes(PATH, TITLE) == ()


@needs_git
def test_settings_of_a_repository_start_no_program(root: Path, tmp_path: Path) -> None:
    mark = tmp_path / "started"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho started >> {mark}\n")
    program.chmod(0o755)
    settings = {
        "core.fsmonitor": program, "core.pager": program, "core.sshCommand": program, "diff.external": program,
        "diff.po.textconv": program, "gpg.program": program, "log.showSignature": "true", "pager.log": program,
        "pager.show": program, "core.hooksPath": tmp_path, "alias.log": f"!{program}", "core.editor": program,
    }  # fmt: skip
    for name, value in settings.items():
        git(root.parent, "config", name, str(value))
    (root.parent / ".git/info/attributes").write_text("*.po diff=po\n")
    assert len(History(root).changes(PATH, TITLE)) == 2
    assert not mark.exists()


@needs_git
def test_a_folder_of_git_that_is_elsewhere_is_not_followed(root: Path, tmp_path: Path) -> None:
    (root.parent / ".git").rename(tmp_path / "elsewhere")
    (root.parent / ".git").symlink_to(tmp_path / "elsewhere")
    assert History(root).changes(PATH, TITLE) == ()
    (root.parent / ".git").unlink()
    (root.parent / ".git").write_text(f"gitdir: {tmp_path / 'elsewhere'}\n")
    assert History(root).changes(PATH, TITLE) == ()
