from collections.abc import Callable
from pathlib import Path

import pytest

from fakes import Silence, Workers
from mezanprint.engine.builder import Options
from mezanprint.engine.cleaner import clean, made
from mezanprint.engine.selection import Selection
from mezanprint.engine.workshop import Workshop


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    root = new_project("lamps")
    workshop = Workshop(root, Options())
    workshop.workers = lambda _editions: Workers()  # type: ignore[method-assign, assignment]
    assert workshop.build(Selection(), Silence()).status == 0
    return root


def names(root: Path, paths: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


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
    assert names(root, made(root)) == OURS
    assert sorted(root.rglob("*")) == before
    assert names(root, clean(root, lambda: None)) == OURS
    assert not (root / "build").exists()
    assert clean(root, lambda: None) == ()


def test_foreign_and_changed_files_stay(root: Path) -> None:
    (root / "build/notes.txt").write_text("mine")
    (root / "build/en/other.pdf").write_bytes(b"mine")
    (root / "build/ar/home.pdf").write_bytes(b"mine now")
    clean(root, lambda: None)
    rest = sorted(path.relative_to(root).as_posix() for path in (root / "build").rglob("*") if path.is_file())
    assert rest == ["build/ar/home.pdf", "build/en/other.pdf", "build/notes.txt"]


def test_rests_of_killed_runs_go(root: Path) -> None:
    (root / "build/en/.mezan-01234567.tmp").write_text("rest")
    assert "build/en/.mezan-01234567.tmp" in names(root, clean(root, lambda: None))
    assert not (root / "build").exists()


def test_a_cache_that_is_a_link_is_unlinked_not_emptied(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (root / "build/.cache").rename(elsewhere)
    (root / "build/.cache").symlink_to(elsewhere)
    clean(root, lambda: None)
    assert list(elsewhere.glob("*.artifact"))
    assert not (root / "build/.cache").is_symlink()
