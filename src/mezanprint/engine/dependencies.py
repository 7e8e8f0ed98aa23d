"""Whether what was read once would be read the same now."""

from collections.abc import Mapping
from pathlib import Path

from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import ABSENT, Files

REFUSED = "refused"


class Answers:
    """Answers of the disk to recorded reads, each asked for once: by content, so touching a file changes nothing."""

    def __init__(self, files: Files) -> None:
        """Take a reader of the project folder."""
        self._files = files
        self._known: dict[str, str] = {}

    def are_still(self, reads: Mapping[str, str]) -> bool:
        """Tell whether every recorded read has the same answer now."""
        return all(self.of(path) == before for path, before in reads.items())

    def of(self, path: str) -> str:
        """Return the answer to one read."""
        if path not in self._known:
            self._known[path] = self._ask(path)
        return self._known[path]

    def _ask(self, path: str) -> str:
        try:
            if path.endswith("/"):
                self._files.list(path.removesuffix("/"))
            else:
                self._files.exists(path)
        except (Fault, OSError):
            return REFUSED
        return self._files.records.get(path, ABSENT)


def is_changed(root: Path, reads: Mapping[str, str]) -> bool:
    """Tell whether any recorded read has another answer now, or the whole project is gone."""
    try:
        return not Answers(Files(root)).are_still(reads)
    except Fault:
        return True
