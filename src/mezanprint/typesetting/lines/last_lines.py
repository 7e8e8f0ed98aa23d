"""Ends of paragraphs: no last line of one short word, and headings of lines that are about equally long.

CSS says so by ``text-wrap: pretty`` and ``balance``, which WeasyPrint 70 does not know. A paragraph is broken once as
the column allows. Where its end is poor it is broken again to a narrower measure, which keeps the number of its lines,
so that nothing below it moves. No character changes: what is found and copied stays what was written.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

from mezanprint.typesetting.kept.measures import MEASURES
from mezanprint.typesetting.weasyprint.weasy import instead_of, weasyprint

_iter_line_boxes = weasyprint.layout.block.iter_line_boxes
HEADINGS = frozenset({"h1", "h2", "h3", "caption"})
LARGE = 22.0
"""Size of letters in px from which a text is a heading to the eye, whatever its element."""
PARAGRAPHS = frozenset({"p", "li", "dd", "blockquote", "figcaption", "span"})  # a span with lines of its own is a note
SHORTEST = 0.25
"""Share of the measure below which the last line of a paragraph is poor."""
_FEWEST = 2
"""Lines of a paragraph that has such an end."""
_MOST_BALANCED = 6
_STEP = 0.02
"""Share of the measure by which it is narrowed, again and again: at most by half a line, shared among all lines."""


def better_ends() -> AbstractContextManager[bool]:
    """Break paragraphs and headings laid out inside the block so; in an unknown release as WeasyPrint does."""
    return instead_of(weasyprint.layout.block, "iter_line_boxes", _lines)


def _lines(context: Any, box: Any, *arguments: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the lines of a block as WeasyPrint's ``iter_line_boxes`` does, which it stands in for."""
    y, bottom, skip, block, absolute, fixed, *first = arguments
    if _may_be_narrowed(context, box, block, first):
        block = _narrowed(block, box, _measure(context, box, y, bottom, block, first))
    yield from _iter_line_boxes(context, box, y, bottom, skip, block, absolute, fixed, *first)


def _may_be_narrowed(context: Any, box: Any, block: Any, first: list[Any]) -> bool:
    style = box.style
    is_plain = not any(first) and not context.excluded_shapes and style["white_space"] == "normal"
    is_ragged = style["text_align_all"] in {"start", "end", "left", "right", "center"}  # others fill their column
    return is_plain and is_ragged and box.element_tag in HEADINGS | PARAGRAPHS and block.width > 0


def _measure(context: Any, box: Any, y: float, bottom: float, block: Any, first: list[Any]) -> float:
    """Return how wide the lines of a paragraph may be: the same for its rest on the next page."""
    measures: dict[float, float] = vars(box).setdefault("measures", {})
    width = block.width
    if width not in measures:

        def widths(measure: float) -> list[float]:
            lines = _iter_line_boxes(context, box, y, bottom, None, _narrowed(block, box, measure), [], [], *first)
            return [line.width for line, _ in lines]

        find = _balanced if _is_heading(box) else _without_short_end
        measures[width] = MEASURES.of(box, block, lambda: find(width, widths))
    return measures[width]


def _is_heading(box: Any) -> bool:
    return box.element_tag in HEADINGS or box.style["font_size"] >= LARGE


def _balanced(width: float, widths: Any) -> float:
    """Return the narrowest measure that gives no more lines."""
    count = len(widths(width))
    if not 1 < count <= _MOST_BALANCED:
        return width
    low, high = width / count, width
    while high - low > width / 100:
        middle = (low + high) / 2
        lines = widths(middle)
        if len(lines) > count or max(lines) > middle:
            low = middle
        else:
            high = middle
    return high


def _without_short_end(width: float, widths: Any) -> float:
    """Return the widest measure whose last line is long enough in as many lines; the column's own if there is none."""
    lines = widths(width)
    if len(lines) < _FEWEST or lines[-1] >= width * SHORTEST:
        return width
    for step in range(1, int(0.5 / len(lines) / _STEP) + 1):
        measure = width * (1 - step * _STEP)
        narrower = widths(measure)
        if len(narrower) > len(lines):
            break
        if narrower[-1] >= width * SHORTEST:
            return measure
    return width


def _narrowed(block: Any, box: Any, measure: float) -> Any:
    """Return a block whose lines are so wide, and stand where they stood."""
    room = block.width - measure
    if not room:
        return block
    narrower = block.copy()
    narrower.width = measure
    narrower.position_x += room * _share_before(box.style)
    return narrower


def _share_before(style: Any) -> float:
    """Return how much of the room that is left over stands at the left of the lines."""
    start, end = (1.0, 0.0) if style["direction"] == "rtl" else (0.0, 1.0)
    return {"start": start, "end": end, "left": 0.0, "right": 1.0, "center": 0.5}[style["text_align_all"]]
