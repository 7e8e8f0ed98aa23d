"""Which documents a project has: the folders of ``content/`` that hold a ``document.yaml``."""

import re

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files

CONTENT = "content"
DOCUMENT = "document.yaml"
DATA = f"{CONTENT}/data"
RESERVED = ("data", "templates")
"""Catalog names that are no documents."""
_ALMOST = re.compile(r"documents?(?:\.ya?ml)?(?:\.txt|\.ya?ml)?", re.IGNORECASE)
"""What people and editors make of ``document.yaml``."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def document_path(document_id: str) -> str:
    """Return the path of a document's file."""
    return f"{CONTENT}/{document_id}/{DOCUMENT}"


def list_documents(files: Files) -> tuple[str, ...]:
    """Return the ids of all documents, sorted; ``Fault`` for each folder or file whose name is not that of one."""
    faults: list[Diagnostic] = []
    names: list[str] = []
    for name in files.list(CONTENT):
        listed = () if name == "data" else _listing(files, name)
        if DOCUMENT not in listed:
            faults.extend(_check_file(name, each) for each in listed if _ALMOST.fullmatch(each))
            continue
        faults.extend(_check_name(name))
        names.append(name)
    if faults:
        raise Fault(*faults)
    return tuple(names)


def _listing(files: Files, name: str) -> tuple[str, ...]:
    try:
        return files.list(f"{CONTENT}/{name}")
    except Fault:
        return ()  # a link, or a name no path may have: nothing in it can be read


def _check_file(folder: str, name: str) -> Diagnostic:
    message = msg("`{name}` is not read: the file of a document is called `{right}`", name=name, right=DOCUMENT)
    return error("project-document-name", message, Span(f"{CONTENT}/{folder}/{name}"), msg("rename the file"))


def _check_name(name: str) -> list[Diagnostic]:
    span = Span(f"{CONTENT}/{name}")
    if name in RESERVED:
        hint = msg("rename the folder")
        return [
            error(
                "project-reserved-name",
                msg("no document can be called `{name}`: a catalog has this name", name=name),
                span,
                hint,
            )
        ]
    if not _NAME.fullmatch(name):
        hint = msg("use small letters, digits and `-`: the name becomes part of file names and of addresses")
        return [error("project-document-name", msg("`{name}` cannot be the name of a document", name=name), span, hint)]
    return []
