"""The desk: what is open, and the answer to each question of the page. It knows nothing of HTTP."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any

from mezanprint.engine.project import Project
from mezanprint.model.results import EditionResult
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.studio.answers import Handler, Refusal, Upload
from mezanprint.studio.building import Building, outcome
from mezanprint.studio.dashboard import Dashboard, editions_of
from mezanprint.studio.documents import as_answer, main_side, open_session
from mezanprint.studio.editions import sides_of
from mezanprint.studio.events import Events
from mezanprint.studio.helping import help_with
from mezanprint.studio.history import History
from mezanprint.studio.previewing import preview_value, settled_value
from mezanprint.studio.requests import (
    Check,
    checked,
    is_edits,
    is_flag,
    is_forms,
    is_name,
    is_names,
    is_number,
    is_resolution,
    is_side,
    is_sources,
    is_text,
)
from mezanprint.studio.saving import Saver
from mezanprint.studio.sessions import TARGET, Session, Sessions
from mezanprint.studio.side import Reading, Side
from mezanprint.studio.sides import Sides
from mezanprint.studio.thumbnails import Thumbnails
from mezanprint.studio.told import told_on_the_page
from mezanprint.studio.translations import review, save
from mezanprint.studio.watching import Watching
from mezanprint.studio.writer import Writer
from mezanprint.studio.writing import shown_forms, source_files

_NONE: Mapping[str, Check] = MappingProxyType({})


class Desk:
    """All that is open of one project. Use as a context: its end is the end of all its processes."""

    def __init__(self, root: Path, language: str = "en") -> None:
        """Take the project folder, and the language that the page begins in."""
        self.root, self.language = root, language
        self.events = Events()
        self.sessions = Sessions()
        self._watching = Watching(root, partial(self.events.tell, "changed"), partial(self.events.tell, "outputs"))
        self.saver = Saver(self._watching.putting)
        self._thumbnails = Thumbnails(root)
        self._history = History(root)
        self._project: Project | None = None
        """As all of it was read last: what did not change since is not read again."""
        self._reading = Lock()
        self._outcomes: dict[str, Mapping[str, object]] = {}
        self._building = Building(root, self.events, self._remember)
        self._sides = Sides(root, self.events)
        writer = Writer(root, self.sessions, self.saver, partial(self.events.tell, "changed"))
        self.handlers: Mapping[str, Handler] = {
            "/api/open": self.open,
            "/api/page": self.page,
            "/api/preview": self.preview,
            "/api/settle": self.settle,
            "/api/save": self.save,
            "/api/review": self.review,
            "/api/help": self.help,
            "/api/desk": self.dashboard,
            "/api/build": self.build,
            **writer.handlers,
        }
        self.uploads: Mapping[str, Upload] = {"/api/upload": writer.upload}

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self._sides.close()
        self._watching.stop()
        self._building.stop()
        self.saver.leave(Folder.hold(self.root))

    def picture(self, name: str) -> bytes | None:
        """Return a picture by the name that an answer gave it."""
        return self.sessions.picture(name) or self._thumbnails.draw(name)

    def open(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Open a document to be translated into a locale, on the pages of one of its editions if it is named."""
        request = checked(request, {"document": is_name, "locale": is_name}, {"edition": is_name})
        document, locale = request["document"], request["locale"]
        with self._watching.looking_out(), told_on_the_page():
            project = Project(Files(self.root))
            if document not in project.documents or locale not in {spec.code for spec in project.config.locales}:
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
            limits = project.document(document)[0].limits
            sides = {
                name: self._sides.side(name, own, edition, limits)
                for name, (own, edition) in sides_of(project, document, locale, request.get("edition", "")).items()
            }
            session, readings, loose = open_session(document, locale, sides)
        self.sessions.add(session)
        for reading in readings:
            self._watching.look_at(reading.prepared.reads)
        return as_answer(session, project, loose)

    def page(self, request: Mapping[str, Any]) -> bytes:
        """Return the picture of a page as it was laid out last."""
        fields = {"session": is_name, "side": is_side, "page": is_number, "dpi": is_resolution}
        request = checked(request, fields, _NONE)
        side = self.sessions.find(request["session"]).side(request["side"])
        with self._sides.asking(side):
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
            with self._sides.asking(side):
                reading = self._read(session, side, edits, request.get("sources", {}))
                preview = side.preview(reading, _page(side, request["page"]), request["dpi"])
                edits = shown_forms(session, edits, request.get("sources", {}))
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
            with self._sides.asking(main):
                readings[main.name] = self._read(session, main, edits, request.get("sources", {}))
                settled = main.settle(readings[main.name])
                main.edits = {id_: tuple(forms) for id_, forms in edits.items()}
                changed += ({"side": main.name, "page": page} for page in settled.changed)
                value = settled_value(session, readings, edits)
        return {"seq": request["seq"], "changed": changed, **value}

    def save(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Save a translation, where what was seen still stands."""
        fields = {"session": is_name, "id": is_name, "forms": is_forms, "seen": is_forms, "confirmed": is_flag}
        request = checked(request, fields, _NONE)
        session, new = self.sessions.find(request["session"]), (request["forms"], request["seen"])
        with told_on_the_page():
            value = save(Files(self.root), self.saver, session, request["id"], new, confirmed=request["confirmed"])
        if value["saved"]:
            self._tell_others(session)
        return value

    def review(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Write down who has looked at a translation."""
        fields = {"session": is_name, "id": is_name, "reviewed": is_flag, "seen": is_forms, "by": is_text}
        request = checked(request, fields, _NONE)
        session, by = self.sessions.find(request["session"]), request["by"]
        id_, seen, reviewed = request["id"], request["seen"], request["reviewed"]
        with told_on_the_page():
            value = review(Files(self.root), self.saver, session, id_, seen, by, reviewed=reviewed)
        self._tell_others(session)
        return value

    def _tell_others(self, session: Session) -> None:
        """Have other pages that show the same read it again; the one that asked knows it already."""
        self.events.tell("changed", by=session.id)

    def help(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what helps with the translation of a message."""
        request = checked(request, {"session": is_name, "id": is_name}, _NONE)
        session = self.sessions.find(request["session"])
        return help_with(Files(self.root), session, request["id"], self._history)

    def dashboard(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return all documents of the project with their editions."""
        checked(request, _NONE, _NONE)
        with self._watching.looking_out(), told_on_the_page(), self._reading:
            files = Files(self.root)
            project = self._project.again(files) if self._project else Project(files)
            self._project = project
            value = Dashboard(project, self._thumbnails, self._outcomes).as_value()
        self._watching.look_at(project.reads())
        return value

    def build(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Have editions built as the command builds them; what comes of it is told as events."""
        request = checked(request, {"editions": is_names, "profile": is_name}, _NONE)
        with told_on_the_page():
            known = {each.name: each for each in editions_of(Project(Files(self.root)), request["profile"])}
        if not known.keys() >= set(request["editions"]):
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
        self._building.order([known[name] for name in request["editions"]])
        return {}

    def _remember(self, result: EditionResult) -> None:
        self._outcomes[result.edition.name] = outcome(result)

    def _read(self, session: Session, side: Side, edits: Mapping[str, Any], sources: Mapping[str, Any]) -> Reading:
        files = dict(source_files(self.root, session.document, sources))
        if side.name == TARGET:
            files |= session.files(Files(self.root), edits)
        return side.read(files)


def _page(side: Side, number: int) -> int:
    """Return the number of a page; ``Refusal`` if there is no such page."""
    if not 1 <= number <= len(side.layout):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    return number
