"""Content streams as operators with their operands, and what these name (ISO 32000-1, 7.8.2 and 7.8.3)."""

from collections.abc import Iterable
from typing import Any

import pikepdf

DEEPEST = 12
"""Content in content that is followed: a damaged file may run in circles."""


def instructions(content: Any) -> Iterable[Any]:
    """Return what a page or a stream says, inline pictures as instructions ``INLINE IMAGE``.

    Any content is read, damaged one as far as it goes. pikepdf takes a third of the time that ``content_rows`` takes.
    """
    return pikepdf.parse_content_stream(content)


def entry(resources: Any, kind: str, name: Any) -> Any:
    """Return what the resources of a content stream have by a name; None where there is nothing."""
    return resources.get(kind, pikepdf.Dictionary()).get(str(name))


def shown_bytes(operand: Any) -> bytes:
    """Return the bytes of what an operator shows: a string, or strings with numbers between them."""
    parts = operand if isinstance(operand, pikepdf.Array) else (operand,)
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
