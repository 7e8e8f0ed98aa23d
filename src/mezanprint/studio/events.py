"""What happens while the studio is open, told to every page that listens."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, TypeAlias

Hear: TypeAlias = Callable[[str, Mapping[str, Any]], None]


class Events:
    """Tells what happened: files changed, editions were built, a process was replaced."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: dict[int, Hear] = {}
        self._next = 0

    def listen(self, hear: Hear) -> Callable[[], None]:
        """Have ``hear`` told of everything from now on, in whatever thread; return what ends that."""
        with self._lock:
            number, self._next = self._next, self._next + 1
            self._listeners[number] = hear

        def stop() -> None:
            with self._lock:
                self._listeners.pop(number, None)

        return stop

    def tell(self, name: str, **data: Any) -> None:
        """Tell an event to all who listen."""
        with self._lock:
            listeners = tuple(self._listeners.values())
        for hear in listeners:
            hear(name, data)
