"""A charity that writes in Arabic: its project as tests need it, whole and changed."""

import shutil
from functools import cache
from pathlib import Path

from conftest import REPO
from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.model.domains import TEMPLATES
from mezanprint.project.files import Files

LOCALES = ("ar", "en", "fr")


def charity(folder: Path) -> Path:
    """Make the project in ``folder``, with the templates of the house and their Arabic words; return its root."""
    root = folder / "charity"
    shutil.copytree(REPO / "tests/projects/charity", root)
    shutil.copytree(REPO / "templates", root / "templates")
    words = catalog_path("ar", TEMPLATES)
    shutil.copyfile(REPO / words, root / words)
    return root


def change(root: Path, path: str, *changes: tuple[str, str]) -> None:
    """Replace words in a file of the project, each of which must be there."""
    text = (root / path).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (root / path).write_text(text, "utf-8")


def project(root: Path) -> Project:
    """Return the project as it stands now."""
    return Project(Files(root))


@cache
def pages_of(root: Path) -> dict[str, str]:
    """Return the text of every edition by its name, as a reader finds it, lines and spaces as one space."""
    import pypdfium2

    from editions import make_editions

    texts = {}
    for made in make_editions(root):
        document = pypdfium2.PdfDocument(made.artifact.data)
        texts[made.name] = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
        document.close()
    return texts
