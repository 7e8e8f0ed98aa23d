"""Documents that are open in the browser, each with its sides, its strings and the pictures it was shown last."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from threading import Lock, RLock

from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks import Rules
from mezanprint.project.config import Config
from mezanprint.project.files import Files
from mezanprint.proofing.strings import String
from mezanprint.studio.answers import Refusal
from mezanprint.studio.edits import edited_catalogs
from mezanprint.studio.rows import Row
from mezanprint.studio.side import Side
from mezanprint.studio.turns import Turns

_PICTURES = 8
_SESSIONS = 16
"""Open documents that are remembered; a page whose session is forgotten opens its document again."""
TARGET, SOURCE = "target", "source"


@dataclass(slots=True)
class Session:
    """A document with the locale it is translated into."""

    id: str
    document: str
    locale: str
    source: str
    sides: Mapping[str, Side]
    rows: Mapping[str, Row]
    """The table: what a request names and is not in it, is not there."""
    strings: Mapping[str, String]
    config: Config
    rules: Rules
    """For the checks of translations into the locale."""
    turns: Turns = field(default_factory=Turns)
    lock: RLock = field(default_factory=RLock)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def row(self, id_: str) -> Row:
        """Return a message of the document; ``Refusal`` if it has none such."""
        try:
            return self.rows[id_]
        except KeyError:
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY) from None

    def shown(self, id_: str) -> Row:
        """Return a message that the page shows; ``Refusal`` for any other."""
        if id_ not in self.strings:
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.row(id_)

    def side(self, name: str) -> Side:
        """Return a side; ``Refusal`` where the document has none such."""
        try:
            return self.sides[name]
        except KeyError:
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY) from None

    def files(self, files: Files, edits: Mapping[str, Sequence[str]]) -> dict[str, bytes]:
        """Return the files that edits make of those on the disk."""
        return edited_catalogs(files, self.rows, edits)

    def printed(self, edits: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Return what is printed of edited messages."""
        return {id_: forms[self.row(id_).printed_form] for id_, forms in edits.items()}

    def show(self, png: bytes) -> str:
        """Keep a picture under a name that nobody guesses, and return the name."""
        name = secrets.token_hex(12)
        with self.lock:
            self.pictures[name] = png
            while len(self.pictures) > _PICTURES:
                del self.pictures[next(iter(self.pictures))]
        return name

    def take_catalog(self, catalog: Catalog) -> None:
        """Have all rows of a catalog know what it has now."""
        same = {id_: row for id_, row in self.rows.items() if row.catalog and row.catalog.path == catalog.path}
        self.rows = {**self.rows, **{id_: replace(row, catalog=catalog) for id_, row in same.items()}}


class Sessions:
    """All that is open, by names that nobody guesses."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sessions: dict[str, Session] = {}

    def __iter__(self) -> Iterator[Session]:
        with self._lock:
            return iter(tuple(self._sessions.values()))

    def add(self, session: Session) -> None:
        """Remember a session, and forget the oldest ones."""
        with self._lock:
            self._sessions[session.id] = session
            while len(self._sessions) > _SESSIONS:
                del self._sessions[next(iter(self._sessions))]

    def find(self, id_: str) -> Session:
        """Return a session; ``Refusal`` if there is none such."""
        with self._lock:
            session = self._sessions.get(id_)
        if session is None:
            raise Refusal(HTTPStatus.NOT_FOUND)
        return session

    def picture(self, name: str) -> bytes | None:
        """Return a picture that was shown, if it is one of the newest."""
        return next((each.pictures[name] for each in self if name in each.pictures), None)
