"""Makes the marked pages of an edition that was refused: in a worker, like any edition."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from mezanprint.console.page_words import Words
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.editions import Edition, Profile
from mezanprint.outputs.parts import in_parts
from mezanprint.outputs.refused.places import in_order
from mezanprint.outputs.refused.refused_sheet import Sheet


def mark(composition: Composition, root: Path) -> Artifact:
    """Return the pages of a composition as they were laid out, whole, with its refusal drawn over them.

    The findings of the artifact are those of the refusal, in the order of their numbers and with their places.
    """
    from mezanprint.finishing.proof_overlay import lay_over
    from mezanprint.typesetting.typeset import typeset, typeset_loose

    refusal, composition = composition.refusal, _for_reading(composition)
    assert refusal is not None
    measured = in_parts(composition, partial(typeset_loose, root=root))
    findings = in_order(refusal.findings, measured.layout, refusal.source)
    sheet = Sheet(composition, findings, measured.layout, Words(refusal.language), refusal)
    layers = typeset(sheet.composed(), root)
    # Findings of the layers are no fault of the edition: a letter that no font has is told in a message about it.
    pdf = lay_over(measured.pdf, (layers.pdf,), sheet.desk.around, sheet.title)
    return Artifact(pdf, measured.pages, findings)


def _for_reading(composition: Composition) -> Composition:
    """Return a composition whose parts are joined as readers turn pages: findings count them so, in every profile."""
    edition = composition.edition
    profile = Profile(edition.profile.name, pictures=edition.profile.pictures, is_plain=edition.profile.is_plain)
    return replace(composition, edition=Edition(edition.document, edition.locales, profile))
