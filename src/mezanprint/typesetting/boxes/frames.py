"""What stands on the pages, and the frames each piece must keep to: paper, page area, panel, clip, block."""

from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class _Around:
    """What a box inherits from those around it."""

    page: int
    key: str | None
    frames: tuple[Frame, ...]
    body: bool = True
    line: Area | None = None
    element: object = None
    section: str | None = None
    paragraph: Box | None = None
    layers: tuple[tuple[int, int], ...] = ()
    row: tuple[Box, Box] | None = None
    matrix: Any = None
    """WeasyPrint's matrix from the box to the page; None where nothing is turned."""


def pieces(document: Document, first: int = 1) -> Iterator[Piece]:
    """Yield what stands on the pages, of which the first has the number ``first``, in the order of the box tree."""
    numbers = count()
    for number, page in enumerate(document.pages, first):
        box = page._page_box
        area = Frame(Hold.AREA, content_box(box))
        around = _Around(number, None, (Frame(Hold.PAPER, paper_of(page)), area))
        for child in children(box):
            yield from _walk(child, around, numbers)


def _walk(box: Box, around: _Around, numbers: Iterator[int]) -> Iterator[Piece]:
    if box.style["opacity"] == 0:
        return
    around = _entering(box, around)
    if is_layer(box):
        z = box.style["z_index"]
        around = replace(around, layers=(*around.layers, (0 if z == "auto" else z, next(numbers))))
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        if _is_seen(box):
            rect = letters(box, around.line) if isinstance(box, boxes.TextBox) else _cropped(box, around.frames)
            yield Piece(
                around.page,
                box,
                around.key,
                rect,
                around.frames,
                around.body,
                around.section,
                around.paragraph,
                around.layers,
                _turned(rect, around.matrix),
                around.row,
            )
        return
    for child in children(box):
        if not isinstance(child, boxes.LineBox):
            yield from _walk(child, around, numbers)
            continue
        if around.paragraph is None:
            around = replace(around, paragraph=box)
        yield from _walk(child, replace(around, row=(child, box)), numbers)


def _turned(rect: Area, matrix: Any) -> Area | None:
    """Return the rectangle around ``rect`` as a matrix leaves it."""
    if matrix is None:
        return None
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
    rect = border_box(box)
    if line is None:
        return rect
    return Area(rect.left, max(rect.top, line.top), rect.right, min(rect.bottom, line.bottom))


def _entering(box: Box, around: _Around) -> _Around:
    """Return what holds inside ``box``."""
    style = box.style
    own = (
        key_of(box, around.key),
        attribute(box, "data-section") or around.section,
        around.body and style["position"] != "fixed",
    )
    if own != (around.key, around.section, around.body):  # of most boxes nothing is: a page has thousands
        key, section, body = own
        around = replace(around, key=key, section=section, body=body)
    if (matrix := box.transformation_matrix) is not None:
        around = replace(around, matrix=matrix @ around.matrix if around.matrix else matrix)
    if isinstance(box, boxes.MarginBox):
        return replace(around, frames=_keep(around.frames, Hold.PAPER), body=False)
    if isinstance(box, boxes.LineBox):
        return replace(around, line=border_box(box))
    if isinstance(box, boxes.TextBox | boxes.InlineBox | boxes.ReplacedBox) and style["position"] == "static":
        return around
    frames = _taken_out(box, around.frames)
    if not isinstance(box, boxes.TextBox | boxes.InlineBox | boxes.ReplacedBox | boxes.TableRowBox):
        frames = (*frames, *_own_frames(box, around))
    return replace(around, frames=_tightest(frames), element=box.element)


def _taken_out(box: Box, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Return the frames that still hold for a box a style sheet has placed, shifted or turned."""
    style = box.style
    if style["transform"]:
        return _keep(frames, Hold.PAPER)
    if style["position"] in ("absolute", "fixed"):
        return _keep(frames, Hold.PAPER, Hold.CLIP)
    margins = (getattr(box, f"margin_{side}", 0) for side in ("top", "right", "bottom", "left"))
    pulled = any(isinstance(margin, int | float) and margin < 0 for margin in margins)
    if pulled or style["position"] == "relative":
        return tuple(frame.stretched(border_box(box)) for frame in frames)
    return frames


def _keep(frames: tuple[Frame, ...], *holds: Hold) -> tuple[Frame, ...]:
    return tuple(frame for frame in frames if frame.hold in holds)


def _own_frames(box: Box, around: _Around) -> Iterator[Frame]:
    fresh = box.element is not None and box.element is not around.element
    if box.style["overflow"] != "visible" and box.element_tag not in ("html", "body"):
        yield Frame(Hold.CLIP, padding_box(box), crop=_is_crop(box))
    if fresh and (says := attribute(box, "data-slot")):
        yield Frame(Hold.PANEL, content_box(box), says, has_height(box))
    rect = padding_box(box)
    bottom = rect.bottom if has_height(box) else inf
    yield Frame(Hold.BLOCK, Area(rect.left, -inf, rect.right, bottom))


def _is_crop(box: Box) -> bool:
    inside = [each for each in descendants(box) if isinstance(each, boxes.TextBox | boxes.ReplacedBox)]
    return len(inside) == 1 and isinstance(inside[0], boxes.ReplacedBox)


def has_height(box: Box) -> bool:
    """Tell whether a style sheet gives a box a height, or bounds it."""
    if isinstance(box, boxes.PageBox | boxes.TableCellBox) or box.element_tag in ("html", "body"):
        return False
    style = box.style
    limited = style["max_height"]
    return style["height"] != "auto" or (limited != "none" and getattr(limited, "value", inf) != inf)


def _tightest(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Join all blocks into one frame: their common part."""
    blocks = [frame.rect for frame in frames if frame.hold is Hold.BLOCK]
    if len(blocks) < 2:
        return frames
    joined = Area(
        max(rect.left for rect in blocks), -inf, min(rect.right for rect in blocks), min(rect.bottom for rect in blocks)
    )
    return (*(frame for frame in frames if frame.hold is not Hold.BLOCK), Frame(Hold.BLOCK, joined))
