"""What a job sheet says: from the same composition and the same plan of sheets as the print file itself."""

from mezanprint.finishing.imposition.sheets import Face, Sheet, booklet_sheets, card_sheets, single_sheets
from mezanprint.model.compositions import Composition
from mezanprint.model.jobs import Area, Job, Side
from mezanprint.model.paper import Crease, creases, panels, size_of


def job_of(composition: Composition, page: str, pages: int, sha256: str) -> Job:
    """Return the facts of a print file with ``pages`` pages of the size ``page``, such as ``A5``."""
    edition, paper = composition.edition, composition.paper
    profile, size = edition.profile, size_of(page)
    numbers = tuple(range(pages))
    if paper.booklet:
        sheets = booklet_sheets(numbers, size, paper, 0)
    elif paper.cards and profile.sheet:
        rim = 2 * max(profile.safe, profile.bleed)
        held = max(size_of(profile.sheet)) - rim, min(size_of(profile.sheet)) - rim
        sheets = card_sheets(numbers, size, held, profile.bleed)
    else:
        sheets = single_sheets(numbers, size, paper, 0)
    flat = sheets[0].width, sheets[0].height
    return Job(
        edition=edition,
        sha256=sha256,
        paper=paper,
        pages=pages,
        sheets=len(sheets),
        flat=flat,
        folded=_folded(composition, size),
        sides=_sides(composition, sheets[0]),
        turn=profile.turn or ("short" if flat[0] > flat[1] else "long"),
        covers=max(1, len(composition.parts)),
    )


def _folded(composition: Composition, size: tuple[float, float]) -> tuple[float, float]:
    paper = composition.paper
    if paper.fold is None:
        return size
    return max(panel.width for panel in panels(paper.fold, size[0], paper.bound)), size[1]


def _sides(composition: Composition, sheet: Sheet) -> tuple[Side, ...]:
    paper = composition.paper
    if paper.fold is not None:
        made = panels(paper.fold, sheet.width, paper.bound)
        lines = creases(paper.fold, sheet.width, paper.bound)
        return tuple(
            Side(
                tuple(Area(each.number, each.left, 0, each.width, sheet.height) for each in made if each.page == page),
                tuple(line for line in lines if line.page == page),
            )
            for page, _ in enumerate(sheet.faces, 1)
        )
    return tuple(Side(_areas(face), _spine(face, page)) for page, face in enumerate(sheet.faces, 1))


def _areas(face: Face) -> tuple[Area, ...]:
    return tuple(
        Area(put.page + 1, put.box.left, put.box.bottom, put.box.width, put.box.height) for put in face.placements
    )


def _spine(face: Face, page: int) -> tuple[Crease, ...]:
    """Return the fold of a stitched sheet: its outside is the first face."""
    return tuple(Crease(page, x, page == 1) for x in face.folds)
