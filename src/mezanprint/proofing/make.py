"""Makes context proofs of a project: those that stand as they would be made stay, the others are made anew."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mezanprint.engine.build_history import ProofMemory, Run, read_records, write_records
from mezanprint.engine.cache import Cache
from mezanprint.engine.lock import alone
from mezanprint.engine.output_folder import BUILD, cache_folder, writing
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.i18n.extraction.room import read_rooms
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import PROOFS, Edition
from mezanprint.model.locales import PSEUDO
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.proofing.recall import Made, Recall, made
from mezanprint.proofing.request import ProofRequest
from mezanprint.proofing.rooms import keep_rooms

FOLDER = f"{BUILD}/{PROOFS}"


def make_proofs(
    root: Path, request: ProofRequest, waiting: Callable[[], None] = lambda: None
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...], bool]:
    """Make the proofs of every edition in a locale; those for which nothing changed stay as they were made.

    Returns what was published, why the others could not be made, and whether the file of measured room changed.
    ``waiting`` is called when a build of the project must end first. ``Fault`` for a locale or document that is not
    there, or a project that can not be read.
    """
    project = Project(Files(root))
    rooms = read_rooms(project.files("room"))
    editions = _editions(project, request)
    cache = Cache(cache_folder(project.folder))
    with writing(cache.folder.name):
        cache.open()
        with alone(cache.folder, waiting):
            made, found = _remembered(project, request, editions, cache)
    # On pages that overflow the room of a text is what it takes, or that of others: what was known stays.
    faulty = {each.edition.document for each in made if each.faults}
    sound = {each.edition: each.memory.rooms for each in made if each.edition.document not in faulty}
    return made, found, keep_rooms(project, rooms, request.locale, sound)


def _remembered(
    project: Project, request: ProofRequest, editions: tuple[Edition, ...], cache: Cache
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
    """Make the proofs, and write down what they were made of and which files came of it."""
    records = read_records(cache.folder)
    out = Folder.chosen(request.out, project.folder) if request.out else project.folder.below(FOLDER)
    recall = Recall(project, records, out, (request.locale, request.told_in))
    memories = {edition: memory for edition in editions if (memory := recall.of(edition))}
    left = [edition for edition in editions if edition not in memories]
    new, diagnostics = _new(project, request, left, (cache, out)) if left else ({}, [])
    for edition, memory in new.items():
        recall.keep(edition, memory)
        if out == project.folder.below(FOLDER):
            records.outputs |= {f"{PROOFS}/{path}": digest for path, digest in memory.files.items()}
    memories |= new
    keys = tuple(sorted({key for memory in memories.values() for key in memory.keys}))
    records.note_run(Run("" if request.documents else f"{PROOFS} {request.locale}", keys))
    write_records(cache.folder, records)
    cache.drop_all_but(records.keys)
    shown = request.out or project.root / FOLDER
    told = (made(edition, request.locale, memories[edition], shown, out) for edition in editions if edition in memories)
    return tuple(told), tuple(dict.fromkeys(diagnostics))


def _new(
    project: Project, request: ProofRequest, editions: Sequence[Edition], places: tuple[Cache, Folder]
) -> tuple[dict[Edition, ProofMemory], list[Diagnostic]]:
    # A proof that is recalled needs no typesetter, no workers and no layers.
    from mezanprint.proofing.rebuild import make_anew

    return make_anew(project, request, editions, places)


def _editions(project: Project, request: ProofRequest) -> tuple[Edition, ...]:
    if request.locale not in PSEUDO:
        found = select(project, Selection(request.documents))
        if editions := tuple(edition for edition in found if request.locale in edition.locales):
            return editions
    return select(project, Selection(request.documents, (request.locale,)))
