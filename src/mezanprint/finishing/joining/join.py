"""The parts of a book in one file: one after the other for readers, from both covers to the middle for a press."""

import io
from contextlib import ExitStack

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from mezanprint.finishing.joining.order import paper_order
from mezanprint.finishing.joining.parts import append_part, enclose
from mezanprint.finishing.labels import page_labels
from mezanprint.finishing.save import saved
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, info
from mezanprint.model.translatable import conjoined, msg, nmsg


def join(pdfs: tuple[bytes, ...], composition: Composition) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the typeset parts of ``composition`` as one PDF, in its profile's order of pages.

    To read: each part in its own order, with its tags, bookmarks and links; a page is called ``ar-1``, since every
    part counts its pages from one. To print: the order of the paper, the second part backwards, blank pages between.
    """
    if composition.edition.profile.is_print:
        return _to_print(pdfs, composition)
    return _to_read(pdfs, composition), ()


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


def _to_print(pdfs: tuple[bytes, ...], composition: Composition) -> tuple[bytes, tuple[Diagnostic, ...]]:
    with ExitStack() as stack:
        parts = [stack.enter_context(pikepdf.open(io.BytesIO(pdf))) for pdf in pdfs]
        counts = tuple(len(part.pages) for part in parts)
        order = paper_order(composition, counts)
        book = next(parts[place[0]] for place in order if place)
        for place in order[len(book.pages) :]:
            if place is None:
                _add_blank(book)
            else:
                book.pages.append(parts[place[0]].pages[place[1]])
        codes = (part.edition.locale_code for part in composition.parts)
        told = conjoined([f"`{code}` {count}" for code, count in zip(codes, counts, strict=True)])
        return saved(book), (_blanks(blanks, told),) if (blanks := order.count(None)) else ()


def _add_blank(book: Pdf) -> None:
    first = book.pages[0].obj
    page = Dictionary(Type=Name.Page, Resources=Dictionary(), Contents=book.make_stream(b""))
    for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
        page[key] = Array(list(first[key]))
    book.pages.append(pikepdf.Page(book.make_indirect(page)))


def _blanks(count: int, counts: str) -> Diagnostic:
    message = nmsg(
        "{n} blank page in the middle: {counts} pages do not fill the sheets",
        "{n} blank pages in the middle: {counts} pages do not fill the sheets",
        count,
        counts=counts,
    )
    return info(
        "finish-blanks", message, None, msg("nothing is wrong; texts may be made longer or shorter until they do")
    )
