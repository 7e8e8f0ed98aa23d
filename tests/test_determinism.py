"""The same source gives the same bytes: whatever the folder, the machine's settings, the workers, and the way there."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from editions import unread
from mezanprint.cli.main import command
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.model.editions import Edition, Profile
from mezanprint.project.files import Files

Bytes = dict[str, bytes]
STRANGE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "ar_PS.UTF-8",
    "LC_ALL": "tr_TR.UTF-8",
    "PANGO_LANGUAGE": "fa",
    "PYTHONHASHSEED": "1948",
    "SOURCE_DATE_EPOCH": "86400",
    "COLUMNS": "20",
}


def build(root: Path, *arguments: str, **env: str) -> Bytes:
    """Build and return every PDF by its path."""
    path = os.pathsep.join(filter(None, sys.path))
    program = [sys.executable, "-m", "mezanprint", "build", "--project", str(root), *arguments]
    result = subprocess.run(
        program, env={**os.environ, "PYTHONPATH": path, **env}, capture_output=True, check=False, cwd=root.parent
    )
    assert result.returncode == 0, result.stdout.decode() + result.stderr.decode()
    return published(root)


def build_here(root: Path, *arguments: str) -> Bytes:
    """Build in this process, whose workers are forks of one for all builds, and return every PDF by its path."""
    words = ["build", "--project", str(root), *arguments]
    result = CliRunner().invoke(command, words, standalone_mode=False)
    assert result.return_value == 0, result.output
    return published(root)


def published(root: Path) -> Bytes:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "build").rglob("*.pdf"))}


def changed(before: Bytes, after: Bytes) -> set[str]:
    """Return the paths whose bytes differ: shorter to read than two PDFs."""
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


def narrow(root: Path) -> Path:
    """Return a project of lamps with one edition in each language and one in both: all the shapes it has."""
    for name, editions in (("home", "[en]"), ("street", "[ar, ar+en]")):
        path = root / f"content/{name}/document.yaml"
        path.write_text(re.sub(r"(?m)^editions: .*$", f"editions: {editions}", path.read_text()))
    return root


def test_the_same_source_gives_the_same_bytes(new_project: Callable[..., Path], tmp_path: Path) -> None:
    clean = build(narrow(new_project("lamps")), "--jobs", "2", PYTHONHASHSEED="0")
    assert len(clean) == 3
    elsewhere = tmp_path / "مكان آخر" / "a longer name"
    shutil.copytree(narrow(new_project("lamps")), elsewhere)
    os.utime(elsewhere / "mezanprint.toml", (0, 0))
    assert changed(clean, build(elsewhere, "--jobs", "1", **STRANGE)) == set()
    for value in clean.values():
        assert str(tmp_path).encode() not in value


def test_an_incremental_build_gives_the_bytes_of_a_clean_one(new_project: Callable[..., Path]) -> None:
    def edit(root: Path) -> None:
        path = root / "content/street/document.yaml"
        path.write_text(path.read_text().replace("2026-11-22", "2026-12-10"))
        data = root / "content/data/lamp.yaml"
        data.write_text(data.read_text().replace("1250", "1300"))

    stepwise, clean = narrow(new_project("lamps")), narrow(new_project("lamps"))
    for root in (stepwise, clean):
        shutil.rmtree(root / "content/home")
    first = build_here(stepwise)
    edit(stepwise)
    edit(clean)
    second = build_here(stepwise, "street", "--locale", "ar")
    assert changed(first, second) == {"build/ar/street.pdf"}
    third = build_here(stepwise)
    assert changed(second, third) == {"build/ar+en/street.pdf"}
    assert changed(build_here(clean), third) == set()
    assert changed(build_here(clean, "--no-cache"), third) == set()


class Names(set[str]):
    """Names as pikepdf gives them, in an order of our own: that of a set is another in each process."""

    backwards = False

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(super().__iter__(), reverse=self.backwards))


class BackwardNames(Names):
    """The same names, the last first."""

    backwards = True


def give(names: type[Names], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have pikepdf give the names of a dictionary in an order."""
    keys = pikepdf.Object.keys
    monkeypatch.setattr(pikepdf.Object, "keys", lambda dictionary: names(keys(dictionary)))


def test_no_byte_hangs_on_the_order_of_a_set_of_names(repo_root: Path) -> None:
    edition = Edition("fishing-count", ("en",), Profile("screen"))
    composition = prepare(Project(Files(repo_root)), edition, draft=True).composition
    data = list[bytes]()
    for names in (Names, BackwardNames):
        with pytest.MonkeyPatch.context() as monkeypatch:
            give(names, monkeypatch)
            data.append(unread(composition, repo_root).data)
    assert {"/i1", "/i2"} <= _pictures(data[0])
    assert len(set(data)) == 1  # pytest takes long to compare them


def _pictures(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {str(name) for page in pdf.pages for name in page.Resources.get("/XObject", {})}
