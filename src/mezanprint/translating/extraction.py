"""Writes the template catalogs that translators start from."""

from collections.abc import Iterable
from pathlib import Path

from mezanprint.engine.output_folder import writing
from mezanprint.engine.project import Project
from mezanprint.i18n.extraction.extract import extract, template_path
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors
from mezanprint.model.documents import Document
from mezanprint.model.domains import TEMPLATES, is_shared
from mezanprint.project.discovery import list_documents
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder


def write_template_catalogs(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Extract all messages; return the paths of the catalogs that were written and of those that were the same.

    ``Fault`` as for ``extract_all``.
    """
    files = Files(root)
    catalogs = extract_all(files)
    written = write_catalogs(files.folder, ((path, text.encode()) for path, text in catalogs))
    return written, tuple(path for path, _ in catalogs if path not in written)


def write_catalogs(folder: Folder, catalogs: Iterable[tuple[str, bytes]]) -> tuple[str, ...]:
    """Write catalogs, each with its path, in a project; return the paths of those that were not so before.

    What killed runs left beside them is swept. ``Fault`` where one cannot be written.
    """
    paths = []
    for path, data in catalogs:
        with writing(path):
            folder.below(path.rpartition("/")[0]).sweep()
            if folder.write_changed(path, data):
                paths.append(path)
    return tuple(paths)


def extract_all(files: Files) -> tuple[tuple[str, str], ...]:
    """Return path and text of every template catalog of a project, as its content and templates stand now.

    ``Fault`` with the findings if a document or a template can not be read: its words must not vanish unnoticed.
    """
    project = Project(files)
    documents: list[Document] = []
    all_diagnostics: list[Diagnostic] = []
    for name in project.documents:
        try:
            document, diagnostics = project.document(name)
            documents.append(document)
            all_diagnostics.extend(diagnostics)
        except Fault as fault:
            all_diagnostics.extend(fault.diagnostics)
    if has_errors(tuple(all_diagnostics)):
        raise Fault(*all_diagnostics)
    return extract(project.files("extraction"), project.config, project.kinds, documents)


def orphans(root: Path) -> tuple[str, ...]:
    """Return the template catalogs of documents that are gone; nobody but their owner should delete them."""
    files = Files(root)
    wanted = {*list_documents(files), TEMPLATES}
    domains = (name.removesuffix(".pot") for name in files.list("locales") if name.endswith(".pot"))
    return tuple(template_path(domain) for domain in domains if domain not in wanted and not is_shared(domain))
