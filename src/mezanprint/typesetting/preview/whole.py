"""A composition laid out whole, and kept so: what every preview of one of its pages begins from."""

from dataclasses import dataclass
from pathlib import Path

from mezanprint.model.compositions import BASE_URL, Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.regions import PageLayout
from mezanprint.project.files import Files
from mezanprint.typesetting.account.source import Source
from mezanprint.typesetting.boxes.regions import read_layout
from mezanprint.typesetting.layout_checks.fit import check_fit
from mezanprint.typesetting.layout_checks.missing_glyphs import check_glyphs
from mezanprint.typesetting.layout_checks.resolution import check_resolution
from mezanprint.typesetting.preview.draw import look, picture
from mezanprint.typesetting.tags.wrap import ornaments
from mezanprint.typesetting.typeset import gate_of, lay_out, laying_out, refused
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.log_findings import diagnose
from mezanprint.typesetting.weasyprint.weasy import HTML, Document


@dataclass(frozen=True, slots=True)
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

    def picture(self, index: int, dpi: float) -> bytes:
        """Return the picture of a page, from 0, as PNG."""
        with laying_out(self.composition, self.html.url_fetcher):
            return picture(self.document, index, dpi)


def lay_out_whole(composition: Composition, root: Path) -> Whole:
    """Lay out a composition as a build does, with all findings of its layout; ``Fault`` if there can be no page."""
    assumed: list[Diagnostic] = []
    fetcher = ProjectFetcher(Files(root), composition.resources, gate_of(composition, root, assumed))
    with laying_out(composition, fetcher) as records:
        html = HTML(string=composition.html, base_url=BASE_URL, url_fetcher=fetcher)
        document, source = lay_out(html)
        fit = check_fit(document, source, html.etree_element, composition)
        coarse = tuple(check_resolution(document, composition))
        digests = {resource.path: resource.digest for resource in composition.resources}
        files = {name: digests.get(path, "") for name, path in fetcher.sources.items()}
        # Painting tells which characters no font has.
        looks = tuple(look(document, index, files) for index in range(len(document.pages)))
    said = diagnose(records, fetcher.refused, ornaments(html.etree_element))
    diagnostics = (*refused(fetcher), *check_glyphs(document, records), *said, *fit, *assumed, *coarse)
    layout = read_layout(document)
    return Whole(composition, html, document, source, layout, tuple(dict.fromkeys(diagnostics)), looks)
