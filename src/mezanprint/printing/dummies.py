"""Dummies: made as documents are, and put beside them."""

import hashlib
from collections.abc import Callable, Mapping

from mezanprint.engine.build_history import read_records, write_records
from mezanprint.engine.lock import alone
from mezanprint.engine.output_folder import OutputFolder, cache_folder, writing
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.pool import Pool
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection
from mezanprint.finishing.imposition.plan import plan
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors
from mezanprint.model.editions import Edition
from mezanprint.model.paper import page_size
from mezanprint.model.plans import PageName
from mezanprint.outputs.print_pdf import lay_out
from mezanprint.outputs.produce import produce
from mezanprint.printing.dummy_pages import Sheets, compose_dummy
from mezanprint.printing.print_profiles import select_print
from mezanprint.project.folder import Folder


def make_dummies(
    project: Project, selection: Selection, waiting: Callable[[], None] = lambda: None
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Write a dummy for each edition of the selection; return their paths in the project, and what was found.

    ``waiting`` is called when a build of the project must end first, for what is written is put down in its records.
    ``Fault`` if the selection means nothing, its profile is not for printing, or a document cannot be typeset.
    """
    output_folder = OutputFolder(project.folder)
    all_diagnostics: list[Diagnostic] = []
    files: dict[str, bytes] = {}
    with Pool(1, project.root, produce) as pool:
        for edition in select_print(project, selection):
            files[edition.dummy_path], diagnostics = _make(project, edition, pool)
            all_diagnostics.extend(diagnostics)
    with alone(cache_folder(project.folder), waiting):
        _put(output_folder, files, cache_folder(project.folder))
    return tuple(f"{output_folder.shown}/{path}" for path in files), tuple(dict.fromkeys(all_diagnostics))


def _put(output_folder: OutputFolder, made: Mapping[str, bytes], cache: Folder) -> None:
    records = read_records(cache)
    for path, pdf in made.items():
        with writing(f"{output_folder.shown}/{path}"):
            output_folder.folder.write(path, pdf)
        records.outputs[path] = hashlib.sha256(pdf).hexdigest()
    with writing(cache.name):
        write_records(cache, records)


def _make(project: Project, edition: Edition, pool: Pool) -> tuple[bytes, tuple[Diagnostic, ...]]:
    document, _ = project.document(edition.document)
    kind = project.kinds[document.kind]
    composition = compose_dummy(kind, project.config, edition, _sheets(project, edition, pool), document)
    artifact = pool.make(produce, composition, document.limits)
    if has_errors(artifact.diagnostics):
        raise Fault(*artifact.diagnostics)
    return artifact.data, artifact.diagnostics


def _sheets(project: Project, edition: Edition, pool: Pool) -> Sheets:
    """Return the sheets of a document with a page of the dummy for each page on paper, a blank one too.

    ``Fault`` if the document cannot be typeset.
    """
    prepared = prepare(project, edition, draft=True)
    paper = prepared.composition.paper
    if paper.fold:  # its sides are two, whatever they say
        size = page_size(project.kinds[project.document(edition.document)[0].kind].page, edition.profile.page)
        return Sheets(plan((0, 1), size, paper, edition.profile), (PageName(1), PageName(2)))
    laid_out = pool.make(lay_out, prepared.composition, prepared.limits).plan
    assert laid_out is not None
    if not laid_out.blanks:
        return Sheets(laid_out, laid_out.names)
    names = tuple(None if page is None else laid_out.names[page] for page in laid_out.order)
    return Sheets(plan(tuple(range(len(names))), laid_out.size, paper, edition.profile), names)
