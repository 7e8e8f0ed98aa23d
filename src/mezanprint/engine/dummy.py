"""Dummies: made as documents are, and put beside them."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from mezanprint.engine.lock import alone
from mezanprint.engine.pipeline import prepare, produce
from mezanprint.engine.pool import Pool
from mezanprint.engine.project import Project
from mezanprint.engine.records import read_records, write_records
from mezanprint.engine.selection import Selection, select
from mezanprint.engine.shelf import Shelf, cache_folder, writing
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, error, has_errors
from mezanprint.model.editions import Edition
from mezanprint.model.translatable import msg
from mezanprint.project.folder import Folder


def make_dummies(
    project: Project, selection: Selection, waiting: Callable[[], None] = lambda: None
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Write a dummy for each edition of the selection; return their paths in the project, and what was found.

    ``waiting`` is called when a build of the project must end first, for what is written is put down in its records.
    ``Fault`` if the selection means nothing, its profile is not for printing, or a document cannot be typeset.
    """
    editions = select(project, selection)
    if not editions[0].profile.is_print:
        known = [f"`{profile.name}`" for profile in project.config.profiles if profile.is_print]
        hint = (
            msg("name one that is: {names}", names=tuple(known))
            if known
            else msg("add one to `mezanprint.toml` that has a `sheet`")
        )
        raise Fault(
            error(
                "cli-not-print",
                msg("the profile `{profile}` is not for printing", profile=selection.profile),
                None,
                hint,
            )
        )
    shelf = Shelf(project.folder)
    found: list[Diagnostic] = []
    made: dict[str, bytes] = {}
    with Pool(1, project.root, produce) as pool:
        for edition in editions:
            made[edition.dummy_path], diagnostics = _make(project, edition, pool)
            found.extend(diagnostics)
    with alone(cache_folder(project.folder), waiting):
        _put(shelf, made, cache_folder(project.folder))
    return tuple(f"{shelf.shown}/{path}" for path in made), tuple(found)


def _put(shelf: Shelf, made: Mapping[str, bytes], cache: Folder) -> None:
    records = read_records(cache)
    for path, pdf in made.items():
        with writing(f"{shelf.shown}/{path}"):
            shelf.folder.write(path, pdf)
        records.outputs[path] = hashlib.sha256(pdf).hexdigest()
    with writing(cache.name):
        write_records(cache, records)


def _make(project: Project, edition: Edition, pool: Pool) -> tuple[bytes, tuple[Diagnostic, ...]]:
    from mezanprint.templating.dummy import dummy

    document, _ = project.document(edition.document)
    kind, first = project.kinds[document.kind], project.config.locale(edition.locales[0])
    labels = _labels(project, edition, pool) if not kind.fold else ("1", "2")
    composition = dummy(kind, first, edition, labels, document)
    artifact = pool.make(produce, composition, document.limits)
    if has_errors(artifact.diagnostics):
        raise Fault(*artifact.diagnostics)
    return artifact.pdf, artifact.diagnostics


def _labels(project: Project, edition: Edition, pool: Pool) -> tuple[str, ...]:
    """Return the number of each page in the order of the paper, with the language in a book with two covers.

    A page that stays blank has none. ``Fault`` if the document cannot be typeset.
    """
    from mezanprint.finishing.joining.order import paper_order

    prepared = prepare(project, edition, draft=True)
    composition = prepared.composition
    parts = composition.parts or (composition,)
    counts = tuple(pool.make(_typeset, part, prepared.limits).pages for part in parts)
    if not composition.parts:
        return tuple(str(number) for number in range(1, counts[0] + 1))
    codes = [part.edition.locale_code for part in composition.parts]
    order = paper_order(composition, counts)
    return tuple(f"{codes[place[0]]} {place[1] + 1}" if place else "" for place in order)


def _typeset(composition: Composition, root: Path) -> Artifact:
    """Lay out pages, in a worker."""
    from mezanprint.typesetting.typeset import typeset

    return typeset(composition, root)
