"""The pages of an edition that was refused, with what is wrong marked where it stands."""

from dataclasses import replace
from functools import partial

from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.media import PDF
from mezanprint.outputs.output import Output, Work
from mezanprint.outputs.parts import in_parts


def _is_refused(composition: Composition) -> bool:
    return composition.refusal is not None


def mark_pages(work: Work) -> Work:
    """Lay out the pages of a composition, whole, and draw its refusal over them.

    The findings of the artifact are those of the refusal, in the order of their numbers and with their places.
    """
    from mezanprint.finishing.proof_overlay import lay_over
    from mezanprint.outputs.refused_places import in_order
    from mezanprint.outputs.refused_sheet import Sheet
    from mezanprint.typesetting.typeset import typeset, typeset_loose

    refusal, composition = work.composition.refusal, _for_reading(work.composition)
    assert refusal is not None
    measured = in_parts(composition, partial(typeset_loose, root=work.root))
    findings = in_order(refusal.findings, measured.layout, refusal.source)
    sheet = Sheet(composition, findings, measured.layout, refusal)
    layers = typeset(sheet.composed(), work.root)
    # Findings of the layers are no fault of the edition: a letter that no font has is told in a message about it.
    pdf = lay_over(measured.data, (layers.data,), sheet.desk.around, sheet.title)
    return replace(work, artifact=Artifact(pdf, measured.pages, findings))


def _for_reading(composition: Composition) -> Composition:
    """Return a composition whose parts are joined as readers turn pages: findings count them so, in every profile."""
    edition = composition.edition
    profile = Profile(edition.profile.name, pictures=edition.profile.pictures, is_plain=edition.profile.is_plain)
    return replace(composition, edition=Edition(edition.document, edition.locales, profile))


REFUSED = Output("refused", PDF, accepts=_is_refused, stages=(mark_pages,))
