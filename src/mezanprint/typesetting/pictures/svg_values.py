"""The shape of numbers in drawings: what is no coordinate, path or turn stops the typesetter in the middle of one.

Source of the grammars: SVG 2, chapters 8.5, 9.3 and 10; CSS Transforms 1, chapter 14.
"""

import re

from mezanprint.typesetting.pictures.svg_rules import NUMBER

_NUMBER = f"(?>{NUMBER.pattern})"
"""Taken whole or not at all: `1.1.1.1` has as many readings as one lets it have."""
_GAP = r"(?: ?, ?| |(?=[-+.]))"
_LENGTH = rf"{_NUMBER}(?:px|pt|pc|mm|cm|in|q|rem|em|ex|%)?"
_ANGLE = rf"{_NUMBER}(?:deg|grad|rad|turn)?"


def _several(value: str, most: int, least: int = -1) -> str:
    """Return a pattern of so many values."""
    more = most - 1 if least < 0 else f"{least - 1},{most - 1}"
    return rf"{value}(?:{_GAP}{value}){{{more}}}"


_POINTS = re.compile(rf"(?:{_several(_NUMBER, 2)}(?:{_GAP}{_several(_NUMBER, 2)})*)?")
_LENGTHS = re.compile(rf"(?:{_LENGTH}(?:{_GAP}{_LENGTH})*|none|inherit)?", re.IGNORECASE)
_ONE_LENGTH = re.compile(rf"(?:{_LENGTH}|auto|none|inherit)?", re.IGNORECASE)
_SHARE = re.compile(rf"{_NUMBER}%?|inherit")
_VIEW_BOX = re.compile(_several(_NUMBER, 4))
_ARC = rf"{_several(_NUMBER, 3)}{_GAP}[01](?:{_GAP})?[01](?:{_GAP})?{_several(_NUMBER, 2)}"
_STEPS = {
    **{letter: _several(_NUMBER, count) for letter, count in {"m": 2, "l": 2, "h": 1, "v": 1, "t": 2}.items()},
    **{letter: _several(_NUMBER, count) for letter, count in {"c": 6, "s": 4, "q": 4}.items()},
    "a": _ARC,
}
_STEP = re.compile(
    "|".join(rf"[{letter}{letter.upper()}] ?{step}(?:{_GAP}{step})*" for letter, step in _STEPS.items()) + "|[zZ]"
)
_BETWEEN = re.compile(r" ?,? ?")
_TURNS = {
    "matrix": _several(_NUMBER, 6),
    "translate": _several(_LENGTH, 2, 1),
    "scale": _several(_NUMBER, 2, 1),
    "rotate": rf"{_ANGLE}(?:{_GAP}{_several(_LENGTH, 2)})?",
    "skewX": _ANGLE,
    "skewY": _ANGLE,
}
_TURN = re.compile("|".join(rf"{name} ?\( ?{values} ?\)" for name, values in _TURNS.items()))


def is_drawable(name: str, value: str) -> bool:
    """Tell whether the value of a numeric attribute is one that a drawing can have there."""
    value = " ".join(value.split())  # so that no pattern can part a row of spaces in many ways
    if name == "d":
        return value[:1] in ("", "m", "M") and _is_row_of(_STEP, value)
    if name in ("transform", "gradientTransform"):
        return value == "none" or _is_row_of(_TURN, value)
    return bool(_PATTERNS.get(name, _ONE_LENGTH).fullmatch(value))


_PATTERNS = {
    "points": _POINTS,
    "stroke-dasharray": _LENGTHS,
    "stroke-miterlimit": re.compile(f"{_NUMBER}|inherit"),
    "viewBox": _VIEW_BOX,
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "offset"), _SHARE),
}


def _is_row_of(part: re.Pattern[str], value: str) -> bool:
    """Tell whether a value is such parts, one after the other, with at most a comma between them."""
    place = 0
    while place < len(value):
        found = part.match(value, place)
        if not found:
            return False
        between = _BETWEEN.match(value, found.end())
        place = between.end() if between else found.end()
    return True
