"""What is seen through, mixed with its ground: in inks, shape by shape, or as a picture of the place."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Name
from PIL import Image, ImageChops

from mezanprint.finishing.press.graphics import State, Thing, lets_through
from mezanprint.finishing.press.plates import PixelArea, Plates, Trail
from mezanprint.finishing.press.separation import Cmyk
from mezanprint.finishing.press.stored import add_picture, opacity_of, pixels_of
from mezanprint.model.geometry import Box
from mezanprint.model.matrices import Matrix, around, inverse, overlap, product, turned
from mezanprint.pdf.content_rows import Instruction, numbers
from mezanprint.pdf.page_boxes import form_matrix, rectangle

_FINER = 2
"""How much finer than pictures a place is that is put in as one: edges of what lies there are in it."""
_LOOKED_AT = 300
"""Pixels an inch in which it is looked whether a ground is of one colour."""
_ROUNDING = 1
"""Steps of 255 by which one colour may differ from itself."""
_UNIT = Box(0, 0, 1, 1)
_Edits: TypeAlias = dict[int, tuple[int, bytes]]
"""By the number of an instruction: that of the last one that is replaced, and by what."""


class Place:
    """One content stream, and how to see what lies under each thing that it paints."""

    def __init__(
        self,
        document: pikepdf.Pdf,
        plates: Plates,
        holder: Any,
        content: Sequence[Instruction],
        trail: Trail,
        dpi: int,
    ) -> None:
        self._document, self._plates, self._resources = document, plates, holder.Resources
        self._content, self._trail, self._dpi = content, trail, dpi

    def form_of(self, thing: Thing) -> Any:
        """Return the form that is drawn, or None."""
        drawn = self._resources.XObject[thing.name] if thing.operator == "Do" else None
        return drawn if drawn is not None and drawn.get("/Subtype") == Name.Form else None

    def is_seen_through(self, thing: Thing) -> bool:
        """Tell whether what lies under a thing is seen through it."""
        state = thing.state
        if thing.operator == "ET":
            return thing.text_seen_through
        if thing.operator in ("Do", "sh"):
            drawn = self._resources.XObject[thing.name] if thing.operator == "Do" else None
            return not state.fills_plainly or (drawn is not None and lets_through(drawn))
        filled = thing.fill and self._lets_through(state, state.fill, state.filled)
        return bool(filled or (thing.strokes and self._lets_through(state, state.stroke, state.stroked)))

    def _lets_through(self, state: State, paint: Cmyk | str, opacity: float) -> bool:
        pattern = isinstance(paint, str) and lets_through(self._resources.Pattern[paint])
        return state.masked or opacity < 1 or pattern

    def _opaque(self, thing: Thing) -> bytes:
        """Return instructions that paint what is seen of a thing and its ground, and let nothing through."""
        box = self._box(thing)
        if box is None:
            return b""
        if thing.points:
            return self._path(thing, box)
        block = self._content[thing.first : thing.last + 1]
        raw = b"\n".join(each.raw for each in block)
        drawn = self._resources.XObject[thing.name] if thing.operator == "Do" else None
        if drawn is not None and drawn.get("/Subtype") == Name.Image:
            return self._picture(thing, box, drawn, raw)
        # What a block of text sets holds behind it.
        kept = [each.raw for each in block if each.operator not in ("TJ", "Tj")] if thing.operator == "ET" else []
        return b"\n".join((*kept, self._put_in(thing, box, raw)))

    def _path(self, thing: Thing, box: Box) -> bytes:
        state, parts = thing.state, []
        filled = thing.path + b"\n" + thing.fill.encode()
        if thing.fill and self._lets_through(state, state.fill, state.filled):
            parts.append(self._painted(thing, box, thing.fill, b"", state.fill, state.filled))
        elif thing.fill:
            parts.append(filled)
        if thing.strokes and self._lets_through(state, state.stroke, state.stroked):
            parts.append(self._painted(thing, box, "S", filled if thing.fill else b"", state.stroke, state.stroked))
        elif thing.strokes:
            parts.append(thing.path + b"\nS")
        return b"\n".join(parts)

    def _painted(
        self, thing: Thing, box: Box, operator: str, before: bytes, paint: Cmyk | str, opacity: float
    ) -> bytes:
        """Return a path filled, or drawn along, above what is painted ``before``."""
        if isinstance(paint, str) or thing.state.masked:
            return self._put_in(thing, box, before + b"\n" + thing.path + b"\n" + operator.encode())
        ground = self._ground(thing, box, before)
        if ground:
            mixed = (opacity * ink + (1 - opacity) * under for ink, under in zip(paint, ground, strict=True))
            inks = numbers(*mixed) + (b" K" if operator == "S" else b" k")
            return b"\n".join((b"q", inks, thing.path, operator.encode(), b"Q"))
        if operator == "S":
            return self._put_in(thing, box, before + b"\n" + thing.path + b"\nS")
        area = PixelArea.of(box, _FINER * self._dpi)
        under = self._plates.inks(self._trail, thing.first, area, before)
        above = Image.new("CMYK", under.size, tuple(round(255 * ink) for ink in paint))
        outline = thing.path + (b"\nW*\nn" if operator == "f*" else b"\nW\nn")
        return self._shown(Image.blend(under, above, opacity), area, thing.state.matrix, outline)

    def _ground(self, thing: Thing, box: Box, before: bytes = b"") -> Cmyk | None:
        """Return the inks on which a thing stands if they are the same everywhere."""
        inner = 72 / _LOOKED_AT
        inset = box.grown(-inner)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        looked_at = inset if inset[0] < inset[2] and inset[1] < inset[3] else Box(x, y, x, y)
        under = self._plates.inks(self._trail, thing.first, PixelArea.of(looked_at, _LOOKED_AT), before)
        (cyan, _), (magenta, _), (yellow, _), (black, _) = ends = [_ends(plate) for plate in under.split()]
        if any(high - low > _ROUNDING for low, high in ends):
            return None
        seen = (cyan / 255, magenta / 255, yellow / 255, black / 255)
        known = min(self._plates.known, key=lambda inks: _distance(inks, seen))
        return known if _distance(known, seen) <= (_ROUNDING + 0.5) / 255 else seen

    def _picture(self, thing: Thing, box: Box, image: Any, raw: bytes) -> bytes:
        """Return a picture that is opaque: its pixels are mixed with a ground of one colour."""
        ground = None if thing.state.masked or image.get("/ImageMask") else self._ground(thing, box)
        if ground is None:
            return self._put_in(thing, box, raw, image)
        pixels, opacity = pixels_of(image), opacity_of(image, thing.state.filled)
        under = Image.new("CMYK", pixels.size, tuple(round(255 * ink) for ink in ground))
        return self._name(Image.composite(pixels, under, opacity), image) + b" Do"

    def _put_in(self, thing: Thing, box: Box, tail: bytes, source: Any = None) -> bytes:
        """Return a picture of what is seen in a box once ``tail`` has been painted; no more of it than changes."""
        area = PixelArea.of(box, _FINER * self._dpi)
        under = self._plates.inks(self._trail, thing.first, area)
        above = self._plates.inks(self._trail, thing.first, area, tail)
        changed = ImageChops.difference(under, above).getbbox()
        if changed is None:
            return b""
        return self._shown(above.crop(changed), area.part(changed), thing.state.matrix, source=source)

    def _shown(
        self, pixels: Image.Image, area: PixelArea, matrix: Matrix, outline: bytes = b"", source: Any = None
    ) -> bytes:
        """Return the instructions that show pixels where they lie on the page."""
        back = inverse(matrix)
        if back is None:
            return b""
        width, height = area.sides
        place = product((width, 0, 0, height, area.left, area.bottom), back)
        return b"\n".join(
            filter(None, (b"q", outline, numbers(*place) + b" cm", self._name(pixels, source) + b" Do", b"Q"))
        )

    def _name(self, pixels: Image.Image, source: Any = None) -> bytes:
        name, picture = add_picture(self._document, pixels, source)
        self._resources.XObject[name] = picture
        return name.encode()

    def one_by_one(self, found: Sequence[Thing]) -> bytes:
        """Return the content with each thing that is seen through made opaque."""
        return self._edited({thing.first: (thing.last, self._opaque(thing)) for thing in found})

    def as_one(self, things: Sequence[Thing], start: State) -> bytes:
        """Return the content with one picture over all things that are seen through, of all that is seen there."""
        corners = [corner for thing in things if (box := self._box(thing)) for corner in (box[:2], box[2:])]
        area = PixelArea.of(around(corners), _FINER * self._dpi)
        seen = self._plates.inks(self._trail, len(self._content), area)
        rest = self._edited({thing.first: (thing.last, b"") for thing in things})
        return b"q\n" + rest + b"\nQ\n" + self._shown(seen, area, start.matrix)

    def _edited(self, edits: _Edits) -> bytes:
        """Return the content with some instructions replaced, and nothing set any more that lets through."""
        pieces, end = [], -1
        for number, each in enumerate(self._content):
            if number in edits:
                end, new = edits[number]
                pieces.append(new)
            elif number > end and not self._sets_opacity(each):
                pieces.append(each.raw)
        return b"\n".join(filter(None, pieces))

    def _sets_opacity(self, each: Instruction) -> bool:
        name = each.operands[-1].decode("latin-1") if each.operator in ("gs", "scn", "SCN") else ""
        if name[:1] != "/":
            return False
        if each.operator != "gs":
            return lets_through(self._resources.Pattern[name])
        given = self._resources.ExtGState[name]
        opaque = float(given.get("/ca", 1)) == float(given.get("/CA", 1)) == 1
        return not opaque or "/SMask" in given or given.get("/BM", Name.Normal) != Name.Normal

    def _box(self, thing: Thing) -> Box | None:
        """Return what can be seen of a thing, in points of the page; of a text, where it could be."""
        if thing.points:
            return thing.box
        if thing.operator != "Do":
            return thing.state.clip
        drawn = self._resources.XObject[thing.name]
        is_form = drawn.get("/Subtype") == Name.Form
        matrix = product(form_matrix(drawn), thing.state.matrix) if is_form else thing.state.matrix
        return overlap(turned(rectangle(drawn.BBox) if is_form else _UNIT, matrix), thing.state.clip)


def _ends(plate: Image.Image) -> tuple[int, int]:
    """Return the least and the most ink of a plate, up to 255."""
    low, high = plate.getextrema()
    assert isinstance(low, int)
    assert isinstance(high, int)
    return low, high


def _distance(one: Cmyk, other: Cmyk) -> float:
    return max(abs(ink - same) for ink, same in zip(one, other, strict=True))
