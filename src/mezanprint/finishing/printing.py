"""Print files: sheets for a printer, made of the pages that readers have."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from mezanprint.finishing.document.document_facts import put_packet, state_facts
from mezanprint.finishing.imposition.marks import pen_of, words_place
from mezanprint.finishing.imposition.order import padded
from mezanprint.finishing.imposition.plan import plan
from mezanprint.finishing.imposition.write import trim_of, write_sheets
from mezanprint.finishing.joining.joining_order import paper_order
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, info
from mezanprint.model.editions import Printer
from mezanprint.model.geometry import PT_PER_MM
from mezanprint.model.locales import language_of
from mezanprint.model.paper import Bound
from mezanprint.model.plans import PageName, Plan
from mezanprint.model.sheet_words import ARABIC, ENGLISH, name_of
from mezanprint.model.translatable import conjoined, msg, nmsg
from mezanprint.model.xmp import print_packet


def plan_pages(pdf: bytes, composition: Composition, counts: tuple[int, ...], clear: float = 0) -> Plan:
    """Return the plan of a print file for typeset pages, in the order of ``joining.join`` where there are parts.

    ``counts`` are the pages of the composition, or of each of its parts; ``clear`` is how many mm at the edges of all
    pages nothing is printed. ``Fault`` if something does not fit.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        trim = trim_of(document.pages[0])
    size = round(trim.width / PT_PER_MM, 2), round(trim.height / PT_PER_MM, 2)
    if not composition.parts:
        pages = range(counts[0])
        order = tuple(pages) if composition.paper.cards else padded(pages, composition.paper)
        return plan(order, size, composition.paper, composition.edition.profile, clear=clear)
    codes = [part.edition.locale_code for part in composition.parts]
    places = paper_order(composition, counts)
    names = tuple(PageName(place[1] + 1, codes[place[0]]) for place in places if place)
    numbers = iter(range(len(names)))
    order = tuple(next(numbers) if place else None for place in places)
    return plan(order, size, composition.paper, composition.edition.profile, names)


def print_file(document: pikepdf.Pdf, composition: Composition, plan: Plan, words: bytes = b"") -> pikepdf.Pdf:
    """Return the pages of ``document`` on sheets as its plan has them.

    ``words`` is a PDF with one page for each face of ``sheet_words``.
    """
    profile, paper = composition.edition.profile, composition.paper
    target = write_sheets(document, plan, profile, words)
    if "/OutputIntents" in document.Root:
        target.Root.OutputIntents = target.copy_foreign(document.make_indirect(document.Root.OutputIntents))
    _say(target, composition)
    preferences = Dictionary(Direction=Name.R2L if paper.bound is Bound.RIGHT else Name.L2R, DisplayDocTitle=True)
    if profile.printer:
        preferences.update(_presets(profile.printer, plan))
    target.Root.ViewerPreferences = preferences
    return target


def tell_blanks(plan: Plan, composition: Composition) -> Iterator[Diagnostic]:
    """Yield a note where blank pages fill a print file."""
    if not plan.blanks:
        return
    paper, hint = composition.paper, msg("nothing is wrong; texts may be made longer or shorter until no page is blank")
    if composition.parts:
        counts = Counter(name.locale for name in plan.names)
        codes = (part.edition.locale_code for part in composition.parts)
        message = nmsg(
            "{n} blank page in the middle: {counts} pages do not fill the sheets",
            "{n} blank pages in the middle: {counts} pages do not fill the sheets",
            plan.blanks,
            counts=conjoined([f"`{code}` {counts[code]}" for code in codes]),
        )
    else:
        message = nmsg(
            "{n} blank page {where} of the print file, which has a multiple of {multiple}",
            "{n} blank pages {where} of the print file, which has a multiple of {multiple}",
            plan.blanks,
            where=msg("before the last page") if paper.last_stays and len(plan.names) > 1 else msg("at the end"),
            multiple=paper.filled_to,
        )
    yield info("finish-blanks", message, None, hint)


def tell_turning(made: Plan, composition: Composition) -> Iterator[Diagnostic]:
    """Yield a note on how to print a file whose sheets people turn by hand."""
    if not made.manual:
        return
    half, edition = len(made.sheets), composition.edition
    if half == 1:
        message = msg("print page 1, put the sheet back, then print page 2")
    else:
        message = msg(
            "print pages {fronts}, put the sheets back, then print pages {backs}",
            fronts=f"1-{half}",
            backs=f"{half + 1}-{2 * half}",
        )
    command = f"mezanprint dummy {edition.document} --profile {edition.profile.name}"
    hint = msg("how to put them back, the dummy shows: `{command}`", command=command)
    yield info("finish-turning", message, None, hint)


def sheet_words(plan: Plan, composition: Composition) -> tuple[tuple[tuple[str, ...], ...], tuple[float, float]]:
    """Return the lines of words of each face of a print file, and the room for them in mm; nothing if not wanted.

    The name of the edition in Latin letters, as files have it, and what sheet this is in the first
    language of the edition, Arabic or else English, for the people at the press.
    """
    if "slug" not in plan.marks:
        return (), (0, 0)
    edition, place = composition.edition, words_place(plan, pen_of(composition.edition.profile))
    what = name_of(composition)
    said = ARABIC if language_of(edition.locales[0]) == "ar" else ENGLISH
    size = f"{plan.trim.width:g} × {plan.trim.height:g}"
    alone = not edition.profile.sheet and not composition.paper.fold
    words = ((what, which) for which in (_pages(plan, said, size) if alone else _faces(plan, said, size)))
    return tuple(words), (round(place.width, 2), round(place.height, 2))


def _pages(made: Plan, said: Mapping[str, str], size: str) -> Iterator[str]:
    count = len(made.faces)
    for side in made.impressions:
        yield said["page"].format(number=2 * side.sheet - (not side.is_back), count=count, size=size)


def _faces(made: Plan, said: Mapping[str, str], size: str) -> Iterator[str]:
    count, edge = len(made.sheets), said[made.turn]
    for side in made.impressions:
        which = said["back" if side.is_back else "front"]
        yield said["sheet"].format(number=side.sheet, count=count, side=which, edge=edge, size=size)


def _say(target: pikepdf.Pdf, composition: Composition) -> None:
    """Say what the file is, of what day, and that it is for printing."""
    metadata = composition.metadata
    state_facts(target, metadata)
    target.Root.Lang = String(metadata.languages[0]) if metadata.languages else String("")
    put_packet(target, print_packet(metadata))


def _presets(printer: Printer, plan: Plan) -> dict[str, object]:
    """Return what a print window opens with (ISO 32000-1, table 150): of sheets turned by hand the fronts."""
    flip = Name.DuplexFlipLongEdge if plan.turn == "long" else Name.DuplexFlipShortEdge
    asked: dict[str, object] = {"/Duplex": flip if printer.duplex else Name.Simplex}
    asked |= {} if printer.scale else {"/PrintScaling": Name("/None")}
    asked |= {"/PickTrayByPDFSize": True} if printer.tray else {}
    asked |= {"/PrintPageRange": Array([1, len(plan.sheets)])} if plan.manual else {}
    return asked | ({"/NumCopies": printer.copies} if printer.copies > 1 else {})
