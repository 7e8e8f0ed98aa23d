"""Builds editions as the command does, one order after the other, and tells how far it is."""

from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from mezanprint.engine.builder import Options, Progress
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.model.diagnostics import Severity
from mezanprint.model.editions import Edition
from mezanprint.model.results import EditionResult, State
from mezanprint.studio.events import Events

_JOBS = 1
"""Who translates meanwhile has the other cores."""
_PATIENCE = 1.0
"""Seconds in which a build ends that is told to."""
BUILT, REFUSED = "built", "refused"


class Building:
    """Builds what is ordered, in a thread of its own."""

    def __init__(self, root: Path, events: Events, done: Callable[[EditionResult], None]) -> None:
        """Take the project folder, what is told of each edition, and who remembers its outcome."""
        self._root, self._events, self._done = root, events, done
        self._orders: SimpleQueue[tuple[Edition, ...] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._session: BuildSession | None = None
        self._ending = Event()

    def order(self, editions: Sequence[Edition]) -> None:
        """Have editions built when those are that were ordered before."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="building", daemon=True)
            self._thread.start()
        self._orders.put(tuple(editions))

    def stop(self) -> None:
        """End what is being built, and the workers."""
        if self._thread is None:
            return
        self._ending.set()
        self._orders.put(None)
        self._thread.join(_PATIENCE)
        if self._session is not None:
            self._session.__exit__()

    def _work(self) -> None:
        with BuildSession(self._root, Options(), jobs=_JOBS) as self._session:
            while (editions := self._orders.get()) is not None:
                for edition in editions:
                    if not self._ending.is_set():
                        self._build(self._session, edition)

    def _build(self, session: BuildSession, edition: Edition) -> None:
        self._events.tell("building", edition=edition.name)
        selection = Selection((edition.document,), (edition.locale_code,), edition.profile.name)
        report = session.build(selection, _Watch(self._ending))
        for result in report.results:
            self._done(result)
            self._events.tell("built", **outcome(result))
        if not report.results:
            errors = sum(each.severity is Severity.ERROR for each in report.diagnostics)
            self._events.tell("built", edition=edition.name, state=REFUSED, errors=errors, warnings=0, pages=None)


def outcome(result: EditionResult) -> dict[str, object]:
    """Return what the page is told of an edition that was built."""
    severities = [each.severity for each in result.diagnostics]
    return {
        "edition": result.edition.name,
        "state": REFUSED if result.state is State.FAILED else BUILT,
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "pages": result.pages,
    }


class _Watch(Progress):
    """Hears how far a build is, and ends it when the studio ends."""

    def __init__(self, ending: Event) -> None:
        self._ending = ending

    def begin(self, total: int) -> None:
        del total

    def at_work(self, names: tuple[str, ...]) -> None:
        """Raise ``InterruptedError`` in the middle of a build that nobody waits for."""
        del names
        if self._ending.is_set():
            raise InterruptedError

    def done(self, _outcome: EditionResult) -> None: ...
