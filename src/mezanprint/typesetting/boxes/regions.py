"""Regions: on what rectangles of which page each text stands, as it was laid out, and how much room it has there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.geometry import PT_PER_PX, Area
from mezanprint.model.regions import PageLayout, Panel, Region
from mezanprint.typesetting.boxes.frames import Piece, pieces
from mezanprint.typesetting.boxes.line_ink import ink_of
from mezanprint.typesetting.boxes.spare_room import Around, Room, find_frame, fit_more
from mezanprint.typesetting.boxes.tree import Box, children
from mezanprint.typesetting.weasyprint.weasy import Document, boxes


def read_layout(document: Document) -> tuple[PageLayout, ...]:
    """Return the layout of each page."""
    standing = pieces(document)
    return tuple(
        page_layout(page, [piece for piece in standing if piece.page == number])
        for number, page in enumerate(document.pages, 1)
    )


def page_layout(page: Any, standing: Sequence[Piece]) -> PageLayout:
    """Return the layout of a page, on which all of ``standing`` stands."""
    parents: dict[int, Box] = {}
    _note_parents(page._page_box, parents)
    return PageLayout(
        page.width * PT_PER_PX,
        page.height * PT_PER_PX,
        tuple(_regions([piece for piece in standing if piece.is_text], Around(parents))),
        tuple(_printed(piece).in_points() for piece in standing),
    )


def _note_parents(box: Box, parents: dict[int, Box]) -> None:
    for child in children(box):
        parents[id(child)] = box
        _note_parents(child, parents)


def _printed(piece: Piece) -> Area:
    return ink_of(piece.box) if piece.is_text else piece.rect


def _regions(standing: Iterable[Piece], around: Around) -> Iterator[Region]:
    """Yield a region for all pieces of a text in one block; a block without a key makes a region of its own."""
    groups: dict[tuple[str, int], list[tuple[Piece, Box, Box]]] = {}
    for piece in standing:
        line = _climb(piece.box, around.parents, boxes.LineBox)
        if line is None or "::" in (piece.box.element_tag or ""):
            continue
        block = around.parents[id(line)]
        groups.setdefault((piece.key or "", id(block)), []).append((piece, line, block))
    for (key, _), parts in groups.items():
        yield _region(key, parts, around)


def _climb(box: Box, parents: Mapping[int, Box], kind: type) -> Box | None:
    """Return the outermost box of a kind that is reached before a block ends: an inline block has lines in a line."""
    while id(box) in parents:
        box = parents[id(box)]
        if isinstance(box, kind):
            return box
    return None


def _region(key: str, parts: list[tuple[Piece, Box, Box]], around: Around) -> Region:
    standing = tuple(piece for piece, _, _ in parts)
    block = parts[0][2]
    lines = tuple(
        _round([piece.rect for piece, _, _ in group]).in_points()
        for _, group in groupby(parts, lambda part: id(part[1]))
    )
    text = " ".join(strip_controls(" ".join(_words(parts))).split())
    frame = find_frame(block, around) if key else None
    room = None if frame is None else len(text) + fit_more(text, standing, _lines(block), block, frame.growth)
    return Region(key, str(standing[0].box.style["lang"] or ""), lines, text, room, _panel(frame))


def _words(parts: list[tuple[Piece, Box, Box]]) -> Iterator[str]:
    for _, group in groupby(parts, lambda part: id(part[1])):
        yield "".join(piece.box.text for piece, _, _ in group)


def _lines(block: Box) -> tuple[Box, ...]:
    return tuple(child for child in children(block) if isinstance(child, boxes.LineBox))


def _panel(frame: Room | None) -> Panel | None:
    if frame is None:
        return None
    return Panel(frame.name, frame.height * PT_PER_PX, frame.free * PT_PER_PX)


def _round(rects: list[Area]) -> Area:
    return Area(
        min(rect.left for rect in rects),
        min(rect.top for rect in rects),
        max(rect.right for rect in rects),
        max(rect.bottom for rect in rects),
    )
