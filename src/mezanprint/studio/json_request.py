"""What is sent to a handler, read strictly: what two readers of JSON could take for two things is none."""

import json
import math
from http import HTTPStatus
from typing import Any

from mezanprint.model.nesting import is_deeper
from mezanprint.studio.answers import Refusal

_DEEPEST = 8


def read_object(data: bytes) -> dict[str, Any]:
    """Return the JSON object that was sent; raise ``Refusal`` for anything else.

    Refused are doubled keys, numbers without an end, halves of a pair of surrogates, and what is nested deeper than
    anything we ask for (RFC 8259, sections 4, 6, 8.2 and 9).
    """
    try:
        value = json.loads(
            data.decode(), object_pairs_hook=_object, parse_float=_number, parse_constant=_number, strict=True
        )
        if not isinstance(value, dict) or is_deeper(value, _DEEPEST):
            raise Refusal(HTTPStatus.BAD_REQUEST)
        json.dumps(value, ensure_ascii=False).encode()  # a lone surrogate has no UTF-8
    except (ValueError, RecursionError):
        raise Refusal(HTTPStatus.BAD_REQUEST) from None
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a key stands twice")
    return value


def _number(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("not a finite number")
    return value
