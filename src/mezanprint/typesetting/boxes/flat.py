"""What a ``transform`` leaves nothing of, as ``scale(0)`` does."""

from mezanprint.typesetting.boxes.tree import Box, children, descendants, real
from mezanprint.typesetting.weasyprint.weasy import Document, boxes


def drop_flat(document: Document) -> bool:
    """Take texts and pictures out of boxes that are scaled to a line or a point; tell whether there are such boxes.

    WeasyPrint 70 draws none of them (``draw_stacking_context``), and misses their marks where it writes the tags. The
    boxes round them stay: a row keeps its cells, and the place of a link its element.
    """
    pages = [page._page_box for page in document.pages]
    if not any(_is_flat(box) for page in pages for box in descendants(page)):
        return False
    for page in pages:
        _drop(page, flat=False)
    return True


def _drop(box: Box, *, flat: bool) -> None:
    flat = flat or _is_flat(box)
    box.children = [child for child in box.children if not (_is_leaf(real(child)) and (flat or _is_flat(child)))]
    for child in children(box):
        _drop(child, flat=flat)


def _is_leaf(box: Box) -> bool:
    return isinstance(box, boxes.TextBox | boxes.ReplacedBox)


def _is_flat(box: Box) -> bool:
    matrix = real(box).transformation_matrix
    return matrix is not None and not matrix.determinant
