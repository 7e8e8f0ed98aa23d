"""Makes context proofs: typesets each edition as for print, measures it, publishes it on paper and on screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mezanprint.engine.builder import locate
from mezanprint.engine.cache import Cache
from mezanprint.engine.fingerprint import proof_tools
from mezanprint.engine.lock import alone
from mezanprint.engine.pipeline import Prepared, prepare
from mezanprint.engine.pool import Pool
from mezanprint.engine.project import Project
from mezanprint.engine.proof.acts import measure
from mezanprint.engine.proof.collect import LAYOUT, collect
from mezanprint.engine.proof.findings import GLOSSARY, check_strings
from mezanprint.engine.proof.kept import Kept
from mezanprint.engine.proof.press import Press, Ready
from mezanprint.engine.proof.proof import Proof
from mezanprint.engine.proof.recall import Made, Recall, made
from mezanprint.engine.proof.rooms import keep_rooms
from mezanprint.engine.proof.words import Words, language_of_proof
from mezanprint.engine.records import ProofMemory, Run, read_records, write_records
from mezanprint.engine.selection import Selection, select
from mezanprint.engine.shelf import BUILD, cache_folder, writing
from mezanprint.i18n.room import read_rooms
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors
from mezanprint.model.editions import PROOFS, Edition
from mezanprint.model.locales import PSEUDO
from mezanprint.model.regions import Measured
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder

FOLDER = f"{BUILD}/{PROOFS}"


@dataclass(frozen=True, slots=True)
class Wish:
    """What proofs somebody wants."""

    locale: str
    documents: tuple[str, ...] = ()
    language: str | None = None
    """``en`` or ``ar``, or None for the one that goes with the locale."""
    out: Path | None = None
    jobs: int = 1

    @property
    def told_in(self) -> str:
        """The language of the proof's own words."""
        return language_of_proof(self.locale, self.language)


def make_proofs(
    root: Path, wish: Wish, waiting: Callable[[], None] = lambda: None
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...], bool]:
    """Make the proofs of every edition in a locale; those for which nothing changed stay as they were made.

    Returns what was published, why the others could not be made, and whether the file of measured room changed.
    ``waiting`` is called when a build of the project must end first. ``Fault`` for a locale or document that is not
    there, or a project that can not be read.
    """
    project = Project(Files(root))
    rooms = read_rooms(project.files("room"))
    editions = _editions(project, wish)
    cache = Cache(cache_folder(project.folder))
    with writing(cache.folder.name):
        cache.open()
        with alone(cache.folder, waiting):
            made, found = _remembered(project, wish, editions, cache)
    # On pages that overflow the room of a text is what it takes, or that of others: what was known stays.
    faulty = {each.edition.document for each in made if each.faults}
    sound = {each.edition: each.memory.rooms for each in made if each.edition.document not in faulty}
    return made, found, keep_rooms(project, rooms, wish.locale, sound)


def _remembered(
    project: Project, wish: Wish, editions: tuple[Edition, ...], cache: Cache
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
    """Make the proofs, and write down what they were made of and which files came of it."""
    records = read_records(cache.folder)
    out = Folder.chosen(wish.out, project.folder) if wish.out else project.folder.below(FOLDER)
    recall = Recall(project, records, out, (wish.locale, wish.told_in))
    known = {edition: memory for edition in editions if (memory := recall.of(edition))}
    new, found = _new(project, wish, [edition for edition in editions if edition not in known], (cache, out))
    for edition, memory in new.items():
        recall.keep(edition, memory)
        if out == project.folder.below(FOLDER):
            records.outputs |= {f"{PROOFS}/{path}": digest for path, digest in memory.files.items()}
    known |= new
    keys = tuple(sorted({key for memory in known.values() for key in memory.keys}))
    records.note_run(Run("" if wish.documents else f"{PROOFS} {wish.locale}", keys))
    write_records(cache.folder, records)
    cache.drop_all_but(records.keys)
    shown = wish.out or project.root / FOLDER
    told = (made(edition, wish.locale, known[edition], shown, out) for edition in editions if edition in known)
    return tuple(told), tuple(dict.fromkeys(found))


def _new(
    project: Project, wish: Wish, editions: Sequence[Edition], places: tuple[Cache, Folder]
) -> tuple[dict[Edition, ProofMemory], list[Diagnostic]]:
    prepared, found = _prepare(project, editions)
    cache, out = places
    with Pool(wish.jobs, project.root, measure) as pool:
        kept = Kept(cache, proof_tools(), pool)
        orders = [kept.order("measure", measure, each.composition, each.limits) for each in prepared]
        ready: list[Ready] = []
        for each, order, product in zip(prepared, orders, kept.made(orders), strict=True):
            if isinstance(product, Measured):
                proof = make_proof(project, wish, each, product)
                reads = {**each.reads, **project.reads(GLOSSARY)}
                ready.append(Ready(proof, each, product, order.key, reads))
            elif isinstance(product, tuple):
                found += product
        new: dict[Edition, ProofMemory] = {}
        for one, result in zip(ready, Press(kept, out, wish.locale).print(ready), strict=True):
            if isinstance(result, ProofMemory):
                new[one.proof.edition] = result
            else:
                found += result
    return new, found


def _editions(project: Project, wish: Wish) -> tuple[Edition, ...]:
    if wish.locale not in PSEUDO:
        found = select(project, Selection(wish.documents))
        if editions := tuple(edition for edition in found if wish.locale in edition.locales):
            return editions
    return select(project, Selection(wish.documents, (wish.locale,)))


def _prepare(project: Project, editions: Sequence[Edition]) -> tuple[list[Prepared], list[Diagnostic]]:
    """Return what can be typeset; as a draft where a text is not translated, or not rightly."""
    prepared: list[Prepared] = []
    found: list[Diagnostic] = []
    for edition in editions:
        try:
            plain = prepare(project, edition)
            prepared.append(prepare(project, edition, draft=True) if has_errors(plain.diagnostics) else plain)
        except Fault as fault:
            found += fault.diagnostics
    return prepared, found


def make_proof(project: Project, wish: Wish, prepared: Prepared, measured: Measured) -> Proof:
    """Return the proof of one edition, made of its composition and its measured layout."""
    edition = prepared.composition.edition
    document, _ = project.document(edition.document)
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
        Words(wish.told_in),
        strings,
        measured.layout,
        tuple(each for each in found if each not in told and (each.key is None or each.code.startswith(LAYOUT))),
        project.config,
    )
