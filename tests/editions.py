"""Editions of whole projects, made in this process: what the tests of finished PDFs look at."""

import os
import pickle
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from filelock import FileLock

from mezanprint.engine.cache import digest
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Severity
from mezanprint.model.domains import TEMPLATES
from mezanprint.outputs.produce import produce
from mezanprint.project.files import Files


@dataclass(frozen=True, slots=True)
class Made:
    """An edition as it is published, with what it was made from."""

    composition: Composition
    artifact: Artifact

    @property
    def name(self) -> str:
        return self.composition.edition.name

    @property
    def file_name(self) -> str:
        return self.composition.edition.output_path.replace("/", "-")


@cache
def make_editions(root: Path, selection: Selection = Selection()) -> tuple[Made, ...]:  # noqa: B008 - frozen
    """Return the editions of a project; fails with their errors where there are any."""
    project = Project(Files(root))
    made = []
    for edition in select(project, selection):
        prepared = prepare(project, edition)
        artifact = _produced(prepared.composition, root)
        found = (*prepared.diagnostics, *artifact.diagnostics)
        assert [each for each in found if each.severity is Severity.ERROR] == [], edition.name
        made.append(Made(prepared.composition, artifact))
    return tuple(made)


def _produced(composition: Composition, root: Path) -> Artifact:
    """Return the artifact of a composition; the processes of one test run make each but once."""
    folder = shared_folder()
    if folder is None:
        return produce(composition, root)
    folder.mkdir(exist_ok=True)
    kept = folder / digest(composition, {})
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(produce(composition, root)))
    artifact = pickle.loads(kept.read_bytes())
    assert isinstance(artifact, Artifact)
    return artifact


def shared_folder() -> Path | None:
    """Return the folder that the processes of this test run share; None if there is one process only."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    return Path(tempfile.gettempdir()) / f"mezanprint-tests-{run}" if run else None


def copy_project(repo_root: Path, name: str, folder: Path) -> Path:
    """Return ``folder``, made a copy of a project of the tests with the templates of the house, in Arabic too."""
    shutil.copytree(repo_root / "tests" / "projects" / name, folder)
    shutil.copytree(repo_root / "templates", folder / "templates")
    words = Path(catalog_path("ar", TEMPLATES))
    (folder / words).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(repo_root / words, folder / words)
    return folder


def make_components(repo_root: Path, folder: Path, profile: str = "screen") -> Made:
    """Return the booklet that holds every component, made in ``folder`` with the templates of the house."""
    copy_project(repo_root, "components", folder)
    (made,) = make_editions(folder, Selection(profile=profile))
    return made
