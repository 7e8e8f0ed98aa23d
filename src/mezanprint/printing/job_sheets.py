"""Job sheets: made of print files that were just built, and put beside them."""

import hashlib
from collections.abc import Callable

from mezanprint.engine.build_history import read_records, write_records
from mezanprint.engine.builder import Progress
from mezanprint.engine.lock import alone
from mezanprint.engine.output_folder import OutputFolder, cache_folder, writing
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors
from mezanprint.model.domains import TEMPLATES
from mezanprint.model.editions import Edition
from mezanprint.model.results import EditionResult, Report, State
from mezanprint.outputs.produce import produce
from mezanprint.printing.job_drawing import drawer
from mezanprint.printing.job_facts import job_of
from mezanprint.printing.print_profiles import select_print
from mezanprint.project.files import Files
from mezanprint.templating.job_sheet import job_sheet
from mezanprint.templating.source import Source

_MOST = 2
"""Languages of a sheet: a page has two ends."""


def make_job_sheets(
    session: BuildSession, selection: Selection, progress: Progress, waiting: Callable[[], None]
) -> tuple[Report, tuple[str, ...], tuple[Diagnostic, ...]]:
    """Build the print files that are selected and write a job sheet for each; what cannot be built has none.

    Return what came of the build, the paths of the job sheets in the project, and what was found in these, or why
    they could not be made. ``Fault`` if the profile is not for printing.
    """
    select_print(Project(Files(session.root)), selection)
    report = session.build(selection, progress, waiting)
    project = Project(Files(session.root))
    paths, diagnostics = [], list[Diagnostic]()
    for result in report.results:
        if result.state is State.FAILED:
            continue
        try:
            path, findings = _make(project, result, session)
        except Fault as fault:
            diagnostics.extend(fault.diagnostics)
        else:
            paths.append(path)
            diagnostics.extend(findings)
    return report, tuple(paths), tuple(dict.fromkeys(diagnostics))


def _make(project: Project, result: EditionResult, session: BuildSession) -> tuple[str, tuple[Diagnostic, ...]]:
    output_folder, edition, cache = OutputFolder(project.folder), result.edition, cache_folder(project.folder)
    pdf, diagnostics = _typeset(project, result, session)
    with writing(f"{output_folder.shown}/{edition.job_path}"), alone(cache, lambda: None):
        output_folder.put(edition.job_path, pdf)
        records = read_records(cache)
        records.outputs[edition.job_path] = hashlib.sha256(pdf).hexdigest()
        write_records(cache, records)
    return f"{output_folder.shown}/{edition.job_path}", diagnostics


def _typeset(project: Project, result: EditionResult, session: BuildSession) -> tuple[bytes, tuple[Diagnostic, ...]]:
    edition = result.edition
    document, _ = project.document(edition.document)
    kind = project.kinds[document.kind]
    assert result.plan is not None
    job = job_of(prepare(project, edition).composition, result.plan, result.sha256 or "")
    spoken = _spoken(project, edition)
    views = tuple(project.view(edition.document, locale, draft=True)[0] for locale in spoken)
    messages = {locale: project.messages(edition.document, locale) for locale in spoken}
    source = Source(project.files("job sheet"), project.config, kind, views, messages)
    composition, diagnostics = job_sheet(source, job, drawer(job, project.config.locale(spoken[0]).style))
    diagnostics += project.check_words(edition.document, messages.values(), draft=False)
    if has_errors(diagnostics):
        raise Fault(*diagnostics)
    artifact = session.workers(1).make(produce, composition, document.limits)
    if has_errors(artifact.diagnostics):
        raise Fault(*artifact.diagnostics)
    return artifact.data, (*diagnostics, *artifact.diagnostics)


def _spoken(project: Project, edition: Edition) -> tuple[str, ...]:
    """Return the languages of the sheet: those of the edition, then others in which the templates speak at all."""
    others = (spec.code for spec in project.config.locales if _has_words(project, edition.document, spec.code))
    return tuple(dict.fromkeys((*edition.locales, *others)))[:_MOST]


def _has_words(project: Project, document: str, locale: str) -> bool:
    catalog = project.catalogs(document, locale).by_domain.get(TEMPLATES)
    return catalog is None or not catalog.absent
