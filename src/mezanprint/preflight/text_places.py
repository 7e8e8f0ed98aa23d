"""Where the letters and words of a page stand, as pdfium finds them in a PDF."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_float
from dataclasses import dataclass

from pypdfium2 import raw

from mezanprint.preflight.readers.open_file import OpenPage

_FLAT = 0.05
"""pt: no letter or dash is as thin."""
_UNSPACED = re.compile(r"\S+")


def stands_off(box: Sequence[float], paper: Sequence[float]) -> bool:
    """Tell whether a box lies wholly outside a sheet of paper; both are left, bottom, right and top, in points."""
    return box[2] < paper[0] or box[0] > paper[2] or box[3] < paper[1] or box[1] > paper[3]


@dataclass(slots=True)
class Word:
    """A word with the box round its letters, in points, and the size of the largest."""

    letters: str
    box: Sequence[float]
    """Left, bottom, right and top."""
    size: float

    def add(self, letter: str, left: float, bottom: float, right: float, top: float, size: float) -> None:
        """Add a letter in its box."""
        self.letters += letter
        box = self.box
        self.box = min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)
        self.size = max(self.size, size)


class Letters:
    """The letters of a page. It is asked thousands of times where they are, and makes nothing anew for a question."""

    def __init__(self, page: OpenPage) -> None:
        """Take a page that is open."""
        self._handle = page.letters.raw
        self._letters, self._stretches = _characters(page)
        self._sides = (c_double * 4)()
        self._to_sides = tuple(byref(c_double.from_buffer(self._sides, 8 * side)) for side in range(4))
        self._room = (c_float * 4)()
        self._to_room = byref(raw.FS_RECTF.from_buffer(self._room))

    def words(self) -> Iterator[tuple[int, int]]:
        """Yield where a letter that can be printed begins a stretch without spaces, and where this ends."""
        letters = self._letters
        for start, end in self._stretches:
            while start < end and not letters[start].isprintable():
                start += 1
            if start < end:
                yield start, end

    def word(self, start: int, end: int) -> Word:
        """Return the word of the letters between two places."""
        letters = self._letters
        *box, size = self.place(start)
        word = Word(letters[start], box, size)
        if unicodedata.category(letters[start]) == "Mn":
            self._add_carrier(word, start)
        for index in range(start + 1, end):
            if letters[index].isprintable():
                word.add(letters[index], *self.place(index))
        return word

    def _add_carrier(self, word: Word, index: int) -> None:
        """Add the places of the spaces beside a mark that stands alone: it is drawn with the one that carries it."""
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(self._letters) and self._letters[beside].isspace():
                word.add("", *self.place(beside)[:4], word.size)

    def place(self, index: int) -> tuple[float, float, float, float, float]:
        """Return left, bottom, right and top of a letter and the size of its type as drawn, whichever way, in pt.

        A sign that the text layer tells beside the glyph that draws it has a box without a height; it is seen anywhere
        between the foot and the head of its line.
        """
        raw.FPDFText_GetCharBox(self._handle, index, *self._to_sides)
        left, right, bottom, top = self._sides[:]
        raw.FPDFText_GetLooseCharBox(self._handle, index, self._to_room)
        begin, head, end, foot = self._room[:]
        if top - bottom < _FLAT:
            bottom, top = min(foot, head), max(foot, head)
        return left, bottom, right, top, max(abs(end - begin), abs(head - foot))


def _characters(page: OpenPage) -> tuple[str, list[tuple[int, int]]]:
    """Return one character for each letter of a page, and where stretches without spaces begin and end in them.

    These are the text of the page, unless pdfium leaves signs out of that, or says more.
    """
    text, handle, unicode = page.text, page.letters.raw, raw.FPDFText_GetUnicode
    count = page.letters.count_chars()
    stretches = _stretches(text)
    if len(text) != count or any(unicode(handle, start) != ord(text[start]) for start, _ in stretches):
        text = "".join(chr(unicode(handle, index)) for index in range(count))
        stretches = _stretches(text)
    return text, stretches


def _stretches(text: str) -> list[tuple[int, int]]:
    return [stretch.span() for stretch in _UNSPACED.finditer(text)]
