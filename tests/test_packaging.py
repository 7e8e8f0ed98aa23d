"""The wheel: everything ``mezanprint new`` and a build need travels in it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    repo, target = Path(__file__).resolve().parents[1], tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
    run = subprocess.run(command, cwd=repo, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    (built,) = target.glob("*.whl")
    return zipfile.ZipFile(built)


@pytest.fixture(scope="module")
def installed(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a Python finds the program of the wheel in."""
    folder = tmp_path_factory.mktemp("installed")
    wheel.extractall(folder)
    return folder


def test_it_carries_the_code_and_all_its_data(wheel: zipfile.ZipFile, repo_root: Path) -> None:
    source = repo_root / "src"
    ours = {
        path.relative_to(source).as_posix()
        for path in (source / "mezanprint").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours <= set(wheel.namelist())
    assert {"mezanprint/typesetting/fonts.toml", "mezanprint/py.typed"} <= ours


def test_it_carries_every_template(wheel: zipfile.ZipFile, repo_root: Path) -> None:
    templates = repo_root / "templates"
    ours = {path.relative_to(templates).as_posix(): path for path in templates.rglob("*") if path.is_file()}
    assert "base/components.toml" in ours
    for name, path in ours.items():
        assert wheel.read(f"mezanprint/templates/{name}") == path.read_bytes(), name


def test_it_carries_the_starter_with_the_words_of_the_templates(wheel: zipfile.ZipFile, repo_root: Path) -> None:
    for name in ("locales/templates.pot", "locales/ar/LC_MESSAGES/templates.po"):
        assert wheel.read(f"mezanprint/starter/{name}") == (repo_root / name).read_bytes()
    assert "mezanprint/starter/en/content/how-it-works/document.yaml" in wheel.namelist()
    assert "mezanprint/starter/ar/content/nashra/document.yaml" in wheel.namelist()


def test_it_carries_every_page_of_the_documentation_and_no_picture(wheel: zipfile.ZipFile, repo_root: Path) -> None:
    pages = {path.name: path.read_bytes() for path in (repo_root / "docs").glob("*.md")}
    carried = {name.rpartition("/")[2]: name for name in wheel.namelist() if name.startswith("mezanprint/docs/")}
    assert {"writers.md", "diagnostics.md", "diagnostics.ar.md", "checks.md"} <= set(pages)
    assert {name: wheel.read(path) for name, path in carried.items()} == pages


@pytest.mark.parametrize("name", ["content-yaml", "C1", "writers"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_who_has_installed_nothing_but_the_wheel_has_everything_explained(
    installed: Path, name: str, language: str
) -> None:
    command = [sys.executable, "-m", "mezanprint", "explain", name, "--lang", language]
    here, there = (
        subprocess.run(command, cwd=place, capture_output=True, check=True).stdout
        for place in (Path(__file__).resolve().parents[1] / "src", installed)
    )
    assert len(there) > 100
    assert there == here


def test_it_has_the_command_and_the_pins(wheel: zipfile.ZipFile) -> None:
    (info,) = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
    assert "mezanprint = mezanprint.cli:main" in wheel.read(f"{info}/entry_points.txt").decode()
    metadata = wheel.read(f"{info}/METADATA").decode()
    assert "Requires-Dist: weasyprint==70.*" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "Provides-Extra: studio" in metadata
    assert "Requires-Dist: uvicorn>=0.54; extra == 'studio'" in metadata


def test_it_carries_nothing_of_the_organisation_and_nothing_private(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" not in name} == {"mezanprint"}
    assert not [
        name for name in wheel.namelist() if "__pycache__" in name or "/content/about-" in name or "al-mezan" in name
    ]


@pytest.mark.parametrize("source", ["en", "ar"])
def test_a_project_made_from_the_wheel_is_the_one_made_from_the_checkout(
    installed: Path, tmp_path: Path, repo_root: Path, source: str
) -> None:
    code = "import sys; from pathlib import Path; from mezanprint.installation.starter import create; "
    code += "create(Path(sys.argv[1]), sys.argv[2])"
    for place, target in ((installed, "a"), (repo_root / "src", "b")):
        subprocess.run([sys.executable, "-c", code, str(tmp_path / target), source], cwd=place, check=True)
    first, second = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (tmp_path / "a", tmp_path / "b")
    )
    assert len(first) > 10
    assert first == second
