"""Text of a released PDF can be seen: each word leaves ink on its page.

Nothing is guessed from colours and operators. Each page is drawn twice, with its text and without it, and a word whose
place looks the same in both is hidden, in whatever way: painted in the colour behind it, covered, clipped away,
transparent, or not painted at all.
"""

import unicodedata
from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from math import floor
from operator import sub

import pypdfium2
from pypdfium2 import raw

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg

_SCALE = 1.0
"""Pixels a point: thin grey print of 6 pt still differs from its paper by 50 levels of 255."""
_NEAR = 4.0
_LEVELS = 16
"""Of 255 in one of three inks: what differs less from its ground is not seen."""
_MIN_PT = 1.0
"""Smaller type is a grey line to everybody."""
_FLAT = 0.05
"""pt: no letter or dash is as thin."""
_DEPTH = 16
_FAR = 100_000
_SHOWN = 40


@dataclass(slots=True)
class _Word:
    """A word with the box round its letters, in points."""

    letters: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    def add(self, letter: str, left: float, bottom: float, right: float, top: float, size: float) -> None:
        self.letters += letter
        self.left, self.bottom = min(self.left, left), min(self.bottom, bottom)
        self.right, self.top = max(self.right, right), max(self.top, top)
        self.size = max(self.size, size)

    def stands_off(self, paper: tuple[float, float, float, float]) -> bool:
        """Tell whether it lies wholly outside a sheet of paper."""
        left, bottom, right, top = paper
        return self.right < left or self.left > right or self.top < bottom or self.bottom > top


def check_visible(pdf: bytes) -> tuple[Diagnostic, ...]:
    """Return an error for each page with words that machines can read and nobody sees, hidden or beside the paper."""
    diagnostics: list[Diagnostic] = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            words = list(_words(page.get_textpage()))
            paper = page.get_mediabox()
            off = [word for word in words if word.stands_off(paper)]
            diagnostics += [_off_page(number, word.letters[:_SHOWN]) for word in off]
            hidden_words = _hidden(page, words, _SCALE)
            if hidden_words:  # or so thin that no pixel is dark of them: dashes of a light face, looked at from near
                hidden_words = _hidden(document[number - 1], hidden_words, _NEAR)
            if hidden := " ".join(word.letters for word in hidden_words):
                message = msg(
                    "page {page}: `{words}` is in the PDF and not to be seen", page=number, words=hidden[:_SHOWN]
                )
                diagnostics.append(
                    error("release-hidden", message, None, msg("show it, or leave it out in the template"))
                )
    finally:
        document.close()
    return tuple(dict.fromkeys(diagnostics))


def _off_page(page: int, words: str) -> Diagnostic:
    return error("release-off-page", msg("page {page}: `{words}` stands outside the paper", page=page, words=words))


def _hidden(page: pypdfium2.PdfPage, words: list[_Word], scale: float) -> list[_Word]:
    """Return the words on the paper that leave no ink; what stands beside it is another matter."""
    with_text = page.render(scale=scale)
    for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH):
        raw.FPDFTextObj_SetTextRenderMode(text.raw, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    pictures = _Pictures(page, with_text, page.render(scale=scale))
    return [word for word in words if word.size < _MIN_PT or not pictures.differ(word)]


class _Pictures:
    """A page drawn with its text and without."""

    def __init__(self, page: pypdfium2.PdfPage, one: pypdfium2.PdfBitmap, other: pypdfium2.PdfBitmap) -> None:
        self._one, self._other = bytes(one.buffer), bytes(other.buffer)
        # Pages are never turned, so two points tell where all others are: asking for each costs more than looking.
        place = one.get_posconv(page)
        (self._left, self._foot), (right, head) = place.to_bitmap(0, 0), place.to_bitmap(_FAR, _FAR)
        self._across, self._up = (right - self._left) / _FAR, (head - self._foot) / _FAR
        self._width, self._height, self._stride, self._inks = one.width, one.height, one.stride, one.n_channels

    def differ(self, word: _Word) -> bool:
        """Tell whether a word leaves ink; one that is wholly off the page is let pass."""
        left, right = (self._left + floor(side * self._across) for side in (word.left, word.right))
        top, bottom = (self._foot + floor(side * self._up) for side in (word.top, word.bottom))
        left, right = max(left - 1, 0) * self._inks, min(right + 1, self._width) * self._inks
        rows = range(max(top - 1, 0), min(bottom + 1, self._height))
        if left >= right or not rows:
            return True
        # Most words have ink half way up, where the search begins and nearly always ends.
        half = len(rows) // 2
        starts = (row * self._stride for row in (*rows[half:], *rows[:half]))
        return any(self._row_differs(start + left, start + right) for start in starts)

    def _row_differs(self, start: int, end: int) -> bool:
        one, other = self._one[start:end], self._other[start:end]
        return one != other and any(difference >= _LEVELS for difference in map(abs, map(sub, one, other)))


def _words(text: pypdfium2.PdfTextPage) -> Iterator[_Word]:
    word: _Word | None = None
    looks = _Looks(text)
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if not letter.isprintable() or letter.isspace():
            if letter.isspace() and word is not None:
                yield word
                word = None
            continue
        left, right, bottom, top, size = looks.at(index, word.size if word else 0)
        if word is None:
            word = _Word(letter, left, bottom, right, top, size)
            if unicodedata.category(letter) == "Mn":
                _add_carrier(word, text, index, looks)
        else:
            word.add(letter, left, bottom, right, top, size)
    if word is not None:
        yield word


def _add_carrier(word: _Word, text: pypdfium2.PdfTextPage, index: int, looks: "_Looks") -> None:
    """Add the places of the spaces beside a mark that stands alone: it is drawn with the one that carries it."""
    for beside in (index - 1, index + 1):
        if 0 <= beside < text.count_chars() and chr(raw.FPDFText_GetUnicode(text.raw, beside)).isspace():
            left, right, bottom, top, _ = looks.at(beside)
            word.add("", left, bottom, right, top, word.size)


class _Looks:
    """Where the letters of a page stand. It is asked thousands of times, and makes nothing anew for a question."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text.raw
        self._sides = tuple(c_double() for _ in range(4))
        self._to_sides = tuple(byref(side) for side in self._sides)
        self._room = raw.FS_RECTF()
        self._to_room = byref(self._room)

    def at(self, index: int, size: float = 0) -> tuple[float, float, float, float, float]:
        """Return left, right, bottom and top of a letter and the size of its type as drawn, whichever way, in pt.

        In a word that is ``known`` to be large enough the size is not asked for again. A sign that the text layer tells
        beside the glyph that draws it has a box without a height; it is seen anywhere between the foot and the head of
        its line.
        """
        raw.FPDFText_GetCharBox(self._text, index, *self._to_sides)
        left, right, bottom, top = [side.value for side in self._sides]
        if size >= _MIN_PT and top - bottom >= _FLAT:
            return left, right, bottom, top, size
        raw.FPDFText_GetLooseCharBox(self._text, index, self._to_room)
        room = self._room
        foot, head = room.bottom, room.top
        if top - bottom < _FLAT:
            bottom, top = min(foot, head), max(foot, head)
        return left, right, bottom, top, max(abs(room.right - room.left), abs(head - foot))
