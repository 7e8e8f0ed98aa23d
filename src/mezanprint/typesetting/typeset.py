"""Typesetting: a composition becomes a tagged PDF, and everything the typesetter has to say becomes a finding."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from logging import LogRecord
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from mezanprint.model.compositions import Artifact, Composition, Metadata
from mezanprint.model.cropping import UNTREATED, Treatment
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.editions import FOGRA39, Pictures, Standard
from mezanprint.model.regions import Measured
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files
from mezanprint.project.icc import check_profile, standard_profile
from mezanprint.typesetting.account.gaps import Survey, survey_pages
from mezanprint.typesetting.account.source import Source, noted_source
from mezanprint.typesetting.attachments import attach
from mezanprint.typesetting.boxes.flat import drop_flat
from mezanprint.typesetting.boxes.regions import read_layout
from mezanprint.typesetting.kashida import stretch_lines
from mezanprint.typesetting.kept.faces import kept_faces
from mezanprint.typesetting.kept.font_map import kept_fonts
from mezanprint.typesetting.kept.kept_layout import kept_layout
from mezanprint.typesetting.kept.streams import kept_streams
from mezanprint.typesetting.layout_checks.fit import check_fit
from mezanprint.typesetting.layout_checks.logo import check_logo
from mezanprint.typesetting.layout_checks.missing_glyphs import check_glyphs
from mezanprint.typesetting.layout_checks.resolution import check_resolution
from mezanprint.typesetting.layout_checks.weights import check_weights
from mezanprint.typesetting.layout_error import explain
from mezanprint.typesetting.lines.absolute_boxes import placed_rows
from mezanprint.typesetting.lines.last_lines import better_ends
from mezanprint.typesetting.lines.line_ends import trimmed_lines
from mezanprint.typesetting.lines.note_calls import clinging_calls
from mezanprint.typesetting.lines.ruby import put_words_first, style_of_readings
from mezanprint.typesetting.lines.units import let_go
from mezanprint.typesetting.loose import endless_pages, open_clips, with_pictures
from mezanprint.typesetting.output_intent import INTENT, OPEN_NONE, colour_profiles
from mezanprint.typesetting.paragraphs import hide_joiners, whole_paragraphs
from mezanprint.typesetting.pictures.crop import fit_pictures
from mezanprint.typesetting.pictures.kept_drawings import clean_drawing
from mezanprint.typesetting.pictures.picture_colours import FOR_READERS, Colours
from mezanprint.typesetting.pictures.print_pictures import Press, Printing, printed_pictures
from mezanprint.typesetting.pictures.proportions import parsed_page
from mezanprint.typesetting.pictures.raster import BLACK, FORMATS, Look, clean_image
from mezanprint.typesetting.pictures.shrinking import figures_in, shrink_pictures
from mezanprint.typesetting.tags.wrap import better_tags, ornaments
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasyprint.box_answers import plain_answers
from mezanprint.typesetting.weasyprint.fetcher import Clean, ProjectFetcher, read_listed
from mezanprint.typesetting.weasyprint.house_fonts import HouseFont, house_fonts
from mezanprint.typesetting.weasyprint.log_findings import diagnose, listening
from mezanprint.typesetting.weasyprint.plain_boxes import plain_boxes
from mezanprint.typesetting.weasyprint.plain_objects import plain_objects
from mezanprint.typesetting.weasyprint.source_date import clock_of
from mezanprint.typesetting.weasyprint.weasy import HTML, Attachment, CounterStyle, Document

VARIANT = "pdf/a-3a"
VARIANT_2 = "pdf/a-4e"
"""They bring the version, the output intent and annotations that print; finishing says what the file keeps to."""

_PASSES = 3
"""How often pages are laid out anew for pictures that could be lower: each may leave room before another."""


def typeset(composition: Composition, root: Path) -> Artifact:
    """Return the tagged PDF of a composition with all findings; ``Fault`` when there can be no PDF.

    Reads nothing below ``root`` but the composition's resources. The bytes depend on the composition, its resources
    and the installed tools alone: not on folder, time zone, clock, hash seed or environment.
    """
    return _typeset(composition, root)[0]


def typeset_measured(composition: Composition, root: Path) -> Measured:
    """Return the same with the layout of its pages."""
    artifact, document = _typeset(composition, root)
    return Measured(
        artifact.data, artifact.pages, artifact.diagnostics, artifact.lines, artifact.rows, layout=read_layout(document)
    )


def typeset_loose(composition: Composition, root: Path) -> Measured:
    """Return the pages of an edition for looking at what is wrong with them: nothing on them is cut off.

    What a clip would hide is drawn. What was dropped for want of room is laid out once more, as if no page had an end,
    and stands where it would be, off its panel and off the paper; that is of use only where pages end by themselves,
    as those of panels do, and their number stays what it is or what the kind asks for.
    """
    fetcher = ProjectFetcher(Files(root), composition.resources, gate_of(composition, root, []))
    with laying_out(composition, fetcher):
        html, fonts = parsed_page(composition, fetcher), house_fonts(composition, root)
        document, source = lay_out(html, fonts)
        codes = {found.code for found in check_fit(document, source, html.etree_element, composition)}
        if codes & {"layout-lost", "layout-page-count"}:
            with endless_pages():
                loose, _ = lay_out(html, fonts)
            if len(loose.pages) in (len(document.pages), composition.fit.exact_pages):
                document = loose
        layout = with_pictures(document, read_layout(document))
        open_clips(document)  # and no `fit_pictures`: it cuts off what leaves the paper
        with better_tags(), text_layer():
            pdf = _write(document, composition, [])
    return Measured(pdf, len(document.pages), (), layout=layout)


def _typeset(composition: Composition, root: Path) -> tuple[Artifact, Document]:
    profile, assumed = composition.edition.profile, list[Diagnostic]()
    gate = gate_of(composition, root, assumed, is_print=profile.is_print)
    fetcher = ProjectFetcher(Files(root), composition.resources, gate)
    printing = _printing(composition, root, fetcher.sources)
    carried = attach(composition, fetcher)
    with laying_out(composition, fetcher) as records:
        html = parsed_page(composition, fetcher)
        with printed_pictures(printing):
            document, source, survey = lay_out_surveyed(html, house_fonts(composition, root))
        fit = check_fit(document, source, html.etree_element, composition, survey)
        coarse = tuple(check_resolution(document, composition))
        cut = fit_pictures(document, profile.image_dpi)
        with better_tags() as untagged, text_layer() as layer:
            pdf = _write(document, composition, carried)
        house = (*check_logo(document, pdf, composition), *check_weights(document, composition))
    told = (*diagnose(records, fetcher.refused, ornaments(html.etree_element)), *fit, *assumed, *coarse, *cut)
    all_told = dict.fromkeys((*refused(fetcher), *check_glyphs(document, records), *told, *untagged, *house))
    return Artifact(pdf, len(document.pages), tuple(all_told), tuple(layer.lines), tuple(layer.rows)), document


@contextmanager
def laying_out(composition: Composition, fetcher: ProjectFetcher) -> Iterator[list[LogRecord]]:
    """Collect what the typesetter says inside the block, at the date of the document; ``Fault`` with it if it stops."""
    with listening() as records, clock_of(composition.metadata.date):
        try:
            yield records
        except Exception as crash:
            why = crash.diagnostics if isinstance(crash, Fault) else (explain(crash),)
            raise Fault(*dict.fromkeys((*refused(fetcher), *diagnose(records, fetcher.refused), *why))) from None


def _printing(composition: Composition, root: Path, sources: Mapping[str, str]) -> Printing | None:
    """Return how pictures get on pages for printing; None for pages for readers."""
    profile = composition.edition.profile
    if not profile.is_print:
        return None
    if profile.colour != "cmyk":
        return Printing(None, sources)
    own = profile_at(profile.ink.profile, composition, root)
    return Printing(Press(own or standard_profile(), profile.ink.condition), sources)


def gate_of(
    composition: Composition, root: Path, diagnostics: list[Diagnostic], *, is_print: bool = False, dpi: int = 0
) -> Clean:
    """Return the gate for pages that are printed, or that readers look at whatever the profile is for.

    ``dpi`` bounds the size of pictures where it is not to be that of the profile.
    """
    profile = composition.edition.profile
    assumed = profile.assume_cmyk
    known = standard_profile() if assumed == FOGRA39 else profile_at(assumed, composition, root)
    colours = Colours(known, keeps_bits=is_print, keeps_profiles=is_print and profile.colour == "cmyk")
    anonymous = profile.pictures is Pictures.ANONYMOUS
    return picture_gate(
        dpi or profile.image_dpi,
        anonymous=anonymous,
        colours=colours,
        told=diagnostics,
        paints=dict(composition.colours),
    )


def profile_at(path: str, composition: Composition, root: Path) -> bytes:
    """Return a colour profile of the project; nothing if none is listed. ``Fault`` if it is none for printing."""
    digest = next((resource.digest for resource in composition.resources if resource.path == path), None)
    if digest is None:
        return b""
    profile = read_listed(Files(root), path, digest)
    check_profile(path, profile)
    return profile


def picture_gate(
    dpi: int,
    *,
    anonymous: bool = False,
    colours: Colours = FOR_READERS,
    told: list[Diagnostic] | None = None,
    paints: Mapping[str, str] = MappingProxyType({}),
) -> Clean:
    """Return the gate that every picture passes on its way to the page; the name's end decides what it must be.

    ``told`` is given what is not certain of a picture; ``paints`` are the theme's colours that drawings may name.
    """
    tones = paints.get("ink", BLACK), paints.get("brand-mid", BLACK)

    def clean(path: str, data: bytes, treatment: Treatment = UNTREATED) -> tuple[bytes, str]:
        kind = PurePosixPath(path).suffix.lower()
        if kind in FORMATS:
            look = Look(treatment.crop, tones if treatment.is_duotone else None)
            return clean_image(path, data, dpi, anonymous=anonymous, colours=colours, diagnostics=told, look=look)
        if kind == ".svg":
            return clean_drawing(path, data, paints), "image/svg+xml"
        raise Fault(
            error(
                "image-kind",
                msg("`{path}` is no picture", path=path),
                None,
                msg("use a JPEG, PNG, SVG, WebP, AVIF, TIFF, GIF or BMP file"),
            )
        )

    return clean


def lay_out(html: HTML, fonts: tuple[HouseFont, ...] = ()) -> tuple[Document, Source]:
    """Return the pages as WeasyPrint has laid them out, and the boxes that were to be laid out.

    ``fonts`` are those of the house, beside the closed set.
    """
    document, source, _ = lay_out_surveyed(html, fonts)
    return document, source


def lay_out_surveyed(html: HTML, fonts: tuple[HouseFont, ...]) -> tuple[Document, Source, Survey | None]:
    """Return the same, with what is known already of what stands on these pages."""
    survey = None
    with noted_source() as source:
        document = _rendered(html, fonts)
        if let_go(document):
            document = _rendered(html, fonts)
        figures = figures_in(html.etree_element)
        for _ in range(_PASSES if figures else 0):
            survey = survey_pages(document, source)
            if not shrink_pictures(document, survey.gaps, figures):
                break
            document, survey = _rendered(html, fonts), None
    changes = drop_flat(document), stretch_lines(document), hide_joiners(document), put_words_first(document)
    return document, source, None if any(changes) else survey


def _rendered(html: HTML, fonts: tuple[HouseFont, ...]) -> Document:
    styles = style_of_readings(html.etree_element)
    options = {"output_intent": INTENT, "stylesheets": styles}
    with (
        kept_layout(),
        plain_answers(),
        whole_paragraphs(),
        trimmed_lines(),
        clinging_calls(),
        placed_rows(),
        better_ends(),
    ):
        return html.render(kept_fonts(fonts), CounterStyle(), colour_profiles(), **options)


def _write(document: Document, composition: Composition, carried: list[Attachment]) -> bytes:
    _set_metadata(document, composition.metadata)
    variant = VARIANT if composition.edition.profile.standard is Standard.UA_1 else VARIANT_2
    options = {"pdf_variant": variant, "pdf_tags": True, "output_intent": OPEN_NONE}
    with kept_faces(), kept_streams(), plain_boxes(), plain_objects():
        pdf: bytes = document.write_pdf(attachments=carried, **options)
    return pdf


def _set_metadata(document: Document, metadata: Metadata) -> None:
    """Say of the document what the composition says, and nothing that the HTML says beside it."""
    told = document.metadata
    told.title, told.description = metadata.title, metadata.description
    told.authors = [metadata.author] if metadata.author else []
    told.created = told.modified = metadata.date.isoformat()
    told.generator, told.keywords, told.custom = None, [], {}


def refused(fetcher: ProjectFetcher) -> tuple[Diagnostic, ...]:
    """Return why pictures of a page were not let through."""
    return tuple(diagnostic for diagnostics in fetcher.refused.values() for diagnostic in diagnostics)
