"""Nothing on a plate is seen through: what is, is mixed beforehand with the inks that lie under it.

A press's own program does that in its own way, or stops. On a ground of one colour a shape is drawn in the mixed inks,
and a picture has them in its pixels. On any other ground the place is put in as a picture, in the outline of the shape.
"""

from dataclasses import replace
from typing import Any

import pikepdf

from mezanprint.finishing.press.graphics import Reader, State, lets_through
from mezanprint.finishing.press.mixing import Place
from mezanprint.finishing.press.plates import Plates, Trail
from mezanprint.model.geometry import Box
from mezanprint.model.matrices import IDENTITY, overlap, product, turned
from mezanprint.pdf.content_rows import instructions
from mezanprint.pdf.page_boxes import form_matrix, page_box, rectangle

_MOST = 60
"""Things of one page or form that are looked at one by one; more are put in as one picture."""


def flatten(document: pikepdf.Pdf, dpi: int) -> None:
    """Mix all that is seen through in a document in DeviceCMYK and DeviceGray with its ground, in place.

    ``dpi`` is the resolution of pictures.
    """
    done: set[Any] = set()
    for page in document.pages:
        if lets_through(page.obj):
            _Flattener(document, page, dpi, done).flatten(page.obj, (), State(IDENTITY, page_box(page)))


class _Flattener:
    """Flattens one page with the forms that it draws."""

    def __init__(self, document: pikepdf.Pdf, page: pikepdf.Page, dpi: int, done: set[Any]) -> None:
        self._document, self._dpi, self._done = document, dpi, done
        self._plates = Plates(page)  # of the page as it was, before anything is replaced

    def flatten(self, holder: Any, trail: Trail, start: State) -> None:
        """Flatten what a page or form paints whose coordinates and opacity are those of ``start``."""
        stream = holder if isinstance(holder, pikepdf.Stream) else holder.Contents
        content = list(instructions(stream.read_bytes()))
        place = Place(self._document, self._plates, holder, content, trail, self._dpi)
        found = [each for each in Reader(content, holder.Resources, start).things() if place.is_seen_through(each)]
        faint = [each for each in found if place.form_of(each) is None or not each.state.fills_plainly]
        one_by_one = len(faint) <= _MOST
        alone = []
        for thing in found if one_by_one else (each for each in found if each not in faint):
            form = place.form_of(thing)
            if form is None or not _is_entered(form, thing.state):
                alone.append(thing)
            elif form.objgen not in self._done:
                self._done.add(form.objgen)
                self.flatten(form, (*trail, (thing.name, thing.first)), _inside(form, thing.state))
        written = place.one_by_one(alone) if one_by_one else place.as_one(faint, start)
        if isinstance(holder, pikepdf.Stream):
            holder.write(written)
        else:
            holder.Contents = self._document.make_stream(written)


def _is_entered(form: Any, state: State) -> bool:
    """Tell whether the things in a form are looked at one by one: it is opaque or no group, or holds but one."""
    if state.masked:
        return False
    if "/Group" not in form or state.filled == 1:
        return True
    things = list(
        Reader(list(instructions(form.read_bytes())), form.Resources, State(IDENTITY, Box(0, 0, 1, 1))).things()
    )
    return len(things) == 1 and bool(things[0].fill) != things[0].strokes


def _inside(form: Any, state: State) -> State:
    """Return the state in which a form begins. The opacity of a group holds for whatever is set in it."""
    matrix = product(form_matrix(form), state.matrix)
    clip = overlap(turned(rectangle(form.BBox), matrix), state.clip) or Box(0, 0, 0, 0)
    if "/Group" in form:
        return replace(state, matrix=matrix, clip=clip, share=state.filled, fill_alpha=1.0, stroke_alpha=1.0)
    return replace(state, matrix=matrix, clip=clip)
