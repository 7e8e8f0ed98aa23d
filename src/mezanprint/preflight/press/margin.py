"""The margin of pages that nothing is printed on."""

import io

import pikepdf

from mezanprint.model.geometry import PT_PER_MM
from mezanprint.pdf.page_boxes import page_box
from mezanprint.pdf.painting.pages import read_pages
from mezanprint.pdf.painting.painted import Sort


def clear_margin(pdf: bytes) -> float:
    """Return how far from the trimmed edges on no page of a file paints anything but white, in mm."""
    gaps: list[float] = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page, painted in zip(document.pages, read_pages(document), strict=True):
            left, bottom, right, top = page_box(page, "/TrimBox")
            gaps.append(min(right - left, top - bottom) / 2)
            for thing in painted():
                if thing.shows and (thing.sort is Sort.PICTURE or not thing.colour.is_paper):
                    box = thing.box
                    gaps.append(min(box[0] - left, box[1] - bottom, right - box[2], top - box[3]))
    return max(0.0, min(gaps) / PT_PER_MM)
