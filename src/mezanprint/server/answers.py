"""What a server of ours sends back, and the fonts that its page brings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from mezanprint.typesetting.weasyprint.fonts import pinned_fonts

_FACES = {"IBMPlexSansArabic-Regular.ttf": "/regular.ttf", "IBMPlexSansArabic-SemiBold.ttf": "/semibold.ttf"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: HTTPStatus
    kind: str
    body: bytes


def refusal(status: HTTPStatus) -> Answer:
    """Return an answer that says no more than its code."""
    return Answer(status, "text/plain; charset=utf-8", status.name.encode())


def as_json(value: Any, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Return an answer that programs read."""
    return Answer(status, "application/json", json.dumps(value, ensure_ascii=False).encode())


def faces() -> Mapping[str, Answer]:
    """Return the fonts of a page by their targets."""
    by_target = {_FACES.get(font.file.rpartition("/")[2]): font.locate() for font in pinned_fonts()}
    return {
        target: Answer(HTTPStatus.OK, "font/ttf", path.read_bytes())
        for target, path in by_target.items()
        if target and path
    }
