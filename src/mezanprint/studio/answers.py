"""What answers a request of the page, and what it says instead of an answer."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, TypeAlias

Handler: TypeAlias = Callable[[Mapping[str, Any]], Mapping[str, Any] | bytes]
"""Takes a JSON object; gives back one, or a picture."""
Upload: TypeAlias = Callable[[str, bytes], Mapping[str, Any]]
"""Takes the media type and the bytes of a picture."""


class Refusal(Exception):  # noqa: N818 - the word of the gate for what is not answered
    """A request is not granted: a status, and a value for the page where it can do something with it."""

    def __init__(self, status: HTTPStatus, value: Mapping[str, Any] | None = None) -> None:
        super().__init__(status.phrase)
        self.status, self.value = status, value
