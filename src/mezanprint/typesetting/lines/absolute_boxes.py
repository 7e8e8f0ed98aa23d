"""Boxes placed by ``position: absolute`` or ``fixed`` that set what is in them in a row or a grid.

WeasyPrint 70 moves such a box to the right end of its containing block, as it does for one that flows in a
right-to-left page, and then once more to where it was placed: 20 mm from one edge become 20 mm beyond the other. Its
children have its own direction; that of the containing block is asked for nothing but that move.
"""

from contextlib import AbstractContextManager
from typing import Any

from mezanprint.typesetting.weasyprint.weasy import boxes, instead_of, weasyprint

_absolute_block = weasyprint.layout.absolute.absolute_block


def placed_rows() -> AbstractContextManager[bool]:
    """Place rows and grids where the style sheet says, also in right-to-left pages, inside the block."""
    return instead_of(weasyprint.layout.absolute, "absolute_block", _place)


def _place(context: Any, box: Any, containing_block: Any, *arguments: Any) -> Any:
    if isinstance(box, boxes.FlexContainerBox | boxes.GridContainerBox):
        containing_block = containing_block.copy()
        containing_block.style = containing_block.style.copy()
        containing_block.style["direction"] = "ltr"
    return _absolute_block(context, box, containing_block, *arguments)
