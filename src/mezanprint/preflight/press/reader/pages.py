"""Reads the content of pages, and of all that is shown on them, as a list of what is painted, from the bottom up."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pikepdf

from mezanprint.model.matrices import IDENTITY, around
from mezanprint.preflight.press.painted import Colour, Painted, Sort
from mezanprint.preflight.press.reader.content import Content
from mezanprint.preflight.press.reader.reading import Reading
from mezanprint.preflight.press.reader.spaces import read_space
from mezanprint.preflight.press.reader.state import State


def read_pages(document: pikepdf.Pdf) -> Iterator[Callable[[], tuple[Painted, ...]]]:
    """Yield, for each page, what tells what it paints: one page may be too much to be read, and others not."""
    reading = Reading(document)
    for number, page in enumerate(document.pages, 1):
        yield partial(_painted, reading, page, number)


def _painted(reading: Reading, page: pikepdf.Page, number: int) -> tuple[Painted, ...]:
    left, bottom, right, top = (float(side) for side in page.mediabox)
    paper = around(((left, bottom), (right, top)))
    reading.begin()
    content = Content(reading, number, _resources(page), State(IDENTITY, paper), [])
    group = page.obj.get("/Group", pikepdf.Dictionary())
    if "/CS" in group:
        content.found.append(Painted(Sort.GROUP, number, paper, Colour(read_space(group.CS).kind, ()), is_whole=True))
    content.read(page)
    return tuple(content.found)


def _resources(page: pikepdf.Page) -> Any:
    """Return the resources of a page, which it may have from the pages above it."""
    node: Any = page.obj
    for _ in range(50):
        if "/Resources" in node:
            return node.Resources
        if "/Parent" not in node:
            break
        node = node.Parent
    return pikepdf.Dictionary()
