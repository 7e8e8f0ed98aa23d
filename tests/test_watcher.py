import math
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mezanprint.engine import watcher
from mezanprint.engine.dependencies import is_changed
from mezanprint.engine.watcher import moments
from mezanprint.project.files import Files
from mezanprint.project.folder import SETTINGS

PATH = "content/home/document.yaml"
PATIENCE = 120
"""Seconds for what comes in a moment unless it never comes."""


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    return new_project("lamps")


def read_all(root: Path) -> dict[str, str]:
    """Read as a build does, and return the record."""
    files = Files(root)
    files.read_text("mezanprint.toml")
    files.read_text(PATH)
    files.list("content")
    files.exists("locales/ar/LC_MESSAGES/home.po")
    files.exists("content/home/photo.png")
    return files.records


def test_touching_a_file_changes_nothing(root: Path) -> None:
    reads = read_all(root)
    for stamp in (631_152_000, 4_070_908_800):
        os.utime(root / PATH, (stamp, stamp))
    (root / PATH).write_bytes((root / PATH).read_bytes())
    assert not is_changed(root, reads)


def test_other_content_of_the_same_size_and_time_is_a_change(root: Path) -> None:
    reads, status = read_all(root), (root / PATH).stat()
    (root / PATH).write_bytes((root / PATH).read_bytes().replace(b"lamp", b"lump"))
    os.utime(root / PATH, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert is_changed(root, reads)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / PATH).unlink(),
        lambda root: (root / "content/home/photo.png").write_bytes(b"x"),
        lambda root: (root / "content/new").mkdir(),
        lambda root: (root / "locales/ar/LC_MESSAGES/home.po").write_bytes(b""),
        lambda root: (root / "mezanprint.toml").write_text("x = 1"),
        lambda root: ((root / PATH).unlink(), (root / PATH).symlink_to("/etc/hostname")),
        lambda root: shutil.rmtree(root),
    ],
)
def test_every_answer_that_differs_is_a_change(root: Path, change: Callable[[Path], object]) -> None:
    reads = read_all(root)
    assert not is_changed(root, reads)
    change(root)
    assert is_changed(root, reads)


def test_what_nobody_read_is_no_change(root: Path) -> None:
    reads = read_all(root)
    (root / "content/street/document.yaml").write_text("other")
    assert not is_changed(root, reads)


def in_place(path: Path, data: bytes) -> None:
    with path.open("r+b") as stream:
        stream.write(data)
        stream.truncate()


def rename_over(path: Path, data: bytes) -> None:
    aside = path.with_name(path.name + "~new")
    aside.write_bytes(data)
    aside.replace(path)


def backup_dance(path: Path, data: bytes) -> None:
    path.rename(path.with_name(path.name + "~"))
    path.write_bytes(data)
    path.with_name(path.name + "~").unlink()


def truncate_then_write(path: Path, data: bytes) -> None:
    path.write_bytes(b"")
    time.sleep(0.15)
    path.write_bytes(data)


def delete_then_create(path: Path, data: bytes) -> None:
    path.unlink()
    time.sleep(0.15)
    path.write_bytes(data)


def replace_folder(path: Path, data: bytes) -> None:
    folder = path.parent
    shutil.copytree(folder, folder.with_name("aside"))
    shutil.rmtree(folder)
    (folder.with_name("aside") / path.name).write_bytes(data)
    folder.with_name("aside").rename(folder)


def replace_content(path: Path, data: bytes) -> None:
    content = path.parents[1]
    content.rename(content.with_name("away"))
    time.sleep(0.6)
    (content.with_name("away") / path.parent.name / path.name).write_bytes(data)
    content.with_name("away").rename(content)


SAVES = [in_place, rename_over, backup_dance, truncate_then_write, delete_then_create, replace_folder, replace_content]


@contextmanager
def looking(root: Path) -> Iterator[Callable[[bytes], bool]]:
    """Follow the project as ``watch`` does; yield a function that waits until content is seen, if it ever is."""
    seen: set[bytes] = set()
    watched, end, more = threading.Event(), threading.Event(), threading.Condition()
    reads = read_all(root)

    def follow() -> None:
        nonlocal reads
        for full in moments(root):
            watched.set()
            if end.is_set():
                return
            if full and is_changed(root, reads):
                try:
                    reads = read_all(root)
                    with more:
                        seen.add((root / PATH).read_bytes())
                        more.notify_all()
                except Exception:  # half-way through a save
                    reads = {PATH: "half saved"}

    def wait(data: bytes) -> bool:
        with more:
            return more.wait_for(lambda: data in seen, PATIENCE)

    thread = threading.Thread(target=follow)
    thread.start()
    watched.wait()
    try:
        yield wait
    finally:
        end.set()
        thread.join()


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_every_way_of_saving_is_seen(
    root: Path, save: Callable[[Path, bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "_SCAN", math.inf)  # seen by what the system tells, and not because all is read again
    with looking(root) as wait:
        for round_ in range(2):
            data = b"kind: note # %d\n" % round_
            save(root / PATH, data)
            assert wait(data)


def test_the_settings_are_seen_though_their_folder_is_not_watched(root: Path) -> None:
    reads = read_all(root)
    looks = moments(root)
    assert next(looks)
    (root / "mezanprint.toml").write_text("x = 1")
    assert not next(looks)
    assert is_changed(root, {SETTINGS: reads[SETTINGS]})


def test_what_changed_before_the_folders_were_watched_is_looked_at(root: Path) -> None:
    assert next(moments(root))


def test_where_nothing_can_be_watched_it_scans(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no watches left")

    monkeypatch.setattr(watcher, "watch", refuse)
    monkeypatch.setattr(watcher, "_BLIND_SCAN", 0.01)
    looks = moments(root)
    assert [next(looks), next(looks)] == [True, True]
