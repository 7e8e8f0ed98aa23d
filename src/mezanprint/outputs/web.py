"""Web pages: one HTML file of an edition, for phones and for the mail."""

from collections.abc import Iterable

from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.media import Medium
from mezanprint.outputs.output import Output, Work

WEB = Medium("web", ".html", "text/html", has_profile=True)


def _is_web(composition: Composition) -> bool:
    return composition.edition.profile.medium == WEB


def assemble_page(work: Work) -> Work:
    """Put the page with its styles, fonts and pictures into one file."""
    from mezanprint.typesetting.page_sources import font_files, page_pictures
    from mezanprint.webpage.assemble import assemble

    unsure: list[Diagnostic] = []
    pictures = page_pictures(work.composition, work.root, unsure)
    data, diagnostics = assemble(work.composition, pictures, font_files(work.composition, work.root))
    return Work(work.composition, work.root, Artifact(data, 0, (*diagnostics, *unsure)))


def check_page(work: Work) -> Iterable[Diagnostic]:
    """Compare the file with what its content says."""
    from mezanprint.webpage.release import check_web_release

    return check_web_release(work.artifact.data, work.composition)


WEB_PAGE = Output("web", WEB, accepts=_is_web, stages=(assemble_page,), release=(check_page,))
