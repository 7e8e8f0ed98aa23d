import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.project.state import LENGTH, kept_key, own_key, state_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "mezanprint"


def test_a_key_is_made_once_for_this_user_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        key = kept_key(folder)
    finally:
        os.umask(before)
    assert len(key) == LENGTH
    assert kept_key(folder) == key
    assert [path.name for path in folder.iterdir()] == ["key"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600


def test_another_folder_has_another_key(folder: Path, tmp_path: Path) -> None:
    assert kept_key(folder) != kept_key(tmp_path / "other")


RACER = "import sys; from mezanprint.project.state import own_key; sys.stdin.read(); print(own_key().hex())"


def test_runs_that_make_it_at_once_have_the_same(tmp_path: Path) -> None:
    environment = os.environ | {"XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    runs = [
        subprocess.Popen([sys.executable, "-c", RACER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        for _ in range(4)
    ]
    for run in runs:
        assert run.stdin
        run.stdin.close()
        run.stdin = None
    assert {run.communicate()[0].strip() for run in runs} == {kept_key(tmp_path / "mezanprint").hex().encode()}


def _link_to_folder(folder: Path) -> None:
    kept_key(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))


def _link_to_key(folder: Path) -> None:
    kept_key(folder)
    (folder / "key").rename(folder / "elsewhere")
    (folder / "key").symlink_to("elsewhere")


def _pipe(folder: Path) -> None:
    folder.mkdir(0o700, parents=True)
    os.mkfifo(folder / "key", 0o600)


def _short(folder: Path) -> None:
    folder.mkdir(0o700, parents=True)
    os.close(os.open(folder / "key", os.O_CREAT | os.O_WRONLY, 0o600))


def _writable(folder: Path) -> None:
    kept_key(folder)
    folder.chmod(0o770)


def _readable(folder: Path) -> None:
    kept_key(folder)
    (folder / "key").chmod(0o640)


def _file(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("no folder")


@pytest.mark.parametrize("spoil", [_link_to_folder, _link_to_key, _pipe, _short, _writable, _readable, _file])
def test_a_key_that_others_could_have_put_there_or_read_is_refused(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder)
    before = {path: path.lstat().st_mtime_ns for path in folder.parent.rglob("*")}
    with pytest.raises(OSError, match=r"."):
        kept_key(folder)
    assert {path: path.lstat().st_mtime_ns for path in folder.parent.rglob("*")} == before


def test_nothing_is_taken_from_or_made_in_a_home_of_somebody_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(PermissionError):
        kept_key(folder)
    assert not folder.exists()
    monkeypatch.undo()
    kept_key(folder)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(PermissionError):
        kept_key(folder)


@pytest.mark.parametrize("home", ["/dev/null", "somewhere"])
def test_a_user_without_a_place_for_it_has_a_key_for_one_run(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", home)
    own_key.cache_clear()
    try:
        key = own_key()
        assert own_key() == key
        own_key.cache_clear()
        assert own_key() != key
    finally:
        own_key.cache_clear()


def test_it_lies_where_a_system_keeps_what_programs_know_of_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/srv/reem")
    monkeypatch.setattr(sys, "platform", "linux")
    assert state_folder({"XDG_STATE_HOME": "/srv/state"}) == Path("/srv/state/mezanprint")
    assert state_folder({}) == Path("/srv/reem/.local/state/mezanprint")
    assert state_folder({"XDG_STATE_HOME": "project"}) == Path("/srv/reem/.local/state/mezanprint")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert state_folder({}) == Path("/srv/reem/Library/Application Support/mezanprint")
