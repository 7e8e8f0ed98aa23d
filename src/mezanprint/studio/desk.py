"""The desk: what is open, and the answer to each question of the page. It knows nothing of HTTP."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import Any

from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import Edition
from mezanprint.project.files import Files
from mezanprint.studio.answers import Handler, Refusal, Upload
from mezanprint.studio.documents import as_answer, main_side, open_session
from mezanprint.studio.editions import sides_of
from mezanprint.studio.events import Events
from mezanprint.studio.previewing import preview_value, settled_value
from mezanprint.studio.requests import (
    Check,
    checked,
    is_edits,
    is_name,
    is_number,
    is_resolution,
    is_side,
    is_sources,
)
from mezanprint.studio.sessions import TARGET, Session, Sessions
from mezanprint.studio.side import Reading, Side
from mezanprint.studio.told import findings
from mezanprint.studio.whole_layouts import WholeLayouts

_SIDES = 4
"""Editions that are kept laid out, those of two documents: each has a process."""
_NONE: Mapping[str, Check] = MappingProxyType({})


class Desk:
    """All that is open of one project. Use as a context: its end is the end of all its processes."""

    def __init__(self, root: Path, language: str = "en") -> None:
        """Take the project folder, and the language that the page begins in."""
        self.root, self.language = root, language
        self.events = Events()
        self.sessions = Sessions()
        self._lock = RLock()
        self._sides: dict[tuple[Edition, str], Side] = {}
        self.handlers: Mapping[str, Handler] = {
            "/api/open": self.open,
            "/api/page": self.page,
            "/api/preview": self.preview,
            "/api/settle": self.settle,
        }
        self.uploads: Mapping[str, Upload] = {}

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            sides, self._sides = tuple(self._sides.values()), {}
        for side in sides:
            side.previewer.close()

    def picture(self, name: str) -> bytes | None:
        """Return a picture by the name that an answer gave it."""
        return self.sessions.picture(name)

    def open(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Open a document to be translated into a locale."""
        request = checked(request, {"document": is_name, "locale": is_name}, _NONE)
        document, locale = request["document"], request["locale"]
        with _told_on_the_page():
            project = Project(Files(self.root))
            if document not in project.documents or locale not in {spec.code for spec in project.config.locales}:
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
            sides = {
                name: self._side(name, own, edition)
                for name, (own, edition) in sides_of(project, document, locale).items()
            }
            session, loose = open_session(document, locale, sides)
        self.sessions.add(session)
        return as_answer(session, project, loose)

    def _side(self, name: str, locale: str, edition: Edition) -> Side:
        """Return a side, laid out for all who have it open; those that nobody asked for lately are let go."""
        with self._lock:
            key = (edition, locale)
            side = self._sides.pop(key, None) or Side(name, locale, edition, WholeLayouts(self.root), self.root)
            self._sides[key] = side
            while len(self._sides) > _SIDES:
                self._sides.pop(next(iter(self._sides))).previewer.close()
        return side

    def page(self, request: Mapping[str, Any]) -> bytes:
        """Return the picture of a page as it was laid out last."""
        fields = {"session": is_name, "side": is_side, "page": is_number, "dpi": is_resolution}
        request = checked(request, fields, _NONE)
        side = self.sessions.find(request["session"]).side(request["side"])
        with _told_on_the_page(), side.lock:
            return side.previewer.picture(_page(side, request["page"]), request["dpi"])

    def preview(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what a page looks like with edits; of questions that wait only the latest is answered."""
        fields = {"session": is_name, "seq": is_number, "edits": is_edits, "id": is_name}
        fields |= {"side": is_side, "page": is_number, "dpi": is_resolution}
        request = checked(request, fields, {"sources": is_sources})
        session, edits = self.sessions.find(request["session"]), request["edits"]
        side = session.side(request["side"])
        session.row(request["id"])
        with session.turns.turn() as is_latest:
            if not is_latest:
                return {"seq": request["seq"], "dropped": True}
            with _told_on_the_page(), side.lock:
                reading = self._read(session, side, edits)
                preview = side.preview(reading, _page(side, request["page"]), request["dpi"])
                value = preview_value(session, side, reading, preview, request["id"], edits)
        return {"seq": request["seq"], "picture": session.show(preview.png), **value}

    def settle(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Lay out all pages with edits, and say what is otherwise."""
        fields = {"session": is_name, "seq": is_number, "edits": is_edits}
        request = checked(request, fields, {"sources": is_sources})
        session, edits = self.sessions.find(request["session"]), request["edits"]
        with session.turns.turn() as is_latest:
            if not is_latest:
                return {"seq": request["seq"], "dropped": True}
            readings: dict[str, Reading] = {}
            changed: list[dict[str, Any]] = []
            main = main_side(session.sides)
            with _told_on_the_page(), main.lock:
                readings[main.name] = self._read(session, main, edits)
                settled = main.settle(readings[main.name])
                changed += ({"side": main.name, "page": page} for page in settled.changed)
                value = settled_value(session, readings, edits)
        return {"seq": request["seq"], "changed": changed, **value}

    def _read(self, session: Session, side: Side, edits: Mapping[str, Any]) -> Reading:
        files = session.files(Files(self.root), edits) if side.name == TARGET else {}
        return side.read(files)


def _page(side: Side, number: int) -> int:
    """Return the number of a page; ``Refusal`` if there is no such page."""
    if not 1 <= number <= len(side.layout):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    return number


@contextmanager
def _told_on_the_page() -> Iterator[None]:
    """Make of a fault a refusal that says on the page what is wrong."""
    try:
        yield
    except Fault as fault:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"findings": findings(fault.diagnostics)}) from None
