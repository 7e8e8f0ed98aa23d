"""Whatever the folder of kept results holds, a build gives the same PDFs and says nothing about it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fakes import Silence, Workers
from mezanprint.engine.builder import Options
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.model.diagnostics import Severity
from mezanprint.model.results import Report

ONE = Selection(("home",))


@pytest.fixture(scope="module")
def root(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built: each test leaves it so, for the next build mends what was spoilt."""
    return built(repo_root, tmp_path_factory.mktemp("project"), "lamps")


def built(repo_root: Path, folder: Path, name: str) -> Path:
    shutil.copytree(repo_root / "tests" / "projects" / name, folder, dirs_exist_ok=True)
    build(folder)
    return folder


def build(root: Path, selection: Selection = ONE) -> Report:
    session = BuildSession(root, Options())
    session.workers = lambda _editions: Workers()  # type: ignore[method-assign, assignment]
    return session.build(selection, Silence())


def pdfs(root: Path) -> dict[str, bytes]:
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in sorted((root / "build").glob("*/*.pdf"))}


def held(root: Path, name: str) -> Path:
    """Return a file of the folder by its name or its ending."""
    return next(path for path in sorted((root / "build/.cache").iterdir()) if path.name.endswith(name))


def _folder(path: Path) -> None:
    path.mkdir()


def _full_folder(path: Path) -> None:
    path.mkdir()
    (path / "file").write_text("x")


def _link(path: Path) -> None:
    path.symlink_to(path.parents[2] / "mezanprint.toml")


def _lost_link(path: Path) -> None:
    path.symlink_to("nowhere")


def _endless_link(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(10**12)


SPOILS: dict[str, Callable[[Path], object]] = {
    "folder": _folder,
    "full folder": _full_folder,
    "link": _link,
    "lost link": _lost_link,
    "endless link": _endless_link,
    "pipe": os.mkfifo,
    "huge": _huge,
    "empty": lambda path: path.write_bytes(b""),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 9),
    "nested": lambda path: path.write_bytes(b"[" * 10**6),
    "numbers": lambda path: path.write_bytes(b'{"format": 5, "editions": 3, "outputs": [], "runs": {}}'),
    "gone": lambda _: None,
}


@pytest.mark.parametrize("name", [".artifact", "records.json", ".gitignore", "lock"])
@pytest.mark.parametrize("spoil", SPOILS)
def test_what_stands_in_the_place_of_a_file_costs_no_build(name: str, spoil: str, root: Path) -> None:
    good, path = pdfs(root), held(root, name)
    path.unlink()
    SPOILS[spoil](path)
    report = build(root)
    assert (report.status, list(report.findings)) == (0, [])
    assert pdfs(root) == good
    assert path.is_file()
    assert not path.is_symlink()


@pytest.mark.parametrize("name", [".artifact", "records.json"])
def test_no_cut_file_is_believed(name: str, root: Path) -> None:
    good, path = pdfs(root), held(root, name)
    whole = path.read_bytes()
    for part in range(30):
        path.write_bytes(whole[: len(whole) * part // 30])
        report = build(root)
        assert (report.status, list(report.findings)) == (0, [])
        assert pdfs(root) == good
        assert path.read_bytes() == whole


def test_the_folder_of_another_project_changes_nothing(repo_root: Path, tmp_path: Path) -> None:
    ours, theirs = (built(repo_root, tmp_path / name, "lamps") for name in ("ours", "theirs"))
    document = theirs / "content/home/document.yaml"
    document.write_text(document.read_text().replace("Light at home", "Dark at home"))
    build(ours, Selection())
    build(theirs, Selection())
    good = pdfs(ours)
    assert good != pdfs(theirs)
    shutil.rmtree(ours / "build/.cache")
    shutil.copytree(theirs / "build/.cache", ours / "build/.cache")
    report = build(ours, Selection())
    assert (report.removed, pdfs(ours)) == ((), good)
    assert not [found for found in report.findings if found.severity is Severity.ERROR]
