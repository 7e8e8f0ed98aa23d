"""PDFs that people read: on a screen, with a screen reader, out of an archive."""

from mezanprint.model.compositions import Composition
from mezanprint.model.media import PDF
from mezanprint.outputs.output import Output, Work
from mezanprint.outputs.pdf_stages import check_pdf, compare_inks, read_back, read_codes, typeset_pages


def _is_pdf(composition: Composition) -> bool:
    return composition.edition.profile.medium == PDF


def finish_pages(work: Work) -> Work:
    """Give the typeset pages the form of the house."""
    from mezanprint.finishing.finish import finish

    return work.finished(finish(work.artifact.data, work.composition))


READING = Output(
    "reading",
    PDF,
    accepts=_is_pdf,
    stages=(typeset_pages, finish_pages, compare_inks, read_back, read_codes),
    release=(check_pdf,),
)
