"""A composition laid out whole, and kept so: what every preview of one of its pages begins from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.regions import PageLayout
from mezanprint.project.files import Files
from mezanprint.typesetting.account.lost import Standing, standing_on
from mezanprint.typesetting.account.source import Source
from mezanprint.typesetting.boxes.frames import pieces
from mezanprint.typesetting.boxes.regions import read_layout
from mezanprint.typesetting.boxes.tree import descendants
from mezanprint.typesetting.layout_checks.fit import check_fit
from mezanprint.typesetting.layout_checks.missing_glyphs import check_glyphs
from mezanprint.typesetting.layout_checks.resolution import check_resolution
from mezanprint.typesetting.pictures.proportions import declare_proportions
from mezanprint.typesetting.preview.draw import look, picture
from mezanprint.typesetting.preview.markup import Markup
from mezanprint.typesetting.preview.pagination import Pagination, noted_pagination
from mezanprint.typesetting.preview.preview_cascade import Cascades
from mezanprint.typesetting.tags.wrap import ornaments
from mezanprint.typesetting.typeset import gate_of, lay_out_surveyed, laying_out, refused
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.house_fonts import house_fonts
from mezanprint.typesetting.weasyprint.log_findings import diagnose
from mezanprint.typesetting.weasyprint.weasy import HTML, Document, instead_of, weasyprint

_get_image = weasyprint.document.original_get_image_from_uri


@dataclass(frozen=True, eq=False)
class Whole:
    """A composition without parts, with its pages."""

    composition: Composition
    html: HTML
    document: Document
    source: Source
    layout: tuple[PageLayout, ...]
    diagnostics: tuple[Diagnostic, ...]
    looks: tuple[bytes, ...]
    """What each page looks like, as a digest."""
    pagination: Pagination
    markup: Markup
    cascades: Cascades
    images: dict[str, Any]
    """The pictures of the page as WeasyPrint has opened them, by address."""

    @cached_property
    def standing(self) -> tuple[Standing, ...]:
        """What stands on each page."""
        everything = pieces(self.document)
        return tuple(
            standing_on([page], tuple(piece for piece in everything if piece.page == number))
            for number, page in enumerate(self.document.pages, 1)
        )

    @cached_property
    def places(self) -> dict[Element, frozenset[int]]:
        """The pages, from 0, on which the boxes of each element stand."""
        places: dict[Element, frozenset[int]] = {}
        for index, page in enumerate(self.document.pages):
            for element in {box.element for box in descendants(page._page_box) if box.element is not None}:
                places[element] = places.get(element, frozenset()) | {index}
        return places

    def picture(self, index: int, dpi: float) -> bytes:
        """Return the picture of a page, from 0, as PNG."""
        with laying_out(self.composition, self.html.url_fetcher):
            return picture(self.document, index, dpi)


def page_of(markup: Markup, fetcher: ProjectFetcher) -> HTML:
    """Return a page as it is laid out."""
    html = markup.page(fetcher)
    declare_proportions(html, fetcher)
    return html


@contextmanager
def kept_images(images: dict[str, Any]) -> Iterator[None]:
    """Lay out what is laid out inside the block with pictures that are open already, and keep those it opens."""

    def image(*_: Any, cache: Any, **options: Any) -> Any:  # noqa: ARG001 - of one layout
        return _get_image(*_, cache=images, **options)

    with instead_of(weasyprint.document, "original_get_image_from_uri", image):
        yield


def lay_out_whole(composition: Composition, root: Path, before: Whole | None = None) -> Whole:
    """Lay out a composition as a build does, with all findings of its layout; ``Fault`` if there can be no page.

    What is known of the edition from ``before`` is not found out again.
    """
    cascades, images = before.cascades if before else Cascades(), dict[str, Any]()
    assumed: list[Diagnostic] = []
    fetcher = ProjectFetcher(Files(root), composition.resources, gate_of(composition, root, assumed))
    with laying_out(composition, fetcher) as records:
        markup = (before and before.markup.with_texts(composition.html)) or Markup.parsed(composition.html, fetcher)
        html = page_of(markup, fetcher)
        with noted_pagination() as pagination, cascades.kept(), kept_images(images):
            document, source, survey = lay_out_surveyed(html, house_fonts(composition, root))
        fit = check_fit(document, source, html.etree_element, composition, survey)
        coarse = tuple(check_resolution(document, composition))
        digests = {resource.path: resource.digest for resource in composition.resources}
        files = {name: f"{name} {digests.get(path, '')}" for name, path in fetcher.sources.items()}
        # Painting tells which characters no font has.
        looks = tuple(look(document, index, files) for index in range(len(document.pages)))
    said = diagnose(records, fetcher.refused, ornaments(html.etree_element))
    diagnostics = (*refused(fetcher), *check_glyphs(document, records), *said, *fit, *assumed, *coarse)
    layout = read_layout(document)
    unique = tuple(dict.fromkeys(diagnostics))
    return Whole(composition, html, document, source, layout, unique, looks, pagination, markup, cascades, images)
