"""What a job sheet says: from the composition of a print file and the very plan that its sheets were imposed by."""

from collections.abc import Iterator

from mezanprint.model.compositions import Composition
from mezanprint.model.jobs import Job, PageOnSheet, Side
from mezanprint.model.plans import PageName, Plan
from mezanprint.model.sheets import Face


def job_of(composition: Composition, plan: Plan, sha256: str) -> Job:
    """Return the facts of a print file and of its plan."""
    sides = (Side(tuple(_areas(face, plan)), face.folds) for face in plan.made[0].faces)
    return Job(composition.edition, sha256, composition.paper, plan, tuple(sides))


def _areas(face: Face, plan: Plan) -> Iterator[PageOnSheet]:
    """Yield the panels of a face, or its pages; the page of the file is told where it is called another number."""
    turned = any(put.turned for put in face.placements)
    for panel in face.panels:
        yield PageOnSheet(PageName(panel.number), panel.box, turned)
    for put in () if face.panels else face.placements:
        name, page = plan.names[put.page], plan.file_page(put.page)
        told = page if plan.stitched and name != PageName(page) else None
        yield PageOnSheet(name, put.box, put.turned, told)
