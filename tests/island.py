"""The island of ``tests/projects/island``, which is nowhere: its project in a scratch folder, and its editions."""

from collections.abc import Callable
from pathlib import Path

from conftest import REPO
from editions import copy_project
from mezanprint.engine.pipeline import Prepared, prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.model.compositions import Artifact
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.domains import TEMPLATES
from mezanprint.outputs.produce import produce
from mezanprint.project.files import Files

DOCUMENT = "content/island/document.yaml"
WORDS = {
    "{n} m": "{n} م",
    "{n} km": "{n} كم",
    "{low} to {high}": "{low} إلى {high}",
    "{low} to under {high}": "{low} إلى أقل من {high}",
    "no data": "لا بيانات",
}
Change = Callable[[str], str]


def new_island(folder: Path, document: Change = str, **files: str) -> Path:
    """Return a copy of the project, with its document changed and other files of the document written anew."""
    root = copy_project(REPO, "island", folder)
    _add_words(root / catalog_path("ar", TEMPLATES))
    path = root / DOCUMENT
    path.write_text(document(path.read_text("utf-8")), "utf-8")
    for name, text in files.items():
        (path.parent / name.replace("_", ".")).write_text(text, "utf-8")
    return root


def _add_words(catalog: Path) -> None:
    """Add the words of maps to a catalog of the templates that has not all of them."""
    text = catalog.read_text("utf-8")
    lacking = (pair for pair in WORDS.items() if f'msgid "{pair[0]}"' not in text)
    added = (f'\nmsgid "{source}"\nmsgstr "{words}"\n' for source, words in lacking)
    catalog.write_text(text + "".join(added), "utf-8")


def without(document: str, *sections: str) -> str:
    """Return a document without sections that are named."""
    head, *parts = document.split("\n  - id: ")
    return "\n  - id: ".join((head, *(part for part in parts if part.split("\n")[0] not in sections))).rstrip() + "\n"


def prepared(root: Path, locale: str, profile: str = "screen") -> Prepared:
    """Return an edition as it is composed."""
    project = Project(Files(root))
    (edition,) = (each for each in select(project, Selection(profile=profile)) if each.locale_code == locale)
    return prepare(project, edition)


def build(root: Path, locale: str, profile: str = "screen") -> tuple[str, Artifact, tuple[Diagnostic, ...]]:
    """Return HTML and file of an edition, and all that was found on the way."""
    edition = prepared(root, locale, profile)
    artifact = produce(edition.composition, root)
    return edition.composition.html, artifact, (*edition.diagnostics, *artifact.diagnostics)
