"""What stands on the pages, and the frames each piece must keep to: paper, page area, panel, clip, block."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from math import inf
from typing import Any

from mezanprint.model.geometry import Area
from mezanprint.typesetting.boxes.tree import (
    Box,
    attribute,
    border_box,
    children,
    content_box,
    descendants,
    key_of,
    padding_box,
    paper_of,
    real,
)
from mezanprint.typesetting.weasyprint.weasy import Document, boxes


class Hold(StrEnum):
    """Kinds of frames, the gravest to leave first."""

    PAPER = "paper"
    CLIP = "clip"
    PANEL = "panel"
    AREA = "area"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle that what is inside must not leave."""

    hold: Hold
    rect: Area
    name: str = ""
    whole: bool = False
    """Whether it has a height of its own, so that it ends on the page where it begins."""
    crop: bool = False
    """Whether it clips one picture and nothing else: it is there to show a part of it."""

    def stretched(self, to: Area) -> "Frame":
        """Return the frame grown so that ``to``, which was put there on purpose, lies in it."""
        rect = self.rect
        grown = Area(
            min(rect.left, to.left), min(rect.top, to.top), max(rect.right, to.right), max(rect.bottom, to.bottom)
        )
        return self if self.hold in (Hold.PAPER, Hold.CLIP) else replace(self, rect=grown)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text or a picture on a page."""

    page: int
    box: Box
    key: str | None
    rect: Area
    frames: tuple[Frame, ...]
    body: bool
    """Whether it belongs to this page's text: no header, no decoration that stands on every page."""
    section: str | None = None
    """Key of the section of the content it stands in."""
    paragraph: Box | None = None
    """The block whose lines it stands in: the outermost one, where an inline block has lines in a line."""
    layers: tuple[tuple[int, int], ...] = ()
    """``z-index`` and number of each box round it that is painted by itself: later ones lie on earlier ones."""
    turned: Area | None = None
    """Where a ``transform`` puts it; None where there is none."""
    line: tuple[Box, Box] | None = None
    """The line it stands in, and the block that has this line: the innermost one."""

    @property
    def panel(self) -> str:
        """Name of the panel it stands in, or nothing."""
        return next((frame.name for frame in self.frames if frame.hold is Hold.PANEL), "")

    @property
    def on_paper(self) -> Area:
        """Where it stands on its sheet."""
        return self.turned or self.rect

    @property
    def is_text(self) -> bool:
        """Tell text from pictures."""
        return isinstance(self.box, boxes.TextBox)


@dataclass(slots=True)
class _Around:
    """What a box inherits from those around it; nobody changes it."""

    page: int
    frames: tuple[Frame, ...]
    key: str | None = None
    section: str | None = None
    body: bool = True
    element: object = None
    """That of the innermost box with frames of its own."""
    layers: tuple[tuple[int, int], ...] = ()
    matrix: Any = None
    """WeasyPrint's matrix from the box to the page; None where nothing is turned."""

    def framed(self, frames: tuple[Frame, ...], element: object) -> "_Around":
        """Return the same with other frames, which ``element`` sets (``replace`` takes six times as long)."""
        return _Around(self.page, frames, self.key, self.section, self.body, element, self.layers, self.matrix)


@dataclass(slots=True)
class _Row:
    """The line in which a box stands; nobody changes it."""

    paragraph: Box | None = None
    line: tuple[Box, Box] | None = None
    rect: Area | None = None


_BLANK = _Row()
_LEAF = (boxes.TextBox, boxes.ReplacedBox)
_IN_LINE = (boxes.TextBox, boxes.InlineBox, boxes.ReplacedBox)
_UNBOUND = (*_IN_LINE, boxes.TableRowBox)
"""Boxes that set no frame for what is in them."""
_MARGINS = ("margin_top", "margin_right", "margin_bottom", "margin_left")
_GIVEN = (boxes.PageBox, boxes.TableCellBox)
"""Boxes whose height is that of others."""


def pieces(document: Document, first: int = 1) -> tuple[Piece, ...]:
    """Return what stands on the pages, of which the first has the number ``first``, in the order of the box tree."""
    walk = _Walk()
    for number, page in enumerate(document.pages, first):
        box = page._page_box
        around = _Around(number, (Frame(Hold.PAPER, paper_of(page)), Frame(Hold.AREA, content_box(box))))
        for child in children(box):
            walk.visit(child, around, _BLANK)
    return tuple(walk.pieces)


class _Walk:
    """One walk over the boxes of pages: thousands, of which most change nothing for what is in them."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._layers = count()

    def visit(self, box: Box, around: _Around, row: _Row) -> None:
        """Add what stands in ``box``."""
        style = box.style
        if style["opacity"] == 0:
            return
        around = _entering(box, around)
        if is_layer(box):
            z = style["z_index"]
            around = replace(around, layers=(*around.layers, (0 if z == "auto" else z, next(self._layers))))
        if isinstance(box, _LEAF):
            if _is_seen(box):
                self._add(box, around, row)
            return
        for child in map(real, box.children):
            if isinstance(child, boxes.LineBox):
                if row.paragraph is None:
                    row = _Row(box)
                self.visit(child, around, _Row(row.paragraph, (child, box), border_box(child)))
            else:
                self.visit(child, around, row)

    def _add(self, box: Box, around: _Around, row: _Row) -> None:
        rect = letters(box, row.rect) if isinstance(box, boxes.TextBox) else _cropped(box, around.frames)
        turned = None if around.matrix is None else _turned(rect, around.matrix)
        # In the order of its fields: a call with their names takes longer.
        told = around.page, box, around.key, rect, around.frames, around.body, around.section
        self.pieces.append(Piece(*told, row.paragraph, around.layers, turned, row.line))


def _turned(rect: Area, matrix: Any) -> Area:
    """Return the rectangle around ``rect`` as a matrix leaves it."""
    across, down = zip(
        *(matrix.transform_point(x, y) for x in (rect.left, rect.right) for y in (rect.top, rect.bottom)), strict=True
    )
    return Area(min(across), min(down), max(across), max(down))


def _cropped(box: Box, frames: tuple[Frame, ...]) -> Area:
    """Return the part of a picture that is meant to be seen."""
    rect = border_box(box)
    for frame in frames:
        rect = rect.within(frame.rect) if frame.crop else rect
    return rect


def is_layer(box: Box) -> bool:
    """Tell whether a box is painted by itself, over what flows: because it is placed, turned or transparent."""
    style = box.style
    return style["position"] != "static" or bool(style["transform"]) or style["opacity"] < 1


def _is_seen(box: Box) -> bool:
    if box.style["visibility"] != "visible":
        return False
    return not isinstance(box, boxes.TextBox) or bool(box.text.strip() and box.style["font_size"])


def letters(box: Box, line: Area | None) -> Area:
    """Return where letters stand: a font's own height often exceeds the line's, and either alone would cry wolf."""
    if line is None:
        return border_box(box)
    left, top = box.position_x, box.position_y
    return Area(left, max(top, line.top), left + box.width, min(top + box.height, line.bottom))


def _entering(box: Box, around: _Around) -> _Around:
    """Return what holds inside ``box``."""
    own = _said_of(box, around)
    if isinstance(box, boxes.LineBox):
        return own
    if isinstance(box, boxes.MarginBox):
        return replace(own, frames=_keep(own.frames, Hold.PAPER), body=False)
    if isinstance(box, _IN_LINE) and box.style["position"] == "static":
        return own
    frames = _taken_out(box, own.frames)
    if not isinstance(box, _UNBOUND):
        frames = _with_own(box, frames, fresh=box.element is not None and box.element is not own.element)
    return own.framed(frames, box.element)


def _said_of(box: Box, around: _Around) -> _Around:
    """Return what content a box belongs to, and how it is turned; of most boxes nothing is said."""
    key, section = key_of(box, around.key), attribute(box, "data-section") or around.section
    body = around.body and box.style["position"] != "fixed"
    if (key, section, body) != (around.key, around.section, around.body):
        around = replace(around, key=key, section=section, body=body)
    if (matrix := box.transformation_matrix) is not None:
        around = replace(around, matrix=matrix @ around.matrix if around.matrix else matrix)
    return around


def _taken_out(box: Box, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Return the frames that still hold for a box a style sheet has placed, shifted or turned."""
    style = box.style
    if style["transform"]:
        return _keep(frames, Hold.PAPER)
    if style["position"] in ("absolute", "fixed"):
        return _keep(frames, Hold.PAPER, Hold.CLIP)
    if style["position"] == "relative" or _is_pulled(box):
        return tuple(frame.stretched(border_box(box)) for frame in frames)
    return frames


def _is_pulled(box: Box) -> bool:
    """Tell whether a margin of a box is negative."""
    margins = [getattr(box, side, 0) for side in _MARGINS]
    return any(isinstance(margin, int | float) and margin < 0 for margin in margins if margin)


def _keep(frames: tuple[Frame, ...], *holds: Hold) -> tuple[Frame, ...]:
    return tuple(frame for frame in frames if frame.hold in holds)


def _with_own(box: Box, frames: tuple[Frame, ...], *, fresh: bool) -> tuple[Frame, ...]:
    """Return frames with those that a box sets for what is in it; ``fresh`` says that no other box of its element has.

    All blocks are one frame, the last: their common part.
    """
    rect = padding_box(box)
    clips = box.style["overflow"] != "visible" and box.element_tag not in ("html", "body")
    slot = attribute(box, "data-slot") if fresh else None
    own: tuple[Frame, ...] = (Frame(Hold.CLIP, rect, crop=_is_crop(box)),) if clips else ()
    own += (Frame(Hold.PANEL, content_box(box), slot, has_height(box)),) if slot else ()
    bottom = rect.bottom if has_height(box) else inf
    if not frames or frames[-1].hold is not Hold.BLOCK:
        return (*frames, *own, Frame(Hold.BLOCK, Area(rect.left, -inf, rect.right, bottom)))
    around = frames[-1].rect
    block = max(around.left, rect.left), -inf, min(around.right, rect.right), min(around.bottom, bottom)
    if not own and block == (around.left, around.top, around.right, around.bottom):
        return frames
    return (*frames[:-1], *own, Frame(Hold.BLOCK, Area(*block)))


def _is_crop(box: Box) -> bool:
    inside = [each for each in descendants(box) if isinstance(each, _LEAF)]
    return len(inside) == 1 and isinstance(inside[0], boxes.ReplacedBox)


def has_height(box: Box) -> bool:
    """Tell whether a style sheet gives a box a height, or bounds it."""
    if isinstance(box, _GIVEN) or box.element_tag in ("html", "body"):
        return False
    style = box.style
    limited = style["max_height"]
    return style["height"] != "auto" or (limited != "none" and getattr(limited, "value", inf) != inf)
