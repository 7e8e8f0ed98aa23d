"""A build may be killed at any moment. The full run is benchmarks/kill_build.py; here as many kills as time allows."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

REPO = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def kill_build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kill_build", REPO / "benchmarks" / "kill_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_killed_build_leaves_whole_files_and_no_orphans(
    new_project: Callable[..., Path], kill_build: ModuleType
) -> None:
    assert kill_build.run(new_project("lamps"), kills=4, seed=1948) == []


def test_the_search_for_torn_files_finds_them(new_project: Callable[..., Path], kill_build: ModuleType) -> None:
    root = new_project("lamps")
    assert kill_build.start(root).wait() == 0
    assert kill_build.torn(root) == []
    path = root / "build/ar/home.pdf"
    path.write_bytes(path.read_bytes()[:-100])
    (root / "build/report.json").write_text("{")
    assert kill_build.torn(root) == ["home.pdf", "report.json"]
