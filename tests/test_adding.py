"""``docs/adding.md``: each example is made as the page says, in a copy of the source and in a new project."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from conftest import REPO
from mezanprint.installation.starter import create
from mezanprint.typesetting.weasyprint.fonts import pinned_fonts

PAGE = (REPO / "docs" / "adding.md").read_text("utf-8")
EXAMPLES = tuple(re.findall(r"^## (.+)$", PAGE, re.MULTILINE))
BLOCK = re.compile(r"(?:^(New|Change): `(\S+)`\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SOURCE = ("src", "templates", "locales", "docs", "scripts", "tests/faults", "tests/projects/minimal", "pyproject.toml")
"""What of the repository the examples read or change."""


@dataclass(frozen=True, slots=True)
class Trees:
    """The copy of the source, and the project."""

    source: Path
    project: Path
    digest: str
    """Of the font that comes with no package."""

    def folder(self, path: str) -> Path:
        """Return the tree that a path of the page lies in."""
        return self.source if path.startswith(("src/", "tests/", "pyproject")) else self.project

    def run(self, command: str) -> str:
        """Return what a command says; fails if it ends otherwise than well."""
        program, *arguments = command.split()
        if program == "make":
            return self._output(self.source, f"scripts/{arguments[0]}.py")
        return self._output(self.project, "-m", program, *arguments)

    def python(self, code: str, folder: Path) -> str:
        """Return what code prints."""
        return self._output(folder, "-c", code)

    def _output(self, folder: Path, *arguments: str) -> str:
        where = f"{self.source / 'src'}{os.pathsep}{self.source / 'packages'}"
        command, environment = [sys.executable, *arguments], {**os.environ, "PYTHONPATH": where}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{arguments}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr


def bring_font(packages: Path) -> str:
    """Install the package of the font of the page, and return the digest of its file."""
    path = packages / "fontpkg_lantern" / "files" / "Lantern-Regular.ttf"
    path.parent.mkdir(parents=True)
    located = next(font for font in pinned_fonts() if font.file.endswith("Amiri-Regular.ttf")).locate()
    assert located is not None
    with TTFont(located) as font:
        for record in font["name"].names:
            record.string = str(record).replace("Amiri", "Lantern")
        font.save(path)
    facts = packages / "fontpkg_lantern-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: fontpkg-lantern\nVersion: 1.0\n")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def change(file: Path, diff: str) -> None:
    """Make a change: its lines without a sign, or with ``-``, stand there once."""
    lines = diff.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] != "+")
    text = file.read_text("utf-8")
    assert text.count(before) == 1, f"{file.name} has not once:\n{before}"
    file.write_text(text.replace(before, "".join(line[1:] for line in lines if line[0] != "-")), "utf-8")


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Trees:
    folder = tmp_path_factory.mktemp("adding")
    for name in SOURCE:
        (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        if (REPO / name).is_file():
            shutil.copyfile(REPO / name, folder / "source" / name)
        else:
            # With the bytecode, and the times by which it is known to be that of its source.
            shutil.copytree(REPO / name, folder / "source" / name)
    create(folder / "project")
    return Trees(folder / "source", folder / "project", bring_font(folder / "source" / "packages"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_does_what_it_says(trees: Trees, example: str) -> None:
    section = PAGE.partition(f"\n## {example}\n")[2].partition("\n## ")[0]
    path, ran = "", False
    for what, named, language, text in BLOCK.findall(section.replace("SHA-256 of the file, 64 digits", trees.digest)):
        path = named or path
        if language == "console":
            ran = True
            for command, said in re.findall(r"^\$ (.+)\n((?:(?!\$ ).+\n)*)", text, re.MULTILINE):
                told = trees.run(command)
                assert [line for line in said.splitlines() if line not in told] == [], told
        elif what == "New":
            file = trees.folder(path) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        else:
            assert language == "diff"
            change(trees.folder(path) / path, text)
    assert ran


def test_what_the_examples_made_is_in_their_files(trees: Trees) -> None:
    """After all of them: the description, the motto, the font and the step in the PDF, and the headings beside it."""
    with pikepdf.open(trees.project / "build/en/closing.pdf") as pdf:
        assert str(pdf.docinfo["/Subject"]) == "We count the books once a year."
        assert pdf.Root.ViewerPreferences.FitWindow
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
        assert any("Lantern" in name for name in fonts)
    outline = (trees.project / "build/en/closing.outline.txt").read_text("utf-8")
    assert outline == "The library is closed on Friday\n"


def test_the_sheet_of_the_new_fold_lies_as_it_is_folded(trees: Trees) -> None:
    code = "from mezanprint.model.paper import *; f, b = Fold.ACCORDION, Bound.LEFT; print(back_panel(f), "
    code += "[(c.page, c.x, c.mountain) for c in creases(f, 400, b)][:3], panels(f, 400, b)[1].left)"
    assert trees.python(code, trees.source) == "6 [(1, 100.0, True), (1, 200.0, False), (1, 300.0, True)] 0\n"


def test_the_sample_of_the_new_finding_has_its_exact_words(trees: Trees, tmp_path: Path) -> None:
    root, sample = tmp_path / "minimal", trees.source / "tests/faults/content-title-stop"
    shutil.copytree(trees.source / "tests/projects/minimal", root)
    shutil.copytree(trees.source / "templates", root / "templates")
    shutil.copytree(sample / "content", root / "content", dirs_exist_ok=True)
    code = "from mezanprint.engine.project import Project; from mezanprint.project.files import Files; "
    code += "from mezanprint.console.report_text import as_text; from pathlib import Path; "
    code += "print(*map(as_text, Project(Files(Path('.'))).document('leaflet')[1]), sep='', end='')"
    assert trees.python(code, root) == (sample / "expected.txt").read_text("utf-8")


def test_the_table_leads_to_each_example() -> None:
    links = re.findall(r"^\| \[(.+?)\]\(#(.+?)\)", PAGE, re.MULTILINE)
    assert links == [(f"{name[0].lower()}{name[1:]}", name.lower().replace(" ", "-")) for name in EXAMPLES]
