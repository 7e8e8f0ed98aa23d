"""Where things stand on a printed page, in mm from its top left corner, read back from the PDF."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from mezanprint.finishing.finish import finish
from mezanprint.model.kinds import FitRules
from mezanprint.typesetting.typeset import typeset
from sheets import sheet

MM = 25.4 / 72
SAME_LINE = 1.2
GAP = 3.0
"""mm between letters above which a line is read as two: columns, cells, panels."""


@dataclass(frozen=True, slots=True)
class Place:
    """A character or a run of them; ``y`` is the middle of its line."""

    page: int
    text: str
    left: float
    right: float
    y: float


def characters(pdf: bytes) -> Iterator[Place]:
    """Yield every character that a page shows, blanks apart."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        height = page.get_height()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            left, bottom, right, top = text.get_charbox(index, loose=True)
            if character.strip() and right > left and unicodedata.category(character) != "Cf":
                yield Place(number, character, left * MM, right * MM, (height - (top + bottom) / 2) * MM)


def lines(pdf: bytes) -> tuple[Place, ...]:
    """Return the runs of characters that stand side by side, each read from left to right as the eye sees it."""
    found: list[Place] = []
    for place in sorted(characters(pdf), key=lambda c: (c.page, round(c.y / SAME_LINE), c.left)):
        last = found[-1] if found else None
        beside = last and last.page == place.page and abs(last.y - place.y) < SAME_LINE
        if last and beside and place.left - last.right < GAP:
            blank = " " if place.left - last.right > 0.5 else ""
            right = max(last.right, place.right)
            found[-1] = Place(last.page, last.text + blank + place.text, last.left, right, last.y)
        else:
            found.append(place)
    return tuple(found)


def seen(pdf: bytes) -> str:
    """Return all lines as the eye sees them from left to right, one a line."""
    return "\n".join(line.text for line in lines(pdf))


def where(pdf: bytes, words: str) -> Place:
    """Return where ``words``, without blanks, stand; they must stand there exactly once as seen from left to right."""
    row: list[Place] = []
    for place in sorted(characters(pdf), key=lambda c: (c.page, round(c.y / SAME_LINE), c.left)):
        if row and (
            row[-1].page != place.page or abs(row[-1].y - place.y) > SAME_LINE or place.left - row[-1].right > GAP
        ):
            row.append(Place(0, "\n", 0, 0, 0))
        row.append(place)
    text = "".join(each.text for each in row)
    assert text.count(words) == 1, f"`{words}` stands {text.count(words)} times in: {text}"
    start = text.index(words)
    run = row[start : start + len(words)]
    return Place(run[0].page, words, run[0].left, run[-1].right, run[0].y)


def printed(body: str, css: str = "", *, locale: str = "ar", fit: FitRules | None = None) -> bytes:
    """Return the finished PDF of a small sheet, 100 × 120 mm with margins of 10 mm, that gives no findings."""
    composition = sheet(body, css, locale=locale, fit=fit or FitRules(min_last_page=0))
    artifact = typeset(composition, Path("/"))
    assert artifact.diagnostics == ()
    return finish(artifact.data, composition)
