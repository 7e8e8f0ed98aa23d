import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from fakes import Silence, Workers
from mezanprint.engine.build_history import read_records, write_records
from mezanprint.engine.builder import Options
from mezanprint.engine.cleaner import clean, made
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.model.diagnostics import Fault
from mezanprint.project.folder import Folder


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    root = new_project("lamps")
    session = BuildSession(root, Options())
    session.workers = lambda _editions: Workers()  # type: ignore[method-assign, assignment]
    assert session.build(Selection(), Silence()).status == 0
    return root


OURS = [
    "build/ar+en/street.pdf",
    "build/ar/home.pdf",
    "build/ar/street.pdf",
    "build/en/home.pdf",
    "build/en/street.pdf",
    "build/report.json",
    "build/.cache",
]


def test_everything_we_made_goes_and_the_folder_too(root: Path) -> None:
    before = sorted(root.rglob("*"))
    assert list(made(root)) == OURS
    assert sorted(root.rglob("*")) == before
    assert list(clean(root, lambda: None)) == OURS
    assert not (root / "build").exists()
    assert clean(root, lambda: None) == ()


def test_foreign_and_changed_files_stay(root: Path) -> None:
    (root / "build/notes.txt").write_text("mine")
    (root / "build/en/other.pdf").write_bytes(b"mine")
    (root / "build/ar/home.pdf").write_bytes(b"mine now")
    clean(root, lambda: None)
    rest = sorted(path.relative_to(root).as_posix() for path in (root / "build").rglob("*") if path.is_file())
    assert rest == ["build/ar/home.pdf", "build/en/other.pdf", "build/notes.txt"]


def test_what_a_killed_studio_left_goes(root: Path) -> None:
    left = [root / "build/.studio/open.html", root / "build/.studio/saving"]
    left[0].parent.mkdir(mode=0o700)
    for path in left:
        path.write_text("")
    assert {path.relative_to(root).as_posix() for path in left} < set(made(root))
    clean(root, lambda: None)
    assert not (root / "build").exists()


def test_proofs_and_dummies_go_as_far_as_they_are_as_they_were_made(root: Path) -> None:
    cache, records = Folder.hold(root / "build/.cache"), read_records(Folder.hold(root / "build/.cache"))
    for name in ("proof/ar/home.pdf", "proof/ar/home.html", "proof/ar+en/street.ar.html", "en/home.office.dummy.pdf"):
        path = root / "build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("made")
        records.outputs[name] = hashlib.sha256(b"made").hexdigest()
    write_records(cache, records)
    (root / "build/proof/ar/.mezan-01234567.tmp").write_text("rest")
    (root / "build/proof/ar+en/street.ar.html").write_text("with remarks")
    gone = clean(root, lambda: None)
    assert {"build/proof/ar/home.pdf", "build/proof/ar/home.html", "build/en/home.office.dummy.pdf"} <= set(gone)
    rest = [path.relative_to(root).as_posix() for path in (root / "build").rglob("*") if path.is_file()]
    assert rest == ["build/proof/ar+en/street.ar.html"]


def test_rests_of_killed_runs_go(root: Path) -> None:
    (root / "build/en/.mezan-01234567.tmp").write_text("rest")
    assert "build/en/.mezan-01234567.tmp" in clean(root, lambda: None)
    assert not (root / "build").exists()


def test_a_cache_that_is_a_link_is_refused_and_not_emptied(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (root / "build/.cache").rename(elsewhere)
    (root / "build/.cache").symlink_to(elsewhere)
    before = sorted(elsewhere.iterdir())
    with pytest.raises(Fault) as raised:
        clean(root, lambda: None)
    assert [found.code for found in raised.value.diagnostics] == ["build-link"]
    assert sorted(elsewhere.iterdir()) == before


def test_of_a_cache_with_files_of_others_only_ours_go(root: Path) -> None:
    cache = root / "build/.cache"
    (cache / "theirs").mkdir()
    (cache / "theirs/data").write_text("precious")
    (cache / ".gitignore").write_text("not ours")
    gone = clean(root, lambda: None)
    assert "build/.cache" not in gone
    assert "build/.cache/records.json" in gone
    assert sorted(os.listdir(cache)) == [".gitignore", "theirs"]
    assert (cache / "theirs/data").read_text() == "precious"
