"""Writes the template catalogs that translators start from."""

from pathlib import Path

from mezanprint.engine.project import Project
from mezanprint.engine.publish import write_changed
from mezanprint.i18n.extract import extract, template_path
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors
from mezanprint.model.documents import Document
from mezanprint.model.domains import TEMPLATES, is_shared
from mezanprint.project.discovery import list_documents
from mezanprint.project.files import Files


def write_template_catalogs(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Extract all messages; return the paths of the catalogs that were written and of those that were the same.

    ``Fault`` as for ``extract_all``.
    """
    catalogs = extract_all(root)
    written = tuple(path for path, text in catalogs if write_changed(root / path, text.encode(), parents=True))
    return written, tuple(path for path, _ in catalogs if path not in written)


def extract_all(root: Path) -> tuple[tuple[str, str], ...]:
    """Return path and text of every template catalog of a project, as its content and templates stand now.

    ``Fault`` with the findings if a document or a template can not be read: its words must not vanish unnoticed.
    """
    project = Project(Files(root))
    documents: list[Document] = []
    found: list[Diagnostic] = []
    for name in project.documents:
        try:
            document, diagnostics = project.document(name)
            documents.append(document)
            found.extend(diagnostics)
        except Fault as fault:
            found.extend(fault.diagnostics)
    if has_errors(tuple(found)):
        raise Fault(*found)
    return extract(project.files("extraction"), project.config, project.kinds, documents)


def orphans(root: Path) -> tuple[str, ...]:
    """Return the template catalogs of documents that are gone; nobody but their owner should delete them."""
    files = Files(root)
    wanted = {*list_documents(files), TEMPLATES}
    domains = (name.removesuffix(".pot") for name in files.list("locales") if name.endswith(".pot"))
    return tuple(template_path(domain) for domain in domains if domain not in wanted and not is_shared(domain))
