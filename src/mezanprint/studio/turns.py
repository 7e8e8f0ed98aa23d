"""Whose question is asked next, where only the latest is worth an answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from threading import Condition

from mezanprint.studio.answers import Refusal

PATIENCE = 5.0
"""Seconds that a question waits for the one before it."""


class Turns:
    """One question at work and one waiting; a newer one takes the place of the one that waits."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._is_busy = False
        self._latest = 0

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Wait for one's turn, and tell whether it came: no, if a newer question was asked meanwhile.

        ``Refusal`` if the one at work takes too long.
        """
        with self._changed:
            self._latest += 1
            number = self._latest
            self._changed.notify_all()
            is_free = self._changed.wait_for(lambda: not self._is_busy or self._latest != number, PATIENCE)
            if not is_free:
                raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE)
            is_mine = self._latest == number
            if is_mine:
                self._is_busy = True
        try:
            yield is_mine
        finally:
            if is_mine:
                with self._changed:
                    self._is_busy = False
                    self._changed.notify_all()
