"""Faces of fonts as they go into a PDF: cut to the glyphs of a document, variable ones at rest, each made once.

WeasyPrint makes each for each document. What it makes depends on the font file, the place on its axes, the glyphs and
the day, and on nothing else of a document; so that is what a face is kept by.
"""

import hashlib
import os
import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from typing import Any, TypeAlias

from fontTools.varLib import instancer

from mezanprint.typesetting.weasyprint.log_findings import listening
from mezanprint.typesetting.weasyprint.weasy import ffi, instead_of, weasyprint

_Font = weasyprint.pdf.fonts.Font
_clean = _Font.clean
_move = instancer._instantiateGvarGlyph
_LENGTH = re.compile(r"\[\d+\]$")
_MOST = 16_000_000
"""Bytes of the faces that are kept: some two hundred of them."""
Key: TypeAlias = tuple[Any, ...]


class Faces:
    """The faces of a process; those that were not used for longest go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._faces: OrderedDict[Key, bytes] = OrderedDict()
        self._glyphs: dict[Key, dict[int, str]] = {}
        self.size = 0
        """Bytes of the faces that are kept."""

    def clean(self, font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        """Make a font what goes into the PDF, as ``weasyprint.pdf.fonts.Font.clean`` does, which it stands in for."""
        self._clean(font, _face(font), to_unicode, hinting)

    def clean_for_more(self, font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        """Do the same with all glyphs that were asked of this face in the process, so that it soon lacks none."""
        face = _face(font)
        if to_unicode:
            glyphs = self._glyphs.setdefault(face, {})
            glyphs.update(to_unicode)
            to_unicode = glyphs
        self._clean(font, face, to_unicode, hinting)

    def _clean(self, font: Any, known_by: Key, to_unicode: dict[int, str], hinting: bool) -> None:
        key = (*known_by, hinting, bool(font.missing), frozenset(to_unicode), os.environ.get("SOURCE_DATE_EPOCH"))
        face = self._faces.pop(key, None)
        if face is None:
            with listening() as records:
                _clean(font, to_unicode, hinting)
            if records:  # what is told of it belongs to each document that has it
                return
            face = font.file_content
            self.size += len(face)
        font.file_content = self._faces[key] = face
        while self.size > _MOST:
            _, oldest = self._faces.popitem(last=False)
            self.size -= len(oldest)


def _face(font: Any) -> Key:
    """Return the file, and for a variable font the place on its axes; the size only where it is one."""
    content = font.file_content
    file = hashlib.sha256(content).digest(), font.index
    if "fvar" not in font.tables:
        return file
    axes = tuple(sorted(font.variations.items()))
    return (*file, axes, font.weight, font.style, font.font_size if b"opsz" in content else 0)


def _move_glyph(name: str, glyf: Any, gvar: Any, *arguments: Any, **options: Any) -> None:
    """Move the points of a glyph as fontTools does: not of the thousands that a cut has emptied."""
    if glyf[name].numberOfContours or gvar.variations.get(name):
        _move(name, glyf, gvar, *arguments, **options)
    elif name in gvar.variations:
        del gvar.variations[name]


class _Arrays:
    """What makes arrays for HarfBuzz: of a type without a length, for cffi reads each type it does not know as C."""

    def __getattr__(self, name: str) -> Any:
        return getattr(ffi, name)

    def new(self, kind: str, value: Any = None) -> Any:
        return ffi.new(_LENGTH.sub("[]", kind) if isinstance(value, Sized) else kind, value)


FACES = Faces()
"""Those of this process."""
_ARRAYS: Any = _Arrays()


def kept_faces() -> Any:
    """Write the PDF that is written inside the block with the faces that are kept: the bytes are the same."""
    return _cleaning(FACES.clean)


def growing_faces() -> Any:
    """Write a PDF for looking at only: its faces may have glyphs that it does not use, with the ids of its own."""
    return _cleaning(FACES.clean_for_more)


@contextmanager
def _cleaning(clean: Callable[[Any, dict[int, str], bool], None]) -> Iterator[None]:
    def method(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        clean(font, to_unicode, hinting)

    with (
        instead_of(_Font, "clean", method),
        instead_of(weasyprint.pdf.fonts, "ffi", _ARRAYS),
        instead_of(instancer, "_instantiateGvarGlyph", _move_glyph),
    ):
        yield
