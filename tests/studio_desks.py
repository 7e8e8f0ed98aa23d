"""A desk on a scratch copy of the smallest project, and what tests ask it."""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mezanprint.studio.desk import Desk

REPO = Path(__file__).resolve().parents[1]
CATALOG = "locales/ar/LC_MESSAGES/leaflet.po"


def copied(folder: Path, name: str = "minimal") -> Path:
    """Return a copy of a project of the tests, with templates and their translation."""
    root = folder / name
    shutil.copytree(REPO / "tests/projects" / name, root)
    shutil.copytree(REPO / "templates", root / "templates")
    shutil.copy(REPO / "locales/ar/LC_MESSAGES/templates.po", root / "locales/ar/LC_MESSAGES")
    return root


def copied_sample(folder: Path) -> Path:
    """Return a copy of the sample project."""
    root = folder / "sample"
    for name in ("brand", "content", "locales", "templates"):
        shutil.copytree(REPO / name, root / name)
    shutil.copy(REPO / "mezanprint.toml", root)
    return root


def digests(root: Path) -> dict[str, str]:
    """Return the digest of every file of a project but those that builds make."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and "build" not in path.relative_to(root).parts)
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Opened:
    """A document that is open in Arabic."""

    def __init__(self, desk: Desk, document: str = "leaflet", locale: str = "ar", **more: str) -> None:
        self.desk = desk
        self.value = self.ask("open", document=document, locale=locale, **more)
        self.session = self.value["session"]
        self.strings: Mapping[str, Any] = {each["id"]: each for each in self.value["strings"]}

    def ask(self, name: str, **request: Any) -> Any:
        """Return the answer to a request."""
        return self.desk.handlers[f"/api/{name}"](request)

    def preview(self, edits: Mapping[str, list[str]], id_: str, **more: Any) -> Any:
        """Return the answer to a preview of the first page."""
        request = {"seq": 1, "side": "target", "page": 1, "dpi": 60, **more}
        return self.ask("preview", session=self.session, edits=edits, id=id_, **request)

    def save(self, id_: str, forms: list[str], seen: list[str], *, confirmed: bool = True) -> Any:
        """Return the answer to a saving."""
        return self.ask("save", session=self.session, id=id_, forms=forms, seen=seen, confirmed=confirmed)


@contextmanager
def opened_desk(root: Path, document: str = "leaflet") -> Iterator[Opened]:
    """Have a document of a project open."""
    with Desk(root) as desk:
        yield Opened(desk, document)
