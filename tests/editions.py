"""Editions of whole projects, made in this process: what the tests of finished PDFs look at."""

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
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
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.domains import TEMPLATES
from mezanprint.outputs.output import Work, output_of
from mezanprint.outputs.pdf_stages import compare_inks, read_back, read_codes
from mezanprint.outputs.produce import produce
from mezanprint.outputs.table import OUTPUTS
from mezanprint.project.files import Files
from mezanprint.typesetting.page_sources import page_pictures
from mezanprint.webpage.assemble import assemble


@dataclass(frozen=True, slots=True)
class Made:
    """An edition as it is published, with what it was made from."""

    composition: Composition
    artifact: Artifact
    composing: tuple[Diagnostic, ...]
    """What was found while it was composed."""

    @property
    def name(self) -> str:
        return self.composition.edition.name

    @property
    def file_name(self) -> str:
        return self.composition.edition.output_path.replace("/", "-")


@cache
def make_editions(root: Path, selection: Selection = Selection()) -> tuple[Made, ...]:  # noqa: B008 - frozen
    """Return the editions of a project; fails with their errors where there are any."""
    return _made(root, selection, produce)


@cache
def make_files(root: Path, selection: Selection = Selection()) -> tuple[Made, ...]:  # noqa: B008 - frozen
    """Return the same with nothing asked of the finished files, for tests that look at these and at no finding."""
    return _made(root, selection, unread)


def unread(composition: Composition, root: Path) -> Artifact:
    """Return what is published of a composition, as the stages leave it that change its bytes."""
    work = Work(composition, root)
    for stage in output_of(composition, OUTPUTS).stages:
        if stage not in (compare_inks, read_back, read_codes):
            work = stage(work)
    return work.artifact


@cache
def make_web_pages(root: Path, selection: Selection) -> tuple[Made, ...]:
    """Return web pages in the fonts of the system, for tests that look at no letter: to cut fonts takes longest."""
    return _made(root, selection, _in_system_fonts)


def _in_system_fonts(composition: Composition, root: Path) -> Artifact:
    page, _ = assemble(composition, page_pictures(composition, root, []), {})  # says that all letters are missing
    return Artifact(page, 0, ())


def _made(root: Path, selection: Selection, make: Callable[[Composition, Path], Artifact]) -> tuple[Made, ...]:
    project = Project(Files(root))
    made = []
    for edition in select(project, selection):
        prepared = prepare(project, edition)
        artifact = _kept(prepared.composition, root, make)
        found = (*prepared.diagnostics, *artifact.diagnostics)
        assert [each for each in found if each.severity is Severity.ERROR] == [], edition.name
        made.append(Made(prepared.composition, artifact, prepared.diagnostics))
    return tuple(made)


def _kept(composition: Composition, root: Path, make: Callable[[Composition, Path], Artifact]) -> Artifact:
    """Return the artifact of a composition; the processes of one test run make each but once."""
    folder = shared_folder()
    if folder is None:
        return make(composition, root)
    folder.mkdir(exist_ok=True)
    kept = folder / f"{digest(composition, {})}.{make.__name__}"
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make(composition, root)))
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
