"""A command may be killed at any moment. The full runs are in benchmarks/; here as many kills as time allows."""

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from mezanprint.cli.main import command
from strangers import World, change, run

REPO = Path(__file__).resolve().parents[1]


def benchmark(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, REPO / "benchmarks" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def kill_build() -> ModuleType:
    return benchmark("kill_build")


def brief(root: Path) -> Path:
    """Return a project of lamps without its longer document: a build lives long enough to be killed, and no longer."""
    shutil.rmtree(root / "content/street")
    return root


def test_a_killed_build_leaves_whole_files_and_no_orphans(
    new_project: Callable[..., Path], kill_build: ModuleType
) -> None:
    assert kill_build.run(brief(new_project("lamps")), kills=2, seed=1948) == []


def test_the_search_for_torn_files_finds_them(new_project: Callable[..., Path], kill_build: ModuleType) -> None:
    root = brief(new_project("lamps"))
    built = CliRunner().invoke(command, ["build", "--project", str(root)], standalone_mode=False)
    assert built.return_value == 0
    assert kill_build.torn(root) == []
    path = root / "build/ar/home.pdf"
    path.write_bytes(path.read_bytes()[:-100])
    (root / "build/report.json").write_text("{")
    assert kill_build.torn(root) == ["home.pdf", "report.json"]


def test_commands_that_are_killed_leave_whole_files_and_work_again(tmp_path: Path) -> None:
    world = World(tmp_path)
    shutil.copytree(REPO / "tests/projects/lamps", world.project)
    run(world, "build")
    run(world, "i18n", "export", "words.csv", "--locale", "ar")
    change(world.project / "words.csv", "نور", "ضوء")
    assert benchmark("kill_writers").run(tmp_path, world.project, kills=2, seed=1948) == []
