"""The editions that are kept laid out, for all who have them open: each has a process."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from threading import RLock

from mezanprint.model.editions import Edition
from mezanprint.model.limits import Limits
from mezanprint.previewing.remote import Previewer
from mezanprint.studio.answers import Refusal
from mezanprint.studio.events import Events
from mezanprint.studio.side import Side
from mezanprint.studio.told import told_on_the_page
from mezanprint.studio.turns import PATIENCE

_MOST = 4
"""Those of two documents."""


class Sides:
    """Sides by edition and locale; those that nobody asked for lately are let go."""

    def __init__(self, root: Path, events: Events) -> None:
        """Take the project folder, and who is told when a process was replaced."""
        self._root, self._events = root, events
        self._lock = RLock()
        self._sides: dict[tuple[Edition, str], Side] = {}

    def side(self, name: str, locale: str, edition: Edition, limits: Limits) -> Side:
        """Return the side of an edition: the one that is open, or a new one under the limits of its document."""
        with self._lock:
            side = self._sides.get((edition, locale))
            if side is None or side.limits != limits:
                previewer = Previewer(self._root, edition.document, limits)
                side = Side(name, locale, edition, previewer, self._root, limits)
            self._put_first(side)
        return side

    @contextmanager
    def asking(self, side: Side) -> Iterator[None]:
        """Have a side to oneself; one that was let go is laid out again.

        ``Refusal`` where another one has it for long, or a fault says why there is no page.
        """
        if not side.lock.acquire(timeout=PATIENCE):
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            with told_on_the_page():
                self._have_open(side)
                before = side.previewer.replaced
                yield
            if side.previewer.replaced != before:
                self._events.tell("worker-restarted")
        finally:
            side.lock.release()

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            sides, self._sides = tuple(self._sides.values()), {}
        for side in sides:
            side.previewer.close()

    def _have_open(self, side: Side) -> None:
        with self._lock:
            is_gone = self._sides.get(side.key) is not side
            if is_gone:
                side.previewer = Previewer(self._root, side.edition.document, side.limits)
            self._put_first(side)
        if is_gone:
            side.open(side.read({}))

    def _put_first(self, side: Side) -> None:
        before = self._sides.pop(side.key, side)
        if before is not side:
            before.previewer.close()
        self._sides[side.key] = side
        while len(self._sides) > _MOST:
            self._sides.pop(next(iter(self._sides))).previewer.close()
