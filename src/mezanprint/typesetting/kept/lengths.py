"""Margins, sizes and edges of boxes, found once for each style that gives them in pixels or leaves them open.

WeasyPrint finds them for each box whenever it is laid out, fourteen lengths and four edges. Percentages hang on the
box around, and collapsed borders on neighbours: they are found each time, as WeasyPrint does.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from operator import itemgetter
from typing import Any, TypeAlias

from mezanprint.typesetting.kept.styles import keep_measure
from mezanprint.typesetting.weasyprint.weasy import Dimension, instead_of, weasyprint

_layout = weasyprint.layout
_resolve = _layout.percent.resolve_percentages
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right", "top", "bottom")),
    *(f"{limit}{side}" for limit in ("", "min_", "max_") for side in ("width", "height")),
)
_EDGES = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_ALL = (*_LENGTHS, *_EDGES)
_values = itemgetter("border_collapse", "box_sizing", *_ALL)
_lengths = itemgetter(*_LENGTHS)
_used = itemgetter(*_ALL)
_MODULES = ("absolute", "block", "column", "float", "grid", "inline", "page", "table")
Known: TypeAlias = tuple[tuple[Any, ...], dict[str, Any]]
"""What a style said when its lengths were found, and these."""


def _resolve_once(box: Any, containing_block: Any) -> None:
    """Give a box its lengths as WeasyPrint's ``resolve_percentages`` does, which it stands in for."""
    used = vars(box)
    style = used.get("style")
    if style is None:  # what stands for another box has none of its own
        _resolve(box, containing_block)
        return
    known: Known | None = vars(style).get("lengths")
    values = _values(style)
    if known is not None and known[0] == values:  # layout changes the styles of some boxes
        used.update(known[1])
        return
    _resolve(box, containing_block)
    if values[0] != "collapse" and all(map(_is_fixed, _lengths(style))):
        keep_measure(style, "lengths", (values, dict(zip(_ALL, _used(used), strict=True))))


def _is_fixed(length: Any) -> bool:
    return length is None or length == "auto" or (type(length) is Dimension and length.unit == "px")


@contextmanager
def kept_lengths() -> Iterator[None]:
    """Lay out what is laid out inside the block with lengths that are found once."""
    with ExitStack() as stack:
        for name in _MODULES:
            stack.enter_context(instead_of(getattr(_layout, name), "resolve_percentages", _resolve_once))
        yield
