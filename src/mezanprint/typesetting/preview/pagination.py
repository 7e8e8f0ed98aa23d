"""How the pages of a whole layout follow on one another, noted while WeasyPrint makes them.

It keeps for itself where in the tree of boxes each page begins, and in which state: counters, names, what a page left
over. From there one page can be laid out again.
"""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.weasyprint.weasy import instead_of, weasyprint

layout_document = weasyprint.document.layout_document
remake_page = weasyprint.layout.page.remake_page


@dataclass(slots=True)
class Pagination:
    """The pages of one document as they were made."""

    context: Any = None
    """WeasyPrint's layout context, with the running elements and named strings of each page; None if not noted."""
    root: Box = None
    """The tree of boxes before layout."""
    pages: list[Box] = field(default_factory=list)
    starts: list[tuple[Any, ...]] = field(default_factory=list)
    """WeasyPrint's ``page_maker``: where and in which state each page begins, and what would come after the last."""
    leftovers: dict[int, bool] = field(default_factory=dict)
    """Whether the pages before left something over for a page: the rest of a note or of what floats."""


def leaves_over(context: Any) -> bool:
    """Tell whether a page that was just laid out has notes or floating boxes that go on on the next."""
    return bool(context.broken_out_of_flow or context.reported_footnotes)


@contextmanager
def noted_pagination() -> Iterator[Pagination]:
    """Note the pages that are laid out inside the block; of several layouts those of the last."""
    noted = Pagination()

    def remake(index: int, context: Any, root: Box, html: Any) -> Any:
        noted.leftovers[index] = leaves_over(context)
        return remake_page(index, context, root, html)

    def lay_out(html: Any, root: Box, context: Any, *limits: Any) -> list[Box]:
        noted.leftovers.clear()
        noted.pages = list(layout_document(html, root, context, *limits))
        noted.context, noted.root, noted.starts = context, root, copy.deepcopy(context.page_maker)
        return noted.pages

    with (
        instead_of(weasyprint.layout.page, "remake_page", remake),
        instead_of(weasyprint.document, "layout_document", lay_out),
    ):
        yield noted
