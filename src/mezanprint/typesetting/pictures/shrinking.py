"""A picture that does not fit on a page, and would if it were a little lower: then it is."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from mezanprint.typesetting.account.gaps import Gap
from mezanprint.typesetting.boxes.tree import Box, border_box, descendants
from mezanprint.typesetting.weasyprint.weasy import Document

LEAST = 0.7
"""Share of its height that a picture keeps."""
_MARK, _KEPT = "data-lower", "data-style"
"""Says that a picture is lower than its style sheet lets it be, or had to be left as it is; what its style was."""
_CAPTION = 16.0
"""px that a caption may grow by in a narrower picture: a line."""


def figures_in(root: Element) -> dict[Element, Element]:
    """Return the figures of a page that may be lower, by all that is in them."""
    return {part: figure for figure in root.iter() if figure.get("data-ratio") is not None for part in figure.iter()}


def shrink_pictures(document: Document, gaps: Iterable[Gap], figures: Mapping[Element, Element]) -> bool:
    """Make pictures lower that leave a gap before them and would then fill it; tell whether the page changed.

    A picture that was moved all the same is as high as before.
    """
    changed = False
    for gap in gaps:
        figure = figures.get(gap.moved.box.element)
        if figure is not None and not gap.moved.is_text:
            changed |= _restore(figure) if figure.get(_MARK) else _shrink(document, gap, figure)
    return changed


def _shrink(document: Document, gap: Gap, figure: Element) -> bool:
    whole = _box_of(document, gap.moved.page, figure)
    if whole is None:
        return False
    picture, block = gap.moved.rect, border_box(whole)
    height = picture.bottom - picture.top
    # In the cell of a table the space after a block has to fit, too.
    wanted = block.bottom - block.top + max(0, whole.margin_top) + max(0, whole.margin_bottom) + _space(gap) + _CAPTION
    lower = height - (wanted - gap.free)
    if not LEAST * height <= lower < height:
        return False
    style = figure.get("style") or ""
    figure.set(_KEPT, style)
    figure.set("style", f"{style}; --most: {lower:.2f}px".removeprefix("; "))
    figure.set(_MARK, "yes")
    return True


def _space(gap: Gap) -> float:
    """Return what stands between a picture and the text before it: a line of text."""
    return float(gap.moved.box.style["font_size"]) * 1.5


def _restore(figure: Element) -> bool:
    """Give a figure back its style, once."""
    style = figure.attrib.pop(_KEPT, None)
    if style is None:
        return False
    figure.set("style", style)
    return True


def _box_of(document: Document, page: int, element: Element) -> Box | None:
    return next((box for box in descendants(document.pages[page - 1]._page_box) if box.element is element), None)


def keep_heights(before: Element, after: Element) -> None:
    """Give the pictures of a page the heights that they had in its last layout."""
    ours, others = ([each for each in root.iter() if each.get("data-ratio") is not None] for root in (before, after))
    if len(ours) == len(others):
        for one, other in zip(ours, others, strict=True):
            for name in ("style", _MARK, _KEPT):
                if value := one.get(name):
                    other.set(name, value)
