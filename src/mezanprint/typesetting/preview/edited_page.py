"""A page with an edit on it, laid out alone, and what is found on it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.regions import PageLayout
from mezanprint.typesetting.account.lost import Standing, check_lost, joined, standing_on
from mezanprint.typesetting.boxes.frames import Hold, Piece, pieces
from mezanprint.typesetting.boxes.regions import page_layout
from mezanprint.typesetting.boxes.tree import descendants
from mezanprint.typesetting.layout_checks.fit import check_page
from mezanprint.typesetting.layout_checks.missing_glyphs import check_glyphs
from mezanprint.typesetting.pictures.shrinking import keep_heights
from mezanprint.typesetting.preview.changes import compare
from mezanprint.typesetting.preview.draw import picture
from mezanprint.typesetting.preview.markup import Markup
from mezanprint.typesetting.preview.one_page import NotAlone, only_page
from mezanprint.typesetting.preview.whole import Whole, kept_images, page_of
from mezanprint.typesetting.typeset import lay_out
from mezanprint.typesetting.weasyprint.house_fonts import house_fonts
from mezanprint.typesetting.weasyprint.log_findings import listening
from mezanprint.typesetting.weasyprint.source_date import clock_of
from mezanprint.typesetting.weasyprint.weasy import Document

_TOTAL = re.compile(r"counters?\(\s*pages\b")
_LOOKS_AHEAD = ":has("
"""The one selector by which a text may change how what stands before it looks."""


@dataclass(frozen=True, slots=True)
class EditedPage:
    """A page that was laid out alone."""

    document: Document
    """It, and nothing else."""
    layout: PageLayout
    png: bytes
    diagnostics: tuple[Diagnostic, ...]
    moves: bool
    """The next page begins otherwise than in the last whole layout."""


def lay_out_page(whole: Whole, composition: Composition, index: int, dpi: float, root: Path) -> EditedPage:
    """Return a page, from 0, of a composition that differs from that of ``whole`` in texts of this page alone.

    Raises ``NotAlone`` where that is not so, or where a whole layout could show the page otherwise. What else is raised
    means no more: WeasyPrint goes on a way here that was not made for it.
    """
    if _but_texts(composition) != _but_texts(whole.composition):
        raise NotAlone("more than its words changed")
    if _LOOKS_AHEAD in composition.html:
        raise NotAlone("what stands before a text may hang on it")
    with listening() as records, clock_of(composition.metadata.date):
        fetcher = whole.html.url_fetcher
        markup = whole.markup.with_texts(composition.html) or Markup.parsed(composition.html, fetcher)
        html = page_of(markup, fetcher)
        keep_heights(whole.html.etree_element, html.etree_element)
        twins = _compared(whole, html.etree_element, index)
        with only_page(whole.pagination, index) as page, whole.cascades.kept(), kept_images(whole.images):
            document, source = lay_out(html, house_fonts(composition, root))
        standing = pieces(document, first=index + 1)
        if page.moves and _needs_the_next(document, standing, composition):
            raise NotAlone("text moves on, and the page tells of pages after it")
        png = picture(document, 0, dpi)
        diagnostics = [*check_glyphs(document, records), *check_page(document, standing, composition)]
    if not page.moves:
        everywhere = [standing_on(document.pages, standing), *_elsewhere(whole, index, twins)]
        path = f"build/{composition.edition.output_path}"
        diagnostics += check_lost(joined(everywhere), source, html.etree_element, path)
    return EditedPage(
        document, page_layout(document.pages[0], standing), png, tuple(dict.fromkeys(diagnostics)), page.moves
    )


def _but_texts(composition: Composition) -> Composition:
    """Return what decides a layout beside the HTML."""
    return replace(composition, html="", metadata=None)  # type: ignore[arg-type]


def _compared(whole: Whole, html: Element, index: int) -> Mapping[Element, Element]:
    """Return the elements of the last layout with those in their place now; ``NotAlone`` if other pages changed."""
    changes = compare(whole.html.etree_element, html)
    for element in changes.changed:
        places = {place for each in element.iter() for place in whole.places.get(each, ())}
        if places != {index}:
            raise NotAlone(f"`<{element.tag}>` stands on the pages {sorted(place + 1 for place in places)}")
    return changes.twins


def _elsewhere(whole: Whole, index: int, twins: Mapping[Element, Element]) -> Iterator[Standing]:
    """Yield what stands on all other pages."""
    return (standing.moved(twins) for number, standing in enumerate(whole.standing) if number != index)


def _needs_the_next(document: Document, standing: tuple[Piece, ...], composition: Composition) -> bool:
    """Tell whether a page shows or tells something that hangs on what comes after it."""
    if _TOTAL.search(composition.html):
        return True
    if any(frame.hold is Hold.PANEL and frame.whole for piece in standing for frame in piece.frames):
        return True
    return any(box.missing_link is not None for page in document.pages for box in descendants(page._page_box))
