import errno
import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.project.folder import Folder

OLD, NEW = b"old " * 50_000, b"new " * 100_000
KILLS = 60

WRITERS = """
import os, sys
from pathlib import Path
from mezanprint.project.folder import Folder
while sys.stdin.readline():
    writer = os.fork()
    if writer == 0:
        folder, data = Folder.hold(Path(sys.argv[1])), {b"old " * 50_000, b"new " * 100_000}
        print(os.getpid(), flush=True)
        while True:
            for one in data:
                folder.write("a.pdf", one)
    os.waitpid(writer, 0)
    print("ended", flush=True)
"""
"""Begins a process that writes without end for each line that it reads, and says when somebody has ended it."""


def test_a_file_gets_exactly_the_bytes(tmp_path: Path) -> None:
    Folder.hold(tmp_path).write("new folder/a.pdf", NEW)
    assert (tmp_path / "new folder" / "a.pdf").read_bytes() == NEW
    assert os.listdir(tmp_path / "new folder") == ["a.pdf"]


def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        Folder.hold(tmp_path).write("a.pdf", b"a")
        Folder.hold(tmp_path).write("private", b"a", 0o600)
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o600


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(OLD)
    (tmp_path / "a.pdf").symlink_to(tmp_path / "elsewhere")
    Folder.hold(tmp_path).write("a.pdf", NEW)
    assert (tmp_path / "elsewhere").read_bytes() == OLD
    assert not (tmp_path / "a.pdf").is_symlink()


def test_a_name_as_long_as_names_can_be_is_written(tmp_path: Path) -> None:
    name = "ن" * 125 + ".pdf"
    Folder.hold(tmp_path).write(name, NEW)
    assert (tmp_path / name).read_bytes() == NEW


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    path, folder = tmp_path / "a", Folder.hold(tmp_path)
    assert folder.write_changed("a", OLD)
    inode = path.stat().st_ino
    assert not folder.write_changed("a", OLD)
    assert path.stat().st_ino == inode
    assert folder.write_changed("a", NEW)
    assert folder.digest("a") == hashlib.sha256(NEW).hexdigest()
    assert folder.digest("absent") is None


def test_killed_at_any_moment_it_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    path, chance = tmp_path / "a.pdf", random.Random(1948)
    Folder.hold(tmp_path).write("a.pdf", OLD)
    command = [sys.executable, "-c", WRITERS, str(tmp_path)]
    with subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writers:
        assert writers.stdin
        assert writers.stdout
        for _ in range(KILLS):
            writers.stdin.write("\n")
            writers.stdin.flush()
            writer = int(writers.stdout.readline())
            time.sleep(chance.random() * 0.02)
            os.kill(writer, signal.SIGKILL)
            assert writers.stdout.readline() == "ended\n"
            assert path.read_bytes() in (OLD, NEW)
    Folder.hold(tmp_path).sweep()
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    Folder.hold(tmp_path).write("a.pdf", OLD)
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(NEW) // 2, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            Folder.hold(tmp_path).write("a.pdf", NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_sweeping_spares_who_is_still_writing_and_whatever_is_not_ours(tmp_path: Path) -> None:
    import fcntl

    foreign = (".mezan-notes.tmp", ".mezan-0123.tmp", "mezan-01234567.tmp")
    for name in foreign:
        (tmp_path / name).write_text("mine")
    (tmp_path / ".mezan-01234567.tmp").write_text("left")
    with (tmp_path / ".mezan-89abcdef.tmp").open("wb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        assert Folder.hold(tmp_path).temporaries() == (".mezan-01234567.tmp",)
        Folder.hold(tmp_path).sweep()
        assert sorted(os.listdir(tmp_path)) == sorted((*foreign, ".mezan-89abcdef.tmp"))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "held").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/file").write_bytes(OLD)
    return Folder.hold(tmp_path / "held")


def why(raised: pytest.ExceptionInfo[OSError]) -> tuple[int | None, object]:
    return raised.value.errno, raised.value.filename


ACTS: dict[str, Callable[[Folder], object]] = {
    "make": lambda folder: folder.below("link/inner").make(),
    "names": lambda folder: folder.below("link").names(),
    "write": lambda folder: folder.write("link/file", NEW),
    "change": lambda folder: folder.write_changed("link/file", NEW),
    "remove": lambda folder: folder.remove("link/file"),
    "remove all": lambda folder: folder.remove_all("link/inner"),
    "move there": lambda folder: folder.move("mine", folder.below("link"), "file"),
    "move from there": lambda folder: folder.below("link").move("file", folder, "mine"),
    "status": lambda folder: folder.status("link/file"),
    "lock": lambda folder: folder.below("link").lock("lock", lambda: None).__enter__(),
    "access": lambda folder: folder.below("link").check_access(),
}


@pytest.mark.parametrize("act", ACTS)
def test_no_way_leads_through_a_link(folder: Folder, tmp_path: Path, act: str) -> None:
    (tmp_path / "held/link").symlink_to("../outside")
    (tmp_path / "held/mine").write_bytes(OLD)
    with pytest.raises(OSError, match="link") as raised:
        ACTS[act](folder)
    assert why(raised) == (errno.ELOOP, "link")
    assert os.listdir(tmp_path / "outside") == ["file"]
    assert (tmp_path / "outside/file").read_bytes() == OLD


def test_what_cannot_be_read_is_not_there(folder: Folder, tmp_path: Path) -> None:
    held = tmp_path / "held"
    (held / "link").symlink_to("../outside/file")
    (held / "way").symlink_to("../outside")
    (held / "folder").mkdir()
    os.mkfifo(held / "pipe")
    for name in ("link", "way/file", "folder", "pipe", "none", "none/none", "link/none"):
        assert folder.read(name) is None
        assert folder.digest(name) is None
    assert [folder.below(name).is_there() for name in ("way", "folder", "none", "pipe")] == [False, True, False, False]
    assert folder.below("none").names() == ()
    assert [folder.holds(name) for name in ("link", "pipe", "none")] == [False, False, False]


@pytest.mark.parametrize("path", ["..", "../outside/file", "a/../../outside/file", "/etc/x", "a//b", "a\0b", "a/."])
def test_paths_only_go_down(folder: Folder, tmp_path: Path, path: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    acts: tuple[Callable[[], None], ...] = (lambda: folder.write(path, NEW), lambda: folder.remove(path))
    for act in (*acts, folder.below(path).make):
        with pytest.raises(OSError, match="Invalid argument"):
            act()
    assert folder.read(path) is None
    assert sorted(tmp_path.rglob("*")) == before


def test_other_names_of_a_file_keep_its_bytes(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "held/file").hardlink_to(tmp_path / "outside/file")
    folder.write("file", NEW)
    assert (tmp_path / "outside/file").read_bytes() == OLD
    assert folder.read("file") == NEW


def test_a_folder_that_is_moved_is_written_where_it_is(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "held").rename(tmp_path / "moved")
    (tmp_path / "held").mkdir()
    folder.write("deep/file", NEW)
    assert (tmp_path / "moved/deep/file").read_bytes() == NEW
    assert os.listdir(tmp_path / "held") == []


def test_a_folder_that_is_gone_is_not_made_again(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "held").rmdir()
    with pytest.raises(FileNotFoundError):
        folder.write("file", NEW)
    with pytest.raises(FileNotFoundError):
        folder.below("a/b").make()
    assert not (tmp_path / "held").exists()


def test_a_private_folder_is_private_and_those_around_it_are_not(folder: Folder, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        folder.below("a/b").make(private=True)
        assert [(tmp_path / "held" / name).stat().st_mode & 0o777 for name in ("a", "a/b")] == [0o755, 0o700]
        (tmp_path / "held/a").chmod(0o750)
        folder.below("a").make(private=True)
    finally:
        os.umask(before)
    assert (tmp_path / "held/a").stat().st_mode & 0o777 == 0o700


def test_what_is_removed_is_removed_without_what_links_lead_to(folder: Folder, tmp_path: Path) -> None:
    folder.write("a/b/file", NEW)
    (tmp_path / "held/a/link").symlink_to("../../outside")
    (tmp_path / "held/link").symlink_to("../outside/file")
    folder.remove("link")
    folder.remove("link")
    folder.remove_all("a")
    folder.below("a").remove_empty()
    assert folder.names() == ()
    assert (tmp_path / "outside/file").read_bytes() == OLD


def test_only_an_empty_folder_gives_way(folder: Folder, tmp_path: Path) -> None:
    folder.write("a/file", NEW)
    folder.write("full/mine", OLD)
    folder.below("empty").make()
    folder.below("full").remove_empty()
    with pytest.raises(OSError, match="full"):
        folder.move("a", folder, "full")
    folder.move("a", folder, "empty")
    assert folder.names() == ("empty", "full")
    assert folder.read("empty/file") == NEW
    assert folder.read("full/mine") == OLD


@pytest.mark.parametrize("kind", ["link", "dangling link", "hard link", "pipe"])
def test_a_lock_that_is_none_is_made_anew(folder: Folder, tmp_path: Path, kind: str) -> None:
    lock = tmp_path / "held/lock"
    if kind == "pipe":
        os.mkfifo(lock)
    elif kind == "hard link":
        lock.hardlink_to(tmp_path / "outside/file")
    else:
        lock.symlink_to("../outside/file" if kind == "link" else "../outside/none")
    with folder.lock("lock", lambda: None):
        assert lock.is_file()
        assert not lock.is_symlink()
        assert not lock.samefile(tmp_path / "outside/file")
        assert not folder.is_abandoned("lock")
    assert folder.is_abandoned("lock")
    assert os.listdir(tmp_path / "outside") == ["file"]
    assert (tmp_path / "outside/file").read_bytes() == OLD


def test_a_named_folder_may_be_reached_by_links_and_need_not_be_there(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to("outside")
    for named in (tmp_path / "way/new/inner", tmp_path / "held/../way/new/inner"):
        chosen = Folder.chosen(named, folder)
        chosen.write("file", NEW)
        assert (tmp_path / "outside/new/inner/file").read_bytes() == NEW
        assert chosen.name == f"{tmp_path}/way/new/inner"
        (tmp_path / "outside/new/inner/file").unlink()


@pytest.mark.parametrize("known", [True, False])
def test_a_named_folder_in_a_project_is_reached_by_none(folder: Folder, tmp_path: Path, known: bool) -> None:
    (tmp_path / "held/mezanprint.toml").write_text("")
    (tmp_path / "held/link").symlink_to("../outside")
    (tmp_path / "way").symlink_to("held")
    for named in (tmp_path / "held/link", tmp_path / "way/link", tmp_path / "held/link/new"):
        with pytest.raises(OSError, match="link") as raised:
            Folder.chosen(named, folder if known else None).write("file", NEW)
        assert raised.value.errno == errno.ELOOP
    assert Folder.chosen(tmp_path / "held/new", folder) == folder.below("new")
    assert Folder.chosen(tmp_path / "held", folder) == folder
