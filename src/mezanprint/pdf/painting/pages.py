"""Reads the content of pages, and of all that is shown on them, as a list of what is painted, from the bottom up."""

from collections.abc import Callable, Iterator
from functools import partial

import pikepdf

from mezanprint.model.matrices import IDENTITY
from mezanprint.pdf.page_boxes import page_box, resources_of
from mezanprint.pdf.painting.content import Content
from mezanprint.pdf.painting.painted import Colour, Painted, Sort
from mezanprint.pdf.painting.reading import Reading
from mezanprint.pdf.painting.spaces import read_space
from mezanprint.pdf.painting.state import State


def read_pages(document: pikepdf.Pdf) -> Iterator[Callable[[], tuple[Painted, ...]]]:
    """Yield, for each page, what tells what it paints: one page may be too much to be read, and others not."""
    reading = Reading(document)
    for number, page in enumerate(document.pages, 1):
        yield partial(_painted, reading, page, number)


def _painted(reading: Reading, page: pikepdf.Page, number: int) -> tuple[Painted, ...]:
    paper = page_box(page)
    reading.begin()
    content = Content(reading, number, resources_of(page), State(IDENTITY, paper), [])
    group = page.obj.get("/Group", pikepdf.Dictionary())
    if "/CS" in group:
        content.found.append(Painted(Sort.GROUP, number, paper, Colour(read_space(group.CS).kind, ()), is_whole=True))
    content.read(page)
    return tuple(content.found)
