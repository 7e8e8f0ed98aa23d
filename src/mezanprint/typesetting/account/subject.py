"""What a finding about a page calls the thing it is about: a text by its key, a picture by its file."""

from typing import Any
from urllib.parse import unquote

from mezanprint.model.compositions import BASE_URL
from mezanprint.model.diagnostics import Span
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.translatable import msg
from mezanprint.typesetting.boxes.frames import Piece
from mezanprint.typesetting.boxes.tree import short_key

_ZERO_WIDTH_SPACE = "\u200b"
_SHOWN = 40
"""Characters of a text without a key that are shown of it."""


def subject(piece: Piece) -> str:
    """Return what a piece is called: its key, its words, or its file; with the section where there is no key."""
    if piece.is_text:
        words = f"`{shortened(typed(piece.box.text))}`"
        return f"`{short_key(piece.key)}`" if piece.key else within(words, piece.section)
    return name_picture(piece.box.element, piece.key, piece.section)


def key_of(piece: Piece) -> str | None:
    """Return the key by which the place of a piece in the content is found."""
    return piece.key or piece.section


def place_of(piece: Piece, path: str) -> Span:
    """Return where a piece stands in the file that is to be written to ``path``."""
    return Span(path, page=piece.page, area=piece.rect.in_points())


def name_picture(element: Any, key: str | None, section: str | None) -> str:
    """Return what a picture is called."""
    file = file_of(element)
    if not file:
        return f"`{short_key(key)}`" if key else within(msg("a picture"), section)
    return within(msg("the picture `{file}`", file=file), section)


def file_of(element: Any) -> str:
    """Return the path below the project of the picture that an element shows, or nothing."""
    address = str(element.get("src") or element.get("data") or "") if element is not None else ""
    address = address.partition("?")[0]
    return unquote(address.removeprefix(BASE_URL)) if address.startswith(BASE_URL) else ""


def typed(text: str) -> str:
    """Return words as they were typed, without marks of direction and places where an address may be broken."""
    return " ".join(strip_controls(text.replace(_ZERO_WIDTH_SPACE, "")).split())


def shortened(words: str) -> str:
    """Return words that fit into a message."""
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def within(what: str, section: str | None) -> str:
    """Return what something is called, with the section it stands in."""
    return msg("{what} of `{section}`", what=what, section=short_key(section)) if section else what
