"""Words that are to be bold, in a family of the house that has no bold: they look like those around them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Span, warning
from mezanprint.model.translatable import msg
from mezanprint.project.folder import SETTINGS
from mezanprint.typesetting.boxes.tree import Box, texts
from mezanprint.typesetting.weasyprint.weasy import Document, ffi, pango

_BOLD = 600
"""The weight from which a style sheet means bold; the sheets of the program say 400 or 500 and 600 or 700."""


class _Set(NamedTuple):
    """The face in which a family is set on a page."""

    family: str
    weight: int


def check_weights(document: Document, composition: Composition) -> Iterator[Diagnostic]:
    """Yield a warning for each family of the house whose bold words are set in the face of the others.

    A face that is bold or light throughout, as those of headings are, has nothing to be told from.
    """
    houses = {font.family for font in composition.fonts}
    plain, bold = set[_Set](), set[_Set]()
    for box, _ in texts(document) if houses else ():
        if box.text.strip():
            (bold if box.style["font_weight"] >= _BOLD else plain).update(_faces(box))
    for family in sorted({face.family for face in plain & bold} & houses):
        message = msg("`{family}` has no bold: words that are to stand out look like the others", family=family)
        hint = msg(
            "add its bold file, `mezanprint font add FILE --family ...`, or set the script in a family that has one"
        )
        yield warning("fonts-bold", message, Span(SETTINGS), hint)


def _faces(box: Box) -> Iterator[_Set]:
    """Yield the faces of the runs of a text."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    run = line.runs
    while run != ffi.NULL:
        yield _face(ffi.cast("PangoGlyphItem *", run.data).item.analysis.font)
        run = run.next
    layout.deactivate()


def _face(font: Any) -> _Set:
    described = pango.pango_font_describe_with_absolute_size(font)
    try:
        family = ffi.string(pango.pango_font_description_get_family(described)).decode()
        return _Set(family, int(pango.pango_font_description_get_weight(described)))
    finally:
        pango.pango_font_description_free(described)
