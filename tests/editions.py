"""Editions of whole projects, made in this process: what the tests of finished PDFs look at."""

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mezanprint.engine.pipeline import prepare, produce
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Severity
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
        artifact = produce(prepared.composition, root)
        found = (*prepared.diagnostics, *artifact.diagnostics)
        assert [each for each in found if each.severity is Severity.ERROR] == [], edition.name
        made.append(Made(prepared.composition, artifact))
    return tuple(made)


def make_components(repo_root: Path, folder: Path, profile: str = "screen") -> Made:
    """Return the booklet that holds every component, made in ``folder`` with the templates of the house."""
    shutil.copytree(repo_root / "tests" / "projects" / "components", folder)
    shutil.copytree(repo_root / "templates", folder / "templates")
    (made,) = make_editions(folder, Selection(profile=profile))
    return made
