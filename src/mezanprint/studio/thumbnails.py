"""Pictures of first pages, drawn when the browser asks for them and not before."""

import secrets
from contextlib import suppress
from pathlib import Path
from threading import Lock

from mezanprint.engine.build_history import Records
from mezanprint.engine.cache import Cache, Hit
from mezanprint.engine.output_folder import OutputFolder, cache_folder
from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import Edition
from mezanprint.outputs.page_pictures import draw_pages
from mezanprint.project.files import Files

_MOST = 500
"""Pictures that are kept, and files whose pages were counted."""


class Thumbnails:
    """The first page of the file of each edition, by a name that nobody guesses."""

    def __init__(self, root: Path) -> None:
        """Take the project folder."""
        self._root = root
        self._lock = Lock()
        self._names: dict[tuple[str, str], str] = {}
        self._drawn: dict[str, bytes] = {}
        self._pages: dict[str, int] = {}

    def of(self, edition: Edition, records: Records) -> str | None:
        """Return the name of the picture of an edition as it was built last; None where there is none to draw."""
        digest = records.outputs.get(edition.output_path)
        if digest is None or not edition.profile.medium.is_paged:
            return None
        with self._lock:
            while len(self._names) >= _MOST:
                self._drawn.pop(self._names.pop(next(iter(self._names))), None)
            return self._names.setdefault((edition.output_path, digest), secrets.token_hex(12))

    def pages(self, edition: Edition, records: Records) -> int | None:
        """Return how many pages an edition has as it was built last, if that is known."""
        memory = records.editions.get(edition.name)
        if memory is None:
            return None
        if memory.key not in self._pages:
            kept = Cache(cache_folder(Files(self._root).folder), writable=False).find(memory.key)
            if not isinstance(kept, Hit):
                return None
            self._pages[memory.key] = kept.artifact.pages
        return self._pages[memory.key] or None

    def draw(self, name: str) -> bytes | None:
        """Return a picture by its name; None for a name that was not given out, or a file that is gone."""
        with self._lock:
            path = next((path for (path, _), known in self._names.items() if known == name), None)
            if path is None or name in self._drawn:
                return self._drawn.get(name)
            with suppress(Fault, OSError):
                pdf = OutputFolder(Files(self._root).folder).folder.read(path)
                if pdf is not None:
                    self._drawn[name] = draw_pages(pdf, frozenset((1,)))[1]
            return self._drawn.get(name)
