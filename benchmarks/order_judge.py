"""The order of a unit on paper, judged by where its letters stand in a finished PDF and by the ink of its brackets.

Knows nothing of the program that wrote the file. MuPDF tells characters with their places and sizes; of a bracket a
file may name either of two mirror images, so that the side to which it opens is read from its ink.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pymupdf

from order_cases import Case

_CARRIER = re.compile(
    "[\u0370-\u03ff\u1f00-\u1fff\u0600-\u060b\u060d-\u065f\u066e-\u06dc\u06de-\u06ef\u06fa-\u06ff\u2022\u25e6]"
)
"""Letters of the words round a unit, and bullets."""
_BRACKETS = {char: pair for pair in ("()", "[]", "{}", "<>", "«»", "≤≥") for char in pair}
_SCALE = 4
_SMALL = 0.8
"""Size, beside that of the other letters, under which a character is a note call."""
_ROUND = 1.35
"""Width beside height of a verse sign that encloses its number: beside it the ink is wider."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page; lengths in points, y downwards."""

    text: str
    left: float
    right: float
    top: float
    low: float
    baseline: float
    size: float


def is_right(page: pymupdf.Page, case: Case) -> bool:
    """Tell whether ``page`` shows the unit of ``case`` in its order, on all its lines, and its full stop beside it."""
    rows = [row for row in _rows(page) if row]
    if case.unit.family == "verse":
        return _is_enclosed(page, rows, case)
    pieces = [_residue(page, row) for row in rows]
    pieces = [piece for piece in pieces if piece]
    if case.place == "end" and case.direction == "rtl" and pieces and pieces[-1].startswith("."):
        # The full stop of the sentence ends its last line.
        pieces = [*pieces[:-1], pieces[-1][1:], "."]
    return "".join(pieces[::-1] if case.runs_back else pieces) == _wanted(case)


def _wanted(case: Case) -> str:
    seen = _plain(_CARRIER.sub("", case.seen))
    if case.place != "end":
        return seen
    return f".{seen}" if case.direction == "rtl" and case.runs_back else f"{seen}."


def _plain(text: str) -> str:
    """Return text without spaces, its digits Western, its hyphens one."""
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return re.sub("\\s", "", digits).replace("\u2010", "-").replace("\u2011", "-").replace("\u066a", "%")


def _rows(page: pymupdf.Page) -> list[list[Glyph]]:
    """Return the lines of a page from the top, each from left to right, without note calls."""
    glyphs = _with_marks(_glyphs(page))
    if not glyphs:
        return []
    usual = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: each.baseline):
        if glyph.size < _SMALL * usual:
            continue
        if rows and abs(rows[-1][0].baseline - glyph.baseline) < usual / 2:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _glyphs(page: pymupdf.Page) -> Iterator[Glyph]:
    blocks = page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]
    spans = (span for block in blocks for line in block.get("lines", ()) for span in line["spans"])
    for span in spans:
        for char in span["chars"]:
            left, top, right, low = char["bbox"]
            yield Glyph(char["c"], left, right, top, low, char["origin"][1], span["size"])


def _with_marks(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return the glyphs that are seen; a mark of direction beside a bracket has a share of its width, and its ink."""
    known = list(glyphs)
    marks = [glyph for glyph in known if _is_mark(glyph.text)]
    seen = [glyph for glyph in known if glyph.text.strip() and not _is_mark(glyph.text)]
    for place, glyph in enumerate(seen):
        for mark in marks if glyph.text in _BRACKETS else ():
            if (
                abs(mark.baseline - glyph.baseline) < 1
                and mark.left < glyph.right + 0.2
                and mark.right > glyph.left - 0.2
            ):
                seen[place] = glyph = replace(
                    glyph, left=min(glyph.left, mark.left), right=max(glyph.right, mark.right)
                )
    return seen


def _is_mark(char: str) -> bool:
    return char != "\u06dd" and unicodedata.category(char) in ("Cf", "Cc")


def _residue(page: pymupdf.Page, row: list[Glyph]) -> str:
    """Return what a line shows beside the words round the unit, from left to right."""
    image: Any = None
    found = ""
    for glyph in row:
        char = unicodedata.normalize("NFKC", glyph.text) if "\ufb50" <= glyph.text[0] <= "\ufeff" else glyph.text
        if char in _BRACKETS:
            image = _picture(page) if image is None else image
            char = _shape(image, glyph)
        found += _CARRIER.sub("", char)
    return _plain(found)


def _picture(page: pymupdf.Page) -> Any:
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(_SCALE, _SCALE), colorspace=pymupdf.csGRAY)
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)[:, : pixmap.width]


def _ink(image: Any, glyph: Glyph) -> list[tuple[int, int]]:
    """Return row and column of every dark pixel in the box of a glyph."""
    top, low = max(0, round(glyph.top * _SCALE)), round(glyph.low * _SCALE)
    left, right = max(0, round(glyph.left * _SCALE)), round(glyph.right * _SCALE)
    rows, columns = (image[top:low, left:right] < 128).nonzero()
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def _shape(image: Any, glyph: Glyph) -> str:
    """Return the bracket that the ink shows: its middle stands out to the side to which it does not open."""
    pair = _BRACKETS[glyph.text]
    ink = max(_strokes(set(_ink(image, glyph))), key=_height, default=set())
    if not ink:
        return glyph.text
    top, low = min(row for row, _ in ink), max(row for row, _ in ink)
    third = max(1, (low - top) / 3)
    ends = [column for row, column in ink if row < top + third or row > low - third]
    middle = [column for row, column in ink if top + third <= row <= low - third]
    if not middle or not ends:
        return glyph.text
    return pair[0] if sum(middle) * len(ends) < sum(ends) * len(middle) else pair[1]


def _strokes(ink: set[tuple[int, int]]) -> Iterator[set[tuple[int, int]]]:
    """Yield the strokes that hang together: the arm of a letter may reach over a bracket, lower than it."""
    while ink:
        pending = [ink.pop()]
        stroke = set(pending)
        while pending:
            row, column = pending.pop()
            around = {(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)} & ink
            ink -= around
            stroke |= around
            pending += around
        yield stroke


def _height(stroke: set[tuple[int, int]]) -> int:
    return max(row for row, _ in stroke) - min(row for row, _ in stroke)


def _is_enclosed(page: pymupdf.Page, rows: list[list[Glyph]], case: Case) -> bool:
    """Tell whether an end-of-verse sign stands round its number: the ink of both is no wider than the sign's."""
    parts = [glyph for row in rows for glyph in row if glyph.text == "\u06dd" or glyph.text.isdecimal()]
    numbers = "".join(glyph.text for glyph in parts if glyph.text.isdecimal())
    if "\u06dd" not in {glyph.text for glyph in parts} or sorted(numbers) != sorted(case.unit.typed[1:]):
        return False
    edges = (
        min(g.left for g in parts),
        max(g.right for g in parts),
        min(g.top for g in parts),
        max(g.low for g in parts),
    )
    ink = _ink(_picture(page), Glyph("", *edges, 0, 0))
    if not ink:
        return False
    width = max(column for _, column in ink) - min(column for _, column in ink)
    height = max(row for row, _ in ink) - min(row for row, _ in ink)
    return width <= _ROUND * height
