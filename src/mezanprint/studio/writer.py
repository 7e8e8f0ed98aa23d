"""What the page asks in the writer's mode, and the answers."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from mezanprint.engine.project import Project
from mezanprint.project.files import Files
from mezanprint.studio.grids import grids, save_cell
from mezanprint.studio.placing import Uploads, pictures_value, place
from mezanprint.studio.requests import checked, is_name, is_number, is_source, is_text
from mezanprint.studio.saving import Saver
from mezanprint.studio.sectioning import ACTS, change_sections, sections_value
from mezanprint.studio.sessions import Sessions
from mezanprint.studio.told import told_on_the_page
from mezanprint.studio.writing import as_wordings, write
from mezanprint.translating.catalog_update import update_catalogs


class Writer:
    """The part of the desk at which documents are written, and not translated."""

    def __init__(self, root: Path, sessions: Sessions, saver: Saver, changed: Callable[..., object]) -> None:
        """Take the project folder, what is open, who writes, and who is told that documents are others by now."""
        self.root, self._sessions, self._saver, self._changed = root, sessions, saver, changed
        self._uploads = Uploads()
        self.handlers: Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = {
            "/api/write": self.write,
            "/api/sections": self.sections,
            "/api/section": self.section,
            "/api/place": self.place,
            "/api/grid": self.grid,
            "/api/grid-save": self.grid_save,
            "/api/update": self.update,
        }

    def write(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Write a source text, where what was seen still stands."""
        fields = {"session": is_name, "id": is_name, "text": is_source, "seen": is_source}
        request = checked(request, fields, {})
        session, new = self._sessions.find(request["session"]), as_wordings(request["text"])
        with told_on_the_page():
            answer = write(Files(self.root), self._saver, session, request["id"], new, as_wordings(request["seen"]))
        self._changed(by=session.id)  # the page that asked knows it already
        return answer

    def sections(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the sections and the pictures of a document."""
        request = checked(request, {"session": is_name}, {})
        document = self._sessions.find(request["session"]).document
        with told_on_the_page():
            project = Project(Files(self.root))
            return {**sections_value(project, document), "pictures": pictures_value(project, document)}

    def section(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Put a section in, move one or take one out."""
        fields = {"session": is_name, "act": ACTS.__contains__, "section": is_name, "seen": is_name}
        request = checked(request, fields, {"before": _is_name_or_nothing, "slot": is_name})
        document = self._sessions.find(request["session"]).document
        change = partial(change_sections, Files(self.root), self._saver, document)
        with told_on_the_page():
            answer = change(request["act"], request["section"], request, request["seen"])
        self._changed()
        return answer

    def upload(self, media_type: str, data: bytes) -> Mapping[str, Any]:
        """Take a picture that will be placed."""
        with told_on_the_page():
            return self._uploads.take(media_type, data)

    def place(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Put a picture that was brought in the place of another one, or describe one anew."""
        fields = {"session": is_name, "picture": is_name}
        request = checked(request, fields, {"upload": is_name, "alt": is_text})
        document = self._sessions.find(request["session"]).document
        upload = self._uploads.find(request["upload"]) if "upload" in request else None
        with told_on_the_page():
            answer = place(Files(self.root), self._saver, document, request["picture"], upload, request.get("alt"))
        self._changed()
        return answer

    def grid(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the figures and tables of a document."""
        request = checked(request, {"session": is_name}, {})
        document = self._sessions.find(request["session"]).document
        with told_on_the_page():
            return {"tables": [grid.as_value() for grid in grids(Project(Files(self.root)), document)]}

    def grid_save(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Change one cell of a figure or a table."""
        fields = {"session": is_name, "table": is_name, "row": is_number, "column": is_number}
        request = checked(request, fields | {"text": is_text, "seen": is_name}, {})
        document = self._sessions.find(request["session"]).document
        cell = request["row"], request["column"]
        with told_on_the_page():
            save = partial(save_cell, Files(self.root), self._saver, document)
            answer = save(request["table"], cell, request["text"], request["seen"])
        self._changed()
        return answer

    def update(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Bring the catalogs up to date with what was written, as ``i18n update`` does."""
        checked(request, {}, {})
        files = Files(self.root)
        with told_on_the_page(), self._saver.alone(files.folder):
            changed = update_catalogs(self.root)
        self._changed()
        return {"changed": list(changed)}


def _is_name_or_nothing(value: Any) -> bool:
    return value is None or is_name(value)
