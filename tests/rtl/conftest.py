"""One project built once for all tests that look at positions: from content and catalog to the finished PDF."""

import shutil
from pathlib import Path

import pytest

from sentences import Printed, catalog_text, document_text, printed_in

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one document whose sentences are ``SENTENCES``."""
    root = tmp_path_factory.mktemp("rtl") / "project"
    shutil.copytree(REPO / "tests" / "projects" / "minimal", root)
    shutil.copytree(REPO / "templates", root / "templates", dirs_exist_ok=True)
    (root / "content" / "words").mkdir()
    (root / "content" / "words" / "document.yaml").write_text(document_text(), "utf-8")
    catalog = root / "locales" / "ar" / "LC_MESSAGES" / "words.po"
    catalog.parent.mkdir(parents=True, exist_ok=True)
    catalog.write_text(catalog_text(), "utf-8")
    return root


@pytest.fixture(scope="session")
def arabic(project: Path) -> Printed:
    """The document in Arabic."""
    return printed_in(project, "ar")


@pytest.fixture(scope="session")
def english(project: Path) -> Printed:
    """The document in English."""
    return printed_in(project, "en")
