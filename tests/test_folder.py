import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mezanprint.project.folder import Folder

OLD, NEW = b"old " * 50_000, b"new " * 100_000
KILLS = 60

WRITER = """
import sys
from pathlib import Path
from mezanprint.project.folder import Folder
folder, data = Folder.hold(Path(sys.argv[1])), {b"old " * 50_000, b"new " * 100_000}
print("ready", flush=True)
while True:
    for one in data:
        folder.write("a.pdf", one)
"""


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
    for _ in range(KILLS):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(chance.random() * 0.02)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
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
