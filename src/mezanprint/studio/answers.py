"""What a handler of the studio says instead of an answer."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any


class Refusal(Exception):  # noqa: N818 - the word of the gate for what is not answered
    """A request is not granted: a status, and a value for the page where it can do something with it."""

    def __init__(self, status: HTTPStatus, value: Mapping[str, Any] | None = None) -> None:
        super().__init__(status.phrase)
        self.status, self.value = status, value
