"""Files of a project of which some are in memory, and stand in the place of those on the disk."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import ABSENT, MAX_BYTES, Files, missing, project_path, too_large


class MemoryFiles(Files):
    """Reads as ``Files`` does, with the texts or bytes of ``given`` (by their path) laid over the folder ``root``.

    With ``folder`` only what lies in that folder of ``root`` is read from the disk, and nothing else is there.
    """

    def __init__(self, root: Path, given: Mapping[str, str | bytes], folder: str = "") -> None:
        super().__init__(root)
        self._given = {
            project_path(path): content if isinstance(content, bytes) else content.encode()
            for path, content in given.items()
        }
        self._folder = folder

    def read_bytes(self, path: str, limit: int = MAX_BYTES) -> bytes:
        """Return the bytes of a file; ``Fault`` as ``Files`` has it."""
        path = project_path(path)
        data = self._given.get(path)
        if data is None:
            if not self._is_on_disk(path):
                self._record(path, ABSENT)
                raise Fault(missing(path))
            return super().read_bytes(path, limit)
        if len(data) > limit:
            raise Fault(too_large(path, limit))
        self._record(path, hashlib.sha256(data).hexdigest())
        return data

    def exists(self, path: str) -> bool:
        """Tell whether a file or folder stands at ``path``; records what ``Files`` does."""
        path = project_path(path)
        if path in self._given:
            self._record(path, hashlib.sha256(self._given[path]).hexdigest())
            return True
        if self._given_names(path):
            self.list(path)
            return True
        if self._is_on_disk(path):
            return super().exists(path)
        self._record(path, ABSENT)
        return False

    def _names(self, path: str) -> tuple[str, ...] | None:
        given = self._given_names(path)
        there = super()._names(path) if self._is_on_disk(path) else None
        return tuple({*given, *(there or ())}) if given or there is not None else None

    def _given_names(self, folder: str) -> set[str]:
        """Return the names of what is given in a folder."""
        return {path[len(folder) + 1 :].split("/")[0] for path in self._given if path.startswith(f"{folder}/")}

    def _is_on_disk(self, path: str) -> bool:
        return not self._folder or path == self._folder or path.startswith(f"{self._folder}/")
