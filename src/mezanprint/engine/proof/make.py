"""Makes context proofs: typesets each edition as for print, measures it, publishes it on paper and on screen."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from mezanprint.engine.builder import locate, settle
from mezanprint.engine.parts import in_parts
from mezanprint.engine.pipeline import Prepared, prepare
from mezanprint.engine.pool import Pool, Task
from mezanprint.engine.project import Project
from mezanprint.engine.proof.as_html import as_html
from mezanprint.engine.proof.collect import LAYOUT, String, collect
from mezanprint.engine.proof.findings import check_strings
from mezanprint.engine.proof.pictures import draw_pages
from mezanprint.engine.proof.proof import Proof
from mezanprint.engine.proof.rooms import keep_rooms
from mezanprint.engine.proof.sheet import DESK, compose_sheet
from mezanprint.engine.proof.words import Words, language_of_proof
from mezanprint.engine.selection import Selection, select
from mezanprint.engine.shelf import BUILD, writing
from mezanprint.i18n.room import read_rooms
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity, has_errors
from mezanprint.model.editions import Edition
from mezanprint.model.locales import PSEUDO
from mezanprint.model.regions import Measured
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder

FOLDER = f"{BUILD}/proof"


@dataclass(frozen=True, slots=True)
class Wish:
    """What proofs somebody wants."""

    locale: str
    documents: tuple[str, ...] = ()
    language: str | None = None
    """``en`` or ``ar``, or None for the one that goes with the locale."""
    out: Path | None = None
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Made:
    """A proof that was published."""

    edition: Edition
    pdf: Path
    html: Path
    strings: tuple[String, ...]
    draft: bool
    """Whether it shows a draft, for not all of its texts are translated and right."""
    faults: tuple[Diagnostic, ...]
    """Errors of its layout: what stands on its pages is not what would be printed."""


def make_proofs(root: Path, wish: Wish) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...], bool]:
    """Make the proofs of every edition in a locale.

    Returns what was published, why the others could not be made, and whether the file of measured room changed.
    ``Fault`` for a locale or document that is not there, or a project that can not be read.
    """
    project = Project(Files(root))
    rooms = read_rooms(project.files("room"))
    editions = _editions(project, wish)
    prepared, found = _prepare(project, editions)
    made: list[Made] = []
    with Pool(min(wish.jobs, max(len(prepared), 1)), root, measure) as pool:
        limits = {n: each.limits for n, each in prepared.items()}
        compositions = {n: each.composition for n, each in prepared.items()}
        products = {n: product for n, product, _ in pool.produce(compositions, limits=limits)}
        measured = {n: product for n, product in products.items() if isinstance(product, Measured)}
        found += [each for product in products.values() if isinstance(product, tuple) for each in product]
        proofs = {n: make_proof(project, wish, prepared[n], measured[n]) for n in sorted(measured)}
        sheets: dict[int, Task] = {
            n: (partial(lay_sheet, measured[n].pdf, proof.title), compose_sheet(proof, compositions[n]), limits[n])
            for n, proof in proofs.items()
        }
        for number, sheet, _ in pool.carry_out(sheets):
            if isinstance(sheet, tuple):
                found += sheet
                continue
            made.append(_publish(project, wish, proofs[number], (measured[number], sheet), prepared[number]))
    made.sort(key=lambda each: editions.index(each.edition))
    # On pages that overflow the room of a text is what it takes, or that of others: what was known stays.
    faulty = {each.edition.document for each in made if each.faults}
    sound = {each.edition: each.strings for each in made if each.edition.document not in faulty}
    changed = keep_rooms(project, rooms, wish.locale, sound)
    return tuple(made), tuple(dict.fromkeys(found)), changed


def measure(composition: Composition, root: Path) -> Artifact:
    """Make an edition as ``pipeline.produce`` does, and measure where its texts stand."""
    from mezanprint.finishing.finish import finish
    from mezanprint.preflight.release import check_release
    from mezanprint.typesetting.typeset import typeset_measured

    measured = in_parts(composition, partial(typeset_measured, root=root))
    pdf = finish(measured.pdf, composition)
    return replace(measured, pdf=pdf, lines=(), diagnostics=(*measured.diagnostics, *check_release(pdf, composition)))


def lay_sheet(printed: bytes, title: str, composition: Composition, root: Path) -> Artifact:
    """Make the sheet of a proof, and lay it over the pages that were ``printed``."""
    from mezanprint.finishing.proof_overlay import lay_over

    sheet = measure(composition, root)
    return replace(sheet, pdf=lay_over(printed, sheet.pdf, DESK.around, title))


def _editions(project: Project, wish: Wish) -> tuple[Edition, ...]:
    if wish.locale not in PSEUDO:
        found = select(project, Selection(wish.documents))
        if editions := tuple(edition for edition in found if wish.locale in edition.locales):
            return editions
    return select(project, Selection(wish.documents, (wish.locale,)))


def _prepare(project: Project, editions: tuple[Edition, ...]) -> tuple[dict[int, Prepared], list[Diagnostic]]:
    """Return what can be typeset; as a draft where a text is not translated, or not rightly."""
    prepared: dict[int, Prepared] = {}
    found: list[Diagnostic] = []
    for number, edition in enumerate(editions):
        try:
            plain = prepare(project, edition)
            prepared[number] = prepare(project, edition, draft=True) if has_errors(plain.diagnostics) else plain
        except Fault as fault:
            found += fault.diagnostics
    return prepared, found


def make_proof(project: Project, wish: Wish, prepared: Prepared, measured: Measured) -> Proof:
    """Return the proof of one edition, made of its composition and its measured layout."""
    edition = prepared.composition.edition
    document, _ = project.document(edition.document)
    words = Words(language_of_proof(wish.locale, wish.language))
    located = tuple(locate(each, prepared.places) for each in measured.diagnostics)
    built = (*prepared.diagnostics, *located)
    found = tuple(check_strings(project, edition.document, wish.locale, built))
    strings = collect(project, prepared, measured, wish.locale, found)
    told = {finding for string in strings for finding in string.findings}
    return Proof(
        edition,
        project.config.locale(wish.locale),
        project.config.locale(document.source_locale),
        prepared.composition.metadata.title,
        words,
        strings,
        measured.layout,
        tuple(each for each in found if each not in told and (each.key is None or each.code.startswith(LAYOUT))),
        project.config,
    )


def _publish(project: Project, wish: Wish, proof: Proof, pdfs: tuple[Measured, Artifact], prepared: Prepared) -> Made:
    printed, sheet = pdfs
    out = Folder.chosen(wish.out, project.folder) if wish.out else project.folder.below(FOLDER)
    folder = out.below(proof.edition.locale_code)
    stem = proof.edition.document if len(proof.edition.locales) == 1 else f"{proof.edition.document}.{wish.locale}"
    pdf, html = f"{stem}.pdf", f"{stem}.html"
    page = as_html(proof, draw_pages(printed.pdf))
    with writing(folder.name):
        folder.write_changed(pdf, sheet.pdf)
        folder.write_changed(html, page.encode())
    located = (locate(each, prepared.places) for each in printed.diagnostics if each.code.startswith(LAYOUT))
    faults = tuple(settle(each, f"{folder.name}/{pdf}") for each in located if each.severity is Severity.ERROR)
    shown = (wish.out or project.root / FOLDER) / proof.edition.locale_code
    return Made(proof.edition, shown / pdf, shown / html, proof.strings, prepared.composition.draft, faults)
