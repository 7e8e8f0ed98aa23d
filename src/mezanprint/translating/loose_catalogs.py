"""Catalogs that belong to no project: files from anywhere, in the language that their header names."""

from pathlib import Path, PurePosixPath

from mezanprint.i18n.po.po_file import PoFile
from mezanprint.i18n.po.po_header import find_field, header_fields
from mezanprint.i18n.po.po_parser import MAX_BYTES
from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.locales import direction_of
from mezanprint.model.translatable import msg

_FOLDER = "LC_MESSAGES"
"""Of gettext, below that of a language."""


def read_loose(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return a file, of one that is too long a little more than is read; ``Fault`` if it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as bad:
        reason = foreign(str(bad.strerror))
        raise Fault(
            error("cli-file", msg("`{path}` can not be read: {reason}", path=path.as_posix(), reason=reason))
        ) from None


def language_of_catalog(file: PoFile, name: str, *hints: str) -> str:
    """Return the language that a catalog says it is in; ``Fault`` if it says none that anybody knows.

    ``hints`` tell of ways to say it without a change in the file.
    """
    if not any(True for _ in file.entries):
        hint = msg("give the file that `mezanprint i18n extract` or your translators wrote")
        raise Fault(error("cli-file", msg("`{name}` is empty", name=name), Span(name, 1), hint))
    language = header_fields(file.header).get("language", "") if file.header else ""
    if _is_language(language):
        return language
    guess = _language_of_place(name)
    write = msg("write `Language: {code}` in the header", code=guess or "ar")
    if not language:
        message = msg("`{name}` is not looked at: its header names no language", name=name)
        span = find_field(file, "language", name) if file.header else Span(name, 1)
    else:
        message = msg("the line `Language` says `{said}`, which is no code of a language", said=language)
        span = find_field(file, "language", name)
    raise Fault(error("cli-file", message, span, *hints, write))


def _language_of_place(name: str) -> str:
    """Return the language of the folder that a catalog lies in; empty if it lies in none."""
    folders = PurePosixPath(name).parts[:-1]
    code = folders[-2] if len(folders) > 1 and folders[-1] == _FOLDER else ""
    return code if _is_language(code) else ""


def _is_language(language: str) -> bool:
    try:
        direction_of(language)
    except ValueError:
        return False
    return True
