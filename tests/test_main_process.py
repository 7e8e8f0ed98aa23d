"""The process that has the rights of the user parses no foreign bytes and starts no program."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from house_fonts import house_font
from test_datasets import data, project
from test_workbooks import workbook

SEARCHERS = ("gcc", "cc", "ld", "ldconfig", "objdump")
"""Programs by which Python looks for a library."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of programs that tell that they were run."""
    folder = tmp_path_factory.mktemp("programs")
    for name in SEARCHERS:
        program = folder / name
        program.write_text(f"#!/bin/sh\necho {name} >> {folder}/run.txt\n")
        program.chmod(0o755)
    return folder


def run(root: Path, programs: Path, *commands: str) -> Any:
    script = Path(__file__).with_name("quiet_main.py")
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, str(script), *commands], cwd=root, env=environment, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


DECOYS = ("multiprocessing", "socket", "selectors", "json", "weasyprint", "mezanprint", "pikepdf")
"""Modules that an interpreter started in the project's folder would take from there."""


def decoyed(root: Path) -> Path:
    for name in DECOYS:
        (root / f"{name}.py").write_text(f"open({str(root / 'run.txt')!r}, 'a').write('{name} ')\n")
    return root


def test_only_workers_parse_and_nothing_is_started(new_project: Callable[..., Path], made: Path) -> None:
    commands = (
        "build leaflet",
        "check leaflet",
        "dummy leaflet --locale en",
        "job-sheet leaflet --profile office --locale en",
    )
    root = decoyed(new_project())
    with (root / "mezanprint.toml").open("a") as settings:
        settings.write('\n[profiles.office]\nsheet = "A4"\n')
    told = run(root, made, *commands)
    assert told["ended"] == dict.fromkeys(commands, 0)
    assert told["parsers"] == []
    assert told["started"] == []
    assert not [*made.glob("run.txt"), *root.glob("run.txt")]
    assert (root / "build/en/leaflet.pdf").read_bytes().startswith(b"%PDF")


def test_only_boxes_parse_the_workbooks_of_a_document(new_project: Callable[..., Path], made: Path) -> None:
    book = workbook(("place", "held"), ("Gaza", 12), ("Rafah", 7))
    root = decoyed(project(new_project, "data: held.xlsx", csv=book, name="held.xlsx"))
    assert len(data(root).rows) == 2
    told = run(root, made, command := "i18n extract")
    assert (told["ended"], told["parsers"]) == ({command: 0}, [])
    assert not [*made.glob("run.txt"), *root.glob("run.txt")]


def test_only_boxes_and_workers_parse_a_font_that_is_added_and_what_a_proof_is_made_of(
    new_project: Callable[..., Path], made: Path
) -> None:
    root = decoyed(new_project())
    house_font(root / "Harbour.ttf", "IBMPlexSansArabic-Regular.ttf", "Harbour")
    commands = ("font add Harbour.ttf --text arab", "font list", "check leaflet", "i18n proof --locale ar leaflet")
    told = run(root, made, *commands)
    assert (told["ended"], told["parsers"]) == (dict.fromkeys(commands, 0), [])
    assert not [*made.glob("run.txt"), *root.glob("run.txt")]
    assert (root / "fonts/Harbour.ttf").read_bytes() == (root / "Harbour.ttf").read_bytes()
    assert list(root.rglob("leaflet.html"))
