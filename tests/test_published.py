"""Every sample edition, and a booklet with every component, as they are published."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from editions import Made, make_components, make_editions
from mezanprint.engine.selection import Selection
from mezanprint.project.discovery import list_documents
from mezanprint.project.files import Files


@pytest.fixture(scope="module")
def components(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_components(repo_root, tmp_path_factory.mktemp("made") / "components")


def test_the_booklet_of_components_has_every_component(repo_root: Path, components: Made) -> None:
    known = tomllib.loads((repo_root / "templates/base/components.toml").read_text("utf-8"))
    content = (repo_root / "tests/projects/components/content/every-component/document.yaml").read_text("utf-8")
    sections = re.findall(r"- id: (.+)\n +component: (.+)", content)
    assert {component for _, component in sections} == set(known)
    printed = set(re.findall(r'data-key="every-component:sections\.([^."]+)\.', components.composition.html))
    assert {name for name, _ in sections} - printed == set()


def checked(file: Path) -> tuple[int, str]:
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "selection",
    # What finishing adds for an archive is the same in each language.
    [Selection(), Selection(locales=("ar",), profile="archive")],
    ids=["screen", "archive"],
)
def test_qpdf_finds_nothing_wrong_in_any_edition(
    selection: Selection, repo_root: Path, components: Made, tmp_path: Path
) -> None:
    made = (*make_editions(repo_root, selection), components)
    assert {each.composition.edition.document for each in made} > set(list_documents(Files(repo_root)))
    for each in made:
        (tmp_path / each.file_name).write_bytes(each.artifact.data)
    told = {file.name: checked(file) for file in tmp_path.iterdir()}
    assert {name: said for name, said in told.items() if said[0] or "WARNING" in said[1]} == {}


def test_qpdf_does_find_a_fault(components: Made, tmp_path: Path) -> None:
    pdf = components.artifact.data
    (tmp_path / "bad.pdf").write_bytes(pdf.replace(b"startxref\n", b"startxref\n9", 1))
    status, said = checked(tmp_path / "bad.pdf")
    assert status
    assert "WARNING" in said
