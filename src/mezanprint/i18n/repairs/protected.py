"""What no repair may touch: placeholders, links, notes, tags, code, addresses, and runs of Latin words."""

import re

from mezanprint.model.direction.controls import find_isolates
from mezanprint.model.direction.islands import find_islands
from mezanprint.model.direction.letters import OBJECT
from mezanprint.model.locales import Direction, HouseStyle

_MARKUP = re.compile(
    r"\\."
    r"|\{[^{}]*\}"
    r"|\]\([^()\s]*\)"
    r"|\[\^[^\]\s]*\]"
    r"|`[^`\n]+`"
    r"|</?[A-Za-z][^<>]*>"
    r"|&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);"
    r"|(?:(?:https?|ftp)://|www\.)[^\s<>]*[^\s<>.,;:!?\u060c\u061b\u061f)\]\u00bb\u201d\"']"
    r"|%\([^)]*\)[a-zA-Z]|%[0-9.$-]*[sdifgxur]\b",
    re.DOTALL,
)
"""An escaped character, ``{name}``, the target of a link, a note, code, a tag, an entity, an address, a directive."""


def set_aside(text: str, direction: Direction) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` with U+FFFC for each stretch that must stay as it is, and those stretches in order.

    It is a paragraph of ``direction``.
    """
    spans = [(found.start(), found.end()) for found in _MARKUP.finditer(text)]
    spans += [(at, at + 1) for at, char in enumerate(text) if char == OBJECT]
    islands, _ = find_islands(text, direction, HouseStyle())
    spans += [(one.start, one.end) for one in islands if not one.rule.house]
    spans += [(one.start, one.end) for one in find_isolates(text)]
    masked: list[str] = []
    pieces: list[str] = []
    position = 0
    for start, end in _merged(spans):
        masked += text[position:start], OBJECT
        pieces.append(text[start:end])
        position = end
    return "".join(masked) + text[position:], tuple(pieces)


def put_back(masked: str, kept: tuple[str, ...]) -> str:
    """Return the text with its protected stretches in their places again; there must be as many places as stretches."""
    pieces = masked.split(OBJECT)
    return pieces[0] + "".join(one + piece for one, piece in zip(kept, pieces[1:], strict=True))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap; those that only touch stay apart."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
