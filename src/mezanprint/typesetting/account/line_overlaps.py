"""Lines of one text that run into one another: set too tight for the face they are in."""

from collections.abc import Iterator
from itertools import pairwise, product
from unicodedata import bidirectional

from mezanprint.model.diagnostics import Diagnostic, info
from mezanprint.model.geometry import MM_PER_PX, Area
from mezanprint.model.translatable import msg
from mezanprint.typesetting.account.subject import key_of, place_of, subject
from mezanprint.typesetting.boxes.frames import Piece
from mezanprint.typesetting.boxes.line_ink import glyph_inks, ink_of

_TOLERANCE = 1.5
"""px: four tenths of a millimetre. The rectangle around a glyph is that much larger than its curves."""
_SHARE, _SLANTING = 0.04, 0.1
"""The same in large type, as a share of its size. Tails of Arabic letters run aslant through their rectangles: in Amiri
at a pitch of 1.5 times its size two share 0.2 em and do not touch. So this is a note, and stops nothing."""


def check_overlaps(standing: tuple[Piece, ...], path: str) -> Iterator[Diagnostic]:
    """Yield a note for each text of which a glyph of one line lies on one of the line below, where it does most."""
    blocks: dict[int, dict[int, list[Piece]]] = {}
    for piece in standing:
        if piece.is_text and piece.line is not None and piece.turned is None:
            line, block = map(id, piece.line)
            blocks.setdefault(block, {}).setdefault(line, []).append(piece)
    for lines in blocks.values():
        meetings = [met for upper, lower in pairwise(lines.values()) for met in _meetings(upper, lower)]
        if meetings:
            depth, piece = max(meetings, key=lambda met: met[0])
            yield _told(piece, depth, path)


def _meetings(upper: list[Piece], lower: list[Piece]) -> Iterator[tuple[float, Piece]]:
    """Yield how deep two lines lie in one another, with the text of the upper one that does."""
    for one, other in product(upper, lower):
        high, low = ink_of(one.box), ink_of(other.box)
        if _depth(high, low) <= _TOLERANCE:
            continue
        share = _SLANTING if _is_arabic(one.box.text) and _is_arabic(other.box.text) else _SHARE
        least = max(_TOLERANCE, share * max(one.box.style["font_size"], other.box.style["font_size"]))
        if _depth(high, low) > least:
            # Only then it is worth while to ask for each glyph: letters that reach down stand between such as reach up.
            depth = max((_depth(*glyphs) for glyphs in product(_within(one, low), _within(other, high))), default=0)
            if depth > least:
                yield depth, one


def _within(piece: Piece, ink: Area) -> list[Area]:
    """Return the glyphs of a text that lie in the ink of another: no other one meets one of its glyphs."""
    return [glyph for glyph in glyph_inks(piece.box) if _depth(glyph, ink) > 0]


def _is_arabic(text: str) -> bool:
    return any(bidirectional(char) == "AL" for char in text)


def _depth(one: Area, other: Area) -> float:
    """Return the depth of the common part of two rectangles; 0 or less where they are apart."""
    return min(
        min(one.right, other.right) - max(one.left, other.left), min(one.bottom, other.bottom) - max(one.top, other.top)
    )


def _told(piece: Piece, depth: float, path: str) -> Diagnostic:
    message = msg(
        "lines of {what} run into one another, by {by} mm", what=subject(piece), by=f"{depth * MM_PER_PX:.1f}"
    )
    hint = msg("give it more `line-height` in the style sheet that says its size or its face")
    return info("layout-lines", message, place_of(piece, path), hint, key=key_of(piece))
