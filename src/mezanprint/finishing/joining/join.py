"""The parts of a book in one file: one after the other for readers, from both covers to the middle for a press."""

import io
from contextlib import ExitStack

import pikepdf
from pikepdf import Name

from mezanprint.finishing.document.page_labels import page_labels
from mezanprint.finishing.document.save import saved
from mezanprint.finishing.joining.joining_order import paper_order
from mezanprint.finishing.joining.parts import append_part, enclose
from mezanprint.model.compositions import Composition


def join(pdfs: tuple[bytes, ...], composition: Composition) -> bytes:
    """Return the typeset parts of ``composition`` as one PDF, in its profile's order of pages.

    To read: each part in its own order, with its tags, bookmarks and links; a page is called ``ar-1``, since every
    part counts its pages from one. To print: the order of the paper, the second part backwards, without blank pages.
    """
    return _to_print(pdfs, composition) if composition.edition.profile.is_print else _to_read(pdfs, composition)


def _to_read(pdfs: tuple[bytes, ...], composition: Composition) -> bytes:
    codes = [part.edition.locale_code for part in composition.parts]
    with pikepdf.open(io.BytesIO(pdfs[0])) as book:
        labels = [(len(book.pages), composition.parts[0].metadata.digits, f"{codes[0]}-")]
        outer = enclose(book)
        for pdf, part, code in zip(pdfs[1:], composition.parts[1:], codes[1:], strict=True):
            with pikepdf.open(io.BytesIO(pdf)) as source:
                labels.append((len(source.pages), part.metadata.digits, f"{code}-"))
                append_part(book, outer, source, f"{code}-")
        book.Root.PageLabels = page_labels(tuple(labels))
        # Pages of both directions never make the right spreads together, so none are shown.
        book.Root.PageLayout = Name.OneColumn
        return saved(book)


def _to_print(pdfs: tuple[bytes, ...], composition: Composition) -> bytes:
    with ExitStack() as stack:
        parts = [stack.enter_context(pikepdf.open(io.BytesIO(pdf))) for pdf in pdfs]
        order = paper_order(composition, tuple(len(part.pages) for part in parts))
        places = [place for place in order if place]
        book = parts[places[0][0]]
        for part, page in places[len(book.pages) :]:
            book.pages.append(parts[part].pages[page])
        return saved(book)
