"""What workers do for proofs: they measure an edition, set the pieces of a sheet, and lay these over its pages."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from mezanprint.model.compositions import Artifact, Composition
from mezanprint.outputs.parts import in_parts
from mezanprint.proofing.proof_sheet import DESK


def measure(composition: Composition, root: Path) -> Artifact:
    """Make an edition as ``pipeline.produce`` does, and measure where its texts stand."""
    from mezanprint.finishing.finish import finish
    from mezanprint.finishing.looks import digest_pages
    from mezanprint.preflight.release import check_release
    from mezanprint.typesetting.typeset import typeset_measured

    measured = in_parts(composition, partial(typeset_measured, root=root))
    pdf = finish(measured.data, composition)
    found = (*measured.diagnostics, *check_release(pdf, composition))
    return replace(measured, data=pdf, lines=(), rows=(), diagnostics=found, looks=digest_pages(pdf))


def set_piece(composition: Composition, root: Path) -> Artifact:
    """Typeset the layer of a page, or rows of the index; what is found in them is no fault of the edition."""
    from mezanprint.typesetting.typeset import typeset

    made = typeset(composition, root)
    return Artifact(made.data, made.pages, ())


def put_together(printed: bytes, pieces: tuple[bytes, ...], title: str, _: Composition, _root: Path) -> Artifact:
    """Lay the layers over the pages that were ``printed``, and put the index behind them."""
    from mezanprint.finishing.proof_overlay import lay_over

    return Artifact(lay_over(printed, pieces, DESK.around, title), 0, ())
