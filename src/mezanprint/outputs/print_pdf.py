"""PDFs for printers and print shops: pages on sheets, or with marks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.media import PDF
from mezanprint.model.plans import Plan
from mezanprint.outputs.output import Output, Work
from mezanprint.outputs.pdf_stages import check_pdf, colour_profile, compare_inks, read_back, read_codes, typeset_pages


def _is_print(composition: Composition) -> bool:
    return composition.edition.profile.is_print


def plan_sheets(work: Work) -> Work:
    """Plan what stands where on the sheets, of the typeset pages."""
    from mezanprint.finishing.printing import plan_pages
    from mezanprint.preflight.press.margin import clear_margin

    artifact, composition = work.artifact, work.composition
    clear = clear_margin(artifact.data) if composition.paper.cards else 0
    plan = plan_pages(artifact.data, composition, work.part_pages, clear)
    return replace(work, artifact=replace(artifact, plan=plan))


def lay_out(composition: Composition, root: Path) -> Artifact:
    """Return the typeset pages of a composition with the plan of their sheets; nothing is finished."""
    return plan_sheets(typeset_pages(Work(composition, root))).artifact


def finish_sheets(work: Work) -> Work:
    """Put the pages on their sheets, in the inks of the profile, with the words beside them."""
    from mezanprint.finishing.finish import finish_print
    from mezanprint.finishing.printing import tell_blanks, tell_turning

    composition, plan = work.composition, _plan_of(work)
    words, colours = _words_beside(composition, plan), colour_profile(work)
    data, sources = finish_print(work.artifact.data, composition, plan, words, colours)
    finished = replace(work.finished(data), sources=sources)
    return finished.reported(tell_blanks(plan, composition), tell_turning(plan, composition))


def check_sheets(work: Work) -> Iterator[Diagnostic]:
    """Yield what would go wrong in print."""
    from mezanprint.preflight.press.check import check_print

    # The layout has named a coarse picture with its file and section.
    named = any(found.code == "image-resolution" for found in work.artifact.diagnostics)
    for found in check_print(work.artifact.data, work.composition, _plan_of(work), work.sources):
        if not (named and found.code == "press-resolution"):
            yield found


def _plan_of(work: Work) -> Plan:
    assert work.artifact.plan is not None
    return work.artifact.plan


def _words_beside(composition: Composition, plan: Plan) -> bytes:
    """Return the words beside the sheets, typeset; nothing where there are none."""
    from mezanprint.finishing.printing import sheet_words
    from mezanprint.typesetting.sheet_words import typeset_words

    words, room = sheet_words(plan, composition)
    return typeset_words(words, room, composition.edition.profile.colour, composition.metadata.date)


PRINT = Output(
    "print",
    PDF,
    accepts=_is_print,
    stages=(typeset_pages, plan_sheets, finish_sheets, compare_inks, read_back, read_codes),
    release=(check_pdf,),
    preflight=(check_sheets,),
)
